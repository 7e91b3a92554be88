/// The numbers of one region, or of a calling code that belongs to none: what libphonenumber knows
/// of them, compiled so that a number is decided by table look-ups.
final class NumberingPlan: Sendable {
  let callingCode: Int
  /// What is dialled before a calling code: `00`.
  let internationalPrefix: DigitPattern?
  /// What is dialled before a number within the country: `0`.
  let nationalPrefix: DigitPattern?
  /// What becomes of a national prefix that holds a part of the number; nil where it just goes.
  let transform: PrefixTransform?
  /// What the plan's numbers begin with, where several plans share a calling code.
  let leadingDigits: DigitPattern?
  /// The lengths of all numbers, and of those that are dialled within one area; a bit each.
  private let lengths: UInt32
  private let localLengths: UInt32
  /// Pattern 0 is that of all numbers, the others those of the uses.
  private let automaton: DigitAutomaton
  private let useLengths: [UInt32]

  /// Compiles a plan of the library; nil where it has something that this code does not know.
  init?(_ plan: LibraryPlan) {
    let all = plan.allNumbers
    let uses = plan.uses
    guard let patterns = Self.patterns([all.pattern] + uses.map(\.pattern)),
      let automaton = DigitAutomaton(patterns),
      let prefixes = Self.patterns(
        [plan.internationalPrefix, plan.nationalPrefix, plan.leadingDigits]),
      all.lengths != 0, all.lengths >> 31 == 0
    else { return nil }
    if plan.transformRule.isEmpty {
      transform = nil
    } else {
      let groupCount = prefixes[1]?.groupCount ?? 0
      guard let read = PrefixTransform(Array(plan.transformRule.utf8), groupCount: groupCount)
      else { return nil }
      transform = read
    }
    callingCode = plan.callingCode
    internationalPrefix = prefixes[0]
    nationalPrefix = prefixes[1]
    leadingDigits = prefixes[2]
    lengths = all.lengths
    localLengths = all.localLengths
    useLengths = [0] + uses.map(\.lengths)
    self.automaton = automaton
  }

  /// The patterns, nil for a text that is empty; nil where one cannot be read.
  private static func patterns(_ sources: [String]) -> [DigitPattern?]? {
    var patterns: [DigitPattern?] = []
    for source in sources {
      let pattern = DigitPattern(source.utf8)
      if pattern == nil && !source.isEmpty { return nil }
      patterns.append(pattern)
    }
    return patterns
  }

  /// Whether the digits are like a number of the plan, whatever their count.
  func isViable(_ digits: PhoneDigits) -> Bool {
    automaton.matches(of: digits) & 1 != 0
  }

  /// Whether the digits are a number of one of the plan's uses.
  func isValid(_ digits: PhoneDigits) -> Bool {
    let length = UInt32(1) << UInt32(digits.count)
    var matches = automaton.matches(of: digits)
    guard matches & 1 != 0, lengths & length != 0 else { return false }
    matches &= ~1
    while matches != 0 {
      let use = useLengths[matches.trailingZeroBitCount]
      if use == 0 || use & length != 0 { return true }
      matches &= matches - 1
    }
    return false
  }

  /// Whether the digits are a valid number, where the plan claims them before those behind it: by their
  /// leading digits or, without such, by a use; nil where it does not.
  func claims(_ digits: PhoneDigits) -> Bool? {
    guard let leadingDigits else { return isValid(digits) ? true : nil }
    return leadingDigits.prefixMatch(of: digits) != nil ? isValid(digits) : nil
  }

  /// Whether a number of so many digits is longer than any of the plan.
  func isTooLong(_ count: Int) -> Bool {
    let length = UInt32(1) << UInt32(count)
    return localLengths & length == 0 && length > lengths
  }

  /// Whether what is left without its national prefix may be a whole number: longer than all counts,
  /// as libphonenumber has it, shorter or only local does not.
  func mayStand(_ count: Int) -> Bool {
    let length = UInt32(1) << UInt32(count)
    if localLengths & length != 0 { return false }
    return lengths & length != 0 || length > lengths
  }
}
