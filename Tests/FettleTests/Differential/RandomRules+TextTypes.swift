import Language
import Verbs

// Columns of text types: each in a column of its own that no other line touches.
extension RandomRules {
  /// The types of text that a form writes in one way, with two texts of each.
  private static let textTypes: [(name: String, before: String, after: String)] = {
    let vocabulary = Vocabulary.core()
    return vocabulary.types.compactMap { type in
      guard type.kind == .text,
        let form = vocabulary.forms.first(where: { $0.name == type.name && $0.type == type.name })
      else { return nil }
      return (type.name, quoted(form.example.before), quoted(form.example.after))
    }
  }()

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  /// A column with values of a type and others, and lines that read it.
  mutating func addTextType() {
    guard !Self.textTypes.isEmpty else { return }
    let type = random.pick(Self.textTypes)
    let name = freshName() + "_t"
    let other = self.name("text") ?? "'none'"
    add(
      "set \(name) = if \(predicate(depth: 1)) then \(type.before) "
        + "else if \(predicate(depth: 1)) then \(type.after) else \(other)")
    add("column \(name) is \(type.name)")
    if random.once(in: 2) { add("normalize \(name) \(type.name)\(when())\(others())") }
    for _ in 0..<random.number(1...2) { addReading(of: name, type) }
  }

  private mutating func addReading(
    of name: String, _ type: (name: String, before: String, after: String)
  ) {
    let tests = [
      "\(name) = \(type.before)", "\(name) != \(type.after)", "\(name) in (\(type.before))",
      "\(name) not in (\(type.before), \(type.after))", "\(name) is valid", "\(name) is not valid",
      "\(name) is \(type.name)", "\(name) is \(type.name)", "\(name) contains 'a'",
    ]
    let test = random.pick(tests + lookups(of: name, in: "email", "city"))
    let fresh = freshName()
    switch random.number(0...4) {
    case 4: add("replace \(name) from 'codes.csv' code -> name\(when())\(others())")
    case 0: add("drop rows when \(test)")
    case 1: add("dedupe on \(name)\(random.pick(["", " every key present"]))")
    default: add("set \(fresh)_u = if \(test) then \(name) else 'no'")
    }
  }
}
