import Language

/// How the columns of a table get their names when it is read, which says what a second run sees of those that the
/// first one has written.
enum ColumnNaming {
  /// The first line of the file names them, and is written too.
  case header
  /// They are called by their places.
  case places
  /// The rules list the names of as many as there are.
  case list([String])

  init(_ load: Statement?) {
    let names = load?.texts("header").map(\.text) ?? []
    if !names.isEmpty {
      self = .list(names)
    } else {
      self = load?.has("header none") == true ? .places : .header
    }
  }

  /// Whether a column is known by nothing but where it stands.
  var goesByPlace: Bool { if case .header = self { false } else { true } }

  /// The names of what was written as columns of some others, when it is read again; nil where it cannot be.
  func names(ofWritten columns: [String]) -> [String]? {
    switch self {
    case .header: columns
    case .places: Self.places(columns.count)
    case .list(let names): names.count == columns.count ? names : nil
    }
  }

  /// Tables of more columns than this are not made up.
  private static let mostPlaces = 4_096

  /// The columns of a table without a header: up to the last one that lines name, and some more, so that a second
  /// run finds all of them though the first one has taken so many away.
  static func places(naming names: [String], andTaking count: Int) -> [String] {
    let last = names.compactMap(place).max() ?? 0
    return places(min(last, mostPlaces) + count + 1)
  }

  private static func places(_ count: Int) -> [String] { (0..<count).map { "column \($0 + 1)" } }

  /// The place, from 1, that a column without a name is called by; nil for other names.
  static func place(_ name: String) -> Int? {
    let words = name.lowercased().split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == "column", let place = Int(words[1]), place > 0,
      String(place) == words[1]
    else { return nil }
    return place
  }
}
