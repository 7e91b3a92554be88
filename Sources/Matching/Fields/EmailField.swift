import Kernels

/// An e-mail address.
struct EmailField: MatchField {
  let name: String
  let exact: PreparedColumn
  /// The part before the `@` of each value, in a pool of its own, and the one behind it.
  private let users: PreparedColumn
  private let domains: PreparedColumn
  /// Rows whose user is made of the person's own name: says no more than the name.
  private let isOwnName: [Bool]

  var isIdentity: Bool { false }
  var isByValue: Bool { false }
  let levels = [
    "no value", "the same", "the same user", "one or two slips", "a similar user", "different",
  ]

  init(_ name: String, _ column: PreparedColumn, names: [PreparedColumn]) {
    self.name = name
    exact = column
    users = PreparedColumn(rowCount: column.ids.count) { row, output in
      Self.append(column.text(UInt32(row)), isUser: true, &output)
    }
    domains = PreparedColumn(rowCount: column.ids.count) { row, output in
      Self.append(column.text(UInt32(row)), isUser: false, &output)
    }
    let users = users
    isOwnName = (0..<UInt32(column.ids.count)).map { row in
      names.contains { Self.holds(users.text(row), $0.text(row)) }
    }
  }

  /// Appends what stands before the `@`, or behind it.
  private static func append(_ text: Span<UInt8>, isUser: Bool, _ output: inout [UInt8]) {
    var isDomain = false
    for index in text.indices {
      if text[index] == 0x40 {
        isDomain = true
      } else if isDomain != isUser {
        output.append(text[index])
      }
    }
  }

  /// Whether the user has a name of three letters or more within it.
  private static func holds(_ user: Span<UInt8>, _ name: Span<UInt8>) -> Bool {
    guard name.count >= 3, user.count >= name.count else { return false }
    for start in 0...user.count - name.count
    where user.extracting(start..<start + name.count).isEqual(to: name) {
      return true
    }
    return false
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (first, second) = (exact.ids[Int(left)], exact.ids[Int(right)])
    if first == 0 || second == 0 { return 0 }
    if first == second { return 1 }
    let sharesDomain = domains.ids[Int(left)] == domains.ids[Int(right)]
    if !sharesDomain, isOwnName[Int(left)], isOwnName[Int(right)] { return 0 }
    if users.ids[Int(left)] == users.ids[Int(right)] { return 2 }
    if OptimalStringAlignment.distance(exact.pool[first], exact.pool[second], limit: 2) != nil { return 3 }
    return JaroWinkler.similarity(users.text(left), users.text(right)) >= 0.9 ? 4 : 5
  }

  var atoms: [BlockingAtom] {
    [BlockingAtom(exact, named: name, agreement: 0.65), BlockingAtom(users, named: "user of \(name)", agreement: 0.75)]
  }
}
