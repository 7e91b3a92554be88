import Language
import Verbs

/// The arms of one `replace`, tried in order on the cell as it was.
struct OracleArms {
  enum Outcome {
    case replaced(Text)
    case noArm
    /// A lookup file names several values.
    case failed
  }

  private let statement: Statement
  private let isPart: Bool
  private let ignoresCase: Bool
  /// Pairs of the lookup file that the random rules know: words, values of types, and for each type of text
  /// its canonical text.
  static let codes: [(code: Text, name: Text)] =
    [
      ("BER", "Berlin"), ("PAR", "Paris"), ("ROM", "Rome"), ("ROM", "Roma"), ("PAR", "Paris"),
      ("X", ""), ("ny", "New York"), ("12.50", "a dozen"), ("1234.5", "many"), ("-3.0", "-3"),
      ("1.234,50", "13"), ("2026-01-31", "2026-02-01"), ("31/01/2026", "the last"), ("y", "no"),
      ("2026-01-31T00:00:00Z", "midnight"), ("0", "nothing"),
    ]
    + Vocabulary.core().forms.filter { $0.type == $0.name && OracleTextType.isOne($0.name) }
    .map { (Text($0.example.after), Text("a \($0.name)")) }

  init(_ statement: Statement) {
    self.statement = statement
    isPart = statement.has("part of")
    ignoresCase = statement.has("ignoring case")
  }

  func apply(_ text: Text) -> Outcome {
    guard case .arms(let arms)? = statement.slots["arms"] else { return .noArm }
    for arm in arms {
      let target = Text(arm.target.literalText ?? "")
      switch arm.source {
      case .texts(let texts):
        for literal in texts.map({ Text($0.text) }) {
          if isPart {
            if text.find(literal, ignoringCase: ignoresCase) != nil {
              return .replaced(text.replacing(literal, with: target, ignoringCase: ignoresCase))
            }
          } else if isSame(text, literal) {
            return .replaced(target)
          }
        }
      case .pattern(let pattern):
        let matcher = OraclePattern(pattern, ignoringCase: ignoresCase)
        if let new = matcher.replace(in: text, with: target) { return .replaced(new) }
      }
    }
    return .noArm
  }

  private func isSame(_ left: Text, _ right: Text) -> Bool {
    ignoresCase ? left.lowered == right.lowered : left == right
  }

  /// What stands in the lookup file for a cell: its key is the cell's, both as the column's type writes them,
  /// or one that is none of the type and written as the cell is. A cell that is none of it, for which `key` is
  /// nil, has the key that is written like it.
  static func look(up cell: OracleCell, key: Text?, _ column: OracleColumn) -> Outcome {
    func names(_ isKey: (Text) -> Bool) -> Set<Text> {
      Set(codes.filter { isKey($0.code) }.map(\.name))
    }
    var found = key.map { key in names { $0.canonical(as: column) == key } } ?? []
    if found.isEmpty {
      found = names { (key == nil || $0.canonical(as: column) == nil) && $0 == cell.text }
    }
    if found.count > 1 { return .failed }
    return found.first.map { .replaced($0) } ?? .noArm
  }
}

extension Text {
  /// The text as a column's type writes it, read as a literal is; nil where it is none of the type.
  fileprivate func canonical(as column: OracleColumn) -> Text? {
    if ["text", "id", "one of"].contains(column.type) { return self }
    if OracleTextType.isOne(column.type) { return OracleTextType.canonical(self, column.type) }
    let type = OracleScope.family(column.type)
    return OracleScope(columns: []).read(self, type: type, notations: []).text
  }
}
