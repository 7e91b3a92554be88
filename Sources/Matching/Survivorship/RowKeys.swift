import Kernels

/// How rows are named in ids of groups: by source and source id, in an order that is the same however rows
/// come.
package struct RowKeys: Sendable {
  /// Hands on the number of a row's source, and its id.
  package typealias Reader =
    @Sendable (_ row: UInt32, _ body: (_ source: Int, _ id: Span<UInt8>) -> Void) -> Void

  /// The name of a row.
  struct Key {
    var source = 0
    var id: [UInt8] = []
  }

  let sources: [[UInt8]]
  private let read: Reader
  /// By source: its place in the order of their names.
  private let places: [Int]

  /// `sources` are the names of the sources; `read` hands on the key of a row.
  package init(sources: [[UInt8]], read: @escaping Reader) {
    self.sources = sources
    self.read = read
    let order = sources.indices.sorted { sources[$0].lexicographicallyPrecedes(sources[$1]) }
    var places = order
    for (place, source) in order.enumerated() { places[source] = place }
    self.places = places
  }

  /// Puts the smallest key of some rows into `key`.
  func find(smallestOf rows: Span<UInt32>, _ key: inout Key) {
    var isFirst = true
    for index in rows.indices {
      read(rows[index]) { source, id in
        let isSmaller =
          places[source] == places[key.source]
          ? id.precedes(key.id.span) : places[source] < places[key.source]
        guard isFirst || isSmaller else { return }
        key.source = source
        key.id.removeAll(keepingCapacity: true)
        key.id.append(contentsOf: id)
      }
      isFirst = false
    }
  }

  /// The smallest key of some rows.
  func smallest(of rows: ArraySlice<UInt32>) -> Key {
    var key = Key()
    find(smallestOf: rows.span, &key)
    return key
  }

  /// Whether one key stands before another: by their sources' names, then by id.
  func isLess(_ one: Key, _ other: Key) -> Bool {
    one.source == other.source
      ? one.id.lexicographicallyPrecedes(other.id) : places[one.source] < places[other.source]
  }
}
