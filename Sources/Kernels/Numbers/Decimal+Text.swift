import CScan
import Columns

extension Decimal {
  /// Reads a plain decimal: a sign, digits, one point, an exponent; white space around it is passed
  /// over. nil where it is anything else, or needs more digits than there are.
  ///
  /// Up to 18 digits without an exponent take one pass in 64 bits.
  package init?(_ text: Span<UInt8>) {
    // Safe: reads the span's bytes and no further.
    let short = unsafe text.withBase { unsafe short_decimal_at($0, $1) }
    if short.scale >= 0 {
      let magnitude = Int64(short.magnitude)
      self.init(
        lowest: Int128(short.is_negative ? -magnitude : magnitude), scale: Int(short.scale))
      return
    }
    guard let value = DecimalSyntax.plain.value(of: text) else { return nil }
    self = value
  }

  /// Appends the value as plain decimal: no exponent, no zeros at the end, a digit before the point.
  package func append(to output: inout ByteArena) {
    let magnitude = mantissa.magnitude
    let low = UInt64(truncatingIfNeeded: magnitude)
    let high = UInt64(truncatingIfNeeded: magnitude >> 64)
    // Safe: put_decimal writes at most DECIMAL_BYTES.
    unsafe output.append(atMost: DECIMAL_BYTES) { out in
      high == 0
        ? unsafe put_decimal(low, Int32(scale), mantissa < 0, out)
        : unsafe put_wide_decimal(high, low, Int32(scale), mantissa < 0, out)
    }
  }
}

extension Decimal: CustomStringConvertible {
  package var description: String {
    var arena = ByteArena()
    append(to: &arena)
    return String(decoding: arena.commit().array, as: UTF8.self)
  }
}

extension Decimal {
  /// The value as a plain decimal, for reports.
  package var text: String {
    var arena = ByteArena()
    append(to: &arena)
    return String(decoding: arena.commit().array, as: UTF8.self)
  }
}
