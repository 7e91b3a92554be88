import Diagnostics

extension ExpressionCheck {
  /// Holds both sides of `similar` to be of one kind: texts, and where a share is asked for numbers
  /// or days.
  mutating func similar(_ left: Expression, _ right: Expression, _ use: SimilarityUse) {
    let sides = [(left, value(left)), (right, value(right))]
    if let truth = sides.first(where: { $0.1 == .boolean }) {
      return report(
        .wrongKind, "'similar' compares no truths", at: truth.0.range, help: "write a = b")
    }
    if case .share = use {
      guard let leftKind = sides[0].1, let rightKind = sides[1].1 else { return }
      return shared(left, leftKind, right, rightKind)
    }
    for (side, kind) in sides {
      guard let kind, kind != .text else { continue }
      report(
        .wrongKind, "edits are counted between texts, and this is \(kind.phrase)", at: side.range,
        help: "write a share, as in similar 90%, or how far apart they may be: abs(a - b) <= 5")
    }
  }

  /// Holds both sides of `similar 90%` to be of one kind.
  private mutating func shared(
    _ left: Expression, _ leftKind: ValueKind, _ right: Expression, _ rightKind: ValueKind
  ) {
    if leftKind == rightKind || leftKind.isMoment && rightKind.isMoment { return }
    if checkMomentText(left, leftKind, right, rightKind) { return }
    if checkMomentText(right, rightKind, left, leftKind) { return }
    if leftKind == .text, reportUndeclared(left, wanted: rightKind) { return }
    if rightKind == .text, reportUndeclared(right, wanted: leftKind) { return }
    var range = left.range
    range.upper = max(range.upper, right.range.upper)
    if case .column = left.kind, case .column = right.kind {
      return report(
        .wrongKind, "\(leftKind.phrase) is compared with \(rightKind.phrase)", at: range,
        help: "declare both columns as one type")
    }
    reportMismatch(left, leftKind, right, rightKind, range)
  }

  /// Holds a share to be one, and edits to be counted.
  mutating func check(_ use: SimilarityUse, _ range: SourceRange) {
    switch use {
    case .share(let percent): checkShare(percent, range)
    case .measured(let measure, let limit):
      if measure.limit == .share { checkShare(limit ?? "", range) }
      if measure.limit == .edits, !Literals.isCount(limit ?? "") {
        report(
          .unreadableLiteral, "edits are counted in whole numbers of at most 18 digits", at: range,
          help: "write similar by \(measure.rawValue) 2")
      }
    }
  }

  /// Holds a share to lie between nothing and all.
  mutating func checkShare(_ percent: String, _ range: SourceRange) {
    if Literals.isShare(percent), let share = Double(percent), share > 0 { return }
    report(.thresholdUnit, "a share lies between 0% and 100%", at: range, help: "write 90%")
  }
}
