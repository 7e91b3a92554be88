import Connectors
import Diagnostics
import Fettle
import Language

/// The columns of tables by their files, read again when a file or the line that loads it has changed.
struct HeaderCache {
  private struct Key: Hashable {
    var path: String
    var stamp: FileStamp?
    /// What the line says of how the file is written.
    var load: String
  }

  /// Files that are remembered; a folder of rules has few tables.
  private static let mostEntries = 256

  private var known: [Key: [String]?] = [:]

  /// The headers of all tables whose file is known, by lower-case name.
  mutating func headers(of study: RuleStudy) -> [String: [String]] {
    var headers: [String: [String]] = [:]
    for (table, path) in study.files {
      let key = Key(
        path: path, stamp: FileStamp(path: path), load: Self.load(of: table, in: study.program))
      if known.count > Self.mostEntries { known = [:] }
      let header = known[key] ?? study.header(of: table)
      known[key] = .some(header)
      headers[table.lowercased()] = header
    }
    return headers
  }

  private static func load(of table: String, in program: Program) -> String {
    let statement = program.statements.first { statement in
      guard case .word(let name)? = statement.slots["table"] else { return false }
      return RuleReading.signatures[statement.verb]?.role == .load
        && name.text.lowercased() == table.lowercased()
    }
    return statement.flatMap { program.sources[$0.range.source].text(of: $0.range) } ?? ""
  }
}
