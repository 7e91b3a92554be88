import Synchronization

/// The numbering plans of the world as libphonenumber carries them, each compiled when it is first
/// asked for.
final class NumberingPlans: Sendable {
  /// The plans of this process. To read the library's takes a millisecond, to compile one of them
  /// between a tenth and a few.
  static let all = NumberingPlans()

  private let plans: [LazyPlan]
  private let planOfRegion: [[UInt8]: Int]
  /// Which plans share a calling code, in the library's order; the first stands for all of them.
  private let plansOfCode: [[Int]]

  private init() {
    var plans: [LazyPlan] = []
    var planOfRegion: [[UInt8]: Int] = [:]
    var plansOfCode = [[Int]](repeating: [], count: 1000)
    for index in 0..<LibraryPlan.count {
      let plan = LibraryPlan(at: index)
      plans.append(LazyPlan(index: index))
      // "001" stands for every calling code that belongs to no region, and is none itself.
      if plan.region != "001" { planOfRegion[Array(plan.region.utf8)] = index }
      if plan.isMain {
        plansOfCode[plan.callingCode].insert(index, at: 0)
      } else {
        plansOfCode[plan.callingCode].append(index)
      }
    }
    self.plans = plans
    self.planOfRegion = planOfRegion
    self.plansOfCode = plansOfCode
  }

  /// The plan of a region by its two letters; nil where there is no such region.
  func plan(ofRegion region: [UInt8]) -> LazyPlan? {
    planOfRegion[region].map { plans[$0] }
  }

  /// The plan that stands for a calling code; nil where there is no such code.
  @inline(__always)
  func mainPlan(ofCode code: Int) -> LazyPlan? {
    plansOfCode[code].first.map { plans[$0] }
  }

  /// Whether the digits are a valid number behind a calling code; nil where a plan is not compiled.
  func isValid(_ digits: PhoneDigits, code: Int) -> Bool? {
    let sharing = plansOfCode[code]
    for index in sharing {
      guard let plan = plans[index].plan else { return nil }
      if sharing.count > 1, let leading = plan.leadingDigits {
        if leading.prefixMatch(of: digits) != nil { return plan.isValid(digits) }
      } else if plan.isValid(digits) {
        return true
      }
    }
    return false
  }
}

/// A numbering plan that is compiled when it is first asked for; whichever thread is first.
final class LazyPlan: Sendable {
  private final class Compiled: Sendable {
    let plan: NumberingPlan?

    init(_ plan: NumberingPlan?) {
      self.plan = plan
    }
  }

  private let index: Int
  private let compiled = AtomicLazyReference<Compiled>()

  init(index: Int) {
    self.index = index
  }

  /// The plan; nil where it has something that only the library knows how to read.
  var plan: NumberingPlan? {
    if let done = compiled.load() { return done.plan }
    return compiled.storeIfNil(Compiled(NumberingPlan(LibraryPlan(at: index)))).plan
  }
}
