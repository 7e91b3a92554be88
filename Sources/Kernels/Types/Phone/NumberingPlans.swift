/// The numbering plans of the world as libphonenumber carries them, each compiled when it is first
/// asked for.
final class NumberingPlans: Sendable {
  /// The plans of this process. To read the library's takes a millisecond, to compile them one a
  /// plan, of which +1 has 25.
  static let all = LastingReference(NumberingPlans())

  /// By their numbers.
  private let codes: [LastingReference<LazyCallingCode>?]
  /// The calling code of each region, and the place of the region's plan in it.
  private let places: [[UInt8]: (code: Int, place: Int)]
  /// The region that stands for each calling code, in the order of the codes.
  let mainRegions: [[UInt8]]

  private init() {
    var plansOfCode = [[Int]](repeating: [], count: 1000)
    for index in 0..<LibraryPlan.count {
      let plan = LibraryPlan(at: index)
      if plan.isMain {
        plansOfCode[plan.callingCode].insert(index, at: 0)
      } else {
        plansOfCode[plan.callingCode].append(index)
      }
    }
    var places: [[UInt8]: (code: Int, place: Int)] = [:]
    var mainRegions: [[UInt8]] = []
    for (code, indices) in plansOfCode.enumerated() {
      for (place, index) in indices.enumerated() {
        let region = LibraryPlan(at: index).region
        // "001" stands for every calling code that belongs to no region, and is none itself.
        if region == "001" { continue }
        places[Array(region.utf8)] = (code, place)
        if place == 0 { mainRegions.append(Array(region.utf8)) }
      }
    }
    codes = plansOfCode.map {
      $0.isEmpty ? nil : LastingReference(LazyCallingCode(plansAt: $0))
    }
    self.places = places
    self.mainRegions = mainRegions
  }

  /// Whether there is a region of these two letters.
  func hasRegion(_ region: [UInt8]) -> Bool {
    places[region] != nil
  }

  /// The plan of a region, and the calling code that it shares; nil where there is none or only the library can
  /// read it.
  func plan(
    ofRegion region: [UInt8]
  ) -> (plan: LastingReference<NumberingPlan>, code: LastingReference<CallingCode>)? {
    guard let found = places[region], let code = codes[found.code]?.with(\.code) else {
      return nil
    }
    return (code.with { $0.plan(at: found.place) }, code)
  }

  /// The calling code with which the digits begin, which are at least three; nil where there is none.
  @inline(__always)
  func code(before digits: PhoneDigits) -> LastingReference<LazyCallingCode>? {
    var number = 0
    for place in 0..<3 {
      number = number * 10 + digits[place]
      if let code = codes[number] { return code }
    }
    return nil
  }
}
