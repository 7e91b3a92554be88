/// Seeded rules over the columns of ``RandomTable``, mostly right ones.
struct RandomRules {
  /// A column as far as the next line has to know it.
  struct Column {
    var name: String
    var kind: String
    /// Whether cells may be written in a notation that is not the canonical one.
    var hasNotation = false
    var isInput = true
    /// Whether it holds plain words only.
    var isPlain = false

    var written: String { name.contains(" ") ? "[\(name)]" : name }
  }

  var random: SeededRandom
  var columns: [Column]
  var lines: [String] = []
  private(set) var hasList = false
  private(set) var hasLet = false
  private(set) var saveCount = 0

  init(_ random: SeededRandom) {
    self.random = random
    columns = RandomTable.columns.map { Column(name: $0, kind: "text", isPlain: $0 == "city") }
    declare()
    for _ in 0..<self.random.number(1...9) { addStatement() }
    if saveCount > 0 { addSave() }
  }

  mutating func change(_ name: String, _ body: (inout Column) -> Void) {
    for index in columns.indices where columns[index].name == name { body(&columns[index]) }
  }

  mutating func add(_ line: String) { lines.append(line) }

  // MARK: Declarations

  private mutating func declare() {
    if random.once(in: 2) {
      add("load input, blanks 'N/A', '-'" + (random.once(in: 6) ? ", decimal ','" : ""))
    }
    if random.once(in: 2) { add("column id is id") }
    if !random.once(in: 3) {
      let notation = random.pick(["", "", " '1,234.50'", " '1.234,56'", " '1.234,56', '1234.56'"])
      add("column amount is number\(notation)")
      change("amount") { ($0.kind, $0.hasNotation) = ("number", !notation.isEmpty) }
    }
    if !random.once(in: 3) {
      let notation = random.pick([" 'DD/MM/YYYY'", " 'DD/MM/YYYY', 'MM/DD/YYYY'", ""])
      add("column born is date\(notation)")
      change("born") { ($0.kind, $0.hasNotation) = ("date", !notation.isEmpty) }
    }
    if !random.once(in: 3) {
      add("column updated is date")
      change("updated") { $0.kind = "date" }
    }
    if random.once(in: 2) {
      add("column flag is boolean")
      change("flag") { $0.kind = "boolean" }
    }
    if random.once(in: 3) { add("column email is text, placeholders 'noemail@example.com'") }
    if random.once(in: 3) {
      add("list places 'Berlin', 'Paris', 'Rom'")
      hasList = true
      if random.once(in: 2) { add("column city is one of places") }
    }
    if random.once(in: 3) {
      add("let odd = \(predicate(depth: 1))")
      hasLet = true
    }
  }

  // MARK: Choices

  mutating func column(_ kind: String? = nil) -> Column? {
    let fitting = columns.filter { kind == nil || $0.kind == kind }
    return fitting.isEmpty ? nil : random.pick(fitting)
  }

  mutating func name(_ kind: String? = nil) -> String? { column(kind)?.written }

  /// One to three columns.
  mutating func names() -> [Column] {
    var left = columns
    return (0..<random.number(1...min(3, left.count))).map { _ in
      left.remove(at: random.number(0...left.count - 1))
    }
  }

  mutating func when() -> String {
    random.once(in: 3) ? " when \(predicate(depth: 2))" : ""
  }

  mutating func others() -> String {
    random.pick(["", "", ", others keep", ", others clear", ", others -> 'other'"])
  }

  mutating func freshName() -> String { "made\(lines.count)" }

  mutating func addSave() {
    saveCount += 1
    let blanks = random.pick(["", "", ", blanks ''", ", blanks 'none'"])
    add(
      "save to 'save\(saveCount).csv', changes to 'changes\(saveCount).csv', "
        + "removed to 'removed\(saveCount).csv'\(blanks)")
  }
}
