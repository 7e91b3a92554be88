import Diagnostics
import Engine
import Matching

/// The rows of a links file, to be ticked off one by one.
struct LinkLedger {
  private let name: String
  private let removed: RemovedFile
  /// Source and id of each row, under its number.
  private var rows = TextPool()
  private var groups = TextPool()
  /// By the row's number: the number of its group's id, and the line; nothing under 0.
  private var entries: [(group: UInt32, line: Int, isSeen: Bool)] = [(0, 0, true)]

  /// Reads the file behind a path.
  init(
    _ path: String, opener: InputOpener, against removed: RemovedFile
  ) throws(RunFailure) {
    self.removed = removed
    let input = try opener.openLog(path)
    name = input.format.name
    let wanted = ["source", "source_id", removed.idName]
    guard input.header.starts(with: wanted) else {
      let isLinks = input.header.starts(with: wanted.dropLast())
      throw RunFailure(
        .input,
        isLinks
          ? "'\(name)' has no column '\(removed.idName)': it is of another merge than '\(removed.name)'"
          : "'\(name)' is no file of links: its columns are others",
        help: "give the file that links to wrote in the run of '\(removed.name)'",
        place: DataPlace(file: name, line: 1))
    }
    try input.forEachRow { row throws(RunFailure) in
      let (key, group) = (Self.key(row.cells[0], row.cells[1]), row.cells[2])
      let number = rows.intern(key.span)
      guard number == entries.count else {
        throw other(Self.shown(row.cells[0], row.cells[1]) + " has two lines", row.line)
      }
      entries.append((groups.intern(group.span), row.line, false))
    }
  }

  var rowCount: Int { entries.count - 1 }

  /// Ticks a record off; throws where the links do not have it, or put it into another group.
  mutating func tick(_ line: RemovedFile.Line) throws(RunFailure) {
    let (source, id) = (
      line.cells[MergeRecordLine.Field.source.rawValue],
      line.cells[MergeRecordLine.Field.sourceID.rawValue]
    )
    let group = line.cells[MergeRecordLine.Field.id.rawValue]
    let row = "row '\(Self.shown(source, id))' of '\(removed.name)', line \(line.line),"
    let key = Self.key(source, id)
    guard let number = rows.number(of: key.span).map(Int.init),
      entries.indices.contains(number), !entries[number].isSeen
    else { throw other("\(row) has no line of its own", nil) }
    if groups.number(of: group.span) != entries[number].group {
      throw other("\(row) is in another group", entries[number].line)
    }
    entries[number].isSeen = true
  }

  /// Throws where a line names a row that no record has been of.
  func close() throws(RunFailure) {
    guard let number = entries.firstIndex(where: { !$0.isSeen }) else { return }
    let key = rows[UInt32(number)].bytesArray
    let parts = key.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    throw other(
      "row '\(Self.shown(Array(parts[0]), Array(parts[1])))' is not in '\(removed.name)'",
      entries[number].line)
  }

  private static func key(_ source: [UInt8], _ id: [UInt8]) -> [UInt8] { source + [0] + id }

  /// `sf 17`
  private static func shown(_ source: [UInt8], _ id: [UInt8]) -> String {
    String(decoding: source, as: UTF8.self) + " " + String(decoding: id, as: UTF8.self)
  }

  private func other(_ what: String, _ line: Int?) -> RunFailure {
    RunFailure(
      .input, "'\(name)' is not of the run that wrote '\(removed.name)': \(what)",
      help: "give the links and the records of one run",
      place: DataPlace(file: name, line: line))
  }
}
