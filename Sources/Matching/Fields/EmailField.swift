import Kernels

/// An e-mail address.
struct EmailField: MatchField {
  let name: String
  let exact: PreparedColumn
  /// Where the `@` stands in each value.
  private let userCounts: [UInt32]
  /// By value: what letters the user has, where an `@` ends it.
  private let sketches: [LetterSketch]
  /// Rows whose user is made of the person's own name, which says no more than the name: by row, the number
  /// of the domain from 1 on; 0 for others.
  private let domainOfOwnName: [UInt32]

  var isIdentity: Bool { false }
  let levels = [
    "no value", "the same", "the same user", "one or two slips", "a similar user", "different",
  ]

  init(_ name: String, _ column: PreparedColumn, names: [NameColumn]) {
    self.name = name
    exact = column
    let values = 0..<UInt32(column.pool.count)
    let counts = values.map { number in
      let text = column.pool[number]
      return UInt32(text.indices.first { text[$0] == 0x40 } ?? text.count)
    }
    userCounts = counts
    sketches = values.map { number in
      let (text, count) = (column.pool[number], Int(counts[Int(number)]))
      // One that has lost its @ may be a slip away from any.
      return count < text.count ? LetterSketch(text.extracting(first: count)) : .unsure
    }
    var isOwnName = [Bool](repeating: false, count: column.ids.count)
    for name in names { Self.mark(&isOwnName, column, counts, name.written, name.spoken) }
    domainOfOwnName = Self.domains(of: isOwnName, column, counts)
  }

  /// The number of each marked row's domain, `@` and all; one for those that have none.
  private static func domains(
    of rows: [Bool], _ column: PreparedColumn, _ userCounts: [UInt32]
  ) -> [UInt32] {
    var pool = TextPool()
    /// By value; 0 is not known yet.
    var numbers = [UInt32](repeating: 0, count: userCounts.count)
    return rows.indices.map { row in
      if !rows[row] { return 0 }
      let value = Int(column.ids[row])
      if numbers[value] == 0 {
        let text = column.pool[UInt32(value)]
        numbers[value] = 1 + pool.intern(text.extracting(Int(userCounts[value])..<text.count))
      }
      return numbers[value]
    }
  }

  /// Marks the rows whose user has the row's name within it.
  private static func mark(
    _ isOwnName: inout [Bool], _ column: PreparedColumn, _ userCounts: [UInt32],
    _ written: PreparedColumn, _ spoken: SpokenNames
  ) {
    for row in isOwnName.indices where !isOwnName[row] && column.ids[row] != 0 {
      let user = column.text(UInt32(row)).extracting(first: Int(userCounts[Int(column.ids[row])]))
      let name = written.ids[row]
      isOwnName[row] = holds(user, spoken.isSpoken(name) ? spoken[name] : written.pool[name])
    }
  }

  /// Whether the user has a name of three letters or more within it.
  private static func holds(_ user: Span<UInt8>, _ name: Span<UInt8>) -> Bool {
    guard name.count >= 3, user.count >= name.count else { return false }
    for start in 0...user.count - name.count
    where user[start] == name[0] && user.extracting(start..<start + name.count).isEqual(to: name) {
      return true
    }
    return false
  }

  private static let least = 0.9
  private static let mostSlips = 2
  /// Users of fewer letters in common are not similar.
  private static let bound = LetterBound(.jaroWinkler(least))
  /// Nor are addresses with users of fewer so few slips apart, unless these move the `@`.
  private static let boundOfSlips = LetterBound(.edits(mostSlips))

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (one, other) = (sketches[Int(left)], sketches[Int(right)])
    let mayBeSimilar = Self.bound.allows(one, other)
    let mayBeSlips = Self.boundOfSlips.allows(one, other)
    if !mayBeSimilar && !mayBeSlips { return 5 }
    let (first, second) = (exact.pool[left], exact.pool[right])
    let leftUser = first.extracting(first: Int(userCounts[Int(left)]))
    let rightUser = second.extracting(first: Int(userCounts[Int(right)]))
    if leftUser.isEqual(to: rightUser) { return 2 }
    if mayBeSlips,
      OptimalStringAlignment.distance(first, second, limit: Self.mostSlips) != nil
    {
      // ann.lee74 and ann.lee75 are two people of one name more often than a slip.
      return leftUser.hasLettersAndDigits(of: rightUser) ? 4 : 3
    }
    if !mayBeSimilar || leftUser.hasLettersAndDigits(of: rightUser) { return 5 }
    return JaroWinkler.similarity(leftUser, rightUser) >= Self.least ? 4 : 5
  }

  func prefetch(_ value: UInt32) { sketches.prefetch(Int(value)) }

  func prefetch(row: UInt32) { domainOfOwnName.prefetch(Int(row)) }

  func level(_ level: UInt8, of pair: RowPair) -> UInt8 {
    let (left, right) = (domainOfOwnName[Int(pair.left)], domainOfOwnName[Int(pair.right)])
    if left == 0 || right == 0 { return level }
    // Of two ann.lee at one provider, each has a number of her own.
    return left == right ? (level == 4 ? 5 : level) : 0
  }

  var atoms: [BlockingAtom] {
    [
      BlockingAtom(exact, named: name, agreement: 0.65),
      BlockingAtom("user of \(name)", exact, agreement: 0.75) { text, output in
        for index in text.indices {
          if text[index] == 0x40 { break }
          output.append(text[index])
        }
      },
    ]
  }
}

extension Span<UInt8> {
  /// Whether both have the same letters and signs, and digits that differ.
  fileprivate func hasLettersAndDigits(of other: Span<UInt8>) -> Bool {
    var place = 0
    var hasDigits = false
    func skip(_ text: Span<UInt8>, _ index: inout Int) {
      while index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        index += 1
        hasDigits = true
      }
    }
    var index = 0
    while true {
      skip(self, &index)
      skip(other, &place)
      if index == count || place == other.count { break }
      if self[index] != other[place] { return false }
      index += 1
      place += 1
    }
    return hasDigits && index == count && place == other.count
  }
}
