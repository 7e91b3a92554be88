/// Reads the literals of rules as the engine will read cells, so that what is said of rules is what
/// happens to data. Each answer may be nil: that cannot be told.
package protocol LiteralReader: Sendable {
  /// The canonical text of a type without a kind of its own (`email`, `country`); `.failed` where the text
  /// is none of it.
  func canonical(_ text: [UInt8], type: String, region: String?) -> Reading?

  /// What a form makes of a text; `.failed` where it cannot be converted.
  func convert(_ text: [UInt8], by form: FormUse) -> Reading?

  /// What a form with notations makes of the texts that it has written.
  func rereading(by form: FormUse) -> Rereading

  /// Whether a pattern is found in the text.
  func matches(_ pattern: PatternLiteral, _ text: [UInt8]) -> Bool?

  /// What every text has in which a pattern is found; nil where that cannot be told.
  func traits(of pattern: PatternLiteral) -> TextTraits?

  /// Whether a text has the shape of a template: `AA-####`.
  func looksLike(_ template: String, _ text: [UInt8]) -> Bool?
}

/// What a notation makes of the texts that it has written, which are in the canonical form.
package enum Rereading {
  /// Each reads as the same value, and is written as it stands.
  case same
  /// So does each that can be read.
  case sameOrFailed
  /// Some may read as another value.
  case other
}

/// How cells of a table are read, as far as its `load` line says it.
struct TableReading: Sendable {
  /// Trimmed and in lower case.
  let blanks: Set<String>

  /// Of the lines that load the table, or what it is merged of.
  init(_ loads: [Statement]) {
    blanks = Set(loads.flatMap { $0.texts("blanks") }.map { $0.text.trimmingBlanks().lowercased() })
  }

  /// Whether a text is a blank of the table.
  func isBlank(_ text: [UInt8]) -> Bool {
    let trimmed = String(decoding: text, as: UTF8.self).trimmingBlanks()
    return trimmed.isEmpty || blanks.contains(trimmed.lowercased())
  }
}
