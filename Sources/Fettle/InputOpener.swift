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
  var header: Dialect.HeaderRow?
  /// What of it the command line says, and not the `load` line.
  private(set) var typed = TypedReading()

  /// Takes what the `load` line says, the rest from the command line.
  init(path: String, load: Statement?, options: ReadingOptions) {
    self.path = path
    delimiter = load?.text("delimiter")?.text ?? options.delimiter
    encoding = load?.text("encoding")?.text ?? options.encoding
    skippedLineCount = options.skippedLineCount
    if case .number(let digits, _)? = load?.slots["skip"] { skippedLineCount = Int(digits) }
    let names = load?.texts("header").map(\.text) ?? []
    if !names.isEmpty {
      header = .names(names)
    } else if load?.has("header none") == true {
      header = Dialect.HeaderRow.none
    } else if let hasHeader = options.hasHeader {
      header = hasHeader ? .present : Dialect.HeaderRow.none
      typed.hasNoHeader = !hasHeader
    }
    if load?.text("delimiter") == nil { typed.delimiter = options.delimiter }
    if load?.text("encoding") == nil { typed.encoding = options.encoding }
    if load?.slots["skip"] == nil { typed.skippedLineCount = options.skippedLineCount }
  }
}

/// What the command line says of how a file is read.
struct TypedReading: Sendable {
  var delimiter: String?
  var encoding: String?
  var skippedLineCount: Int?
  var hasNoHeader = false
}

/// An input that is open, and what has to be said about how it was read.
struct OpenedInput: Sendable {
  var input: TableInput
  /// What it was asked for as: a path, the pattern of several files, a table of a database.
  var name: String
  /// The files that it is read from, as reports name them; none where rules made it.
  var files: [String]
  /// The table in a database whose file that is.
  var databaseTable: String?
  var codec: TextCodec?
  var reading: ReadingDescription
  /// Its files, to be read once more; nil unless somebody asks for them.
  var kept: KeptInput?
}

/// Opens inputs: decompresses, sniffs what is not declared, decodes, reads the header.
struct InputOpener: Sendable {
  /// Bytes that sniffing looks at.
  static let sampleByteCount = 256 << 10

  var options: ReadingOptions
  /// Whether lines before the header that nothing declares are passed over, rather than an error.
  var takesPreamble = false
  /// Whether flags of the command line say how the files are read.
  private(set) var takesFlags = true
  let register: InputRegister

  var limits: Limits {
    Limits(
      fieldByteCount: options.maximumFieldByteCount,
      recordByteCount: options.maximumRecordByteCount, columnCount: options.maximumColumnCount)
  }

  /// Opens a table's file, or the files that its pattern names, as far as the header; `isKept`: so that they
  /// can be read once more, `keepsPipes`: so that they can be opened again.
  func open(
    _ declaration: InputDeclaration, isKept: Bool = false, keepsPipes: Bool = false
  ) throws(RunFailure) -> OpenedInput {
    if let location = SQLiteLocation(declaration.path) { return try open(location) }
    let files = try Input.files(matching: declaration.path)
    for file in files { register.note(file) }
    let bytes = InputFiles(
      files, pipes: register.pipes, limit: expansionLimit, isKept: isKept, keepsPipes: keepsPipes)
    let raw = try PeekedSource(try bytes.open(0), byteCount: Self.sampleByteCount)
    let isWhole = raw.head.count < Self.sampleByteCount
    var reading = ReadingDescription()
    reading.typed = declaration.typed
    let encoding = try encoding(of: raw, declaration, isWhole: isWhole, &reading)
    let decoded = try decode(raw, as: encoding)
    let text = try PeekedSource(decoded, byteCount: Self.sampleByteCount)
    let dialect = try dialect(of: text, encoding, declaration, isWhole: isWhole, &reading)
    let source = try stack(bytes, on: text, dialect, encoding, isWhole: isWhole)
    var input = try TableInput.open(
      source, dialect: dialect, limits: limits,
      ragged: TableFormat.RaggedPolicy(rawValue: options.ragged.rawValue) ?? .error,
      takesFlags: takesFlags)
    input.invalidBytes = options.invalidBytes == .keep ? .keep : .error
    reading.columns = input.header
    reading.fileCount = files.count
    let names = [source.name] + files.dropFirst()
    return OpenedInput(
      input: input, name: names.count > 1 ? declaration.path : names[0], files: names,
      codec: encoding.isUTF8 ? nil : try TextCodec(encoding), reading: reading,
      kept: isKept
        ? KeptInput(files: bytes, opener: self, format: input.format, encoding: encoding) : nil)
  }

