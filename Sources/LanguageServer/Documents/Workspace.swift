import Connectors
import Diagnostics
import Fettle
import Language

/// The documents that the editor has open, the folders around them, and what was read of both.
struct Workspace {
  private struct Entry {
    var revision: Int
    /// The versions of its sources that are open, itself among them; nil for one that is not.
    var versions: [String: Int?]
    /// The files that it was read from, as they were.
    var stamps: [String: FileStamp?]
    var reading: RuleReading
  }

  private(set) var documents: [String: OpenDocument] = [:]
  /// Paths of the folders that the editor shows.
  var folders: [String] = [] { didSet { forget() } }
  /// The input that the editor's settings name for rule files that name none.
  var input: String? { didSet { forget() } }
  private var headers = HeaderCache()
  private var graph = IncludeGraph()
  private var entries: [String: Entry] = [:]
  /// Grows when all has to be read again.
  private var revision = 0
  private var onlyTable: String??

  // MARK: Documents

  /// Takes a document that was opened, or whose text is another.
  mutating func put(_ document: OpenDocument) {
    documents[document.uri] = document
  }

  /// Lets go of a document.
  mutating func remove(_ uri: String) {
    documents[uri] = nil
    entries[uri] = nil
  }

  /// Has everything read again.
  mutating func forget() {
    entries = [:]
    onlyTable = nil
    revision += 1
  }

  /// A document by its name.
  func document(_ uri: String?) throws(ResponseError) -> OpenDocument {
    guard let uri, let document = documents[uri] else {
      throw ResponseError(.invalidParams, "no document '\(uri ?? "")' is open")
    }
    return document
  }

  // MARK: Reading

  /// A document with all that it includes.
  mutating func reading(of document: OpenDocument) throws(ResponseError) -> RuleReading {
    if isTooLong(document) {
      throw ResponseError(.requestFailed, OpenDocument.tooLong)
    }
    let versions = self.versions
    if let entry = entries[document.uri], entry.revision == revision,
      entry.versions.allSatisfy({ versions[$0.key] == $0.value }),
      entry.stamps.allSatisfy({ FileStamp(path: $0.key) == $0.value })
    {
      return entry.reading
    }
    let reading = try read(document.path, source: document.source)
    let sources = reading.program.sources.map { FilePath.resolved($0.name) }
    let files = sources + reading.study.files.map(\.path)
    let stamps = Dictionary(
      files.map { ($0, FileStamp(path: $0)) }, uniquingKeysWith: { first, _ in first })
    entries[document.uri] = Entry(
      revision: revision,
      versions: Dictionary(
        sources.map { ($0, versions[$0]) }, uniquingKeysWith: { first, _ in first }),
      stamps: stamps, reading: reading)
    return reading
  }

  /// Whether a document, with all that it includes, is too long to be read as its user types.
  mutating func isTooLong(_ document: OpenDocument) -> Bool {
    document.isTooLong
      || graph.byteCount(from: FilePath.resolved(document.path), open)
        > OpenDocument.largestByteCount
  }

  /// What the editor shows and holds, for a question to the files of its folders.
  mutating func view() -> FolderRules.View {
    FolderRules.View(
      folders: folders, open: open, openPaths: documents.values.map(\.path).sorted(),
      input: input ?? tableOfFolders())
  }

  /// The texts of the open documents by resolved path.
  private var open: [String: [UInt8]] {
    Dictionary(
      documents.values.map { (FilePath.resolved($0.path), $0.source.bytes) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The open documents in whose reading a file has part, by their names in order.
  func documents(reading path: String) -> [String] {
    let path = FilePath.resolved(path)
    return entries.filter { $0.value.versions.keys.contains(path) }.map(\.key).sorted()
  }

  /// The open documents that another one includes, as it was read last, by their names in order.
  func documents(readBy document: OpenDocument) -> [String] {
    guard let versions = entries[document.uri]?.versions else { return [] }
    let included = documents.values.filter { other in
      other.uri != document.uri && versions.keys.contains(FilePath.resolved(other.path))
    }
    return included.map(\.uri).sorted()
  }

  /// The versions of the open documents, by resolved path.
  private var versions: [String: Int] {
    Dictionary(
      documents.values.map { (FilePath.resolved($0.path), $0.version) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func read(
    _ path: String, source: SourceText
  ) throws(ResponseError) -> RuleReading {
    var rules = RuleSet(files: [path])
    for document in documents.values {
      rules.unsaved[document.path] = document.source.bytes
      rules.unsaved[FilePath.resolved(document.path)] = document.source.bytes
    }
    do throws(RunFailure) {
      let input = RuleStudy.inputComment(of: source) ?? self.input ?? tableOfFolders()
      let study = try RuleStudy(rules, input: input)
      return RuleReading(study, input: input, headers: headers.headers(of: study))
    } catch {
      throw ResponseError(.requestFailed, error.message)
    }
  }

  /// The only table of the folders; nil where there are more, or none.
  private mutating func tableOfFolders() -> String? {
    if let onlyTable { return onlyTable }
    let tables = folders.flatMap { FolderListing.files(below: $0, endings: [".csv", ".tsv"]) }
    let table = tables.count == 1 ? tables[0] : nil
    onlyTable = .some(table)
    return table
  }
}
