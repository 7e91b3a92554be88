import CScan
import Columns

/// `no control characters`: takes out what cannot be seen.
///
/// Control characters (Cc), directional marks, zero-width blanks and U+FEFF go; a tab or line break
/// becomes a blank (CR LF one), so that no two words run into one. The joiners U+200C and U+200D stay,
/// as emoji and Persian need them. ASCII without any costs a look at eight bytes at a time.
struct NoControlCharacters: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: reads the span's bytes and no further.
    if unsafe input.withBase({ unsafe ascii_has_no_control($0, $1) }) { return .same }
    return applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let scalar = input.scalar(at: index)
      switch Self.fate(of: scalar.value) {
      case .stays:
        output.append(scalar, of: input, at: index)
      case .goes:
        isChanged = true
      case .becomesBlank:
        let isSecondOfTwo = scalar.value == 0x0A && index > 0 && input[index - 1] == 0x0D
        if !isSecondOfTwo { output.append(0x20) }
        isChanged = true
      }
      index += scalar.byteCount
    }
    return isChanged ? .changed : .same
  }

  /// What becomes of a character.
  private enum Fate { case stays, goes, becomesBlank }

  private static func fate(of scalar: Int32) -> Fate {
    switch scalar {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: .becomesBlank
    case 0x00...0x1F, 0x7F...0x9F: .goes
    case 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: .goes
    default: .stays
    }
  }
}

extension FormEntry {
  static let noControlCharacters = FormEntry(
    "no control characters",
    summary: "Takes out invisible characters; a tab or line break becomes a blank.",
    example: ("VIP\nsee\u{200B} contract", "VIP see contract"), kernel: NoControlCharacters())
}
