/// What takes the place of a national prefix: digits before what a group of it held (`9$1`).
struct PrefixTransform: Sendable {
  /// The digits that are put before, 0 to 9.
  let digits: [Int]
  /// The group, from 0.
  private let group: Int
  /// The group without which there is nothing to transform: the second, or the only one.
  private let needed: Int

  /// Reads a rule; nil where it is not digits and then one group.
  init?(_ rule: [UInt8], groupCount: Int) {
    guard let dollar = rule.firstIndex(of: UInt8(ascii: "$")), dollar == rule.count - 2,
      let number = rule.last, ASCII.isDigit(number), rule[..<dollar].allSatisfy(ASCII.isDigit),
      (1...max(groupCount, 1)).contains(Int(number) - 0x30), groupCount > 0
    else { return nil }
    digits = rule[..<dollar].map { Int($0) - 0x30 }
    group = Int(number) - 0x31
    needed = min(groupCount, 2) - 1
  }

  /// Whether the match holds a part of the number, so that the prefix does not just go.
  func isNeeded(for match: PrefixMatch) -> Bool {
    !match.group(needed).isEmpty
  }

  /// The number with the transformed prefix; nil where it has no room.
  func applied(to number: PhoneDigits, match: PrefixMatch) -> PhoneDigits? {
    let held = match.group(group)
    guard digits.count + held.count + number.count - match.count <= PhoneDigits.capacity else {
      return nil
    }
    var result = PhoneDigits()
    for digit in digits { result.append(digit) }
    for index in held { result.append(number[index]) }
    for index in match.count..<number.count { result.append(number[index]) }
    return result
  }
}
