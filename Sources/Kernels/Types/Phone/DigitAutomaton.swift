/// Several patterns over digits as one deterministic automaton: one table look-up a digit says which
/// of them the digits match as a whole.
///
/// Built by subset construction (Rabin and Scott 1959).
struct DigitAutomaton: Sendable {
  /// Ten next states a state; state 0 is where nothing can match any more.
  private let next: [UInt16]
  /// The patterns that match in a state, a bit each.
  private let matches: [UInt16]

  /// Nil where a pattern asks for the end inside, or where the tables would become too large. A
  /// pattern that is nil matches nothing.
  init?(_ patterns: [DigitPattern?]) {
    precondition(patterns.count <= UInt16.bitWidth)
    var construction = SubsetConstruction(patterns)
    guard construction.build() else { return nil }
    next = construction.next
    matches = construction.matches
  }

  /// The patterns that the digits match from first to last, a bit each.
  func matches(of digits: PhoneDigits) -> UInt16 {
    var state = 1
    for index in 0..<digits.count {
      state = Int(next[state * 10 + digits[index]])
    }
    return matches[state]
  }
}

/// The states of several patterns that may be reached by the same digits, found from the start on.
private struct SubsetConstruction {
  /// The steps of all the patterns, one behind another.
  private var steps: [DigitPattern.Step] = []
  /// Which pattern a `match` belongs to.
  private var patternOfMatch: [Int: Int] = [:]
  private var starts: [Int] = []
  private var stateOfSet: [[Int]: UInt16] = [:]
  private var sets: [[Int]] = []
  private(set) var next: [UInt16] = []
  private(set) var matches: [UInt16] = []

  /// More than any region needs by far; 20 bytes a state.
  private static let mostStates = 20_000

  init(_ patterns: [DigitPattern?]) {
    for (number, pattern) in patterns.enumerated() {
      guard let pattern else { continue }
      let base = steps.count
      starts.append(base)
      for step in pattern.steps {
        if step == .match { patternOfMatch[steps.count] = number }
        steps.append(step.moved(by: base))
      }
    }
  }

  /// Fills the tables; false where that is not possible.
  mutating func build() -> Bool {
    if steps.contains(.end) { return false }
    _ = state(of: [])
    _ = state(of: closure(of: starts))
    var index = 0
    while index < sets.count {
      if sets.count > Self.mostStates { return false }
      let set = sets[index]
      for digit in UInt16(0)..<10 {
        let reached = set.compactMap { step -> Int? in
          guard case .digit(let digits) = steps[step], digits >> digit & 1 != 0 else { return nil }
          return step + 1
        }
        next.append(state(of: closure(of: reached)))
      }
      index += 1
    }
    return true
  }

  /// The state of a set of steps, which is new where the set is.
  private mutating func state(of set: [Int]) -> UInt16 {
    if let known = stateOfSet[set] { return known }
    let state = UInt16(sets.count)
    stateOfSet[set] = state
    sets.append(set)
    var matched: UInt16 = 0
    for step in set {
      if let pattern = patternOfMatch[step] { matched |= 1 << UInt16(pattern) }
    }
    matches.append(matched)
    return state
  }

  /// The steps that ask for a digit or match, as far as they are reached without a digit; sorted.
  private func closure(of first: [Int]) -> [Int] {
    var seen = Set<Int>()
    var pending = first
    var result: [Int] = []
    while let step = pending.popLast() {
      guard seen.insert(step).inserted else { continue }
      switch steps[step] {
      case .split(let one, let other): pending += [one, other]
      case .jump(let target): pending.append(target)
      case .open, .close: pending.append(step + 1)
      case .digit, .match, .end: result.append(step)
      }
    }
    return result.sorted()
  }
}

extension DigitPattern.Step {
  /// The step of a program that stands behind others.
  fileprivate func moved(by base: Int) -> DigitPattern.Step {
    switch self {
    case .split(let one, let other): .split(one + base, other + base)
    case .jump(let target): .jump(target + base)
    default: self
    }
  }
}
