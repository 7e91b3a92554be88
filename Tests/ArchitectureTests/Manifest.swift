import Foundation

/// The files of this project.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Paths of the source files below a folder, from the root.
  static func sources(_ folder: String, endings: [String] = ["swift"]) -> [String] {
    let walk = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (walk?.compactMap { $0 as? String } ?? []).sorted()
      .filter { path in endings.contains { path.hasSuffix("." + $0) } }
      .map { "\(folder)/\($0)" }
  }
}

/// A target of Package.swift.
struct Target: CustomStringConvertible, Sendable {
  var name: String
  var isTest: Bool
  /// Modules of this project that it says it needs.
  var dependencies: [String]
  /// Its folder, from the root.
  var folder: String

  var description: String { name }

  /// All targets, as far as regular expressions can read them.
  static let all: [Target] = {
    guard let text = try? Project.text("Package.swift"),
      let start = text.firstRange(of: "  targets: [")
    else { return [] }
    let declaration =
      /(module|tests|\.target|\.executableTarget|\.testTarget|\.systemLibrary)\(\s*(?:name: )?"([\w-]+)"/
    let targets = text[start.upperBound...]
    let matches = targets.matches(of: declaration)
    return matches.indices.map { index in
      let end = index + 1 < matches.count ? matches[index + 1].range.lowerBound : targets.endIndex
      let body = targets[matches[index].range.upperBound..<end]
      let name = String(matches[index].output.2)
      let isTest = matches[index].output.1.lowercased().contains("test")
      let path = body.firstMatch(of: /path: "([^"]+)"/).map { String($0.output.1) }
      return Target(
        name: name, isTest: isTest, dependencies: quoted(in: body),
        folder: path ?? (isTest ? "Tests/" : "Sources/") + name)
    }
  }()

  /// Names in the list of dependencies, without products of other packages.
  private static func quoted(in body: Substring) -> [String] {
    let list = /(?:^,\s*|dependencies: )\[((?:"[\w-]+"|\.product\([^)]*\)|[\s,])+)\]/
    guard let found = body.firstMatch(of: list) else { return [] }
    return found.output.1.replacing(/\.product\([^)]*\)/, with: "")
      .matches(of: /"([\w-]+)"/).map { String($0.output.1) }
  }

  /// Modules that its files import, each with one of the files.
  func imports() throws -> [String: String] {
    let line = /^(?:@\w+\s+|package |public |internal |private )*import (?:struct |func )?(\w+)/
    var imports: [String: String] = [:]
    for path in Project.sources(folder) {
      for match in try Project.text(path).matches(of: line.anchorsMatchLineEndings()) {
        imports[String(match.output.1)] = path
      }
    }
    return imports
  }
}

/// The table of layers in docs/architecture.md.
enum Layers {
  /// The layer of each module.
  static let all: [String: Int] = {
    var layers: [String: Int] = [:]
    let page = (try? Project.text("docs/architecture.md")) ?? ""
    for line in page.split(whereSeparator: \.isNewline) {
      guard let row = line.firstMatch(of: /^\| (\d) \| ([^|]+) \|/) else { continue }
      for name in row.output.2.matches(of: /`(\w+)`/) {
        layers[String(name.output.1)] = Int(row.output.1)
      }
    }
    return layers
  }()

  /// Programs that measure and test; they stand in no layer.
  static let outside: Set = ["kernel-bench", "FaultProbe"]
}
