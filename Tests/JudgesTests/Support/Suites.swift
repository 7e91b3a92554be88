import Foundation

/// Suites of other tools that lie beside the repository and are not part of it.
enum Suites {
  /// The folder, or nil where it is not there.
  static let folder: URL? = {
    var url = URL(filePath: #filePath)
    for _ in 0..<5 { url.deleteLastPathComponent() }
    url.append(path: "shared/corpora")
    return FileManager.default.fileExists(atPath: url.path()) ? url : nil
  }()

  static let areThere = folder != nil
  static let whyNot = "shared/corpora does not lie beside the repository"
  /// Whether the tables are printed: `make judges`.
  static let arePrinted = ProcessInfo.processInfo.environment["FETTLE_JUDGES"] != nil

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder!.appending(path: path))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }
}
