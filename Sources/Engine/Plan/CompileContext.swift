import Kernels
import Language

/// What a `load` line says of values that no notation speaks of.
package struct FileSettings: Sendable {
  /// How numbers without a notation are written, by that of 1234.56; nil: as plain decimals.
  package var numberNotation: String?
  /// Minutes east of UTC of times without a zone.
  package var zoneMinutes: Int

  package init(numberNotation: String? = nil, zoneMinutes: Int = 0) {
    self.numberNotation = numberNotation
    self.zoneMinutes = zoneMinutes
  }

  var reading: ReadingSettings {
    ReadingSettings(numberNotation: numberNotation, zoneMinutes: zoneMinutes)
  }

  /// In what notations cells of a column may be written; empty: in the canonical one.
  package func notations(of column: ColumnInfo) -> [String] {
    if column.isCanonical { return [] }
    switch column.kind {
    case .number where column.notations.isEmpty: return numberNotation.map { [$0] } ?? []
    case .datetime where zoneMinutes != 0: return column.notations + ["zone \(zoneMinutes)"]
    case .number, .date, .datetime: return column.notations
    case .text, .boolean: return []
    }
  }
}

/// What compiling needs of the world: pinned for the run.
package struct CompileContext {
  package var vocabulary: Vocabulary
  /// Days since 1970-01-01.
  package var today: Int
  /// What `hash` computes; nil where nobody gave a key.
  package var keyedHash: KeyedHash?
  /// Reads a lookup file named in a rule of the given source: the header and the rows.
  package var readLookup: (_ path: TextLiteral) -> Result<LookupTable, LookupProblem>
  /// The values of another table's column as it stands at the statement, by the column's reference.
  package var columnValues: (_ reference: ColumnReference) -> Result<OtherColumn, LookupProblem>
  /// How many rows another table has at the statement.
  package var rowCount: (_ table: Word) -> Result<Int, LookupProblem> = { _ in .success(0) }
  /// What the table behind `from` has, as it stands at the statement.
  package var otherTable: () -> Result<OtherTable, LookupProblem> = { .success(OtherTable()) }
  /// Whether every value of a column with a type is looked at, for a check of the rules against the data.
  package var isThorough = false
  /// Whether a plan is made of the steps; else lines are compiled to find what is wrong with them alone.
  package var makesPlans = true

  package init(
    vocabulary: Vocabulary, today: Int, keyedHash: KeyedHash? = nil,
    readLookup: @escaping (TextLiteral) -> Result<LookupTable, LookupProblem>,
    columnValues: @escaping (ColumnReference) -> Result<OtherColumn, LookupProblem>
  ) {
    self.vocabulary = vocabulary
    self.today = today
    self.keyedHash = keyedHash
    self.readLookup = readLookup
    self.columnValues = columnValues
  }
}

/// A small table in memory: what a lookup file holds.
package struct LookupTable: Sendable {
  package var header: [String]
  package var rows: [TextRow]

  package init(header: [String], rows: [TextRow]) {
    self.header = header
    self.rows = rows
  }
}

/// The values of a column of another table, as it stands at a line.
package struct OtherColumn: Sendable {
  /// The column's id in its own table.
  package var id: Int
  /// The different ones, sorted by their bytes.
  package var values: [[UInt8]]
  /// Its declared type, and the different texts that are none of it, sorted likewise.
  package var type: String
  package var unread: [[UInt8]]

  package init(
    id: Int = 0, values: [[UInt8]] = [], type: String = "text", unread: [[UInt8]] = []
  ) {
    self.id = id
    self.values = values
    self.type = type
    self.unread = unread
  }
}

/// What a line takes of another table: the values of some columns by key.
package struct OtherTable: Sendable {
  package var values: KeyedValues
  /// The columns of the values, in the order of the line; empty where nothing is known of the table.
  package var columns: [ColumnInfo]
  /// How its file is read.
  package var settings: FileSettings

  package init(
    values: KeyedValues = KeyedValues(columnCount: 0), columns: [ColumnInfo] = [],
    settings: FileSettings = FileSettings()
  ) {
    self.values = values
    self.columns = columns
    self.settings = settings
  }
}

/// Why a lookup could not be read, in words for a diagnostic.
package struct LookupProblem: Error, Sendable {
  package var message: String
  package var help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
