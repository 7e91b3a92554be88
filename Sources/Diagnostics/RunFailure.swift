/// The world failed: a file, a disk, a remote system. Thrown, and ends the run with its exit code.
package struct RunFailure: Error, Sendable, Equatable {
  /// What failed, by the exit code that it ends a run with.
  package enum Kind: Int32, Sendable {
    /// Who read the output has gone, as `head` does: the run ends quietly.
    case closedPipe = 0
    /// A usage error that is found only on the way.
    case usage = 2
    case input = 3
    case output = 4
    /// What was made is not to be written, as where a `stop` fires.
    case stopped = 7
    case internalError = 70
  }

  package var kind: Kind
  /// One sentence: lower case, no full stop, names in 'single quotes', values last.
  package var message: String
  /// What to type or do about it.
  package var help: String?
  /// What was done all the same.
  package var note: String?
  /// Where in the data it happened.
  package var place: DataPlace?

  package init(_ kind: Kind, _ message: String, help: String? = nil, place: DataPlace? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
    self.place = place
  }
}

/// A place in a data file; what is not known is nil.
package struct DataPlace: Sendable, Equatable {
  package var file: String
  /// 1-based line of the file, as an editor counts.
  package var line: Int?
  /// 1-based character of the line.
  package var column: Int?
  /// 1-based record, the header not counted.
  package var record: Int?
  /// 0-based offset in the file as it lies on the disk.
  package var byteOffset: Int?

  package init(
    file: String, line: Int? = nil, column: Int? = nil, record: Int? = nil, byteOffset: Int? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.record = record
    self.byteOffset = byteOffset
  }
}

extension DataPlace {
  /// `export.csv:12:5, record 11, byte 345`
  package var words: String {
    var text = file
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    if let record { text += ", record \(Quantity.count(record))" }
    if let byteOffset { text += ", byte \(Quantity.count(byteOffset))" }
    return text
  }
}
