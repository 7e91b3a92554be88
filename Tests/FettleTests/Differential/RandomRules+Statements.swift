extension RandomRules {
  mutating func addStatement() {
    if source != nil, random.once(in: 2) { return addTaking() }
    switch random.number(0...41) {
    case 0...3: addNormalize()
    case 4...6: addReplace()
    case 7, 8: addDefault()
    case 9...11: addSet()
    case 12: if let name = name() { add("clear \(name) when \(predicate(depth: 2))") }
    case 13: addSplit()
    case 14: addRename()
    case 15: addColumns()
    case 16, 17:
      let verb = random.pick(["drop", "keep"])
      add("\(verb) rows when \(predicate(depth: 2))")
    case 18: addMask()
    case 19: if random.once(in: 2) { addSave() }
    case 20...22: addMade()
    case 23...32: addCheck()
    case 33...35: addTextType()
    case 36, 37: addTyped()
    case 38, 39: addRepair()
    default: addDedupe()
    }
  }

  private mutating func addNormalize() {
    if random.once(in: 2) { return addTyped() }
    let plainOnes = columns.filter { $0.isPlain && random.once(in: 3) }
    let targets = plainOnes.isEmpty ? names() : plainOnes
    let plain = targets.allSatisfy(\.isPlain) ? ["title"] : []
    var forms = (0..<random.number(1...2)).map { _ in
      random.pick(
        [
          "trim", "single spaces", "lower", "upper", "digits", "letters", "alphanumeric", "nfc",
          "nfkc", "half width", "no accents", "no control characters", "pad left 5 '0'",
          "truncate 4", "digits", "lower",
        ] + plain + plain + plain)
    }
    // What is padded with digits is no plain word, which title is about.
    if forms.contains("title") { forms.removeAll { $0.hasPrefix("pad left") } }
    let written = targets.map(\.written).joined(separator: ", ")
    add("normalize \(written) \(forms.joined(separator: ", "))\(when())\(others())")
    for target in targets where !plain.isEmpty && forms != ["title"] {
      change(target.name) { $0.isPlain = false }
    }
  }

  /// Forms with a notation, once a column; afterwards it is canonical.
  private mutating func addTyped() {
    let open = columns.filter { $0.hasNotation || ($0.kind == "text" && $0.isInput) }
    guard !open.isEmpty else { return }
    let noted = open.filter { $0.hasNotation }
    let column = random.pick(noted.isEmpty || random.once(in: 3) ? open : noted)
    var kind = column.kind
    if kind == "text" { kind = ["born": "date", "seen": "datetime"][column.name] ?? "number" }
    let form = form(of: kind, isBare: column.hasNotation && !random.once(in: 3))
    let others = random.pick(["", ", others clear", ", others keep", ", others -> '0'", others()])
    let before = random.once(in: 4) ? "trim, " : ""
    add("normalize \(column.written) \(before)\(form)\(others)")
    change(column.name) { ($0.kind, $0.hasNotation) = (kind, false) }
    if random.once(in: 2) { addReading(of: column.written, kind) }
  }

  /// A form of a type of that kind, with its notations or with those that the column declares.
  private mutating func form(of kind: String, isBare: Bool) -> String {
    switch kind {
    case "date": return isBare ? "date" : "date 'DD/MM/YYYY', 'YYYY-MM-DD'"
    case "datetime":
      return isBare || random.once(in: 3) ? "datetime" : "datetime 'YYYY-MM-DD HH:mm'"
    default:
      let form = random.pick(["number", "whole", "money"])
      let notations = form == "money" ? ["'1,234.50'", "'€ 1,234.50'"] : ["'1,234.50'"]
      return isBare ? form : "\(form) \(random.pick(notations))"
    }
  }

  /// A line that reads what a form has just converted, or could not.
  private mutating func addReading(of name: String, _ kind: String) {
    let fresh = freshName()
    columns.append(Column(name: fresh, kind: kind, isInput: false))
    let values = [name, "first(\(name), \(name))"] + (kind == "datetime" ? [] : ["\(name) + 1"])
    add("set \(fresh) = \(random.pick(values))")
  }

  private mutating func addReplace() {
    let targets = names()
    let written = targets.map(\.written).joined(separator: ", ")
    for target in targets { change(target.name) { $0.isPlain = false } }
    let ignoring = random.once(in: 3) ? " ignoring case" : ""
    switch random.number(0...3) {
    case 0:
      let arms = random.pick([
        "'o' -> '0'", "'a', 'b' -> 'ab'", "' ' -> ''", "'b' -> 'bb'",
        "'a' -> 'a', 'o', 'a' -> '0'", "'o' -> 'o', 'm' -> 'M'",
      ])
      add("replace part of \(written) \(arms)\(ignoring)\(when())\(others())")
    case 1:
      add("replace \(written) from 'codes.csv' code -> name\(when())\(others())")
    case 2:
      let arms = random.pick([
        "/(\\w)@(\\w)/ -> '$2 at $1'", "/\\s+/ -> ' '", "/^x$/i -> 'y', 'Rom' -> 'Rome'",
        "'Rom' -> 'Rome', /o/ -> '0'", "/[0-9]/ -> '#'",
      ])
      add("replace \(written) \(arms)\(ignoring)\(when())\(others())")
    default:
      let arms = random.pick([
        "'BER', 'Berlin' -> 'berlin'", "'a@x.com' -> 'b@x.com', 'b@x.com' -> 'a@x.com'",
        "'X' -> ''", "'none' -> 'unknown@example.com'", "'12.5' -> 13",
      ])
      add("replace \(written) \(arms)\(ignoring)\(when())\(others())")
    }
  }

  private mutating func addDefault() {
    let named = names()
    let targets = named.filter {
      ($0.kind, $0.hasNotation) == (named[0].kind, named[0].hasNotation)
    }
    let value =
      switch (named[0].kind, named[0].hasNotation) {
      case ("number", _): random.pick(["'0'", "7"])
      case ("date", true): "'01/01/2000'"
      case ("date", false), ("datetime", false): "'2000-01-01'"
      case ("datetime", true): "'2000-01-01 08:05'"
      case ("boolean", _): "'yes'"
      default: random.pick(["'unknown@example.com'", "'Unknown'", "'0'", "7", "'2000-01-01'"])
      }
    add("default \(targets.map(\.written).joined(separator: ", ")) \(value)\(when())")
  }

  private mutating func addSet() {
    var assignments: [String] = []
    var made: [Column] = []
    for target in names().filter({ !$0.hasNotation }) where !random.once(in: 3) {
      change(target.name) { $0.isPlain = false }
      assignments.append("\(target.written) = \(value(target.kind, depth: 2))")
    }
    if assignments.isEmpty || random.once(in: 3) {
      let kind = random.pick(["text", "text", "number", "date", "datetime"])
      let value = value(kind, depth: 2)
      made.append(Column(name: freshName(), kind: kind, isInput: false))
      assignments.append("\(made[0].name) = \(value)")
    }
    add("set \(assignments.joined(separator: ", "))\(when())\(others())")
    columns += made
  }

  /// New columns of computed values, one of each kind that is not text.
  private mutating func addMade() {
    let made = ["number", "number", "date", "datetime"].enumerated().map { index, kind in
      (Column(name: "\(freshName())_\(index)", kind: kind, isInput: false), value(kind, depth: 2))
    }
    add("set " + made.map { "\($0.name) = \($1)" }.joined(separator: ", "))
    columns += made.map(\.0)
  }

  /// Values of the other table: of columns of the same kind, by others of the same kind.
  private mutating func addTaking() {
    guard let source else { return addRepair() }
    // What is sensitive in one table is masked in the other too, which the oracle does not follow.
    let theirs = source.columns.filter {
      !$0.isSensitive && !["Full Name", "Phone"].contains($0.name)
    }
    func isFitting(_ own: Column, _ other: Column) -> Bool {
      own.kind == other.kind && (own.kind == "text" || own.hasNotation == other.hasNotation)
    }
    func pairs(_ own: [Column], _ count: Int) -> [String] {
      own.prefix(count).compactMap { own in
        let same = theirs.first { $0.name == own.name && isFitting(own, $0) }
        if let same, !random.once(in: 3) { return same.written }
        let fitting = theirs.filter { isFitting(own, $0) }
        return fitting.isEmpty ? nil : "\(own.written) = \(random.pick(fitting).written)"
      }
    }
    let chosen = names()
    let keys = chosen.count > 1 || random.once(in: 2) ? [chosen[0]] : chosen
    let targets = columns.filter { column in !keys.contains { $0.name == column.name } }
    let (from, by) = (pairs(targets.shuffled(using: &random), random.number(1...2)), pairs(keys, 2))
    if from.isEmpty || by.isEmpty { return }
    let verb = random.pick(["fill", "correct"])
    add(
      "\(verb) \(from.joined(separator: ", ")) from \(source.name) by "
        + "\(by.joined(separator: ", "))\(when())\(othersOfTaking())")
    for target in targets { change(target.name) { $0.isPlain = false } }
  }

  /// Each kind as often as any other.
  private mutating func othersOfTaking() -> String {
    if random.once(in: 5) { return "" }
    let kinds = [" keep", " clear", " -> 'other'"] + Self.actions.map { action($0) }
    return ", others" + random.pick(kinds)
  }

  private mutating func addRepair() {
    let chosen = names()
    guard chosen.count > 1 else { return }
    let keys = chosen.prefix(random.number(1...chosen.count - 1))
    let targets = chosen.dropFirst(keys.count)
    let share = random.pick(["", "", " at least 50%", " at least 66.6%", " at least 80%"])
    add(
      "repair \(targets.map(\.written).joined(separator: ", ")) by "
        + "\(keys.map(\.written).joined(separator: ", "))\(share)\(when())\(others())")
  }

  private mutating func addSplit() {
    guard let source = name("text") else { return }
    let separator = random.pick(["' '", "'@'", "'-'", "', '"])
    let made = (0..<random.number(1...3)).map { "\(freshName())_\($0)" }
    let targets = made.joined(separator: ", ")
    add("split \(source) on \(separator) -> \(targets)\(when())")
    columns += made.map { Column(name: $0, kind: "text", isInput: false) }
  }

  private mutating func addRename() {
    guard columns.count > 1, let first = column() else { return }
    if random.once(in: 2), let second = column(), first.name != second.name {
      add("rename \(first.written) -> \(second.written), \(second.written) -> \(first.written)")
      change(first.name) { $0.name = "swap" }
      change(second.name) { $0.name = first.name }
      change("swap") { $0.name = second.name }
    } else {
      let name = freshName()
      add("rename \(first.written) -> \(name)")
      change(first.name) { $0.name = name }
    }
  }

  private mutating func addColumns() {
    let chosen = names()
    let written = chosen.map(\.written).joined(separator: ", ")
    if random.once(in: 6) {
      add("keep columns \(written)")
      columns = columns.filter { column in chosen.contains { $0.name == column.name } }
    } else if columns.count > chosen.count {
      add("drop columns \(written)")
      columns.removeAll { column in chosen.contains { $0.name == column.name } }
    }
  }

  private mutating func addMask() {
    guard let column = column() else { return }
    let kept = random.pick(["", " keep last 2", " keep last 4"])
    add("mask \(column.written)\(kept)\(when())")
    change(column.name) { ($0.kind, $0.hasNotation, $0.isPlain) = ("text", false, false) }
  }

  private mutating func addDedupe() {
    let keys = names().map(\.written).joined(separator: ", ")
    let kind = random.pick(["on", "on", "on any of"])
    let policy = random.pick(["", "", " every key present", " placeholders match"])
    var ranks: [String] = []
    if random.once(in: 2) {
      for _ in 0..<random.number(1...2) { ranks.append(rank()) }
    }
    let keep = ranks.isEmpty ? "" : " keep " + ranks.joined(separator: ", then ")
    add("dedupe \(kind) \(keys)\(policy)\(keep)\(when())")
  }

  private mutating func rank() -> String {
    if random.once(in: 2), let name = name("number") {
      return random.pick(["largest ", "smallest "]) + name
    }
    if random.once(in: 2), let name = name(random.pick(["date", "datetime"])) {
      return random.pick(["latest ", "earliest "]) + name
    }
    return random.pick(["most complete", "first", "last"])
  }
}
