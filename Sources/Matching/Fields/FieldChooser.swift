import Columns
import Kernels

/// Chooses what records are compared by, from the declared types, the names of columns, and the data.
struct FieldChooser {
  private let input: MergeInput
  private var fields: [any MatchField] = []

  /// What a column's name says that its type does not.
  private enum Hint { case given, family, street, houseNumber, city, region, postcode, none }

  private struct Choice {
    var column: MergeColumn
    var hint: Hint
    var shape: ColumnShape
  }

  init(_ input: MergeInput) {
    self.input = input
  }

  /// The fields of a table, in the order of its columns; at most 16.
  static func fields(of input: MergeInput, columns: [Int]?) -> [any MatchField] {
    var chooser = FieldChooser(input)
    let chosen = columns.map { $0.map { input.columns[$0] } } ?? input.columns
    chooser.choose(chosen)
    return Array(chooser.fields.prefix(16))
  }

  private mutating func choose(_ columns: [MergeColumn]) {
    let choices = columns.filter { $0.kind != .id }.map {
      Choice(column: $0, hint: Self.hint($0.name), shape: ColumnShape($0.keys))
    }.filter { $0.shape.distinctCount > 1 && $0.shape.presentCount * 50 > input.rowCount }
    let names = addNames(choices)
    let hasPerson = !names.isEmpty
    addAddress(choices)
    let title = hasPerson ? nil : Self.title(of: choices)
    for choice in choices { add(choice, isTitle: choice.column.name == title, names: names) }
  }

  // MARK: names

  private static func isName(_ choice: Choice) -> Bool {
    choice.column.kind == .name
      || choice.column.kind == .text && (choice.hint == .given || choice.hint == .family)
  }

  /// Adds the parts of a person's name; gives the prepared columns.
  private mutating func addNames(_ choices: [Choice]) -> [PreparedColumn] {
    let named = choices.filter(Self.isName)
    let given = named.first { $0.hint == .given }
    let family = named.first { $0.hint == .family }
    if given != nil || family != nil {
      let first = given.map { PreparedColumn($0.column.keys, normalize: FoldedWords.append) }
      let last = family.map { PreparedColumn($0.column.keys, normalize: FoldedWords.append) }
      if let given, let first {
        fields.append(NameField(given.column.name, .given, first, other: last))
      }
      if let family, let last {
        fields.append(NameField(family.column.name, .family, last, other: first))
      }
      return [first, last].compactMap { $0 }
    }
    guard let full = named.first(where: { $0.column.kind == .name }) else { return [] }
    let first = PreparedColumn(full.column.keys) { text, output in
      Self.append(.first, of: text, to: &output)
    }
    let last = PreparedColumn(full.column.keys) { text, output in
      Self.append(.last, of: text, to: &output)
    }
    fields.append(NameField("given part of \(full.column.name)", .given, first, other: last))
    fields.append(NameField("family part of \(full.column.name)", .family, last, other: first))
    return [first, last]
  }

  private static func append(
    _ part: NameParts.Part, of text: Span<UInt8>, to output: inout [UInt8]
  ) {
    var arena = ByteArena()
    NameParts(text).append(part, of: text, to: &arena)
    FoldedWords.append(arena.openBytes, to: &output)
  }

  // MARK: address

  private mutating func addAddress(_ choices: [Choice]) {
    func columns(_ hint: Hint) -> [MergeColumn] {
      choices.filter { Self.isAddress($0) && $0.hint == hint }.map(\.column)
    }
    let streets = columns(.houseNumber) + columns(.street)
    let postcodes = choices.filter { $0.column.kind == .postcode || $0.hint == .postcode }
    var parts = AddressField.Parts()
    if !streets.isEmpty {
      let count = input.rowCount
      parts.street = PreparedColumn(rowCount: count) { row, output in
        for column in streets {
          let text = column.keys.pool[column.keys.ids[row]]
          if text.isEmpty { continue }
          if !output.isEmpty { output.append(0x20) }
          FoldedWords.append(text, to: &output)
        }
        StreetWords.shorten(&output)
      }
    }
    parts.city = columns(.city).first.map {
      PreparedColumn($0.keys, normalize: FoldedWords.append)
    }
    parts.postcode = postcodes.first.map {
      PreparedColumn($0.column.keys, normalize: FoldedWords.append)
    }
    guard parts.street != nil || parts.city != nil || parts.postcode != nil else { return }
    let name = (streets + columns(.city) + postcodes.map(\.column)).map(\.name)
    fields.append(
      AddressField(name.joined(separator: ", "), rowCount: input.rowCount, parts))
  }

