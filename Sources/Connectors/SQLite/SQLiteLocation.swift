import Diagnostics
import Language

/// Where a table of an SQLite database is: `sqlite:crm.db?table=customer`.
///
/// Everything behind the last `?table=` is the table's name as it is.
package struct SQLiteLocation: Sendable, Equatable {
  /// What a path begins with that is no file of text.
  private static let scheme = DatabaseScheme.sqlite.prefix
  private static let tableMark = "?table="

  package var path: String
  /// Nil where the text does not say it.
  package var table: String?

  package init(path: String, table: String?) {
    self.path = path
    self.table = table
  }

  /// Reads the text of a location; nil for the path of a file.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.scheme) else { return nil }
    let rest = Array(text.utf8.dropFirst(Self.scheme.utf8.count))
    let mark = Array(Self.tableMark.utf8)
    let places = rest.indices.filter { rest[$0...].starts(with: mark) }
    guard let place = places.last else {
      self.init(path: String(decoding: rest, as: UTF8.self), table: nil)
      return
    }
    self.init(
      path: String(decoding: rest[..<place], as: UTF8.self),
      table: String(decoding: rest[(place + mark.count)...], as: UTF8.self))
  }

  /// The path of the file behind a place, of a table in a database or of a file of text.
  package static func file(of text: String) -> String { SQLiteLocation(text)?.path ?? text }

  /// A place below a folder, of a table in a database or of a file of text.
  package static func join(_ folder: String, _ text: String) -> String {
    SQLiteLocation(text)?.below(folder).text ?? FilePath.join(folder, text)
  }

  /// The location as it is written.
  package var text: String {
    Self.scheme + path + (table.map { Self.tableMark + $0 } ?? "")
  }

  /// The same with its path below a folder.
  package func below(_ folder: String) -> SQLiteLocation {
    SQLiteLocation(path: FilePath.join(folder, path), table: table)
  }
}
