import Columns

/// Replaces every place where one text stands in another, from left to right; with case or without.
/// A place that holds what is written there counts as replaced too: what found it has the cell.
package struct ReplacePart: TextKernel {
  private let search: TextSearch
  private let replacement: [UInt8]

  /// Replaces `part`, which has a byte at least.
  package init(_ part: [UInt8], with replacement: [UInt8], ignoringCase: Bool = false) {
    precondition(!part.isEmpty, "an empty text stands everywhere")
    search = TextSearch(part, ignoringCase: ignoringCase)
    self.replacement = replacement
  }

  package func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard var match = search.range(in: input, from: 0) else { return .same }
    var copied = 0
    while true {
      output.append(input.extracting(copied..<match.lowerBound))
      output.append(replacement)
      copied = match.upperBound
      guard let next = search.range(in: input, from: copied) else { break }
      match = next
    }
    output.append(input.extracting(copied..<input.count))
    return .changed
  }
}
