import Columns
import Engine
import Kernels
import Language

/// Reads literals of rules by the kernels that will read the cells.
package struct KernelLiterals: LiteralReader {
  package init() {}

  package func canonical(_ text: [UInt8], type: String, region: String?) -> Reading? {
    guard let entry = FormTable.form(named: type) else { return nil }
    return read(text, by: entry, region.map { [.text($0)] } ?? [])
  }

  package func convert(_ text: [UInt8], by form: FormUse) -> Reading? {
    guard let entry = FormTable.form(named: form.name), form.region == nil else { return nil }
    // Without a notation the column or the file may have one.
    if form.arguments.isEmpty, entry.arguments.contains(.notation) { return nil }
    let arguments = form.arguments.compactMap { argument -> FormArgument? in
      switch argument.kind {
      case .text(let text): .text(text)
      case .number(let digits): Int(digits).map { .number($0) }
      default: nil
      }
    }
    return arguments.count == form.arguments.count ? read(text, by: entry, arguments) : nil
  }

  /// What a kernel makes of one text; nil for a blank and for arguments that are none.
  private func read(
    _ text: [UInt8], by entry: FormEntry, _ arguments: [FormArgument]
  ) -> Reading? {
    guard case .success(let kernel) = entry.make(arguments) else { return nil }
    let literal = LiteralCell(text)
    var cells = [literal.cell]
    var arena = ByteArena()
    var failed: [Int32] = []
    let blanks = BlankTest()
    if blanks.isBlank(literal.cell) { return nil }
    kernel.run(
      &cells, rows: Selection(all: 1), blanks: blanks, arena: &arena, failed: &failed)
    return failed.isEmpty ? .text(cells[0].array) : .failed
  }

  /// Texts in the canonical form in which no number reads as what it is where another part of a date is looked for.
  private static let rereadTexts: [String: [String]] = [
    "date": ["0102-03-04", "0908-07-06", "1112-10-09", "2001-02-03", "2024-05-06"],
    "datetime": [
      "0102-03-04T05:06:07Z", "0908-07-06T05:04:03Z", "1112-10-09T08:07:06Z",
      "2001-02-03T04:05:06.070809Z", "2024-05-06T07:08:09.1Z",
    ],
  ]

  /// Looked at by texts: where a notation has no digits of its own, the places of the digits alone tell which of
  /// them it reads as what.
  package func rereading(by form: FormUse) -> Rereading {
    let readings = form.arguments.map { argument in
      rereading(by: FormUse(name: form.name, arguments: [argument], range: form.range), argument)
    }
    // What two of them read as two values is not converted.
    if readings.contains(.other) { return readings.contains(.same) ? .sameOrFailed : .other }
    return readings.contains(.same) ? .same : .sameOrFailed
  }

  private func rereading(by form: FormUse, _ notation: Expression) -> Rereading {
    guard let texts = Self.rereadTexts[form.name], let notation = notation.literalText,
      !notation.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return .other }
    var rereading = Rereading.same
    for text in texts.map({ Array($0.utf8) }) {
      switch convert(text, by: form) {
      case .text(text)?: continue
      case .failed?: rereading = .sameOrFailed
      default: return .other
      }
    }
    return rereading
  }

  package func matches(_ pattern: PatternLiteral, _ text: [UInt8]) -> Bool? {
    guard let flags = PatternFlags(letters: pattern.flags),
      case .success(let compiled) = Pattern.compile(pattern.pattern, flags: flags)
    else { return nil }
    let literal = LiteralCell(text)
    switch PatternWorker(compiled).matches(literal.cell) {
    case .match: return true
    case .noMatch: return false
    case .couldNotEvaluate: return nil
    }
  }

  package func traits(of pattern: PatternLiteral) -> TextTraits? {
    guard let flags = PatternFlags(letters: pattern.flags),
      let outline = PatternOutline(pattern.pattern, flags: flags)
    else { return nil }
    func choice(_ characters: [UInt8]) -> CharacterChoice {
      .among(Set(characters.map { Unicode.Scalar($0) }))
    }
    var traits = TextTraits()
    traits.start = outline.start.map(choice)
    traits.anywhere = outline.needed.map(choice)
    (traits.least, traits.most) = (outline.least, outline.most)
    traits.leastBesideBreaks = outline.leastBesideBreaks
    traits.mostBesideBreaks = outline.mostBesideBreaks
    traits.covers = { traits in
      guard let characters = Self.bytes(traits.characters) else { return false }
      let start = traits.start.map { choice -> [UInt8] in
        if case .among(let scalars) = choice {
          Self.bytes(scalars) ?? characters
        } else {
          characters
        }
      }
      return outline.covers(
        start: start, others: characters, counts: traits.least...(traits.most ?? .max))
    }
    if let whole = outline.whole.map({ Set($0) }) {
      traits.allows = { $0.isASCII && whole.contains(UInt8($0.value)) }
    }
    return traits
  }

  /// Characters as bytes; nil where they are not told, or one is not ASCII.
  private static func bytes(_ scalars: Set<Unicode.Scalar>?) -> [UInt8]? {
    guard let scalars, scalars.allSatisfy(\.isASCII) else { return nil }
    return scalars.map { UInt8($0.value) }
  }

  package func looksLike(_ template: String, _ text: [UInt8]) -> Bool? {
    LooksLike(template).matches(text.span)
  }
}
