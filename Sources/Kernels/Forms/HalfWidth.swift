import Columns

/// `half width`: full-width letters, digits and signs become their ASCII twins.
///
/// U+FF01–FF5E, the ideographic blank and the full-width currency signs; kana stay as they are. ASCII
/// costs a look at eight bytes at a time, other text a comparison a scalar.
struct HalfWidth: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.isASCII { return .same }
    return applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let scalar = input.scalar(at: index)
      if let half = Self.halfWidth(of: scalar.value) {
        output.append(scalar: half)
        isChanged = true
      } else {
        output.append(scalar, of: input, at: index)
      }
      index += scalar.byteCount
    }
    return isChanged ? .changed : .same
  }

  /// The narrow twin of a wide character.
  private static func halfWidth(of scalar: Int32) -> Int32? {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFF01 + 0x21
    case 0x3000: 0x20
    case 0xFFE0: 0xA2
    case 0xFFE1: 0xA3
    case 0xFFE2: 0xAC
    case 0xFFE3: 0xAF
    case 0xFFE4: 0xA6
    case 0xFFE5: 0xA5
    case 0xFFE6: 0x20A9
    default: nil
    }
  }
}

extension FormEntry {
  static let halfWidth = FormEntry(
    "half width", summary: "Turns full-width letters, digits and signs into their narrow twins.",
    example: ("ＡＢ－１２", "AB-12"), kernel: HalfWidth())
}
