import Kernels

/// Sums of decimals, kept apart by the scale of their mantissas: exact, and mergeable in any order.
///
/// A mantissa is below 10^28, so that 10^10 of them fit.
struct ScaledSums: Sendable {
  /// By scale; empty before the first value.
  private(set) var sums: [Int128] = []
  /// Whether a sum needed more than 128 bits: what is kept is then not the sum.
  private(set) var hasOverflowed = false

  @inline(__always)
  mutating func add(_ mantissa: Int128, scale: Int) {
    if sums.isEmpty { sums = [Int128](repeating: 0, count: Decimal.maximumDigits + 1) }
    let (sum, overflows) = sums[scale].addingReportingOverflow(mantissa)
    sums[scale] = sum
    if overflows { hasOverflowed = true }
  }

  mutating func merge(_ other: ScaledSums) {
    for scale in other.sums.indices { add(other.sums[scale], scale: scale) }
    hasOverflowed = hasOverflowed || other.hasOverflowed
  }
}
