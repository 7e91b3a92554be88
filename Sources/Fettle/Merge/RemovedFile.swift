import Diagnostics
import Engine

/// What `removed to` among the clauses of a merge wrote, read line by line.
struct RemovedFile {
  /// A line of it.
  struct Line {
    var kind: MergeRecordLine.Kind
    /// By ``MergeRecordLine/Field``.
    var cells: [[UInt8]]
    var line: Int

    /// A field as a text.
    func text(_ field: MergeRecordLine.Field) -> String {
      String(decoding: cells[field.rawValue], as: UTF8.self)
    }
  }

  private let path: String
  private let opener: InputOpener
  /// The name of the column with the ids of the result.
  let idName: String
  let name: String

  init(_ path: String, opener: InputOpener) throws(RunFailure) {
    self.path = path
    self.opener = opener
    let input = try opener.openLog(path)
    name = input.format.name
    var names = MergeRecords.columns
    if input.header.count == names.count {
      names[MergeRecords.idColumn] = input.header[MergeRecords.idColumn]
    }
    guard input.header == names else {
      throw RunFailure(
        .input, "'\(name)' holds no records of a merge: its columns are others",
        help: "give the file that removed to among the clauses of a merge wrote",
        place: DataPlace(file: name, line: 1))
    }
    idName = names[MergeRecords.idColumn]
  }

  /// Every line, the last one included.
  func forEachLine(_ body: (Line) throws(RunFailure) -> Void) throws(RunFailure) {
    try opener.openLog(path).forEachRow { row throws(RunFailure) in
      let kind = String(decoding: row.cells[0], as: UTF8.self)
      guard let kind = MergeRecordLine.Kind(rawValue: kind) else {
        throw failure("a line of records has no kind '\(kind)'", row.line)
      }
      try body(Line(kind: kind, cells: row.cells, line: row.line))
    }
  }

  /// What is wrong with a line.
  func failure(_ message: String, _ line: Int?) -> RunFailure {
    RunFailure(
      .input, message, help: "give the file that the run wrote, as it wrote it",
      place: DataPlace(file: name, line: line))
  }
}

extension InputOpener {
  /// Opens a file that a run has written: nothing of how to read it has to be found out.
  func openLog(_ path: String) throws(RunFailure) -> TableInput {
    var opener = self
    opener.options = ReadingOptions()
    opener.options.delimiter = ","
    opener.options.encoding = "utf-8"
    opener.options.hasHeader = true
    opener.options.skippedLineCount = 0
    opener.options.invalidBytes = .keep
    // Whole records stand in one field there.
    opener.options.maximumFieldByteCount = 256 << 20
    opener.options.maximumRecordByteCount = 256 << 20
    let declaration = InputDeclaration(path: path, load: nil, options: opener.options)
    var input = try opener.open(declaration).input
    input.format.isOwnLog = true
    return input
  }
}
