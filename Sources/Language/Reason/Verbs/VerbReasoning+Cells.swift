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
      guard case .expression(let value)? = line.statement.slots["value"],
        let text = value.literalText
      else { return }
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

  /// `clear a when P`: cells become empty.
  package static let clearing = VerbReasoning(
    judge: { $0.judgeCondition() },
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
        !line.isPossible(inside, Cases(.blank(line.facts.cell($0.id), false)))
      }
    })

  /// `mask a`: letters and digits become stars; blanks stay blank.
  package static let masking = VerbReasoning(
    judge: { $0.judgeCondition() },
    transfer: { line in
      let carries = line.blankness(keepsPresence: line.facts.reading.blanks.isEmpty)
      for column in line.targets {
        line.write(column, Writing(keepsSome: false, convert: carries), outside: .anything) { _ in
          .anything
        }
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
    let terms = facts.terms
    return { atom, old, new in
      guard terms.cells(of: atom).contains(old) else { return atom }
      if case .blank(old, let isBlank) = atom, isBlank || keepsPresence {
        return .blank(new, isBlank)
      }
      return nil
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
