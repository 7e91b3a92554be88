/// What the text of a place begins with that is a database, and no file of text: `sqlite:crm.db`.
package enum DatabaseScheme: String, CaseIterable, Sendable {
  case sqlite

  /// `sqlite:`
  package var prefix: String { rawValue + ":" }

  /// The scheme of a place; nil for the path of a file.
  package static func of(_ text: String) -> DatabaseScheme? {
    allCases.first { text.hasPrefix($0.prefix) }
  }
}
