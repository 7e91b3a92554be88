import Columns
import Kernels

/// Chooses what records are compared by, from the declared types, the names of columns, and the data.
struct FieldChooser {
  private let input: MergeInput
  private let threadCount: Int
  /// What makes each field, in order; the work of it is done afterwards, on several threads.
  private var makers: [@Sendable () -> any MatchField] = []

  /// What a column's name says that its type does not.
  private enum Hint: Sendable {
    case given, family, street, houseNumber, city, region, postcode, bookkeeping, none
  }

  private struct Choice: Sendable {
    var column: MergeColumn
    var hint: Hint
    var shape: ColumnShape
  }

  init(_ input: MergeInput, threadCount: Int) {
    self.input = input
    self.threadCount = threadCount
  }

  /// The fields of a table, in the order of its columns; at most 16.
  static func fields(
    of input: MergeInput, columns: [Int]?, threadCount: Int
  ) -> [any MatchField] {
    var chooser = FieldChooser(input, threadCount: threadCount)
    let chosen = columns.map { $0.map { input.columns[$0] } } ?? input.columns
    chooser.choose(chosen)
    let makers = Array(chooser.makers.prefix(16))
    return Parallel.map(makers.count, threadCount: threadCount) { makers[$0]() }
  }

  private mutating func choose(_ columns: [MergeColumn]) {
    let known = columns.filter { $0.kind != .id }
    let choices = Parallel.map(known.count, threadCount: threadCount) {
      Choice(
        column: known[$0], hint: Self.hint(known[$0].name), shape: ColumnShape(known[$0].keys))
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
      let parts = [given, family]
      let prepared = Parallel.map(2, threadCount: threadCount) { place in
        parts[place].map { PreparedColumn($0.column.keys, normalize: FoldedWords.append) }
      }
      let (first, last) = (prepared[0], prepared[1])
      if let given, let first {
        makers.append { NameField(given.column.name, .given, first, other: last) }
      }
      if let family, let last {
        makers.append { NameField(family.column.name, .family, last, other: first) }
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
    let name = full.column.name
    makers.append { NameField("given part of \(name)", .given, first, other: last) }
    makers.append { NameField("family part of \(name)", .family, last, other: first) }
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
    let city = columns(.city).first
    let postcode = choices.first { $0.column.kind == .postcode || $0.hint == .postcode }?.column
    let all = streets + [city, postcode].compactMap { $0 }
    if all.isEmpty { return }
    let rowCount = input.rowCount
    makers.append {
      func prepared(_ column: MergeColumn) -> PreparedColumn {
        PreparedColumn(column.keys, normalize: FoldedWords.append)
      }
      let parts = AddressField.Parts(
        street: streets.isEmpty ? nil : Self.street(streets, rowCount),
        city: Self.city(city, streets, rowCount), postcode: postcode.map(prepared))
      return AddressField(all.map(\.name).joined(separator: ", "), rowCount: rowCount, parts)
    }
  }

  /// Streets with their numbers, as one column.
  private static func street(_ columns: [MergeColumn], _ rowCount: Int) -> PreparedColumn {
    if columns.count == 1 {
      return PreparedColumn(columns[0].keys) { text, output in
        FoldedWords.append(text, to: &output)
        HanAddress.split(&output)
        StreetWords.shorten(&output)
      }
    }
    return PreparedColumn(rowCount: rowCount) { row, output in
      for column in columns {
        let text = column.keys.pool[column.keys.ids[row]]
        if text.isEmpty { continue }
        if !output.isEmpty { output.append(0x20) }
        FoldedWords.append(text, to: &output)
      }
      HanAddress.split(&output)
      StreetWords.shorten(&output)
    }
  }

  /// Cities: those of their column, and of Chinese addresses, which begin with them, where it has none.
  private static func city(
    _ column: MergeColumn?, _ streets: [MergeColumn], _ rowCount: Int
  ) -> PreparedColumn? {
    let hasChinese = streets.contains { street in
      (0..<UInt32(street.keys.pool.count)).contains { HanText.isPresent(in: street.keys.pool[$0]) }
    }
    func append(_ text: Span<UInt8>, _ output: inout [UInt8]) {
      FoldedWords.append(text, to: &output)
      HanAddress.shortenPlace(&output)
    }
    if !hasChinese { return column.map { PreparedColumn($0.keys, normalize: append) } }
    return PreparedColumn(rowCount: rowCount) { row, output in
      if let column { append(column.keys.pool[column.keys.ids[row]], &output) }
      for street in streets where output.isEmpty {
        var folded: [UInt8] = []
        FoldedWords.append(street.keys.pool[street.keys.ids[row]], to: &folded)
        HanAddress.appendCity(of: folded.span, to: &output)
      }
    }
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
    if Self.isName(choice)
      || Self.isAddress(choice) && choice.hint != .none && choice.hint != .bookkeeping
    {
      return
    }
    switch choice.column.kind {
    case .id, .name, .postcode: return
    case .date where choice.shape.isMoment || choice.hint == .bookkeeping: return
    default: makers.append { Self.field(choice, isTitle: isTitle, names: names) }
    }
  }

  private static func field(
    _ choice: Choice, isTitle: Bool, names: [PreparedColumn]
  ) -> any MatchField {
    let column = choice.column
    let name = column.name
    func prepared(_ normalize: (Span<UInt8>, inout [UInt8]) -> Void) -> PreparedColumn {
      PreparedColumn(column.keys, normalize: normalize)
    }
    switch column.kind {
    case .email: return EmailField(name, prepared(lower), names: names)
    case .phone: return CodeField(name, prepared(digits), isIdentity: false)
    case .url: return CodeField(name, prepared(FoldedWords.append), isIdentity: false)
    case .date: return DateField(name, prepared { $1.append(contentsOf: $0) })
    case .country, .category: return CategoryField(name, prepared(FoldedWords.append))
    case .code: return CodeField(name, prepared(FoldedWords.append), isIdentity: true)
    case .text, .number, .id, .name, .postcode, .company:
      let words = prepared(FoldedWords.append)
      if column.kind != .company, choice.shape.isCode {
        return CodeField(name, words, isIdentity: true)
      }
      if column.kind != .company, choice.shape.isCategory { return CategoryField(name, words) }
      return TextField(name, words, isIdentity: isTitle)
    }
  }

  private static func lower(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    for index in text.indices {
      let byte = text[index]
      output.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
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
    (["updated", "modified", "created", "changed", "更新", "修改", "创建"], .bookkeeping),
    (["zip", "postcode", "postal", "plz", "邮编"], .postcode),
  ]
}
