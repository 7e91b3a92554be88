import Columns
import Connectors
import Diagnostics
import Engine
import Kernels
import Language
import Synchronization

/// The files of one input, which can be opened, and read again where they are kept.
final class InputFiles: Sendable {
  let paths: [String]
  private let pipes: KeptPipes
  private let limit: ExpansionLimit
  private let isKept: Bool
  /// Whether those that are pipes can be opened again.
  private let keepsPipes: Bool
  /// The same files as they were read before.
  private let earlier: InputFiles?
  private let kept: Mutex<[KeptSource?]>

  init(
    _ paths: [String], pipes: KeptPipes, limit: ExpansionLimit, isKept: Bool, keepsPipes: Bool
  ) {
    self.paths = paths
    self.pipes = pipes
    self.limit = limit
    self.isKept = isKept
    self.keepsPipes = isKept || keepsPipes
    earlier = nil
    kept = Mutex(paths.map { _ in nil })
  }

  /// Files that have been read, to be read in the same way once more.
  fileprivate init(rereading files: InputFiles) {
    (paths, pipes, limit, earlier) = (files.paths, files.pipes, files.limit, files)
    (isKept, keepsPipes) = (false, false)
    kept = Mutex([])
  }

  /// The (decompressed) bytes of a file.
  func open(_ number: Int) throws(RunFailure) -> any ByteSource {
    if let earlier { return try earlier.again(number) }
    let source = try pipes.open(paths[number], limit: limit, isKept: keepsPipes)
    if !isKept { return source }
    let copied = try Self.keeping(source)
    kept.withLock { $0[number] = copied }
    return copied
  }

  /// A source to be had once more, which that of a pipe may be already.
  private static func keeping(_ source: any ByteSource) throws(RunFailure) -> KeptSource {
    if let source = source as? KeptSource { return source }
    return try KeptSource(source, folder: SpoolFile.usualFolder())
  }

  /// The same bytes beside a read of them, which is kept or not as before.
  func look(_ number: Int) throws(RunFailure) -> any ByteSource {
    if let earlier { return try earlier.again(number) }
    return try pipes.open(paths[number], limit: limit, isKept: keepsPipes)
  }

  /// The same bytes once more.
  fileprivate func again(_ number: Int) throws(RunFailure) -> any ByteSource {
    if kept.withLock({ $0[number] == nil }) { _ = try open(number) }
    return try kept.withLock { $0[number]! }.again()
  }
}

/// An input that a run has read, to be read once more: its files' bytes, their texts, its records.
struct KeptInput: Sendable {
  private let files: InputFiles
  private let opener: InputOpener
  private let format: TableFormat
  let encoding: TextEncoding

  init(files: InputFiles, opener: InputOpener, format: TableFormat, encoding: TextEncoding) {
    self.files = files
    self.opener = opener
    self.format = format
    self.encoding = encoding
  }

  /// The paths of the files.
  var paths: [String] { files.paths }

  /// The names of the files.
  var names: [String] { [format.name] + files.paths.dropFirst() }

  /// Whether the text of a file is its bytes.
  var isVerbatim: Bool { encoding.isUTF8 && opener.options.invalidBytes != .replace }

  /// The bytes of a file, decompressed.
  func bytes(of number: Int) throws(RunFailure) -> any ByteSource { try files.again(number) }

  /// The text of a file as UTF-8.
  func text(of number: Int) throws(RunFailure) -> any ByteSource {
    try opener.decode(try files.again(number), as: encoding)
  }

  /// The digest of a file's bytes.
  func digest(of number: Int) throws(RunFailure) -> RunningDigest {
    var digest = RunningDigest()
    try bytes(of: number).readAll { digest.update($0) }
    return digest
  }

  /// All of a file's text, in memory.
  func wholeText(of number: Int) throws(RunFailure) -> [UInt8] {
    var text: [UInt8] = []
    try self.text(of: number).readAll { text += $0.bytesArray }
    return text
  }

  /// Whether the text of a file, encoded, is its bytes.
  func isFaithful(_ number: Int) throws(RunFailure) -> Bool {
    if isVerbatim { return true }
    let digest = DigestSink()
    let encoder = TranscodingSink(digest, codec: try TextCodec(encoding), onInvalid: .error)
    let text = try text(of: number)
    do throws(RunFailure) {
      try text.readAll { bytes throws(RunFailure) in try encoder.write(bytes) }
      try encoder.complete()
    } catch {
      if error.kind == .output { return false }
      throw error
    }
    return digest.hexadecimal == (try self.digest(of: number)).hexadecimal
  }

  /// Where records are, by their file: their number from 0, and their range in its text.
  func places(
    of isWanted: (Int) -> Bool
  ) throws(RunFailure) -> [[(record: Int, range: Range<Int>)]] {
    let first = try PeekedSource(try text(of: 0), byteCount: InputOpener.sampleByteCount)
    let source = try opener.stack(
      InputFiles(rereading: files), on: first, format.dialect, encoding,
      isWhole: first.head.count < InputOpener.sampleByteCount)
    let input = try TableInput.open(
      source, dialect: format.dialect, limits: opener.limits, ragged: format.ragged)
    var places: [[(record: Int, range: Range<Int>)]] = files.paths.map { _ in [] }
    try input.forEachRecord { record, range in
      guard isWanted(record) else { return }
      let (file, offset) = input.origins.text(at: range.lowerBound)
      places[file].append((record, offset..<offset + range.count))
    }
    return places
  }
}

extension ByteSource {
  /// Hands all that is left of it on, piece by piece.
  func readAll(_ body: (Span<UInt8>) throws(RunFailure) -> Void) throws(RunFailure) {
    let block = ByteBlock(capacity: 64 << 10)
    while true {
      block.count = 0
      if try read(into: block) == 0 { return }
      try body(block.bytes)
    }
  }
}

extension Program {
  /// Whether a merge writes the records of a table down.
  func keepsRecords(of table: String) -> Bool {
    statements.contains { statement in
      guard let merge = statement.merge,
        statement.mergedTables.contains(where: { $0.text.lowercased() == table.lowercased() })
      else { return false }
      return merge.clauses.contains { if case .removed = $0.kind { true } else { false } }
    }
  }
}
