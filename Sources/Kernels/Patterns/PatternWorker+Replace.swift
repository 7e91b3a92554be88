import CPCRE2
import Columns

extension PatternWorker {
  /// What became of a text whose matches were to be replaced.
  package enum ReplaceOutcome: Sendable, Equatable {
    case noMatch
    /// The new text is the arena's open cell; it may be the same as the old one.
    case replaced
    /// The pattern took more steps than it may; the arena's open cell holds nothing of use.
    case couldNotEvaluate
  }

  /// Appends the text with every match replaced, from left to right.
  ///
  /// Matches do not overlap. Where one is empty, the next is looked for at the same place but must
  /// not be empty there, as in Perl: `/x*/ -> '-'` makes `-a-b--d-` of `abxd`.
  package func replaceAll(
    in cell: Cell, with template: ReplacementTemplate, to output: inout ByteArena
  ) -> ReplaceOutcome {
    let text = cell.bytes
    let isASCII = text.isASCII
    var copied = 0
    var start = 0
    var options: UInt32 = 0
    var hasMatch = false
    while start <= text.count {
      let code = run(text, isASCII: isASCII, from: start, options: options)
      switch outcome(of: code) {
      case .couldNotEvaluate: return .couldNotEvaluate
      case .noMatch: start = text.count + 1
      case .match:
        guard let match = range(ofGroup: 0), match.lowerBound >= copied else {
          return .couldNotEvaluate
        }
        hasMatch = true
        output.append(text.extracting(copied..<match.lowerBound))
        append(template, of: text, to: &output)
        copied = match.upperBound
        start = match.upperBound
        options = match.isEmpty ? PCRE2_NOTEMPTY_ATSTART : 0
      }
    }
    guard hasMatch else { return .noMatch }
    output.append(text.extracting(copied..<text.count))
    return .replaced
  }

  /// Appends the template with the groups of the last match; one that took no part is empty.
  private func append(
    _ template: ReplacementTemplate, of text: Span<UInt8>, to output: inout ByteArena
  ) {
    for part in template.parts {
      switch part {
      case .text(let bytes): output.append(bytes)
      case .group(let group):
        if let range = range(ofGroup: group) { output.append(text.extracting(range)) }
      }
    }
  }
}
