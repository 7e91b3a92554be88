import Connectors
import Diagnostics
import Fettle

/// Which rule files may include which, of those on the disk and those in the editor; what is known of a file is kept
/// as long as it stays as it is.
struct IncludeGraph {
  /// What a file holds: the bytes in the editor, or else the state of the disk.
  enum Mark: Equatable {
    case open([UInt8])
    case file(FileStamp)
  }

  /// One file.
  struct Node {
    fileprivate(set) var mark: Mark
    fileprivate(set) var byteCount: Int
    /// Resolved paths; none of a file that is too long to be read.
    fileprivate(set) var includes: [String]

    var isTooLong: Bool { byteCount > OpenDocument.largestByteCount }
  }

  private var nodes: [String: Node] = [:]

  /// What a file holds by now; nil where it is not there.
  static func mark(of path: String, _ open: [String: [UInt8]]) -> Mark? {
    if let bytes = open[path] { return .open(bytes) }
    return FileStamp(path: path).map { .file($0) }
  }

  /// A file by its resolved path; nil where it is not there. `open` are the texts of the editor.
  mutating func node(of path: String, _ open: [String: [UInt8]]) -> Node? {
    guard let mark = Self.mark(of: path, open) else { return nil }
    if let known = nodes[path], known.mark == mark { return known }
    var node = Node(mark: mark, byteCount: 0, includes: [])
    if case .open(let bytes) = mark {
      node.byteCount = bytes.count
      node.includes = Self.includes(of: bytes, in: path)
    } else {
      node.byteCount = Input.byteCount(path) ?? 0
      if !node.isTooLong, let source = try? RuleStudy.source(at: path) {
        node.includes = Self.includes(of: source.bytes, in: path)
      }
    }
    nodes[path] = node
    return node
  }

  private static func includes(of bytes: [UInt8], in path: String) -> [String] {
    IncludeScan.paths(in: bytes).map {
      FilePath.resolved(RuleStudy.path(including: $0, from: path))
    }
  }

  /// Bytes of a file and of all that it includes, each file once; more than the most that is read may be any number
  /// above that.
  mutating func byteCount(from path: String, _ open: [String: [UInt8]]) -> Int {
    var seen: Set<String> = [path]
    var waiting = [path]
    var byteCount = 0
    while let next = waiting.popLast(), byteCount <= OpenDocument.largestByteCount {
      guard let node = node(of: next, open) else { continue }
      byteCount += node.byteCount
      waiting += node.includes.filter { seen.insert($0).inserted }
    }
    return byteCount
  }

  /// Those of some files that may include one of the targets, or what includes it, and those that are too long to tell; stops
  /// early where nobody waits for it.
  mutating func files(
    including targets: Set<String>, among files: [String], _ open: [String: [UInt8]],
    while isWanted: () -> Bool
  ) -> (found: [String], tooLong: [String]) {
    var including: [String: [String]] = [:]
    var tooLong: [String] = []
    for file in files {
      guard isWanted() else { return ([], []) }
      guard let node = node(of: file, open) else { continue }
      if node.isTooLong { tooLong.append(file) }
      for included in node.includes { including[included, default: []].append(file) }
    }
    var seen = targets
    var found: Set<String> = []
    var waiting = Array(targets)
    while let next = waiting.popLast() {
      found.formUnion(including[next] ?? [])
      waiting += (including[next] ?? []).filter { seen.insert($0).inserted }
    }
    return (files.filter(found.contains), tooLong)
  }
}
