import Columns

/// Turns every letter and digit into `*`, but for the last few.
package struct Mask: TextKernel {
  private let keptCount: Int

  package init(keptCount: Int) {
    self.keptCount = keptCount
  }

  package func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var masked = -keptCount
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      if Categories.isLetter(scalar.value) || Categories.isNumber(scalar.value) { masked += 1 }
      index += scalar.byteCount
    }
    if masked <= 0 { return .same }
    index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      let isMasked =
        masked > 0 && (Categories.isLetter(scalar.value) || Categories.isNumber(scalar.value))
      if isMasked {
        masked -= 1
        output.append(UInt8(ascii: "*"))
      } else {
        output.append(input.extracting(index..<index + scalar.byteCount))
      }
      index += scalar.byteCount
    }
    return .changed
  }
}

extension Mask {
  /// The whole text masked.
  package static func masked(_ text: [UInt8]) -> [UInt8] {
    var arena = ByteArena()
    switch Mask(keptCount: 0).apply(text.span, to: &arena) {
    case .changed: return arena.commit().array
    case .same, .failed: return text
    }
  }

  /// The text for people to read, masked where it must be.
  package static func shown(_ text: [UInt8], isMasked: Bool) -> String {
    String(decoding: isMasked ? masked(text) : text, as: UTF8.self)
  }
}
