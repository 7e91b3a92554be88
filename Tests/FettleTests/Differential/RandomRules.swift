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
    var isSensitive = false

    var written: String { name.contains(" ") ? "[\(name)]" : name }
  }

  var random: SeededRandom
  var columns: [Column]
  var lines: [String] = []
  private(set) var hasList = false
  private(set) var hasLet = false
  private(set) var saveCount = 0
  /// Whether the columns of `hub` can be looked into.
  private(set) var hasHub = false
  /// The other table of which values can be taken, and its columns; nil where there is none.
  private(set) var source: (name: String, columns: [Column])?
  /// How many lines stand before the first that acts on a table.
  private(set) var headCount = 0
  private var usesBoth = false
  private var isLetTaken = false
  /// What tables the rules are about.
  private enum Use: CaseIterable { case input, inputWithHub, both, oneAfterAnother }

  init(_ random: SeededRandom, shape: TableShape) {
    self.random = random
    columns = []
    let use = self.random.once(in: 2) ? Use.input : self.random.pick(Use.allCases)
    load(shape, use)
    start(shape)
    for _ in 0..<self.random.number(2...11) { addStatement() }
    if use == .oneAfterAnother {
      addSave(of: "input")
      add("use hub")
      (hasHub, hasLet) = (false, false)
      source = ("input", columns)
      start(shape)
      for _ in 0..<self.random.number(1...4) { addStatement() }
      addSave(of: "hub")
    } else if use == .both {
      addSave(of: "hub")
      addSave(of: "input")
    } else if saveCount > 0 {
      addSave()
    }
  }

  // MARK: Tables

  private mutating func load(_ shape: TableShape, _ use: Use) {
    if !shape.clauses.isEmpty || random.once(in: 2) { add("load input\(shape.clauses)") }
    guard use != .input else { return }
    add("load hub from 'hub.csv'\(shape.clauses)")
    hasHub = use == .both || shape.hasHeader || shape.isNamed
    headCount = lines.count
    if use != .both, hasHub {
      source = ("hub", RandomTable.columns.map { Column(name: $0, kind: "text") })
    }
    if use == .both { add(random.pick(["use input, hub", "use hub, input"])) }
    usesBoth = use == .both
  }

  /// A table as it is read, and what is declared of it.
  private mutating func start(_ shape: TableShape) {
    columns = RandomTable.columns.map { Column(name: $0, kind: "text", isPlain: $0 == "city") }
    if !shape.hasHeader && !shape.isNamed {
      let pairs = columns.enumerated().map { "[column \($0 + 1)] -> \($1.written)" }
      add("rename \(pairs.joined(separator: ", "))")
    }
    declare()
    if !usesBoth { headCount = max(headCount, lines.count) }
  }

  mutating func change(_ name: String, _ body: (inout Column) -> Void) {
    for index in columns.indices where columns[index].name == name { body(&columns[index]) }
  }

  mutating func add(_ line: String) { lines.append(line) }

  // MARK: Declarations

  private mutating func declare() {
    declareNumbersAndDates()
    declareTexts()
    if !isLetTaken, random.once(in: 3) {
      isLetTaken = true
      add("let odd = \(predicate(depth: 1))")
      hasLet = true
    }
  }

  private mutating func declareNumbersAndDates() {
    if random.once(in: 2) { add("column id is id") }
    if !random.once(in: 3) {
      let type = random.pick(["number", "number", "whole", "money"])
      let ofMoney = type == "money" ? [" '€ 1,234.50'", " '$ 1,234.50', '1.234,56 EUR'"] : []
      let notation = random.pick(
        ["", "", " '1,234.50'", " '1.234,56'", " '1.234,56', '1234.56'"] + ofMoney)
      add("column amount is \(type)\(notation)")
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
    if !random.once(in: 3) {
      let notation = random.pick(["", "", " 'YYYY-MM-DD HH:mm'"])
      add("column seen is datetime\(notation)")
      change("seen") { ($0.kind, $0.hasNotation) = ("datetime", !notation.isEmpty) }
    }
  }

  private mutating func declareTexts() {
    if random.once(in: 6) {
      add("column fax is text, optional")
      columns.append(Column(name: "fax", kind: "text", isInput: false))
    }
    if random.once(in: 6) {
      add("column [Full Name], Phone is text, sensitive")
      for name in ["Full Name", "Phone"] { change(name) { $0.isSensitive = true } }
    }
    if random.once(in: 2) {
      add("column flag is boolean")
      change("flag") { $0.kind = "boolean" }
    }
    if random.once(in: 3) { add("column email is text, placeholders 'noemail@example.com'") }
    if !hasList, random.once(in: 3) {
      add("list places 'Berlin', 'Paris', 'Rom'")
      hasList = true
    }
    if random.once(in: 6) {
      let values = hasList ? random.pick(["places", "'Berlin', 'Paris'"]) : "'Berlin', 'Paris'"
      add("column city is one of \(values)")
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
    if random.once(in: 2) { return ", others" + action(random.pick(Self.actions)) }
    return random.pick(["", "", ", others keep", ", others clear", ", others -> 'other'"])
  }

  mutating func freshName() -> String { "made\(lines.count)" }

  mutating func addSave(of table: String = "") {
    saveCount += 1
    let table = usesBoth && table.isEmpty ? random.pick(["input", "hub"]) : table
    let name = table.isEmpty ? "" : table + " "
    var logs = ""
    for log in ["findings", "rejects", "reviews"] where random.once(in: 2) {
      logs += ", \(log) to '\(log)\(saveCount).csv'"
      if log == "rejects", random.once(in: 2) { logs += " with reasons" }
    }
    let blanks = random.pick(["", "", ", blanks ''", ", blanks 'none'"])
    add(
      "save \(name)to 'save\(saveCount).csv', changes to 'changes\(saveCount).csv', "
        + "removed to 'removed\(saveCount).csv'\(logs)\(blanks)")
  }
}
