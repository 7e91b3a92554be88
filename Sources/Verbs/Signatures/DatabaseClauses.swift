import Diagnostics
import Language

/// What `load` and `save` say of databases, and what of files alone.
enum DatabaseClauses {
  /// Clauses of `load` that say how a file of text is written.
  private static let clausesOfFiles = ["delimiter", "encoding", "skip", "header", "header none"]
  /// Clauses of `save` that take a file.
  private static let logs = ["rejects", "reviews", "removed", "changes", "findings", "links"]

  /// Checks the place of a `load` line and its clauses.
  static func checkLoad(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    guard let from = statement.text("from") else { return }
    let table = statement.text("from table")
    guard check(from, table, &diagnostics) else { return }
    for label in clausesOfFiles {
      guard let value = statement.slots[label] else { continue }
      diagnostics.append(
        Diagnostic(
          .databaseClause, "a database has no \(label.split(separator: " ")[0]) to be told",
          at: range(of: value) ?? from.range, help: "leave the clause out"))
    }
  }

  private static func range(of value: SlotValue) -> SourceRange? {
    switch value {
    case .text(let text): text.range
    case .texts(let texts): texts.first?.range
    case .number(_, let range), .flag(let range): range
    default: nil
    }
  }

  /// Checks the place of a `save` line, its key and its clauses.
  static func checkSave(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    for label in logs {
      guard let text = statement.text(label), DatabaseScheme.of(text.text) != nil else { continue }
      diagnostics.append(
        Diagnostic(
          .databaseClause, "\(label) go to a file, not to a database", at: text.range,
          help: "write \(label) to '\(label).csv'"))
    }
    guard let to = statement.text("to") else { return }
    let key = statement.columns("key").first
    guard check(to, statement.text("to table"), &diagnostics) else {
      if DatabaseScheme.of(to.text) == nil, statement.text("to table") == nil, let key {
        diagnostics.append(
          Diagnostic(
            .databaseClause, "a file has no key to be written by", at: key.range,
            help: "leave the key out, or write to 'sqlite:central.db' table 'customer'"))
      }
      return
    }
    if key == nil {
      diagnostics.append(
        Diagnostic(
          .databaseClause, "rows are merged into a database by a key, and this line names none",
          at: to.range, help: "write key id behind the table, with the column that tells rows apart"
        ))
    }
    if let blanks = statement.text("blanks"), blanks.text.isEmpty {
      diagnostics.append(
        Diagnostic(
          .databaseClause, "a blank is NULL in a database", at: blanks.range,
          help: "leave blanks '' out"))
    }
  }

  /// Whether a place is a database with its table; says what is wrong where only one of the two is there.
  private static func check(
    _ place: TextLiteral, _ table: TextLiteral?, _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard let scheme = DatabaseScheme.of(place.text) else {
      if let table {
        diagnostics.append(
          Diagnostic(
            .databaseClause, "'\(place.text)' is a file, and files have no tables", at: table.range,
            help: "write 'sqlite:\(place.text)' for a database, or leave table '\(table.text)' out")
        )
      }
      return false
    }
    if place.text.contains("?table=") {
      diagnostics.append(
        Diagnostic(
          .databaseClause, "in rules the table stands behind the file", at: place.range,
          help: "write '\(scheme.prefix)crm.db' table 'customer'"))
      return false
    }
    if place.text == scheme.prefix {
      diagnostics.append(
        Diagnostic(
          .databaseClause, "this names no database", at: place.range,
          help: "write '\(scheme.prefix)crm.db' table 'customer'"))
      return false
    }
    if let table, !table.text.isEmpty { return true }
    diagnostics.append(
      Diagnostic(
        .databaseClause, "which table of '\(place.text)' is meant?", at: place.range,
        help: "write table 'customer' behind it"))
    return false
  }
}
