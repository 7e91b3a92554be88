import Columns
import Diagnostics

/// What a dedupe decided about every row, once it has seen them all.
///
/// Rows are known by their record number in the input (0-based, the header not counted). The survivor of
/// a group stands at the place of the group's first member.
package struct Verdict: Sendable {
  /// Records that do not stay at their own place: duplicates, and survivors that moved to an earlier place.
  package var leaving = GrowingBitmap()
  /// Records that leave their own place for an earlier one.
  var moving = GrowingBitmap()
  /// Places whose content comes from a later record, with that record.
  var moves = PlaceRun(entryWordCount: 2)
  /// Records that were removed, each with its survivor; filled only when asked for.
  var survivors = PlaceRun(entryWordCount: 2)
  /// Keys that have the first half of their hash in common with one before them.
  var halfKeys = HalfKeys()

  /// Records that were removed; survivors that moved are none of them.
  package var removedCount: Int { leaving.setCount - moves.count }

  /// Bytes that memory had no room for.
  package var spilledByteCount: Int { moves.spilledByteCount + survivors.spilledByteCount }

  /// The records whose content stands at some places, in their order: their own, or what was moved there.
  func contents(at places: [Int]) throws(RunFailure) -> [Int] {
    var reader = PlaceReader(moves)
    var contents = places
    // Nothing was moved to the place of a record that stays.
    for index in places.indices where leaving[places[index]] {
      if let content = try reader.entry(at: places[index])?.first { contents[index] = Int(content) }
    }
    return contents
  }

  /// A place, and the record whose content counts there.
  struct Move: Sendable {
    var place: Int
    var content: Int
  }

  /// The moves to some places, in their order.
  func moves(to places: Range<Int>) throws(RunFailure) -> [Move] {
    let words = try moves.entries(in: places)
    return stride(from: 0, to: words.count, by: 2).map {
      Move(place: Int(words[$0]), content: Int(words[$0 + 1]))
    }
  }
}

/// A verdict in the making, by several threads.
final class VerdictDraft: Sendable {
  fileprivate let leaving = SharedBitmap()
  fileprivate let moving = SharedBitmap()
  fileprivate let moves: PlaceSorter
  /// nil: nobody asks who survived.
  fileprivate let survivors: PlaceSorter?

  init(_ room: DecisionRoom, notesSurvivors: Bool) {
    let byteCount = room.verdictByteCount / (notesSurvivors ? 2 : 1)
    moves = room.sorter(entryWordCount: 2, byteCount: byteCount)
    survivors = notesSurvivors ? room.sorter(entryWordCount: 2, byteCount: byteCount) : nil
  }

  /// The verdict on all rows that were added.
  func verdict() throws(RunFailure) -> Verdict {
    var verdict = Verdict()
    verdict.leaving = leaving.take()
    verdict.moving = moving.take()
    verdict.moves = try moves.run()
    if let survivors { verdict.survivors = try survivors.run() }
    return verdict
  }
}

/// Rows that one thread adds to a verdict.
struct VerdictRows {
  private let draft: VerdictDraft
  private var leaving: [Int] = []
  private var moving: [Int] = []
  private var moves: [UInt64] = []
  private var survivors: [UInt64] = []

  init(_ draft: VerdictDraft) { self.draft = draft }

  /// Adds a member of a group that stands at the place of its first member, `place`.
  mutating func add(_ record: Int, place: Int, survivor: Int) throws(RunFailure) {
    if record != place || survivor != place { leaving.append(record) }
    if record == place, survivor != place { moves += [UInt64(place), UInt64(survivor)] }
    if record == survivor, survivor != place { moving.append(record) }
    if draft.survivors != nil, record != survivor {
      survivors += [UInt64(record), UInt64(survivor)]
    }
    try hand(isLast: false)
  }

  /// Hands over what waits.
  mutating func finish() throws(RunFailure) { try hand(isLast: true) }

  private mutating func hand(isLast: Bool) throws(RunFailure) {
    draft.leaving.take(&leaving, isLast: isLast)
    draft.moving.take(&moving, isLast: isLast)
    try draft.moves.take(&moves, isLast: isLast)
    try draft.survivors?.take(&survivors, isLast: isLast)
  }
}
