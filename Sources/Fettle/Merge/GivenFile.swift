import Connectors
import Diagnostics
import Engine
import Kernels

/// A file that is given back: what it is called, where it goes, what its bytes must come to.
struct GivenFile {
  let table: String
  /// As the run called it.
  let name: String
  let byteCount: Int
  private let encoding: TextEncoding
  /// SHA-256 in hexadecimal digits.
  private let digest: [UInt8]
  /// Where it goes.
  private(set) var path = ""
  /// Whether a file with these bytes is there already.
  private(set) var isThere = false

  /// What a line of records says of a file that begins there.
  init(_ line: RemovedFile.Line, in removed: RemovedFile) throws(RunFailure) {
    table = line.text(.source)
    name = line.text(.file)
    digest = line.cells[MergeRecordLine.Field.raw.rawValue]
    guard let encoding = TextEncoding.named(line.text(.encoding)),
      let byteCount = Int(line.text(.byte)), digest.count == 64
    else {
      throw removed.failure("this line does not tell what its file was", line.line)
    }
    (self.encoding, self.byteCount) = (encoding, byteCount)
  }

  // MARK: Places

  /// Gives each file its place below a folder, and looks at what is there: what its path has below the folder that all have in common,
  /// behind the table's name where two would be one. Names of compressed files lose what says so.
  static func findPlaces(_ files: inout [GivenFile], in folder: String) throws(RunFailure) {
    let paths = files.map { parts(of: $0.name) }
    var common = paths.first.map { $0.count - 1 } ?? 0
    for other in paths {
      let names = min(common, other.count - 1)
      common = (0..<names).first { paths[0][$0] != other[$0] } ?? names
    }
    let short = paths.map { $0.dropFirst(common).joined(separator: "/") }
    for number in files.indices {
      let isShared = short.indices.contains { $0 != number && short[$0] == short[number] }
      let below = isShared ? FilePath.join(files[number].table, short[number]) : short[number]
      if FilePath.leaves(below) {
        throw RunFailure(
          .input, "'\(below)', a file of table '\(files[number].table)', is not beneath the folder",
          help: "give the file that the run wrote, as it wrote it")
      }
      files[number].path = FilePath.join(folder, below)
      if files[..<number].contains(where: { $0.path == files[number].path }) {
        throw RunFailure(
          .usage, "two files would be '\(files[number].path)'",
          help: "load them by paths that tell them apart")
      }
    }
    for number in files.indices { try files[number].look() }
  }

  /// The names along a path; nothing in it leads upwards.
  private static func parts(of path: String) -> [String] {
    var parts: [String] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    guard var name = parts.popLast() else { return ["stdin"] }
    for ending in [".gz", ".zst"] where name.hasSuffix(ending) && name != ending {
      name.removeLast(ending.count)
    }
    return parts + [name]
  }

  /// Finds out whether the file is there; refuses to write over other bytes.
  private mutating func look() throws(RunFailure) {
    if FileStamp(path: path) == nil { return }
    var found = RunningDigest()
    try Input.open(path).readAll { found.update($0) }
    guard found.hexadecimal == digest else {
      throw RunFailure(
        .output, "'\(path)' is there, and has other bytes than '\(name)' had",
        help: "type --out-dir with an empty folder")
    }
    isThere = true
  }

  // MARK: Bytes

  /// Opens the way to the file; nil where it is there already.
  func open(
    inputs: [FileIdentity], _ leftovers: Leftovers
  ) throws(RunFailure) -> Sink? {
    if isThere { return nil }
    let file = try Output.open(
      path, OutputOptions(inputs: inputs, expectedByteCount: byteCount, leftovers: leftovers))
    return Sink(DigestSink(file, expecting: digest), codec: try TextCodec(encoding))
  }

  /// Takes the text of a file, or its bytes, and encodes the former.
  final class Sink: ByteSink {
    private let digest: DigestSink
    private let encoder: TranscodingSink

    /// Whether the text is the bytes.
    private let isPlain: Bool

    init(_ digest: DigestSink, codec: TextCodec) {
      self.digest = digest
      encoder = TranscodingSink(digest, codec: codec, onInvalid: .error)
      isPlain = codec.encoding.isUTF8
    }

    var name: String { digest.name }

    func write(_ bytes: [UInt8], isText: Bool) throws(RunFailure) {
      if isText, !isPlain { try encoder.write(bytes.span) } else { try digest.write(bytes.span) }
    }

    func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) { try encoder.write(bytes) }
    func complete() throws(RunFailure) { try encoder.complete() }
    func publish() throws(RunFailure) { try encoder.publish() }
    func settle() throws(RunFailure) { try encoder.settle() }
    func abandon() { encoder.abandon() }
  }
}
