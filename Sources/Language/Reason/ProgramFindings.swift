import Diagnostics

/// What is wrong with a program as a whole, whatever its tables hold: names that nobody uses, secrets in a
/// file that others read.
struct ProgramFindings {
  /// A name that a line gives to a table that it loads, or to a list or predicate.
  private struct Naming {
    let name: Word
    let isTable: Bool
  }

  let program: Program
  /// In lower case: the tables that lines act on or look into, and the bare names in them.
  private let tables: Set<String>
  private let words: Set<String>

  init(_ program: Program) {
    self.program = program
    var tables = Set(program.statements.flatMap(Self.tables))
    // Without a save the table in use at the end is written.
    tables.formUnion((program.finalTables ?? []).map { $0.lowercased() })
    self.tables = tables
    var words: Set<String> = []
    for statement in program.statements {
      for expression in statement.expressions { expression.collectNames(&words) }
      if case .type(let type)? = statement.slots["type"], let list = type.list {
        words.insert(list.lowercased())
      }
    }
    self.words = words
  }

  func diagnostics() -> [Diagnostic] {
    idleTables + idleNames + credentials + unwrittenPairs + repeatedTexts + unsavedChanges
      + program.statements.flatMap { $0.addressesApart(program.sources[$0.range.source]) }
  }

  /// Texts of a list that it has already.
  private var repeatedTexts: [Diagnostic] {
    program.statements.filter { $0.verb == "list" }.flatMap { list in
      var seen: Set<[UInt8]> = []
      return list.texts("values").filter { !seen.insert(Array($0.text.utf8)).inserted }.map {
        Diagnostic(
          .repeatedPart, severity: .note, "a text before it is the same", at: $0.range,
          help: "leave it out")
      }
    }
  }

  // MARK: Names

  /// Where lines name what others of the program use, or change what others see, those of included files too.
  var usedNames: [SourceRange] {
    namings.map(\.naming).filter(isUsed).map(\.name.range) + seenChanges
  }

  private var namings: [(naming: Naming, statement: Statement)] {
    program.statements.compactMap { statement in
      switch statement.verb {
      case "load":
        guard statement.slots["from"] != nil, case .word(let name)? = statement.slots["table"]
        else { return nil }
        return (Naming(name: name, isTable: true), statement)
      case "list", "let":
        guard case .word(let name)? = statement.slots["name"] else { return nil }
        return (Naming(name: name, isTable: false), statement)
      default: return nil
      }
    }
  }

  private func isUsed(_ naming: Naming) -> Bool {
    (naming.isTable ? tables : words).contains(naming.name.text.lowercased())
  }

  /// Whether no line does more than name and declare things, so that the file is there to be included.
  private var isLibrary: Bool {
    let verbs: Set<String> = ["load", "list", "let", "column", "include", "example", "test"]
    return program.statements.allSatisfy { verbs.contains($0.verb) }
  }

  /// Where the lines of the file itself name a table, a list or a predicate that no line uses. Nothing is said of a
  /// file that does no more than name things: others include it.
  private var idle: [(naming: Naming, statement: Statement)] {
    let own = namings.filter { $0.statement.includeDepth == 0 && !isUsed($0.naming) }
    return isLibrary ? [] : own
  }

  private var idleTables: [Diagnostic] {
    idle.filter(\.naming.isTable).map { naming, statement in
      Diagnostic(
        .unusedTable, severity: .warning,
        "table '\(naming.name.text)' is loaded and not used in these rules", at: naming.name.range,
        help: "write use \(naming.name.text), or leave the line out, unless a file that includes "
          + "this one uses it",
        fix: program.removal(of: statement))
    }
  }

  private var idleNames: [Diagnostic] {
    idle.filter { !$0.naming.isTable }.map { naming, statement in
      Diagnostic(
        .unusedName, severity: .note,
        "'\(naming.name.text)' is named and not used in these rules", at: naming.name.range,
        help: "leave the line out, unless a file that includes this one uses it",
        fix: program.removal(of: statement))
    }
  }

  /// The tables, in lower case, that a statement acts on or looks into.
  static func tables(of statement: Statement) -> [String] {
    var names: [String] = []
    switch statement.verb {
    case "load", "use", "include", "list", "let": break
    case "save":
      if case .word(let name)? = statement.slots["table"] {
        names = [name.text]
      } else {
        names = statement.tables
      }
    default: names = statement.tables
    }
    names += statement.expressions.flatMap(\.lookups).compactMap(\.table)
    names += statement.sourceTable.map { [$0.text] } ?? []
    if case .expectation(let expectation)? = statement.slots["expectation"],
      case .comparison(_, .rowsOf(let table, _)) = expectation.test
    {
      names.append(table.text)
    }
    return names.map { $0.lowercased() }
  }

