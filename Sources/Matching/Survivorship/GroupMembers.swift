/// The rows of each group, in their order.
package struct GroupMembers: Sendable {
  /// Where the rows of each group begin among ``rows``; one more at the end.
  private var starts: [Int]
  private var rows: [UInt32]

  package init(_ outcome: MergeOutcome) {
    starts = Array(repeating: 0, count: outcome.groupCount + 1)
    for group in outcome.groups { starts[Int(group) + 1] += 1 }
    for group in 0..<outcome.groupCount { starts[group + 1] += starts[group] }
    rows = Array(repeating: 0, count: outcome.groups.count)
    var next = starts
    for (row, group) in outcome.groups.enumerated() {
      rows[next[Int(group)]] = UInt32(row)
      next[Int(group)] += 1
    }
  }

  private init(starts: [Int], rows: [UInt32]) {
    self.starts = starts
    self.rows = rows
  }

  package var groupCount: Int { starts.count - 1 }

  /// The rows of a group, ascending.
  package subscript(group: Int) -> ArraySlice<UInt32> { rows[starts[group]..<starts[group + 1]] }

  /// The same, without an owner to be counted.
  @_lifetime(borrow self)
  func span(of group: Int) -> Span<UInt32> {
    rows.span.extracting(starts[group]..<starts[group + 1])
  }

  /// Some of the groups, from 0, in memory of their own: threads that share rows would count their owners against
  /// each other.
  package subscript(groups: Range<Int>) -> GroupMembers {
    let first = starts[groups.lowerBound]
    return GroupMembers(
      starts: starts[groups.lowerBound...groups.upperBound].map { $0 - first },
      rows: Array(rows[first..<starts[groups.upperBound]]))
  }

  /// The first row of a group.
  package func first(of group: Int) -> UInt32 { rows[starts[group]] }

  /// How many rows a group has.
  package func count(of group: Int) -> Int { starts[group + 1] - starts[group] }
}
