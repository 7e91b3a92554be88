import Columns

/// Replaces every place where one text stands in another, from left to right.
package struct ReplacePart: TextKernel {
  private let part: [UInt8]
  private let replacement: [UInt8]

  /// Replaces `part`, which has a byte at least.
  package init(_ part: [UInt8], with replacement: [UInt8]) {
    precondition(!part.isEmpty, "an empty text stands everywhere")
    self.part = part
    self.replacement = replacement
  }

  package func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard var match = TextSearch.find(part.span, in: input, from: 0), part != replacement else {
      return .same
    }
    var copied = 0
    while true {
      output.append(input.extracting(copied..<match))
      output.append(replacement)
      copied = match + part.count
      guard let next = TextSearch.find(part.span, in: input, from: copied) else { break }
      match = next
    }
    output.append(input.extracting(copied..<input.count))
    return .changed
  }
}
