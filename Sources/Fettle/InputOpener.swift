import CSV
import Columns
import Connectors
import Diagnostics
import Engine
import Language

/// How one table's file is to be read: what `load` declares goes before what the command line says,
/// and both before what is sniffed.
struct InputDeclaration: Sendable {
  var path: String
  var delimiter: String?
  var encoding: String?
  var skippedLineCount: Int?
  var hasHeader: Bool?
  var headerNames: [String]?

  /// Takes what the `load` line says, the rest from the command line.
  init(path: String, load: Statement?, options: ReadingOptions) {
    self.path = path
    delimiter = load?.text("delimiter")?.text ?? options.delimiter
    encoding = load?.text("encoding")?.text ?? options.encoding
    skippedLineCount = options.skippedLineCount
    if case .number(let digits, _)? = load?.slots["skip"] { skippedLineCount = Int(digits) }
    hasHeader = load?.slots["header none"] != nil ? false : options.hasHeader
    let names = load?.texts("header").map(\.text) ?? []
    headerNames = names.isEmpty ? nil : names
  }
}

/// An input that is open, and what has to be said about how it was read.
struct OpenedInput: Sendable {
  var input: TableInput
  /// `comma, utf-8, header (sniffed)`
  var description: String
  /// The clauses of a `load` line that freeze what was sniffed; empty where all was declared.
  var freeze: String
  var evidence: [String]
  var compression: String?
}

/// Opens inputs: decompresses, sniffs what is not declared, decodes, reads the header.
struct InputOpener: Sendable {
  /// Bytes that sniffing looks at.
  static let sampleByteCount = 256 << 10

  var options: ReadingOptions

  var limits: Limits {
    Limits(
      fieldByteCount: options.maximumFieldByteCount, recordByteCount: options.maximumRecordByteCount,
      columnCount: options.maximumColumnCount)
  }

  /// Opens one table's file as far as its header.
  func open(_ declaration: InputDeclaration) throws(RunFailure) -> OpenedInput {
    let raw = try PeekedSource(
      try Input.open(declaration.path, limit: expansionLimit), byteCount: Self.sampleByteCount)
    let isWhole = raw.head.count < Self.sampleByteCount
    let encoding = try encoding(of: raw, declaration, isWhole: isWhole)
    let decoded = try decode(raw, from: encoding.name)
    let text = try PeekedSource(decoded, byteCount: Self.sampleByteCount)
    let sniffed = try sniff(text, declaration, isWhole: isWhole)
    var dialect = sniffed.dialect
    dialect.encoding = encoding.name
    var input = try TableInput.open(
      text, dialect: dialect, limits: limits,
      ragged: TableFormat.RaggedPolicy(rawValue: options.ragged.rawValue) ?? .error)
    input.invalidBytes = options.invalidBytes == .keep ? .keep : .error
    return OpenedInput(
      input: input, description: describe(dialect, encoding, sniffed),
      freeze: freeze(dialect, declaration), evidence: encoding.evidence + sniffed.evidence,
      compression: raw.compression)
  }

  private var expansionLimit: ExpansionLimit {
    var limit = ExpansionLimit()
    if let most = options.maximumDecompressedByteCount { limit.byteCount = most }
    if let ratio = options.maximumCompressionRatio { limit.ratio = ratio }
    return limit
  }
}
