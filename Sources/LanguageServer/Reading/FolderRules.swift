import Connectors
import Diagnostics
import Fettle
import Language
import Synchronization

/// The rule files of the editor's folders, read as far as names of a document can stand in them. Asked by the thread
/// that does long work; what was read of a file is kept as long as it, and all that it depends on, stay as they are.
final class FolderRules: Sendable {
  /// What the editor shows and holds when a question is asked.
  struct View: Sendable {
    var folders: [String]
    /// The open documents by resolved path.
    var open: [String: [UInt8]]
    /// The paths of the open documents as the editor writes them.
    var openPaths: [String]
    /// The table for rule files that name none.
    var input: String?
  }

  fileprivate struct Entry {
    var input: String?
    /// All files that it was read from.
    var marks: [String: IncludeGraph.Mark?]
    var reading: RuleReading
  }

  fileprivate struct State {
    var graph = IncludeGraph()
    var headers = HeaderCache()
    var entries: [String: Entry] = [:]
    /// Files whose passing over the editor has been told of, as they were then.
    var told: [String: Told] = [:]
  }

  /// A file that was too long when the editor was told of it.
  fileprivate enum Told: Equatable {
    /// It changes with every letter: one word of it is enough.
    case open
    case file(FileStamp)
  }

  private let state = Mutex(State())

  /// The files of the view that include one of some files, which go by resolved path, in the order of their paths; and
  /// those that are too long for it, by themselves or with what they include, and of which nobody has been told since
  /// they changed; cut short where nobody waits for it.
  func readings(
    including targets: Set<String>, _ view: View, while isWanted: () -> Bool
  ) -> (readings: [RuleReading], tooLong: [String]) {
    let listed = view.folders.flatMap { FolderListing.files(below: $0, endings: [".rules"]) }
    // By resolved path, with the one that the editor knows.
    let paths = Dictionary(
      (view.openPaths + listed).map { (FilePath.resolved($0), $0) },
      uniquingKeysWith: { first, _ in first })
    return state.withLock { state in
      var (found, tooLong) = state.graph.files(
        including: targets, among: paths.keys.sorted(), view.open, while: isWanted)
      var readings: [RuleReading] = []
      for file in found where isWanted() {
        if state.graph.byteCount(from: file, view.open) > OpenDocument.largestByteCount {
          if !tooLong.contains(file) { tooLong.append(file) }
          continue
        }
        state.told[file] = nil
        guard let path = paths[file], let reading = Self.reading(of: path, view, &state) else {
          continue
        }
        let sources = reading.program.sources.map { FilePath.resolved($0.name) }
        if !targets.isDisjoint(with: sources) { readings.append(reading) }
      }
      return (readings, tooLong.filter { state.tells($0, view.open) })
    }
  }

  private static func reading(
    of path: String, _ view: View, _ state: inout State
  ) -> RuleReading? {
    if let entry = state.entries[path], entry.input == view.input,
      entry.marks.allSatisfy({ IncludeGraph.mark(of: $0.key, view.open) == $0.value })
    {
      return entry.reading
    }
    state.entries[path] = nil
    var rules = RuleSet(files: [path])
    rules.unsaved = view.open
    for path in view.openPaths { rules.unsaved[path] = view.open[FilePath.resolved(path)] }
    guard let source = try? Self.source(at: path, view.open) else { return nil }
    let input = RuleStudy.inputComment(of: source) ?? view.input
    guard let study = try? RuleStudy(rules, input: input) else { return nil }
    let reading = RuleReading(study, input: input, headers: state.headers.headers(of: study))
    // An include that is not there may come.
    let isWhole = !study.diagnostics.contains {
      $0.code == DiagnosticCode.includeUnreadable.rawValue
    }
    if isWhole {
      let files = reading.program.sources.map { FilePath.resolved($0.name) }
      let marks = (files + study.files.map(\.path)).map {
        ($0, IncludeGraph.mark(of: $0, view.open))
      }
      state.entries[path] = Entry(
        input: view.input, marks: Dictionary(marks, uniquingKeysWith: { first, _ in first }),
        reading: reading)
    }
    return reading
  }

  private static func source(
    at path: String, _ open: [String: [UInt8]]
  ) throws(RunFailure) -> SourceText {
    if let bytes = open[FilePath.resolved(path)] { return SourceText(name: path, bytes: bytes) }
    return try RuleStudy.source(at: path)
  }
}

extension FolderRules.State {
  /// Whether the editor has to be told of a file that is too long: for the first time, or since it changed.
  fileprivate mutating func tells(_ path: String, _ open: [String: [UInt8]]) -> Bool {
    let now: FolderRules.Told
    switch IncludeGraph.mark(of: path, open) {
    case .open: now = .open
    case .file(let stamp): now = .file(stamp)
    case nil: return false
    }
    return told.updateValue(now, forKey: path) != now
  }
}
