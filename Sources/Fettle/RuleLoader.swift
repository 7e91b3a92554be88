import Columns
import Connectors
import Diagnostics
import Engine
import Language
import Verbs

/// Reads rule files with all that they include.
struct RuleLoader {
  /// A rule file is text that people write; more than this is none.
  static let maximumByteCount = 64 << 20

  var allowsOutsidePaths: Bool
  /// What files hold in an editor, by path.
  var unsaved: [String: [UInt8]] = [:]
  let register: InputRegister

  /// The program of a rule set: its files, then its texts.
  func load(_ rules: RuleSet) throws(RunFailure) -> (program: Program, diagnostics: [Diagnostic]) {
    var sources: [SourceText] = []
    for path in rules.files {
      sources.append(SourceText(name: path == "-" ? "stdin" : path, bytes: try read(path)))
    }
    if !rules.texts.isEmpty {
      sources.append(SourceText(name: "-e", text: rules.texts.joined(separator: "\n")))
    }
    return Parser(vocabulary: .core()).parse(sources, loader: include)
  }

  private func include(
    _ path: String, from source: SourceText
  ) -> Result<SourceText, IncludeFailure> {
    do throws(RunFailure) {
      let folder = Self.folder(of: source.name)
      let fence = PathFence(folder: folder, allowsOutside: allowsOutsidePaths)
      let real = try fence.resolve(path)
      let name = folder == "." ? path : FilePath.join(folder, path)
      return .success(SourceText(name: name, bytes: try read(real)))
    } catch {
      return .failure(IncludeFailure(error.message, help: error.help))
    }
  }

  /// The folder that paths in a source are relative to: its own, the working folder for `-e`.
  static func folder(of name: String) -> String {
    name == "-e" || name == "stdin" ? "." : FilePath.split(name).folder
  }

  /// All bytes of a small file.
  private func read(_ path: String) throws(RunFailure) -> [UInt8] {
    if let bytes = unsaved[path] { return bytes }
    register.note(path)
    return try Self.bytes(of: path)
  }

  /// Opens a file; of a folder it says how its rule files are named all at once.
  private static func open(_ path: String) throws(RunFailure) -> any ByteSource {
    do throws(RunFailure) {
      return try Input.open(path)
    } catch {
      guard FilePath.isFolder(path) else { throw error }
      throw RunFailure(
        error.kind, error.message, help: "name its rule files: \(FilePath.join(path, "*.rules"))")
    }
  }

  /// All bytes of a file on the disk.
  static func bytes(of path: String) throws(RunFailure) -> [UInt8] {
    let source = try open(path)
    var bytes: [UInt8] = []
    let block = ByteBlock(capacity: 64 << 10)
    while try source.read(into: block) > 0 {
      bytes += block.cell(0..<block.count).array
      block.count = 0
      if bytes.count > maximumByteCount {
        throw RunFailure(
          .usage, "'\(path)' is too long for a rule file: more than \(maximumByteCount) bytes")
      }
    }
    return bytes
  }
}
