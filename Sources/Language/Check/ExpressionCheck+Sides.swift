import Diagnostics

// The two sides of a comparison, by their kinds.
extension ExpressionCheck {
  /// Holds what is compared by size to have one.
  mutating func requireOrder(
    _ kind: ValueKind, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) {
    guard kind == .text || kind == .boolean else { return }
    let wanted = wantedKind(left) ?? wantedKind(right)
    // A text without figures has no order by any kind.
    if let wanted = wanted ?? (isText(left) || isText(right) ? nil : .number),
      reportUndeclared(left, wanted: wanted) || reportUndeclared(right, wanted: wanted)
    {
      return
    }
    report(
      .wrongKind, "only numbers and dates have an order, and this is \(kind.phrase)", at: range,
      help: "number(…) or date(…) reads a text as such")
  }

  /// What a literal text looks like.
  private func wantedKind(_ expression: Expression) -> ValueKind? {
    guard case .text(let text) = expression.kind else { return nil }
    if Literals.isDate(text) { return .date }
    if Literals.isDatetime(text) { return .datetime }
    if isMeantAsDate(text) { return .date }
    return Literals.meantNumber(text) != nil || Literals.isNumber(text) ? .number : nil
  }

  /// `2020-13-01`, `1/2/2020` and `01.02.2020`: figures in three parts of one, two or four.
  private func isMeantAsDate(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    return parts.count == 3
      && parts.allSatisfy {
        [1, 2, 4].contains($0.utf8.count) && $0.utf8.allSatisfy(Literals.isDigit)
      }
  }

  private func isText(_ expression: Expression) -> Bool {
    if case .text = expression.kind { true } else { false }
  }

  /// A quoted date stands for itself beside a date.
  mutating func checkMomentText(
    _ moment: Expression, _ kind: ValueKind, _ other: Expression, _ otherKind: ValueKind
  ) -> Bool {
    guard kind.isMoment, otherKind == .text, case .text(let text) = other.kind else { return false }
    checkMoment(text, other.range)
    return true
  }

  /// Holds a quoted text to be a date or a datetime.
  mutating func checkMoment(_ text: String, _ range: SourceRange) {
    guard !Literals.isDate(text), !Literals.isDatetime(text) else { return }
    let message = "'\(text)' is no date"
    guard Literals.isWrittenLikeDate(text), let near = Literals.nearDate(text) else {
      return report(
        .unreadableLiteral, message, at: range,
        help: "dates are written '2026-01-31', with a time '2026-01-31T12:30:00'")
    }
    let quoted = Scope.quoted(near.date)
    let help =
      near.isSwapped
      ? "the month stands before the day: write \(quoted)"
      : "the calendar has no such day: write \(quoted), the last of that month"
    report(
      .unreadableLiteral, message, at: range, help: help, fix: near.isSwapped ? quoted : nil)
  }

  /// Says that two kinds are compared, and what to write.
  mutating func reportMismatch(
    _ left: Expression, _ leftKind: ValueKind, _ right: Expression, _ rightKind: ValueKind,
    _ range: SourceRange
  ) {
    let message = "\(leftKind.phrase) is compared with \(rightKind.phrase)"
    for (side, other) in [(left, rightKind), (right, leftKind)] {
      switch (side.kind, other) {
      case (.text(let text), .number) where Literals.isNumber(text):
        return report(
          .wrongKind, message, at: side.range, help: "write \(text) without quotes", fix: text)
      case (.text(let text), .number):
        guard let meant = Literals.meantNumber(text) else { continue }
        return report(
          .wrongKind, message, at: side.range, help: "write \(meant)", fix: meant)
      case (.number(let digits), .text):
        return report(
          .wrongKind, message, at: side.range, help: "write '\(digits)' in quotes",
          fix: "'\(digits)'")
      case (.text(let text), .boolean) where ["true", "false"].contains(text.lowercased()):
        return report(
          .wrongKind, message, at: side.range, help: "write \(text.lowercased()) without quotes",
          fix: text.lowercased())
      case (.text(let text), .boolean), (.number(let text), .boolean):
        guard let meant = scope.vocabulary.truths[text.lowercased()] else { continue }
        return report(.wrongKind, message, at: side.range, help: "write \(meant)", fix: "\(meant)")
      default: continue
      }
    }
    report(.wrongKind, message, at: range, help: "text(…), number(…) and date(…) change the kind")
  }
}
