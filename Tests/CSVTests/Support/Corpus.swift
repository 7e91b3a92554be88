import Foundation

/// Test material of others, beside the repository: read where it is there, skipped where it is not.
enum Corpus {
  static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpora")

  /// Whether the folder is there; a test that needs it is skipped otherwise.
  static func has(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: folder).path)
  }

  static func bytes(_ path: String) -> [UInt8] {
    guard let data = try? Data(contentsOf: root.appending(path: path)) else { return [] }
    return [UInt8](data)
  }

  /// Paths of all files below a folder, from the root, in order.
  static func files(_ folder: String) -> [String] {
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walk.compactMap { $0 as? String }.sorted()
      .map { "\(folder)/\($0)" }
      .filter {
        let values = try? root.appending(path: $0).resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
      }
  }

  /// A JSON document as the tree that Foundation makes of it.
  static func json(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(
      with: Data(bytes(path)), options: [.fragmentsAllowed])
  }
}

/// An array of arrays of texts; other values in their JSON spelling.
func cellTable(_ json: Any) -> [[String]]? {
  (json as? [[Any]])?.map { row in row.map { $0 as? String ?? "\($0)" } }
}

/// Cells as texts.
func texts(_ table: [[[UInt8]]]) -> [[String]] {
  table.map { $0.map { String(decoding: $0, as: UTF8.self) } }
}
