import CScan
import Columns

/// `single spaces`: each run of white space becomes one blank.
///
/// Zero-width characters count only in a run with real white space: alone they hold emoji and
/// Persian words together. A text that has no white space beyond ASCII and no two blanks side by side
/// is found eight bytes at a time.
struct SingleSpaces: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: reads the span's bytes and no further.
    switch Int(unsafe input.withBase { unsafe spaces_are_single($0, $1) }) {
    case PASS_SAME: return .same
    case PASS_NOT_ASCII: return applyByScalar(input, to: &output)
    default: break
    }
    // Safe: writes at most as many bytes as it reads.
    unsafe output.append(atMost: input.count) { out in
      unsafe input.withBase { unsafe put_single_spaces($0, $1, out) }
    }
    return .changed
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let scalar = input.scalar(at: index)
      guard WhiteSpace.contains(scalar.value) else {
        output.append(scalar, of: input, at: index)
        index += scalar.byteCount
        continue
      }
      let run = Self.run(in: input, from: index)
      if run.isVisible {
        isChanged = isChanged || run.end - index > 1 || scalar.value != 0x20
        output.append(0x20)
      } else {
        output.append(input.extracting(index..<run.end))
      }
      index = run.end
    }
    return isChanged ? .changed : .same
  }

  /// The white space from `start` on: its end, and whether it has more than zero width.
  private static func run(in input: Span<UInt8>, from start: Int) -> (end: Int, isVisible: Bool) {
    var end = start
    var isVisible = false
    while end < input.count {
      let scalar = input.scalar(at: end)
      guard WhiteSpace.contains(scalar.value) else { break }
      switch scalar.value {
      case 0x200B...0x200D, 0xFEFF: break
      default: isVisible = true
      }
      end += scalar.byteCount
    }
    return (end, isVisible)
  }
}

extension FormEntry {
  static let singleSpaces = FormEntry(
    "single spaces", summary: "Turns each run of white space into one blank.",
    example: ("Anna  Maria\tBerg", "Anna Maria Berg"), kernel: SingleSpaces())
}
