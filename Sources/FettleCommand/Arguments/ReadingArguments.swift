import ArgumentParser
import Fettle

/// How inputs are read where the rules do not say.
struct ReadingArguments: ParsableArguments {
  @Option(
    name: [.customShort("d", allowingJoined: true), .long],
    help: ArgumentHelp(
      "The character between fields, or its name. Without it, it is sniffed.", valueName: "CHAR"),
    completion: .list(["comma", "semicolon", "tab", "pipe"]),
    transform: Delimiter.parse)
  var delimiter: String?

  @Option(
    help: ArgumentHelp(
      "The encoding: utf-8, utf-16, gb18030, big5, shift_jis, windows-1252 ... Without it, it is "
        + "sniffed.", valueName: "NAME"),
    completion: .list([
      "utf-8", "utf-16", "gb18030", "big5", "shift_jis", "windows-1252", "iso-8859-1",
    ]))
  var encoding: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Lines before the header that are no data.", valueName: "LINES"),
    transform: { try WholeNumber.parse($0, atLeast: 0) })
  var skip: Int?

  @Flag(help: "The first line is data: columns are named [column 1], [column 2] ...")
  var noHeader = false

  @Option(
    help: ArgumentHelp("Rows with more or fewer fields than the header.", valueName: "WHAT"))
  var onRagged = RaggedRows.error

  @Option(
    help: ArgumentHelp("Bytes that are no character of the encoding.", valueName: "WHAT"))
  var onInvalid = InvalidBytePolicy.error

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The longest field. (default: 16M)", valueName: "SIZE"),
    transform: ByteCount.parse)
  var maxField: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The longest record. (default: 64M)", valueName: "SIZE"),
    transform: ByteCount.parse)
  var maxRecord: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most columns. (default: 65536)", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 1) })
  var maxColumns: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most bytes that a compressed file may unpack to. (default: 1T)", valueName: "SIZE"),
    transform: ByteCount.parse)
  var maxDecompressed: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many times its size a compressed file may unpack to. (default: 500)",
      valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 1) })
  var maxExpansion: Int?

  /// The flags that were typed, but for those that say what holds without them.
  var typed: [String] {
    let flags: [(name: String, isTyped: Bool)] = [
      ("--delimiter", delimiter != nil), ("--encoding", encoding != nil), ("--skip", skip != nil),
      ("--no-header", noHeader), ("--on-ragged", onRagged != .error),
      ("--on-invalid", onInvalid != .error), ("--max-field", maxField != nil),
      ("--max-record", maxRecord != nil), ("--max-columns", maxColumns != nil),
      ("--max-decompressed", maxDecompressed != nil), ("--max-expansion", maxExpansion != nil),
    ]
    return flags.filter(\.isTyped).map(\.name)
  }

  /// The same as the library takes it.
  var options: ReadingOptions {
    var options = ReadingOptions()
    options.delimiter = delimiter
    options.encoding = encoding
    options.skippedLineCount = skip
    options.hasHeader = noHeader ? false : nil
    options.ragged = onRagged
    options.invalidBytes = onInvalid
    if let maxField { options.maximumFieldByteCount = maxField }
    if let maxRecord { options.maximumRecordByteCount = maxRecord }
    if let maxColumns { options.maximumColumnCount = maxColumns }
    options.maximumDecompressedByteCount = maxDecompressed
    options.maximumCompressionRatio = maxExpansion
    return options
  }
}
