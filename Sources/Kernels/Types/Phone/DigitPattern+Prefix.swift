/// Where the first digits of a number matched a pattern.
struct PrefixMatch {
  /// How many digits were matched.
  var count = 0
  /// Where each group begins and ends, a byte each; 0xFF for one that took no part.
  private var bounds = UInt64.max

  fileprivate mutating func setBound(_ bound: Int, to place: Int) {
    let shift = UInt64(bound * 8)
    bounds = bounds & ~(0xFF << shift) | UInt64(place) << shift
  }

  private func bound(_ bound: Int) -> Int {
    Int(bounds >> UInt64(bound * 8) & 0xFF)
  }

  /// The digits that the group took; empty where it took no part.
  func group(_ number: Int) -> Range<Int> {
    let start = bound(2 * number)
    let end = bound(2 * number + 1)
    return start == 0xFF || end == 0xFF || end < start ? 0..<0 : start..<end
  }
}

extension DigitPattern {
  /// The match at the start of the digits that a backtracking engine finds first, if there is one.
  func prefixMatch(of digits: PhoneDigits) -> PrefixMatch? {
    var match = PrefixMatch()
    return runs(from: 0, at: 0, of: digits, &match) ? match : nil
  }

  private func runs(
    from first: Int, at start: Int, of digits: PhoneDigits, _ match: inout PrefixMatch
  ) -> Bool {
    var step = first
    var place = start
    while true {
      switch steps[step] {
      case .digit(let set):
        guard place < digits.count, set >> UInt16(digits[place]) & 1 != 0 else { return false }
        place += 1
        step += 1
      case .jump(let target): step = target
      case .open(let group):
        match.setBound(2 * group, to: place)
        step += 1
      case .close(let group):
        match.setBound(2 * group + 1, to: place)
        step += 1
      case .end:
        guard place == digits.count else { return false }
        step += 1
      case .split(let preferred, let other):
        let before = match
        if runs(from: preferred, at: place, of: digits, &match) { return true }
        match = before
        step = other
      case .match:
        match.count = place
        return true
      }
    }
  }
}
