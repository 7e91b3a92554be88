import Diagnostics

extension ExpressionCheck {
  /// Holds both sides of `similar` to be of one kind: texts, and where a share is asked for numbers
  /// or days.
  mutating func similar(_ left: Expression, _ right: Expression, _ use: SimilarityUse) {
    let kinds = [value(left), value(right)]
    if case .share = use, kinds.allSatisfy({ $0 == .number || $0 == nil }) { return }
    if case .share = use, kinds.allSatisfy({ $0 == .date || $0 == .datetime || $0 == nil }) {
      return
    }
    for (side, kind) in zip([left, right], kinds) {
      guard let kind, kind != .text else { continue }
      var what = "this is \(kind.phrase)"
      if case .share = use, kind != .boolean { what += " beside another kind" }
      report(
        .wrongKind, "'similar' compares texts, and \(what)", at: side.range,
        help: kind == .boolean
          ? "write a = b" : "write how far apart they may be, as in abs(a - b) <= 5")
    }
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
