import Columns
import Synchronization

/// The texts of rows whose values others take, gathered by a pass of their own: no earlier one can know
/// which rows these are. What is more than the room for them is read again when it is needed.
final class RepairTexts: @unchecked Sendable {
  /// Bytes of a place, without its text.
  private static let byteCountOfPlace = 48

  /// The places that are worth asking for where so many bytes are there: half of them for texts.
  static func mostPlaces(byteCount: Int) -> Int { byteCount / 2 / byteCountOfPlace }

  private let places: [Int]
  private let isWanted: GrowingBitmap
  private let byteLimit: Int
  /// Held while batches add to the texts, which afterwards are only read.
  private let lock = Mutex<Void>(())
  private var texts: [Cell]
  /// -1 where the text is not here.
  private var records: [Int]
  private var arena = ByteArena()

  /// For rows at these places, which ascend; half of the bytes is for their texts, which are taken as they
  /// come.
  init(places: [Int], byteCount: Int) {
    self.places = places
    byteLimit = byteCount / 2
    var wanted = GrowingBitmap()
    for place in places { wanted.insert(place) }
    isWanted = wanted
    texts = Array(repeating: .empty, count: places.count)
    records = Array(repeating: -1, count: places.count)
  }

  var isEmpty: Bool { places.isEmpty }

  /// Takes in what the wanted rows among some have in a column.
  func add(column id: Int, of part: BatchPart) {
    if places.isEmpty { return }
    let rows = part.batch.selection.rows
    for (row, place) in zip(rows, part.records(of: rows)) where isWanted[place] {
      let cell = part.batch.cell(id, Int(row))
      let record = part.batch.record(of: Int(row))
      lock.withLock { _ in
        guard arena.hasRoom(for: cell.count) || arena.byteCount + 2 * cell.count <= byteLimit else {
          return
        }
        let index = index(of: place)
        arena.append(cell)
        texts[index] = arena.commit()
        records[index] = record
      }
    }
  }

  /// The text of the row at a place, and the record that it is of; nil where it is not here.
  func text(at place: Int) -> (text: Cell, record: Int)? {
    let index = index(of: place)
    guard index < places.count, places[index] == place, records[index] >= 0 else { return nil }
    return (texts[index], records[index])
  }

  private func index(of place: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
