import Diagnostics

// Verbs that make other texts of texts.
extension VerbReasoning {
  /// `normalize a FORMS`: what a form cannot convert stays, unless `others` says otherwise.
  package static let normalizing = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeForms()
    },
    transfer: { line in
      guard case .forms(let forms)? = line.statement.slots["forms"] else { return }
      let chain = FormChain(forms, line)
      let outside = line.scopeOutcomes.notYes
      let cells = line.targets.map { ($0, line.facts.cell($0.id)) }
      line.convert(
        chain.convert, keepsPresence: chain.keepsPresence, keeps: chain.keeps,
        keptLength: chain.keptLength, result: chain.result)
      for (column, old) in cells {
        line.noteConverted(column, chain, from: old, outside: outside)
      }
    },
    isIdle: { line in
      guard case .forms(let forms)? = line.statement.slots["forms"] else { return false }
      let (chain, inside) = (FormChain(forms, line), line.scopeOutcomes.yes)
      return !line.rejects && !line.readsNotation(forms)
        && line.targets.allSatisfy {
          !line.isPossible(inside, chain.differs(line.facts.cell($0.id)))
        }
    })

  /// `replace a 'x' -> 'y'`, by texts, patterns, parts or a file.
  package static let replacing = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeArms()
    },
    transfer: { line in
      let arms = ReplaceArms(line.statement)
      let others = line.others
      line.convert(
        arms.convert, keepsPresence: false, keeps: { _ in false }, keptLength: { _, _, _ in nil }
      ) { arms.result($0, others) }
    },
    isIdle: { line in
      let (arms, inside) = (ReplaceArms(line.statement), line.scopeOutcomes.yes)
      guard arms.isPlain, case .stays = line.others, !line.rejects else { return false }
      return line.targets.allSatisfy {
        !line.isPossible(inside, arms.differs(line.facts.cell($0.id)))
      }
    })
}

/// What `others` makes of a text that a line cannot convert.
enum Unconverted {
  case stays
  case becomes([UInt8])

  /// The text that stands there then.
  func text(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .stays: text
    case .becomes(let literal): literal
    }
  }
}

extension LineReasoning {
  /// Whether a form reads numbers by a notation: what it has written can read as another number then, as
  /// `1.234` of `1,234` does by '1.234,56'.
  fileprivate func readsNotation(_ forms: [FormUse]) -> Bool {
    forms.contains { form in
      ["number", "whole", "money"].contains(form.name)
        && (!form.arguments.isEmpty || targets.contains { !$0.notations.isEmpty }
          || habits.loadsDecimals)
    }
  }

  /// Whether something follows for what it cannot convert, though the cells stay.
  var actsOnUnconverted: Bool {
    if case .action? = statement.others { true } else { false }
  }

  /// Whether rows that it cannot convert leave.
  var rejects: Bool {
    if case .action(let use)? = statement.others { use.action == .reject } else { false }
  }

  var others: Unconverted {
    switch statement.others {
    case nil, .keep?, .action?: .stays
    case .clear?: .becomes([])
    case .value(let value)?: .becomes(Array((value.literalText ?? "").utf8))
    }
  }

  /// Writes the line's columns with what a conversion makes of each present text; `convert` is nil where it
  /// cannot tell. Blanks stay blank. `keeps` says which tests a text passes behind it as before, `keptLength`
  /// what is still so of its length, `result` what cells are like that were no blank.
  fileprivate mutating func convert(
    _ convert: @escaping ([UInt8]) -> Reading?, keepsPresence: Bool,
    keeps: @escaping (_ test: Int) -> Bool, keptLength: @escaping Writing.Conversion,
    result: (Term) -> Cases
  ) {
    if rejects { facts.reject(allBut: .anything, cause: cause) }
    let outside = scopeOutcomes.notYes
    var staysPresent = keepsPresence && facts.reading.blanks.isEmpty
    if case .becomes(let text) = others, facts.reading.isBlank(text) { staysPresent = false }
    let image = image(
      of: convert, keepsPresence: staysPresent, keeps: keeps, keptLength: keptLength)
    for column in targets {
      write(column, Writing(keepsSome: false, convert: image), outside: outside) { new in
        Cases(.blank(new, true)).or(result(new))
      }
    }
  }

  /// What becomes of something that was so of a cell when its text is converted.
  private func image(
    of convert: @escaping ([UInt8]) -> Reading?, keepsPresence: Bool,
    keeps: @escaping (_ test: Int) -> Bool, keptLength: @escaping Writing.Conversion
  ) -> Writing.Conversion {
    let (others, reading) = (others, facts.reading)
    let blankness = blankness(keepsPresence: keepsPresence)
    return { atom, old, new in
      if case .test(old, let test, true) = atom, keeps(test) { return .test(new, test, true) }
      if let kept = keptLength(atom, old, new) { return kept }
      guard case .text(old, let set) = atom, let members = set.members else {
        return blankness(atom, old, new)
      }
      var images: [[UInt8]] = []
      for member in members {
        if reading.isBlank(member) {
          images.append(member)
          continue
        }
        switch convert(member) {
        case .text(let text)?: images.append(text)
        case .failed?: images.append(others.text(member))
        default: return nil
        }
      }
      return .text(new, .only(images))
    }
  }
}
