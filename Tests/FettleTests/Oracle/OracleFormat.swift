import Language

/// How the `load` line of a table says that its file is written.
struct OracleFormat {
  private(set) var delimiter: Unicode.Scalar = ","
  private(set) var hasHeader = true
  /// The columns that the line names; empty where the file does.
  private(set) var names: [String] = []
  /// The lines before the header, as they are.
  private(set) var preamble = ""
  private let skippedLineCount: Int
  private let isUnnamed: Bool

  init(_ program: Program, _ table: String) {
    let load = program.statements.first { statement in
      guard statement.verb == "load", case .word(let name)? = statement.slots["table"] else {
        return false
      }
      return name.text.lowercased() == table.lowercased()
    }
    if let text = load?.text("delimiter")?.text {
      delimiter = text == "tab" ? "\t" : text.unicodeScalars.first!
    }
    isUnnamed = load?.has("header none") ?? false
    names = load?.texts("header").map(\.text) ?? []
    hasHeader = !isUnnamed && names.isEmpty
    if case .number(let digits, _)? = load?.slots["skip"] {
      skippedLineCount = Int(digits) ?? 0
    } else {
      skippedLineCount = 0
    }
  }

  /// The records behind the preamble.
  mutating func read(_ text: String) -> OracleFile {
    var rest = text.unicodeScalars[...]
    for _ in 0..<skippedLineCount {
      guard let end = rest.firstIndex(of: "\n") else { break }
      preamble += String(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    let file = OracleFile(String(rest), delimiter: delimiter)
    if isUnnamed { names = file.records[0].fields.indices.map { "column \($0 + 1)" } }
    return file
  }

  func field(of text: Text, isAlone: Bool = false) -> String {
    OracleFile.field(of: text, isAlone: isAlone, delimiter: delimiter)
  }

  func join(_ fields: [String]) -> String {
    fields.joined(separator: String(Character(delimiter)))
  }
}
