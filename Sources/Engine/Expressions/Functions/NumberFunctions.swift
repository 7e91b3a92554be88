import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions of numbers.
  static let numbers: [FunctionEntry] = [
    round, floor, ceiling, abs, remainder, extreme("min", isLess: true),
    extreme("max", isLess: false),
  ]

  private static let round = FunctionEntry("round") { call in
    { frame in
      guard call.has(1) else { return call.mapNumbers(0, frame) { $0.rounded() }.vector }
      if let places = call.constantNumber(1)?.clampedWhole {
        return call.mapNumbers(0, frame) { $0.rounded(toPlaces: places) }.vector
      }
      return frame.map(call.numbers(0, frame), call.numbers(1, frame)) { number, places in
        places.clampedWhole.flatMap { number.rounded(toPlaces: $0) }
      }.vector
    }
  }

  private static let floor = FunctionEntry("floor") { call in
    { frame in call.mapNumbers(0, frame) { $0.floor }.vector }
  }

  private static let ceiling = FunctionEntry("ceiling") { call in
    { frame in call.mapNumbers(0, frame) { $0.ceiling }.vector }
  }

  private static let abs = FunctionEntry("abs") { call in
    { frame in call.mapNumbers(0, frame) { $0.magnitude }.vector }
  }

  private static let remainder = FunctionEntry("remainder") { call in
    { frame in
      frame.map(call.numbers(0, frame), call.numbers(1, frame)) { $0.remainder(dividingBy: $1) }
        .vector
    }
  }

  private static func extreme(_ name: String, isLess: Bool) -> FunctionEntry {
    FunctionEntry(name) { call in
      { frame in
        let lanes = call.operands.map { $0.lanes(frame).numbers }
        var column = Column<Decimal>(capacity: frame.count)
        for index in 0..<frame.count {
          let state = lanes.reduce(.present) { $0 | $1.state(index) }
          guard state == .present else {
            column.append(state)
            continue
          }
          var best = lanes[0].value(index)
          for lane in lanes.dropFirst() where (lane.value(index) < best) == isLess {
            best = lane.value(index)
          }
          column.append(best)
        }
        return column.vector
      }
    }
  }
}

extension Decimal {
  /// The number at that many places; beyond a hundred either way nothing changes any more.
  fileprivate func rounded(toPlaces places: Int) -> Decimal? {
    rounded(places: min(max(places, -100), 100))
  }

  /// What a division leaves, with the sign of the dividend; nil for a division by zero.
  func remainder(dividingBy divisor: Decimal) -> Decimal? {
    if divisor.isZero { return nil }
    let dividend = mantissa.magnitude
    let shift = divisor.scale - scale
    let left: UInt128
    if shift <= 0 {
      // A divisor beyond 128 bits is more than the dividend, which then is what is left.
      let (aligned, overflow) = divisor.mantissa.magnitude.multipliedReportingOverflow(
        by: PowersOfTen.all[-shift])
      left = overflow ? dividend : dividend % aligned
    } else {
      let modulus = divisor.mantissa.magnitude
      let wide = (dividend % modulus).multipliedFullWidth(by: PowersOfTen.all[shift] % modulus)
      left = modulus.dividingFullWidth(wide).remainder
    }
    let signed = mantissa < 0 ? -Int128(left) : Int128(left)
    return Decimal(exactly: signed, scale: max(scale, divisor.scale))
  }
}
