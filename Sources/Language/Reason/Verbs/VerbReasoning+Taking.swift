import Diagnostics

// Verbs that take values of other rows, of which nothing is known but that they are no blanks.
extension VerbReasoning {
  /// `fill a from T by k`: blanks take what the other table has for their key, if it has one value.
  package static let takingForBlanks = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      line.judgeFilling()
    },
    transfer: { $0.takeValues() },
    isIdle: { line in
      let inside = line.scopeOutcomes.yes
      return line.targets.allSatisfy {
        !line.isPossible(inside, Cases(.blank(line.facts.cell($0.id), true)))
      }
    })

  /// `correct a from T by k`: what is there and differs takes the other table's value.
  package static let takingForDiffering = VerbReasoning(
    judge: { $0.judgeCondition() }, transfer: { $0.takeValues() })

  /// `repair b by a`: looks at all rows at once, and gives some the value of others.
  package static let takingOfMost = VerbReasoning(
    judge: { $0.judgeCondition() },
    transfer: { line in
      line.facts.dismissRejected()
      line.takeValues()
    })
}

extension LineReasoning {
  /// Cells stay, take a real value, or become what `others` says.
  fileprivate mutating func takeValues() {
    if rejects { facts.reject(allBut: .anything, cause: cause) }
    let (others, outside) = (others, scopeOutcomes.notYes)
    for column in targets {
      let writing = Writing(written: { new in
        if case .becomes = others { return .anything }
        return Cases(.blank(new, false))
      })
      write(column, writing, outside: outside) { _ in .anything }
    }
  }
}
