import Columns
import Kernels

/// Makes fields of the rows at hand, as plans say.
struct FieldMaker: Sendable {
  private let input: MergeInput
  /// The parts of a person's name, which other fields look at too.
  private let given: NameColumn?
  private let family: NameColumn?

  private init(_ input: MergeInput, _ plans: [FieldPlan], threadCount: Int) {
    self.input = input
    let names = Parallel.map(2, threadCount: threadCount) { place in
      place == 0
        ? Self.name(.givenName, .givenPart, .first, input, plans).map { NameColumn($0, .given) }
        : Self.name(.familyName, .familyPart, .last, input, plans).map { NameColumn($0, .family) }
    }
    let isAmongChinese = names.contains { $0?.spoken.areAny == true }
    let heard = Parallel.map(2, threadCount: threadCount) { place in
      var name = names[place]
      name?.sound(isAmongChinese: isAmongChinese)
      return name
    }
    (given, family) = (heard[0], heard[1])
  }

  /// A part of the name as its field compares it; nil where there is no such field.
  private static func name(
    _ whole: FieldPlan.Kind, _ partial: FieldPlan.Kind, _ part: NameParts.Part,
    _ input: MergeInput, _ plans: [FieldPlan]
  ) -> PreparedColumn? {
    for plan in plans {
      let column = input.columns[plan.columns[0].number]
      let keys = column.keys
      if plan.kind == whole {
        let append =
          column.kind == .name ? NameColumn.appendPart(ofKey:to:) : FoldedWords.append(_:to:)
        guard let names = plan.columns.first(where: { $0.part == .whole }) else {
          return PreparedColumn(keys, normalize: append)
        }
        let wholeNames = WholeNames(input.columns[names.number])
        return PreparedColumn(rowCount: input.rowCount) { row, output in
          if keys.ids[row] != 0 {
            append(keys.pool[keys.ids[row]], &output)
          } else {
            wholeNames.append(part, at: row, to: &output)
          }
        }
      }
      if plan.kind == partial {
        let wholeNames = WholeNames(column)
        return PreparedColumn(keys) { wholeNames.append(part, of: $0, to: &$1) }
      }
    }
    return nil
  }

  /// The fields of some plans, in their order.
  static func fields(
    of input: MergeInput, _ plans: [FieldPlan], threadCount: Int
  ) -> [any MatchField] {
    let maker = FieldMaker(input, plans, threadCount: threadCount)
    // Those that take longest first, so that no thread waits for a long one at the end.
    let costs = plans.map(maker.cost)
    let order = plans.indices.sorted { (costs[$1], $0) < (costs[$0], $1) }
    let made = Parallel.map(order.count, threadCount: threadCount) { maker.field(plans[order[$0]]) }
    return zip(order, made).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// What a field costs to make, roughly: its values, and all rows for each part where there are several.
  private func cost(_ plan: FieldPlan) -> Int {
    let values = plan.columns.reduce(0) { $0 + input.columns[$1.number].keys.pool.count }
    return plan.columns.count == 1 ? values : values + input.rowCount * plan.columns.count
  }

  private func field(_ plan: FieldPlan) -> any MatchField {
    let column = input.columns[plan.columns[0].number]
    let name = column.name
    func prepared(_ normalize: (Span<UInt8>, inout [UInt8]) -> Void) -> PreparedColumn {
      PreparedColumn(column.keys, normalize: normalize)
    }
    switch plan.kind {
    case .givenName: return NameField(name, given!, other: family)
    case .familyName: return NameField(name, family!, other: given)
    case .givenPart: return NameField("given part of \(name)", given!, other: family)
    case .familyPart: return NameField("family part of \(name)", family!, other: given)
    case .address: return address(plan)
    case .email:
      return EmailField(
        name, prepared(Self.lower), names: [given, family].compactMap { $0 })
    case .phone: return CodeField(name, prepared(Self.digits), isIdentity: false)
    case .link: return CodeField(name, prepared(WebText.append), isIdentity: false)
    case .date where plan.columns.count > 1: return day(plan)
    case .date: return DateField(name, prepared { $1.append(contentsOf: $0) })
    case .code, .sharedCode:
      return CodeField(
        name, prepared(FoldedWords.append), isIdentity: plan.kind == .code)
    case .category: return CategoryField(name, prepared(FoldedWords.append))
    case .title: return TextField(name, prepared(FoldedWords.append), isIdentity: true)
    case .words: return TextField(name, prepared(FoldedWords.append), isIdentity: false)
    }
  }

  /// A day of three columns.
  private func day(_ plan: FieldPlan) -> DateField {
    let parts = plan.columns.map { input.columns[$0.number] }
    let column = PreparedColumn(rowCount: input.rowCount) { row, output in
      let (year, month, day) = (parts[0].keys, parts[1].keys, parts[2].keys)
      DayParts.append(
        year: year.pool[year.ids[row]], month: month.pool[month.ids[row]],
        day: day.pool[day.ids[row]], to: &output)
    }
    return DateField(parts.map(\.name).joined(separator: ", "), column)
  }

  // MARK: Address

  private func address(_ plan: FieldPlan) -> AddressField {
    func columns(_ part: FieldPlan.Part) -> [MergeColumn] {
      plan.columns(part).map { input.columns[$0] }
    }
    func prepared(_ part: FieldPlan.Part) -> PreparedColumn? {
      columns(part).first.map { PreparedColumn($0.keys, normalize: FoldedWords.append) }
    }
    let streets = columns(.street)
    let parts = AddressField.Parts(
      street: streets.isEmpty ? nil : Self.street(streets, input.rowCount),
      city: Self.city(columns(.city).first, columns(.cityOfStreet), input.rowCount),
      postcode: prepared(.postcode))
    let named = plan.columns.filter { $0.part != .cityOfStreet }
    let names = named.map { input.columns[$0.number].name }
    return AddressField(names.joined(separator: ", "), rowCount: input.rowCount, parts)
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

  /// Cities: those of their column, and of streets that begin with them, where it has none. Which of them
  /// there are is a matter of the plan: a model is of the same parts whatever rows there are.
  private static func city(
    _ column: MergeColumn?, _ streets: [MergeColumn], _ rowCount: Int
  ) -> PreparedColumn? {
    func append(_ text: Span<UInt8>, _ output: inout [UInt8]) {
      FoldedWords.append(text, to: &output)
      HanAddress.shortenPlace(&output)
    }
    if streets.isEmpty { return column.map { PreparedColumn($0.keys, normalize: append) } }
    return PreparedColumn(rowCount: rowCount) { row, output in
      if let column { append(column.keys.pool[column.keys.ids[row]], &output) }
      for street in streets where output.isEmpty {
        var folded: [UInt8] = []
        FoldedWords.append(street.keys.pool[street.keys.ids[row]], to: &folded)
        HanAddress.appendCity(of: folded.span, to: &output)
      }
    }
  }

  // MARK: Values

  private static func lower(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    let start = output.count
    output.append(contentsOf: text)
    var bytes = output.mutableSpan
    for index in start..<bytes.count {
      let byte = bytes[index]
      bytes[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
  }

  private static func digits(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    for index in text.indices where text[index] >= 0x30 && text[index] <= 0x39 {
      output.append(text[index])
    }
  }
}
