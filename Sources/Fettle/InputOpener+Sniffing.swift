import CSV
import Columns
import Connectors
import Diagnostics
import Engine

/// How an input was read, and how that is known.
struct ReadingDescription: Sendable {
  var encoding = "utf-8"
  var isEncodingSniffed = false
  var dialect = Dialect()
  var isDelimiterSniffed = false
  var isHeaderSniffed = false
  var isPreambleSniffed = false
  var columns: [String] = []
  var evidence: [String] = []
  /// What of it was typed on the command line.
  var typed = TypedReading()
  var fileCount = 1
  /// Whether the rows are those of other tables, put together in memory.
  var isMerged = false
  /// Whether it is a table of a database, of which nothing has to be found out.
  var isDatabase = false

  /// `comma, utf-8, header (sniffed: delimiter, header)`
  var summary: String {
    if isMerged { return "merged" }
    if isDatabase { return "table of an SQLite database" }
    var sniffed: [String] = []
    if isDelimiterSniffed { sniffed.append("delimiter") }
    if isEncodingSniffed { sniffed.append("encoding") }
    if isHeaderSniffed { sniffed.append("header") }
    let header: String
    switch dialect.header {
    case .present: header = "header"
    case .none: header = "no header"
    case .names: header = "names declared"
    }
    let known = sniffed.isEmpty ? "declared" : "sniffed: \(sniffed.joined(separator: ", "))"
    return "\(Self.name(of: dialect.delimiter)), \(encoding), \(header) (\(known))"
  }

  /// The clauses of a `load` line that freeze what was sniffed, with what was typed; empty where nothing was sniffed.
  var freeze: String {
    let isHeaderFrozen = isHeaderSniffed && dialect.header == Dialect.HeaderRow.none
    guard isDelimiterSniffed || isEncodingSniffed || isPreambleSniffed || isHeaderFrozen else {
      return ""
    }
    var clauses: [String] = []
    if isDelimiterSniffed {
      let delimiter = dialect.delimiter == 9 ? "tab" : String(UnicodeScalar(dialect.delimiter))
      clauses.append(", delimiter '\(delimiter)'")
    } else if let delimiter = typed.delimiter {
      clauses.append(", delimiter '\(delimiter)'")
    }
    if isEncodingSniffed {
      clauses.append(", encoding '\(encoding)'")
    } else if let encoding = typed.encoding {
      clauses.append(", encoding '\(encoding)'")
    }
    if isPreambleSniffed || typed.skippedLineCount ?? 0 > 0 {
      clauses.append(", skip \(dialect.skippedLineCount)")
    }
    if isHeaderFrozen || typed.hasNoHeader { clauses.append(", header none") }
    return clauses.joined()
  }

  /// Says why the dialect was taken for what it is, as far as it was sniffed.
  fileprivate mutating func noteEvidence(of found: Sniffer.Result) {
    if isPreambleSniffed {
      evidence.append(
        "header on line \(found.preambleLineCount + 1): what is above it is no row of the table")
    }
    if isDelimiterSniffed {
      let name = Self.name(of: dialect.delimiter)
      evidence.append(
        "delimiter \(name): it gives every record \(found.columnCount) field"
          + (found.columnCount == 1 ? "" : "s"))
    }
    if isHeaderSniffed {
      evidence.append(
        found.isHeaderClear
          ? "the kinds of values tell the header row" : "the first record is taken for a header row"
      )
    }
  }

  /// What people call a delimiter.
  static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "bar"
    default: "'\(UnicodeScalar(delimiter))'"
    }
  }
}

extension InputOpener {
  /// The encoding as declared, or as the first bytes tell.
  func encoding(
    of raw: PeekedSource, _ declaration: InputDeclaration, isWhole: Bool,
    _ reading: inout ReadingDescription
  ) throws(RunFailure) -> TextEncoding {
    if let name = declaration.encoding {
      guard let declared = TextEncoding.named(name) else {
        throw Self.refusal(ofEncoding: name)
      }
      let encoding = Self.withByteOrder(declared, of: raw.head, isWhole: isWhole)
      reading.encoding = encoding.name
      return encoding
    }
    let guess: EncodingGuess
    do throws(CSVProblem) {
      guess = try EncodingGuess.guess(raw.head, isWhole: isWhole)
    } catch {
      throw failure(error, raw)
    }
    if let other = guess.closeTo {
      throw failure(CSVProblem(.closeEncodings(guess.encoding, other), at: .start), raw)
    }
    guard let encoding = TextEncoding.named(guess.encoding) else {
      throw RunFailure(
        .input, "'\(raw.name)' seems to be \(guess.encoding), which cannot be read",
        help: "convert it to utf-8, or declare another with encoding '…'")
    }
    reading.encoding = encoding.name
    reading.isEncodingSniffed = true
    reading.evidence.append("encoding \(encoding.name): \(Self.reason(for: guess))")
    return encoding
  }

