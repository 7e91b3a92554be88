/// Columns in output order, in pieces: a copy shares all pieces with its origin, and a change
/// copies but the one that it falls into. So a table before a line and the same table behind it
/// cost little together, whatever the number of columns.
///
///     pieces  [a b c … ] [x y … ] [z]      starts  0 200 391
package struct ColumnList: Sendable {
  private var pieces: [[ColumnInfo]] = []
  /// The place of each piece's first column.
  private var starts: [Int] = []
  package private(set) var count = 0

  /// A piece of more columns is cut in two.
  private static let mostInPiece = 256

  /// No columns.
  package init() {}

  /// Columns in their order.
  package init(_ columns: some Sequence<ColumnInfo>) {
    for column in columns { insert(column, at: count) }
  }

  /// Puts a column at a place, before the one that stands there.
  mutating func insert(_ column: ColumnInfo, at place: Int) {
    precondition(place >= 0 && place <= count, "there is no such place")
    count += 1
    let isAtEnd = place + 1 == count
    if isAtEnd, pieces.last.map({ $0.count < Self.mostInPiece }) != true {
      pieces.append([column])
      starts.append(place)
      return
    }
    let piece = isAtEnd ? pieces.count - 1 : piece(of: place)
    pieces[piece].insert(column, at: place - starts[piece])
    if pieces[piece].count > Self.mostInPiece {
      let half = pieces[piece].count / 2
      pieces.insert(Array(pieces[piece][half...]), at: piece + 1)
      pieces[piece].removeSubrange(half...)
      starts.insert(0, at: piece + 1)
    }
    if !isAtEnd { renewStarts(behind: piece) }
  }

  /// Takes a column out.
  @discardableResult
  mutating func remove(at place: Int) -> ColumnInfo {
    let piece = piece(of: place)
    let column = pieces[piece].remove(at: place - starts[piece])
    count -= 1
    if pieces[piece].isEmpty {
      pieces.remove(at: piece)
      starts.remove(at: piece)
      renewStarts(behind: piece - 1)
    } else {
      renewStarts(behind: piece)
    }
    return column
  }

  /// The place of the column with an id, which is looked for from where it stands unless lines have
  /// moved it.
  func place(ofID id: Int) -> Int? {
    if id >= 0, id < count, self[id].id == id { return id }
    if count == 0 { return nil }
    let middle = piece(of: Swift.min(Swift.max(id, 0), count - 1))
    for distance in 0..<Swift.max(pieces.count - middle, middle + 1) {
      for piece in distance == 0 ? [middle] : [middle - distance, middle + distance]
      where pieces.indices.contains(piece) {
        if let place = pieces[piece].firstIndex(where: { $0.id == id }) {
          return starts[piece] + place
        }
      }
    }
    return nil
  }

  /// The piece in which a place lies.
  private func piece(of place: Int) -> Int {
    precondition(place >= 0 && place < count, "there is no such column")
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func renewStarts(behind piece: Int) {
    for next in Swift.max(piece + 1, 0)..<pieces.count {
      starts[next] = next == 0 ? 0 : starts[next - 1] + pieces[next - 1].count
    }
  }
}

extension ColumnList: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> ColumnInfo {
    get {
      let piece = piece(of: place)
      return pieces[piece][place - starts[piece]]
    }
    _modify {
      let piece = piece(of: place)
      yield &pieces[piece][place - starts[piece]]
    }
  }

  package func makeIterator() -> FlattenSequence<[[ColumnInfo]]>.Iterator {
    pieces.joined().makeIterator()
  }
}

extension ColumnList: Equatable {
  package static func == (left: ColumnList, right: ColumnList) -> Bool {
    // Pieces that both share are compared by where they lie.
    left.pieces == right.pieces || left.count == right.count && left.elementsEqual(right)
  }
}
