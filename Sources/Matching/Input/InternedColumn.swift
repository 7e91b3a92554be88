/// One column of all rows that are matched: a number of ``pool`` a row.
///
///     rows   0   1   2   3
///     ids    1   0   2   1        0: nothing that counts as evidence
///     pool   '' 'ann' 'bob'
package struct InternedColumn: Sendable {
  package var pool = TextPool()
  package var ids: [UInt32] = []

  package init() {}

  /// Adds the next row's text.
  package mutating func append(_ text: Span<UInt8>) {
    ids.append(pool.intern(text))
  }

  /// Adds a row that has no value.
  package mutating func appendMissing() {
    ids.append(0)
  }
}