  // MARK: Reviews

  /// Lines of merges that ask about pairs while no save writes them. Without any save the command line may.
  private var unwrittenPairs: [Diagnostic] {
    let saves = program.statements.filter { $0.verb == "save" }
    if saves.isEmpty { return [] }
    let written = Set(saves.filter { $0.text("reviews") != nil }.flatMap(Self.tables))
    return program.statements.compactMap { statement in
      guard let result = statement.mergeResult?.text, !written.contains(result.lowercased()),
        let clause = statement.merge?.clauses.first(where: \.asksForReview)
      else { return nil }
      let isSaved = saves.flatMap(Self.tables).contains(result.lowercased())
      return Diagnostic(
        .pairsUnwritten, severity: .warning, "pairs to review are written nowhere",
        at: clause.range,
        help: isSaved
          ? "write save …, reviews to 'reviews.csv'"
          : "write save \(result) to '\(result).csv', reviews to 'reviews.csv'")
    }
  }

  // MARK: Secrets

  /// Texts that look like the key to something. What they are is not shown again.
  private var credentials: [Diagnostic] {
    program.statements.flatMap(\.literals).compactMap { literal in
      guard let kind = Secrets.kind(of: literal.text) else { return nil }
      return Diagnostic(
        .credentials, severity: .warning, "\(kind) stands in a rule file", at: literal.range,
        help: "rule files are read by many: keep it in the environment or in a file of its own")
    }
  }
}

extension Program {
  /// Where lines, those of included files too, name tables, lists and predicates that others of the program use, and
  /// those of included files that change a table which others save, judge or look into.
  package var usedNames: [SourceRange] { ProgramFindings(self).usedNames }
}

extension MergeClause {
  /// Whether it has people asked about pairs.
  fileprivate var asksForReview: Bool {
    switch kind {
    case .match(.review, _), .reviewGroups: true
    case .take(let take): take.way == .agreed(elseReview: true)
    case .match, .links, .decisions, .removed: false
    }
  }
}

/// Texts that open doors.
enum Secrets {
  /// What a text seems to be; nil for other texts.
  static func kind(of text: String) -> String? {
    // Most texts have none of the signs, and this is asked of every text of a file.
    let signs = text.utf8
    if signs.contains(UInt8(ascii: ":")), let range = text.firstRange(of: "://") {
      let rest = text[range.upperBound...]
      let place = rest.prefix { $0 != "/" }
      if let at = place.lastIndex(of: "@"), place[..<at].contains(":") { return "a password" }
    }
    if signs.contains(UInt8(ascii: "=")) {
      let lower = text.lowercased()
      for word in ["password=", "passwd=", "pwd=", "secret=", "api_key=", "apikey=", "token="]
      where lower.contains(word) {
        return "a password"
      }
    }
    if signs.contains(UInt8(ascii: "-")), text.contains("-----BEGIN"), text.contains("PRIVATE KEY")
    {
      return "a private key"
    }
    for (prefix, count) in [("AKIA", 20), ("ghp_", 40), ("xoxb-", 24), ("sk_live_", 24)]
    where text.hasPrefix(prefix) && text.utf8.count >= count {
      return "an access key"
    }
    return nil
  }
}

extension Statement {
  /// Every quoted text with its place.
  package var literals: [TextLiteral] {
    var found = expressions.flatMap(\.literals)
    for slot in slots.values {
      switch slot {
      case .text(let text): found.append(text)
      case .texts(let texts): found += texts
      case .arms(let arms):
        for case .texts(let texts) in arms.map(\.source) { found += texts }
      default: continue
      }
    }
    return found.sorted { $0.range.lower < $1.range.lower }
  }
}

extension Expression {
  fileprivate var literals: [TextLiteral] {
    if case .text(let text) = kind { return [TextLiteral(text: text, range: range)] }
    return parts.flatMap(\.literals)
  }

  /// Bare names, which may be those of a `let` or of a list.
  fileprivate func collectNames(_ words: inout Set<String>) {
    switch kind {
    case .column(let reference): words.insert(reference.name.lowercased())
    case .membership(_, .list(let name, _), _): words.insert(name.lowercased())
    case .state(_, .type(let type), _): if let list = type.list { words.insert(list.lowercased()) }
    default: break
    }
    for part in parts { part.collectNames(&words) }
  }
}
