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
      let outside = line.scopeOutcomes.notYes
      // All columns are bound before any is written.
      let chains = line.targets.map { ($0, FormChain(forms, of: $0, line)) }
      for (column, chain) in chains {
        let old = line.facts.cell(column.id)
        line.convert(
          [column], chain.convert, outside: outside, keepsPresence: chain.keepsPresence,
          keeps: chain.keeps, keptLength: chain.keptLength, result: chain.result)
        line.noteConverted(column, chain, from: old, outside: outside)
      }
    },
    isIdle: { line in
      guard case .forms(let forms)? = line.statement.slots["forms"] else { return false }
      let inside = line.scopeOutcomes.yes
      return !line.rejects
        && line.targets.allSatisfy { column in
          let chain = FormChain(forms, of: column, line)
          let differing = chain.differs(
            line.facts.cell(column.id), isRepeated: !line.isNamedElsewhere(column))
          return !line.isPossible(inside, differing)
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
        line.targets, arms.convert, outside: line.scopeOutcomes.notYes, keepsPresence: false,
        keeps: { _ in false }, keptLength: { _, _, _ in nil }
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
  /// Whether another line may name a column that this one has converted: what this one cannot read a second time
  /// is no value of the type to it then.
  fileprivate func isNamedElsewhere(_ column: ColumnInfo) -> Bool {
    let name = column.name.lowercased()
    return name.contains("]")
      || program.statements.enumerated().contains { place, other in
        guard place != number, other.verb != "column" else { return false }
        let text = program.sources[other.range.source].text(of: other.range)
        return text?.lowercased().contains(name) != false
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

  /// Writes columns with what a conversion makes of each present text; `convert` is nil where it cannot tell.
  /// Blanks stay blank. `keeps` says which tests a text passes behind it as before, `keptLength`
  /// what is still so of its length, `result` what cells are like that were no blank.
  fileprivate mutating func convert(
    _ columns: [ColumnInfo], _ convert: @escaping ([UInt8]) -> Reading?, outside: Cases,
    keepsPresence: Bool, keeps: @escaping (_ test: Int) -> Bool,
    keptLength: @escaping Writing.Conversion, result: (Term) -> Cases
  ) {
    if rejects { facts.reject(allBut: .anything, cause: cause) }
    var staysPresent = keepsPresence && facts.reading.blanks.isEmpty
    if case .becomes(let text) = others, facts.reading.isBlank(text) { staysPresent = false }
    let image = image(
      of: convert, keepsPresence: staysPresent, keeps: keeps, keptLength: keptLength)
    for column in columns {
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
