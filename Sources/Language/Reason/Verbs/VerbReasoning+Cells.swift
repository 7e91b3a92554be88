import Diagnostics

// Verbs that write cells.
extension VerbReasoning {
  /// `default a 'x'`: blanks take the literal.
  package static let filling = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeFilling()
    },
    transfer: { line in
      guard let text = line.statement.filledText else { return }
      let literal = Array(text.utf8)
      let outside = line.scopeOutcomes.notYes
      let isBlank = line.facts.reading.isBlank(literal)
      for column in line.targets {
        line.write(
          column, Writing(written: { Cases(.text($0, .only([literal]))) }), outside: outside
        ) { new in
          isBlank ? .anything : Cases([[.blank(new, false)], [.text(new, .only([literal]))]])
        }
      }
    },
    isIdle: { line in
      let inside = line.scopeOutcomes.yes
      return line.targets.allSatisfy {
        !line.isPossible(inside, Cases(.blank(line.facts.cell($0.id), true)))
      }
    })

  /// `clear a when P`: cells become empty; blanks stay as they are.
  package static let clearing = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeIdleCells("'%' is always blank here, so nothing is cleared", line.isPresent)
    },
    transfer: { line in
      let outside = line.scopeOutcomes.notYes
      for column in line.targets {
        line.write(column, Writing(written: { Cases(.blank($0, true)) }), outside: outside) {
          Cases(.blank($0, true))
        }
      }
    },
    isIdle: { line in
      let inside = line.scopeOutcomes.yes
      return line.targets.allSatisfy {
        !line.isPossible(inside, line.isPresent(line.facts.cell($0.id)))
      }
    })

  /// `mask a`: letters and digits become stars; blanks stay blank.
  package static let masking = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeIdleCells("'%' is masked already", line.unmasked)
    },
    transfer: { line in
      let carries = line.blankness(keepsPresence: line.facts.reading.blanks.isEmpty)
      let outside = line.scopeOutcomes.notYes
      let isWhole = !line.statement.has("keep last")
      let isMasked = line.isMasked
      for column in line.targets {
        line.write(column, Writing(keepsSome: false, convert: carries), outside: outside) { new in
          isWhole ? Cases([[.blank(new, true)], [.test(new, isMasked, true)]]) : .anything
        }
      }
    },
    isIdle: { line in
      let inside = line.scopeOutcomes.yes
      return line.targets.allSatisfy {
        !line.isPossible(inside, line.unmasked(line.facts.cell($0.id)))
      }
    })

  /// Columns of the line are new, or only named anew.
  package static let making = VerbReasoning(judge: { $0.judgeCondition() })
}

extension LineReasoning {
  /// The columns that the line writes, each once.
  var targets: [ColumnInfo] {
    var seen: Set<Int> = []
    return statement.targetColumns.compactMap { before.resolve($0) }
      .filter { seen.insert($0.id).inserted }
  }

  /// Writes a column, and adds what cells in the scope of the line are like then; `outside` is what rows
  /// out of its scope are like, said of the cells as they were.
  mutating func write(
    _ column: ColumnInfo, _ writing: Writing, outside: Cases, _ inside: (Term) -> Cases
  ) {
    let old = facts.cell(column.id)
    var writing = writing
    writing.keepsSome = writing.keepsSome || statement.condition != nil
    facts.write(column.id, writing, cause: cause)
    let new = facts.cell(column.id)
    let terms = facts.terms
    var cases = inside(new)
    if statement.condition != nil {
      // What said something of cells that this line writes, and cannot be said of their new texts, is
      // no longer known.
      cases = cases.or(outside.mapping { terms.moved($0, from: old, to: new) })
    }
    facts.add(cases, causes: [cause])
  }

  /// Of what was so of a cell, whether it was blank, where that stays.
  func blankness(keepsPresence: Bool) -> Writing.Conversion {
    let (terms, reading) = (facts.terms, facts.reading)
    return { atom, old, new in
      guard terms.cells(of: atom).contains(old) else { return atom }
      // Known texts are present, unless one of them is a blank.
      if keepsPresence, case .text(old, let set) = atom, let members = set.members,
        !members.contains(where: reading.isBlank)
      {
        return .blank(new, false)
      }
      if case .blank(old, let isBlank) = atom, isBlank || keepsPresence {
        return .blank(new, isBlank)
      }
      return nil
    }
  }

  /// The cases of a cell that is no blank.
  fileprivate func isPresent(_ cell: Term) -> Cases { Cases(.blank(cell, false)) }

  /// The test that a text has neither letters nor digits.
  fileprivate var isMasked: Int {
    let traits = TextTraits { $0.isASCII ? !UInt8($0.value).isLetterOrDigit : nil }
    return facts.terms.test("masked", traits: traits) { text in
      if text.contains(where: \.isLetterOrDigit) { return false }
      return text.allSatisfy { $0 < 0x80 } ? true : nil
    }
  }

  /// The cases of a cell that `mask` may make another text of.
  fileprivate func unmasked(_ cell: Term) -> Cases {
    Cases(.blank(cell, false), .test(cell, isMasked, false))
  }

  /// A line that writes over no cell which it would change; in the message `%` is the column, and `changed` are the
  /// cases of a cell that it changes.
  mutating func judgeIdleCells(_ message: String, _ changed: (Term) -> Cases) {
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    for reference in statement.columns("columns") {
      guard let column = before.resolve(reference),
        let causes = refutation(of: inside, changed(facts.cell(column.id)))
      else { continue }
      report(
        .lineWithoutEffect, message.replacing("%", with: column.name), at: reference.range,
        because: causes, "this line sees to it", help: helpToLeaveOutColumn,
        fix: removal(ofColumn: reference.range, isProven: isConditionEvaluated))
    }
  }

  /// A `default` that finds no blank.
  mutating func judgeFilling() {
    let inside = scopeOutcomes.yes
    guard isPossible(inside) else { return }
    for reference in statement.targetColumns {
      guard let column = before.resolve(reference),
        let causes = refutation(of: inside, Cases(.blank(facts.cell(column.id), true)))
      else { continue }
      report(
        .lineWithoutEffect, "'\(column.name)' is never blank here, so nothing is filled",
        at: reference.range, because: causes, "this line leaves no blank",
        help: namesPlaceholder ? Self.placeholderHelp : helpToLeaveOutColumn,
        fix: namesPlaceholder
          ? nil : removal(ofColumn: reference.range, isProven: isConditionEvaluated))
    }
  }
}

extension UInt8 {
  /// Whether it is one of ASCII.
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
