import Kernels

/// Where rules come from: files, texts of the command line, or both in this order.
public struct RuleSet: Sendable {
  public var files: [String]
  /// Rules given as text (`-e`), shown as `-e` in messages.
  public var texts: [String]
  /// Whether `include` and lookup files may lie outside the rule file's folder.
  public var allowsOutsidePaths: Bool
  /// What files hold in an editor that has not saved them, by path as the rules name them.
  package var unsaved: [String: [UInt8]] = [:]

  public init(files: [String] = [], texts: [String] = [], allowsOutsidePaths: Bool = false) {
    self.files = files
    self.texts = texts
    self.allowsOutsidePaths = allowsOutsidePaths
  }
}

/// What becomes of bytes that are no character of the input's encoding.
public enum InvalidBytePolicy: String, Sendable, CaseIterable {
  case error, replace, keep
}

/// What becomes of records with another number of fields than the header.
public enum RaggedRows: String, Sendable, CaseIterable {
  case error, pad, quarantine
}

/// What becomes of written cells that a spreadsheet would run as a formula.
public enum FormulaCells: String, Sendable, CaseIterable {
  case note, escape, ignore
}

/// How an input is to be read where the rule file does not say; nil is sniffed.
public struct ReadingOptions: Sendable {
  /// One character, or `tab`.
  public var delimiter: String?
  public var encoding: String?
  public var skippedLineCount: Int?
  /// False: the file has no header row.
  public var hasHeader: Bool?
  public var ragged: RaggedRows
  public var invalidBytes: InvalidBytePolicy
  public var maximumFieldByteCount: Int
  public var maximumRecordByteCount: Int
  public var maximumColumnCount: Int
  /// Caps of a decompressed input: bytes in all, and against the bytes on disk.
  public var maximumDecompressedByteCount: Int?
  public var maximumCompressionRatio: Int?

  public init() {
    ragged = .error
    invalidBytes = .error
    maximumFieldByteCount = 16 << 20
    maximumRecordByteCount = 64 << 20
    maximumColumnCount = 65_536
  }
}

/// The secret with which `hash` computes.
public struct HashKey: Sendable {
  /// The fewest bytes that a key may have; fewer could be tried out.
  public static let leastByteCount = KeyedHash.leastKeyByteCount

  public var bytes: [UInt8]
  /// The file that the command line names; nil where the key comes from elsewhere.
  public var file: String?

  public init(_ bytes: [UInt8], file: String? = nil) {
    self.bytes = bytes
    self.file = file
  }
}

/// What a run reads, writes and may use.
public struct RunOptions: Sendable {
  /// Path of the input; nil or `-` is stdin where the rules name no file themselves.
  public var input: String?
  /// `--in T=path`
  public var bindings: [(table: String, path: String)]
  /// `-o`; nil is stdout for the table that no `save` takes.
  public var output: String?
  /// `--out-dir`: where `save` paths begin.
  public var outputFolder: String?
  public var rejects: String?
  /// Whether rejected rows are written with the rules that rejected them.
  public var rejectsHaveReasons: Bool
  public var reviews: String?
  public var removed: String?
  public var changes: String?
  public var findings: String?
  /// Of a merged table: every row of its tables with the id of its group.
  public var links: String?
  /// `--model`: what learned clauses go by; a file that is not there is written.
  public var model: String?
  public var quarantine: String?
  public var reading: ReadingOptions
  public var formulas: FormulaCells
  public var threadCount: Int
  /// Bytes that the run may hold in memory; what needs more goes to disk.
  public var memoryByteCount: Int
  /// `YYYY-MM-DD`; nil is the clock's, in UTC.
  public var today: String?
  /// Without one, rules that call `hash` do not run.
  public var hashKey: HashKey?
  /// Bytes a block; for tests, which make it tiny.
  public var blockByteCount: Int?
  /// Bytes that tables of keys may hold; for tests, which make them tiny.
  public var keyByteCount: Int?
  /// Rows of each table behind which a run takes it to end; nil: all. Tables in which values are looked up
  /// are read whole.
  package var recordLimit: Int?
  /// Samples of each rule that a preview keeps.
  public var sampleCount: Int
  /// Findings of each rule that reports show.
  public var findingSampleCount: Int
  /// Whether reports show what stood in the columns that rules judged.
  public var wantsDistributions: Bool
  /// A findings file of an earlier run: what it lists is known, and neither listed again nor grave.
  public var baseline: String?
  /// `--history`: a line of JSON for each run.
  public var history: String?

  public init() {
    bindings = []
    rejectsHaveReasons = false
    reading = ReadingOptions()
    formulas = .note
    threadCount = 1
    memoryByteCount = 1 << 30
    sampleCount = 3
    findingSampleCount = 0
    wantsDistributions = false
  }
}

/// Told how far a run has come, from any thread, a few times a second at most.
public protocol RunObserver: AnyObject, Sendable {
  /// So many bytes of `total` are taken from the disk, and so many rows read.
  func progressed(table: String, consumed: Int, total: Int?, rows: Int)
}
