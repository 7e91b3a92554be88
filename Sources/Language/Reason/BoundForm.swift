/// A form as a line brings it to one column: what the form does not say itself, the column and the file say.
struct BoundForm {
  /// The form with the notations by which it reads.
  let use: FormUse
  /// What tells it from every other one.
  let key: String
  /// What tells the form that texts have behind it: by whatever notation they were read, that is one.
  let resultKey: String
  private let literals: any LiteralReader
  private let kind: Kind

  /// What tells what it makes of a text.
  private enum Kind {
    /// The text and the form alone.
    case plain
    /// A type whose values are read as they are written in the canonical way.
    case canonical
    /// The row or the file too.
    case open
  }

  /// Types of which values are read by notations.
  private static let noted: Set<String> = ["number", "whole", "money", "date", "datetime"]

  init(_ form: FormUse, of column: ColumnInfo, in line: LineReasoning) {
    literals = line.literals
    guard Self.noted.contains(form.name) else {
      let region =
        line.before.region(of: form.region) ?? (form.name == column.type ? column.region : nil)
      use = form
      var plain = form
      plain.region = nil
      key = plain.key + (region.map { " region \(Self.key(of: $0, line))" } ?? "")
      resultKey = key
      kind = region == nil && form.region == nil ? .plain : .open
      return
    }
    var bound = form
    if form.arguments.isEmpty, column.lendsNotations(to: form.name) {
      bound.arguments = column.notations.map { Expression(.text($0), range: form.range) }
    }
    use = bound
    resultKey = form.name
    let isZoned = form.name == "datetime" && line.habits.loadsZones
    let isOpen =
      !column.isCanonical && (isZoned || bound.arguments.isEmpty && line.habits.loadsDecimals)
    key = bound.key + (isOpen ? " of the file" : "")
    kind = isOpen ? .open : bound.arguments.isEmpty ? .canonical : .plain
  }

  /// What tells a region from others: that of a column is another one when the column has been written.
  private static func key(of region: Region, _ line: LineReasoning) -> String {
    switch region {
    case .named(let name): name
    case .column(let id, let isOriginal):
      "of \(id) \(isOriginal ? 0 : line.facts.versions[id])"
    }
  }

  /// What it makes of a text; `.failed` where it cannot be converted, nil where that cannot be told.
  func convert(_ text: [UInt8]) -> Reading? {
    switch kind {
    case .plain: literals.convert(text, by: use)
    case .canonical: literals.canonical(text, type: use.name, region: nil)
    case .open: nil
    }
  }

  /// Whether it leaves each text that is in the form which texts have behind it: it reads the same there, or
  /// nothing.
  func leavesResults(orFails: Bool) -> Bool {
    if key == resultKey { return true }
    guard case .plain = kind else { return false }
    switch literals.rereading(by: use) {
    case .same: return true
    case .sameOrFailed: return orFails
    case .other: return false
    }
  }

  /// The test that a text is one that it changes nothing of.
  func stays(_ terms: TermTable) -> Int {
    terms.test(key, traits: FormChain.traits(of: use, literals)) { text in
      convert(text).map { $0 == .text(text) }
    }
  }

  /// The test that a text is in the form that texts have behind it.
  func isDone(_ terms: TermTable) -> Int {
    if key == resultKey { return stays(terms) }
    let traits = CanonicalShapes.traits(of: use.name)
    return terms.test(resultKey, traits: traits) { [literals, use] text in
      literals.canonical(text, type: use.name, region: nil).map { $0 == .text(text) }
    }
  }
}
