import Kernels

/// What records are compared by, and what they are not.
struct FieldChoice {
  /// At most 16.
  var plans: [FieldPlan]
  /// Columns that are passed over, since others say the same.
  var derived: [DerivedColumn]
  /// Days that are passed over, since they are called as those of bookkeeping are: who names them has them
  /// compared.
  var idleColumns: [Int]
  /// Columns that are passed over, since they number rows: no two have one value.
  var numberings: [Int]
  /// Columns that are passed over, since they are of another address than the one that is compared.
  var otherAddresses: [Int]
}

/// Chooses what records are compared by, from the declared types, the names of columns, and the data.
struct FieldChooser {
  let input: MergeInput
  private let threadCount: Int
  /// Whether a rule names the columns: what it names is compared.
  private let isNamed: Bool
  var plans: [FieldPlan] = []
  private var derived: [DerivedColumn] = []
  private var idleColumns: [Int] = []
  private var numberings: [Int] = []
  var otherAddresses: [Int] = []
  /// The columns of names that are compared as parts of one.
  private var nameParts: [Int] = []
  /// The columns of a day that stands in three.
  var dayParts: [Int] = []

  struct Choice: Sendable {
    /// The column among those of the merge.
    var number: Int
    var column: MergeColumn
    var hint: ColumnHint
    var shape: ColumnShape
  }

  private init(_ input: MergeInput, isNamed: Bool, threadCount: Int) {
    self.input = input
    self.isNamed = isNamed
    self.threadCount = threadCount
  }

  /// The fields of some columns, of all where nil.
  static func choice(of input: MergeInput, columns: [Int]?, threadCount: Int) -> FieldChoice {
    var chooser = FieldChooser(input, isNamed: columns != nil, threadCount: threadCount)
    chooser.choose(columns ?? input.columnOrder)
    return FieldChoice(
      plans: Array(chooser.plans.prefix(16)), derived: chooser.derived,
      idleColumns: chooser.idleColumns, numberings: chooser.numberings,
      otherAddresses: chooser.otherAddresses)
  }

  private mutating func choose(_ columns: [Int]) {
    let known = columns.filter { input.columns[$0].kind != .id }
    let all = input.columns
    let hints = ColumnHint.all(of: all)
    var choices = Parallel.map(known.count, threadCount: threadCount) { place in
      let column = all[known[place]]
      return Choice(
        number: known[place], column: column, hint: hints[known[place]],
        shape: ColumnShape(column.keys))
    }.filter { $0.shape.tells(of: input.rowCount) }
    if !isNamed { derived = derived(among: choices) }
    let passedOver = Set(derived.map(\.number))
    choices.removeAll { passedOver.contains($0.number) }
    let hasPerson = addNames(choices)
    addAddress(choices)
    addDay(choices)
    let title = hasPerson ? nil : Self.title(of: choices)
    for choice in choices { add(choice, isTitle: choice.column.name == title) }
  }

  /// The columns that are made of others, of those that would be fields of their own. An address is one
  /// field anyway, and whole names stand in for their parts.
  private func derived(among choices: [Choice]) -> [DerivedColumn] {
    let candidates = choices.filter { choice in
      switch choice.column.kind {
      case .text, .number, .category, .code, .company, .email, .phone, .url:
        !choice.hint.isOfAddress && !choice.hint.isOfName
      case .id, .name, .date, .country, .postcode: false
      }
    }
    if candidates.isEmpty { return [] }
    let copied = candidates.filter { choice in
      switch Self.kind(of: choice, isTitle: false) {
      case .email, .phone, .link, .code: true
      default: choice.column.kind == .company
      }
    }
    let columns = DerivedColumns(input, columns: choices.map(\.number))
    let found = columns.found(
      among: candidates.map(\.number), copied: Set(copied.map(\.number)))
    let left = choices.filter { choice in !found.contains { $0.number == choice.number } }
    return found + held(among: left, columns) + ages(among: left)
  }

  /// Cities that stand in a title or a name of the same rows. Those of an address with a street stay: it is one
  /// field, and tells more. So do a maker and a kind of things: they tell many apart that are named alike.
  private func held(among choices: [Choice], _ columns: DerivedColumns) -> [DerivedColumn] {
    if choices.contains(where: { $0.hint == .street }) { return [] }
    let texts = choices.filter { choice in
      (choice.column.kind == .text || choice.column.kind == .company) && choice.hint == .none
        && Self.kind(of: choice, isTitle: false) == .words
    }
    let places = choices.filter { place in
      Self.isAddress(place) && place.hint.isOfAddress
        && texts.contains { place.shape.distinctCount * 4 < $0.shape.distinctCount }
    }
    return columns.held(places.map(\.number), in: texts.map(\.number))
  }

  /// Ages beside a day of birth: they say the same, whenever they were noted.
  private func ages(among choices: [Choice]) -> [DerivedColumn] {
    let days = choices.filter {
      $0.shape.isTime($0.column.kind) && !$0.shape.isMoment && $0.hint != .bookkeeping
    }
    guard days.count == 1 else { return [] }
    return choices.filter { choice in
      switch choice.column.kind {
      case .text, .number, .category: Self.isCalledAge(choice.column.name)
      default: false
      }
    }.map { DerivedColumn(number: $0.number, parts: [days[0].number]) }
  }