  /// Opens a table of a database: what files leave to be found out is known there.
  private func open(_ location: SQLiteLocation) throws(RunFailure) -> OpenedInput {
    register.note(location.text)
    let table = try SQLiteTableSource(
      location, onInvalid: InvalidBytes(rawValue: options.invalidBytes.rawValue) ?? .error)
    register.note(table)
    var reading = ReadingDescription()
    reading.isDatabase = true
    var input = try TableInput.open(
      RowsSource(table), dialect: RowBuffer.dialect, limits: limits, ragged: .error)
    input.invalidBytes = options.invalidBytes == .keep ? .keep : .error
    reading.columns = input.header
    return OpenedInput(
      input: input, name: location.text, files: [location.path], databaseTable: location.table,
      codec: nil, reading: reading)
  }

  /// Opens a file that is no table of the rules: what the command line says of reading is not meant for it.
  func openPlain(_ path: String) throws(RunFailure) -> TableInput {
    var opener = self
    opener.options = ReadingOptions()
    opener.takesFlags = false
    return try opener.open(
      InputDeclaration(path: path, load: nil, options: opener.options), keepsPipes: true
    ).input
  }

  /// Puts later files of the same header behind the first.
  func stack(
    _ files: InputFiles, on first: PeekedSource, _ dialect: Dialect, _ encoding: TextEncoding,
    isWhole: Bool
  ) throws(RunFailure) -> any ByteSource {
    if files.paths.count == 1 { return first }
    guard dialect.header == .present else {
      throw RunFailure(
        .usage, "files without a header row cannot be stacked", help: "load each on its own")
    }
    let header = try headerBytes(of: first, dialect, isWhole: isWhole)
    let opener = self
    let later = files.paths.indices.dropFirst().map { number in
      let path = files.paths[number]
      return StackedFile(
        name: path, byteCount: Input.byteCount(path),
        open: { () throws(RunFailure) in
          try opener.decode(try PeekedSource(try files.open(number), byteCount: 4), as: encoding)
        },
        look: { () throws(RunFailure) in
          try opener.decode(try PeekedSource(try files.look(number), byteCount: 4), as: encoding)
        })
    }
    return StackedSource(
      first: first, then: later, lineEnd: dialect.terminator.bytes,
      header: StackedSource.sameHeader(header, behind: dialect.skippedLineCount))
  }

  /// The header record of a file, without its line end.
  private func headerBytes(
    of text: PeekedSource, _ dialect: Dialect, isWhole: Bool
  ) throws(RunFailure) -> [UInt8] {
    let head = text.head
    let block = ByteBlock(capacity: head.count)
    block.append(head.span)
    do throws(CSVProblem) {
      let found = try Header.read(block, isLast: isWhole, dialect: dialect, limits: limits)
      if let found { return block.cell(found.index.contentRange(0, in: block)).array }
    } catch {
      throw failure(error, text)
    }
    throw RunFailure(
      .usage, "the header of '\(text.name)' is too long for files to be stacked below it",
      help: "load each on its own")
  }

  var expansionLimit: ExpansionLimit {
    ExpansionLimit(
      ratio: options.maximumCompressionRatio ?? ExpansionLimit().ratio,
      byteCount: options.maximumDecompressedByteCount ?? ExpansionLimit().byteCount)
  }

  /// UTF-8 is looked at by the workers, batch by batch, unless bytes are to be replaced.
  func decode(
    _ source: any ByteSource, as encoding: TextEncoding
  ) throws(RunFailure) -> any ByteSource {
    if encoding.isUTF8 && options.invalidBytes != .replace { return source }
    return try Input.decode(
      source, as: encoding,
      onInvalid: InvalidBytes(rawValue: options.invalidBytes.rawValue) ?? .error)
  }
}
