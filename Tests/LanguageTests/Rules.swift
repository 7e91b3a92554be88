import Diagnostics
import Foundation
import Language
import Verbs

/// Rules of a test, read and checked against one header.
struct Rules {
  static let vocabulary = Vocabulary.core()

  let source: SourceText
  let analysis: Analysis

  /// Without a header unknown names are taken to be columns of the input.
  init(_ text: String, header: [String]? = nil, isReasoned: Bool = false) {
    self.init(
      SourceText(name: "test.rules", text: text), header: header, isReasoned: isReasoned)
  }

  /// With `isReasoned` what can be told of rules that can run is among the problems.
  init(_ source: SourceText, header: [String]? = nil, isReasoned: Bool = false) {
    self.source = source
    analysis = Analysis(
      source, vocabulary: Self.vocabulary,
      loader: { path, from in
        switch path {
        case "common.rules": .success(SourceText(name: path, text: "normalize city trim\n"))
        case from.name: .success(from)
        default: .failure(IncludeFailure("no file '\(path)'"))
        }
      },
      headers: { table, program in table == program.inputTable ? header : nil },
      literals: isReasoned ? KernelLiterals() : nil)
  }

  var statements: [Statement] { analysis.program.statements }
  var codes: [String] { analysis.diagnostics.map(\.code) }

  /// The first diagnostic as `F0104 at 3:9: no column named 'x' (help)`.
  var firstProblem: String? { problems.first }

  var problems: [String] {
    analysis.diagnostics.map { diagnostic in
      let source = analysis.program.sources[diagnostic.range.source]
      let place = source.position(of: diagnostic.range.lower)
      let help = diagnostic.help.map { " (\($0))" } ?? ""
      return "\(diagnostic.code) at \(place.line):\(place.column): \(diagnostic.message)\(help)"
    }
  }

  /// The source after all fixes, the last one first.
  var fixed: String {
    var bytes = source.bytes
    for fix in analysis.diagnostics.compactMap(\.fix).sorted(by: { $0.range.lower > $1.range.lower }
    ) {
      bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The source in canonical form.
  static func formatted(_ text: String) -> String {
    let result = Formatter(vocabulary: vocabulary).format(SourceText(name: "-e", text: text))
    return String(decoding: result.text.bytes, as: UTF8.self)
  }
}

/// Files beside the tests.
enum TestFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The files of a folder that end so, sorted by path.
  static func files(in folder: URL, ending: String) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = found?.compactMap { $0 as? URL } ?? []
    return urls.filter { $0.lastPathComponent.hasSuffix(ending) }.sorted { $0.path < $1.path }
  }

  /// Golden files of rules alone, written to show a part of the language.
  static func golden() -> [URL] {
    let others = Set(goldenRuns() + goldenCodes())
    return files(in: folder.appending(path: "Golden", directoryHint: .isDirectory), ending: ".md")
      .filter { !others.contains($0) }
  }

  /// Golden files of one code each.
  static func goldenCodes() -> [URL] {
    files(in: folder.appending(path: "Golden/Codes", directoryHint: .isDirectory), ending: ".md")
  }

  /// Golden files of what only a run or a table shows, which tests of whole runs write.
  static func goldenRuns() -> [URL] {
    files(in: folder.appending(path: "Golden/Runs", directoryHint: .isDirectory), ending: ".md")
  }

  /// The golden file of one code.
  static func goldenCode(_ code: DiagnosticCode) -> URL {
    folder.appending(path: "Golden/Codes/\(code.rawValue).md")
  }

  /// The rule files that the project ships.
  static func ruleFiles() -> [URL] {
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    return files(in: root.appending(path: "rules", directoryHint: .isDirectory), ending: ".rules")
  }
}

/// A generator whose seed a failing test can name.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