  private static func isAddress(_ choice: Choice) -> Bool {
    switch choice.column.kind {
    case .text, .category, .number, .postcode: true
    default: false
    }
  }

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

  // MARK: the rest

  private mutating func add(_ choice: Choice, isTitle: Bool, names: [PreparedColumn]) {
    let column = choice.column
    let name = column.name
    if Self.isName(choice) {
      return
    }
    if Self.isAddress(choice), choice.hint != .none { return }
    func prepared() -> PreparedColumn {
      PreparedColumn(column.keys, normalize: FoldedWords.append)
    }
    switch column.kind {
    case .id, .name, .postcode: return
    case .email:
      let lower = PreparedColumn(column.keys) { text, output in
        for index in text.indices {
          let byte = text[index]
          output.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
      }
      fields.append(EmailField(name, lower, names: names))
    case .phone:
      let digits = PreparedColumn(column.keys, normalize: Self.digits)
      fields.append(CodeField(name, digits, isIdentity: false))
    case .code:
      fields.append(CodeField(name, prepared(), isIdentity: true))
    case .url:
      fields.append(CodeField(name, prepared(), isIdentity: false))
    case .date:
      if choice.shape.isMoment { return }
      let exact = PreparedColumn(column.keys) { text, output in
        for index in text.indices { output.append(text[index]) }
      }
      fields.append(DateField(name, exact))
    case .country, .category:
      fields.append(CategoryField(name, prepared()))
    case .company:
      fields.append(TextField(name, prepared(), isIdentity: isTitle))
    case .number, .text:
      addText(choice, prepared(), isTitle: isTitle)
    }
  }

  private mutating func addText(
    _ choice: Choice, _ column: PreparedColumn, isTitle: Bool
  ) {
    let name = choice.column.name
    let shape = choice.shape
    if shape.isCode {
      fields.append(CodeField(name, column, isIdentity: true))
    } else if shape.isCategory {
      fields.append(CategoryField(name, column))
    } else {
      fields.append(TextField(name, column, isIdentity: isTitle))
    }
  }

  private static func digits(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    for index in text.indices where text[index] >= 0x30 && text[index] <= 0x39 {
      output.append(text[index])
    }
  }

  /// The words of a column's name tell what it is.
  private static func hint(_ name: String) -> Hint {
    var folded: [UInt8] = []
    FoldedWords.append(Array(name.utf8).span, to: &folded)
    let text = String(decoding: folded, as: UTF8.self)
    for (words, hint) in hints where words.contains(where: { text.contains($0) }) { return hint }
    return .none
  }

  private static let hints: [([String], Hint)] = [
    (["first name", "given", "forename", "firstname", "vorname", "prenom", "nombre"], .given),
    (["last name", "surname", "family", "lastname", "nachname", "apellido"], .family),
    (["street number", "house number", "hausnummer"], .houseNumber),
    (["street", "addr", "strasse", "rue", "calle", "地址"], .street),
    (["city", "suburb", "town", "locality", "stadt", "ort", "ville", "城市"], .city),
    (["state", "region", "province", "county", "bundesland", "省"], .region),
    (["zip", "postcode", "postal", "plz", "邮编"], .postcode),
  ]
}

/// What the values of a column look like.
struct ColumnShape {
  let presentCount: Int
  let distinctCount: Int
  /// Whether nearly all are one word with as many digits as letters or more, and most differ.
  let isCode: Bool
  /// Whether few values stand for many rows.
  let isCategory: Bool
  /// Whether they are days with a time.
  let isMoment: Bool

  init(_ column: InternedColumn) {
    presentCount = column.ids.count { $0 != 0 }
    distinctCount = column.pool.count - 1
    var codes = 0
    var moments = 0
    var words = 0
    for number in 1..<UInt32(max(column.pool.count, 1)) {
      let text = column.pool[number]
      var digits = 0
      var blanks = 0
      for index in text.indices {
        if text[index] >= 0x30 && text[index] <= 0x39 { digits += 1 }
        if text[index] == 0x20 { blanks += 1 }
      }
      words += blanks + 1
      if blanks == 0, digits * 2 >= text.count, text.count >= 4 { codes += 1 }
      if text.count > 12, text[4] == 0x2D, digits >= 12 { moments += 1 }
    }
    let distinct = max(1, distinctCount)
    isMoment = moments * 2 > distinct
    isCode = codes * 20 > distinct * 19 && distinct * 4 > presentCount
    isCategory = distinct * 20 < presentCount || (distinct < 200 && words < distinct * 2)
  }
}
