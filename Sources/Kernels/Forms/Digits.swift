import CScan
import CUtf8proc
import Columns

/// `digits`: keeps the decimal digits, as 0 to 9.
///
/// Decimal digits of other scripts (full width, Arabic-Indic: Unicode's Nd) become ASCII ones. A text
/// without a digit has failed: it stays as it was. ASCII costs a shuffle of eight bytes at a time.
struct Digits: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    output.keep(UInt8(BYTE_DIGIT), of: input) ?? applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let scalar = input.scalar(at: index)
      if let digit = Self.value(of: scalar.value) {
        output.append(0x30 + digit)
        isChanged = isChanged || scalar.byteCount > 1
      } else {
        isChanged = true
      }
      index += scalar.byteCount
    }
    if output.openCount == 0 { return .failed }
    return isChanged ? .changed : .same
  }

  /// What a decimal digit counts. Unicode encodes each script's digits as ten in a row from zero, so
  /// that the distance from the row's start is the value.
  static func value(of scalar: Int32) -> UInt8? {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      return ASCII.isDigit(byte) ? byte - 0x30 : nil
    }
    guard isDecimalDigit(scalar) else { return nil }
    var zero = scalar
    while isDecimalDigit(zero - 1) { zero -= 1 }
    return UInt8((scalar - zero) % 10)
  }

  private static func isDecimalDigit(_ scalar: Int32) -> Bool {
    utf8proc_category(scalar) == UTF8PROC_CATEGORY_ND
  }
}

extension FormEntry {
  static let digits = FormEntry(
    "digits", summary: "Keeps the digits, written 0 to 9; a text without any is not converted.",
    example: ("(555) 010-9999", "5550109999"), kernel: Digits())
}