  private static func isCalledAge(_ name: String) -> Bool {
    var folded: [UInt8] = []
    FoldedWords.append(Array(name.utf8).span, to: &folded)
    let words = String(decoding: folded, as: UTF8.self).split(separator: " ")
    return words.contains { ["age", "alter", "edad", "年龄"].contains($0) }
  }

  // MARK: names

  private static func isName(_ choice: Choice) -> Bool {
    choice.column.kind == .name
      || choice.column.kind == .text && choice.hint.isOfName
  }

  /// Adds the parts of a person's name; false where there are none.
  private mutating func addNames(_ choices: [Choice]) -> Bool {
    let named = choices.filter(Self.isName)
    var given = named.first { $0.hint == .given }
    var family = named.first { $0.hint == .family }
    var others = named.filter { !$0.hint.isOfName && $0.hint != .wholeName }
    // Beside one part `name` is the other: Vorname and Name, name and surname.
    if given != nil, family == nil, !others.isEmpty { family = others.removeFirst() }
    if family != nil, given == nil, !others.isEmpty { given = others.removeFirst() }
    let parts = [given, family].compactMap { $0 }
    let whole =
      named.first { $0.hint == .wholeName } ?? others.first { Self.standsIn($0, for: parts) }
    nameParts = [given, family, whole].compactMap { $0?.number }
    if given != nil || family != nil {
      // Tables that have whole names give their parts.
      let rest = whole.map { [FieldPlan.Column(part: .whole, number: $0.number)] } ?? []
      for (kind, part) in [(FieldPlan.Kind.givenName, given), (.familyName, family)] {
        guard let part else { continue }
        plans.append(FieldPlan(kind, [FieldPlan.Column(part: .value, number: part.number)] + rest))
      }
      return true
    }
    guard let whole else { return false }
    plans.append(FieldPlan(.givenPart, of: whole.number))
    plans.append(FieldPlan(.familyPart, of: whole.number))
    return true
  }

  /// Whether most rows that have a name have none of these parts: it is that of tables with whole names. Else
  /// it is somebody else's, or a middle name.
  private static func standsIn(_ name: Choice, for parts: [Choice]) -> Bool {
    let rows = name.column.keys.ids.indices.filter { name.column.keys.ids[$0] != 0 }
    let alone = rows.count { row in parts.allSatisfy { $0.column.keys.ids[row] == 0 } }
    return alone * 2 > rows.count
  }

  // MARK: the rest

  /// The column that names the thing that a record is about: a company, a title, else the first text.
  private static func title(of choices: [Choice]) -> String? {
    let texts = choices.filter {
      $0.column.kind == .company
        || $0.column.kind == .text && $0.hint == .none && !$0.shape.isCategory && !$0.shape.isCode
    }
    func isCalled(_ word: String) -> (Choice) -> Bool {
      { $0.column.name.lowercased().contains(word) }
    }
    let named =
      texts.first { $0.column.kind == .company } ?? texts.first(where: isCalled("title"))
      ?? texts.first(where: isCalled("name")) ?? texts.first
    return named?.column.name
  }

  private mutating func add(_ choice: Choice, isTitle: Bool) {
    if nameParts.contains(choice.number) || dayParts.contains(choice.number)
      || Self.isAddress(choice) && choice.hint.isOfAddress
    {
      return
    }
    // A second given name, or whoever else a row names.
    if Self.isName(choice) { return plans.append(FieldPlan(.words, of: choice.number)) }
    switch choice.column.kind {
    case .id, .postcode: return
    default: break
    }
    let isBookkeeping = choice.hint == .bookkeeping && !isNamed
    if choice.shape.isTime(choice.column.kind), choice.shape.isMoment || isBookkeeping {
      if !choice.shape.isMoment { idleColumns.append(choice.number) }
      return
    }
    let kind = Self.kind(of: choice, isTitle: isTitle)
    if kind == .code, choice.column.kind != .code, choice.shape.isNumbering, !isNamed {
      numberings.append(choice.number)
      return
    }
    plans.append(FieldPlan(kind, of: choice.number))
  }

  private static func kind(of choice: Choice, isTitle: Bool) -> FieldPlan.Kind {
    let words: FieldPlan.Kind = isTitle ? .title : .words
    switch choice.column.kind {
    case .email: return .email
    case .phone: return .phone
    case .url: return .link
    case .date: return .date
    case .country, .category: return .category
    case .code: return .code
    case .company: return words
    case .text, .number, .id, .name, .postcode:
      // What nobody has declared is taken for what it looks like.
      if choice.shape.isEmail { return .email }
      if choice.shape.isLink { return .link }
      if choice.shape.isPhone, choice.hint == .phone { return .phone }
      if choice.shape.isDay { return .date }
      if choice.shape.isCode { return .code }
      return choice.shape.isCategory ? .category : words
    }
  }
}