  private static func reason(for guess: EncodingGuess) -> String {
    if guess.byteOrderMarkByteCount > 0 { return "its byte order mark says so" }
    return guess.invalidByteCount == 0
      ? "its bytes fit" : "its bytes fit but for \(guess.invalidByteCount)"
  }

  /// The encoding with the byte order that its name leaves open: as the mark says, or without one as the
  /// zero bytes beside separators lie. It is also the one in which the table is written.
  private static func withByteOrder(
    _ declared: TextEncoding, of head: [UInt8], isWhole: Bool
  ) -> TextEncoding {
    let guess = try? EncodingGuess.guess(head, isWhole: isWhole).encoding
    let orders: [String] = [declared.name + "be", declared.name + "le"]
    if let guess, orders.contains(guess), let ordered = TextEncoding.named(guess) { return ordered }
    return declared.resolved(head: head)
  }

  /// The failure for the name of an encoding that is none.
  static func unknownEncoding(_ name: String) -> RunFailure? {
    TextEncoding.named(name) == nil ? refusal(ofEncoding: name) : nil
  }

  private static func refusal(ofEncoding name: String) -> RunFailure {
    RunFailure(.usage, "no encoding is called '\(name)'", help: encodingHelp(name))
  }

  private static func encodingHelp(_ name: String) -> String {
    EditDistance.suggestion(for: name, among: TextEncoding.all.map(\.name))
      .map { "did you mean '\($0)'?" }
      ?? "write utf-8, utf-16le, gbk, big5, shift_jis, windows-1252 …"
  }

  /// The dialect as declared, the rest as the first records tell.
  func dialect(
    of text: PeekedSource, _ encoding: TextEncoding, _ declaration: InputDeclaration,
    isWhole: Bool, _ reading: inout ReadingDescription
  ) throws(RunFailure) -> Dialect {
    let delimiter = try declaration.delimiter.map { text throws(RunFailure) in
      try Self.delimiter(text)
    }
    let sniffer = Sniffer(
      delimiter: delimiter, header: declaration.header,
      skippedLineCount: declaration.skippedLineCount)
    let found: Sniffer.Result
    do throws(CSVProblem) {
      found = try sniffer.sniff(text.head, isWhole: isWhole)
      if found.preambleLineCount > 0, !takesPreamble {
        throw CSVProblem(.preamble(lineCount: found.preambleLineCount), at: .start)
      }
    } catch {
      throw failure(error, text)
    }
    var dialect = found.dialect
    dialect.encoding = encoding.name
    reading.dialect = dialect
    reading.isDelimiterSniffed = delimiter == nil
    reading.isHeaderSniffed = declaration.header == nil
    reading.isPreambleSniffed = found.preambleLineCount > 0
    reading.noteEvidence(of: found)
    return dialect
  }

  /// The byte of a delimiter as options and rules write it.
  static func delimiter(_ text: String) throws(RunFailure) -> UInt8 {
    if text == "tab" { return 9 }
    let bytes = Array(text.utf8)
    if bytes.count == 1, bytes[0] < 0x80, !"\"\r\n".utf8.contains(bytes[0]) { return bytes[0] }
    throw RunFailure(
      .usage, "a delimiter is one ASCII character, not '\(text)'",
      help: "type --delimiter ';' or --delimiter tab")
  }

  /// The failure that a problem in the first bytes of an input becomes.
  func failure(_ problem: CSVProblem, _ source: any ByteSource) -> RunFailure {
    var format = TableFormat(
      name: source.name, dialect: Dialect(), columnCount: 0, limits: limits, ragged: .error)
    format.takesFlags = takesFlags
    return format.failure(problem, in: RowOrigins(source))
  }
}
