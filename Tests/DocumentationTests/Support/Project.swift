import Foundation

/// The files of this project, and the binary that is tried on them.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `FETTLE_BINARY`, else the release build.
  static let binary: String =
    ProcessInfo.processInfo.environment["FETTLE_BINARY"] ?? path(".build/release/fettle")

  /// Whether tests that need the binary run: in CI always, so that its absence is a failure there.
  static let hasBinary =
    FileManager.default.isExecutableFile(atPath: binary)
    || ProcessInfo.processInfo.environment["CI"] != nil

  /// `FETTLE_REGENERATE=1 swift test --filter DocumentationTests` writes generated files anew.
  static let isRegenerating = ProcessInfo.processInfo.environment["FETTLE_REGENERATE"] == "1"

  static func path(_ name: String) -> String { root.appending(path: name).path }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: root.appending(path: name))
  }

  /// The files of a folder that end so, by path from the root.
  static func files(in folder: String, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The pages that users read.
  static let pages = ["README.md"] + files(in: "docs", ending: ".md")
  static let ruleFiles = files(in: "rules", ending: ".rules")
}
