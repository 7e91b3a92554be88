import Language

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
  /// Pairs of the lookup file that the random rules know.
  static let codes: [(code: Text, name: Text)] = [
    ("BER", "Berlin"), ("PAR", "Paris"), ("ROM", "Rome"), ("ROM", "Roma"), ("PAR", "Paris"),
    ("X", ""), ("ny", "New York"),
  ]

  init(_ statement: Statement) {
    self.statement = statement
    isPart = statement.has("part of")
    ignoresCase = statement.has("ignoring case")
  }

  func apply(_ text: Text) -> Outcome {
    if statement.has("from") { return look(up: text) }
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

  private func look(up text: Text) -> Outcome {
    let found = Set(Self.codes.filter { isSame($0.code, text) }.map(\.name))
    if found.count > 1 { return .failed }
    return found.first.map { .replaced($0) } ?? .noArm
  }
}
