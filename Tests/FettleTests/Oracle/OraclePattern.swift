import Foundation
import Language

/// A pattern through another engine, for patterns that mean the same in both.
struct OraclePattern {
  private let expression: NSRegularExpression

  init(_ literal: PatternLiteral, ignoringCase: Bool = false) {
    // A `$` stands before a last LF, not before CR LF.
    var options: NSRegularExpression.Options = [.useUnixLineSeparators]
    if ignoringCase || literal.flags.contains("i") { options.insert(.caseInsensitive) }
    do {
      expression = try NSRegularExpression(pattern: literal.pattern, options: options)
    } catch {
      preconditionFailure("the random rules hold only patterns that both engines know")
    }
  }

  func matches(_ text: Text) -> Bool {
    let string = text.string
    let range = NSRange(string.startIndex..., in: string)
    return expression.firstMatch(in: string, range: range) != nil
  }

  /// The text with every match replaced; nil where nothing matches.
  func replace(in text: Text, with template: Text) -> Text? {
    guard matches(text) else { return nil }
    let string = text.string
    let range = NSRange(string.startIndex..., in: string)
    return Text(
      expression.stringByReplacingMatches(in: string, range: range, withTemplate: template.string))
  }
}
