import Diagnostics
import Kernels
import Language
import Testing
import Verbs

/// What is said of all texts of a kind, held against the kernels that write and read them.
@Suite("Shapes of texts that forms write, and patterns that fit all of them")
struct ShapeTests {
  private static let literals = KernelLiterals()

  private static let texts: [String: [String]] = [
    "digits": ["(555) 010-9999", "٣٤", "a1", "0", "１２"],
    "country": FormEntry.countryNames + FormEntry.regionCodes,
    "currency": ["€", "EUR", "usd", "zł", "Swiss Franc", "978", "£", "US$"],
    "iban": [
      "de89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32", "NO93 8601 1117 947",
      "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "FR1420041010050500013M02606",
    ],
    "date": ["2026-1-3", "0001-01-01", "9999-12-31", "3 March 2024", "2024/05/06", "Jan 1, 0099"],
    "datetime": [
      "2026-01-31 08:05", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z",
      "2024-05-06T07:08:09.1+02:00", "2024-05-06",
    ],
    "phone": ["+49 30 901820", "+1 (212) 555-0100 ext. 12", "+44 20 7946 0958", "+39 06 698 2 x7"],
    "email": ["a@b.co", "Anna@Example.COM", "x＠y.org", "jörg@münchen.de", " a.b+c@d.e.fr "],
    "whole": ["-0", "12", "-1 000", "+7", "007", "1e3", "12345678901234567890"],
    "number": ["-0.50", "1e-7", "1,234.5", ".5", "-1 000,5", "1234567890123456789012345678"],
  ]

  @Test("every text that a form has written has its shape", arguments: texts.keys.sorted())
  func shapes(form: String) throws {
    let traits = try #require(CanonicalShapes.traits(of: form))
    var random = SeededRandom(UInt64(form.utf8.count))
    var count = 0
    for text in Self.texts[form] ?? [] {
      for change in 0..<8 {
        var bytes = Array(text.utf8)
        if change > 0 {
          // Other texts near to it, of which some are of the kind too.
          let place = random.number(0...(bytes.count - 1))
          if change.isMultiple(of: 2) {
            bytes[place] = UInt8(random.number(0x20...0x7E))
          } else {
            bytes.insert(random.pick(Array("0123456789 -+.,ABz".utf8)), at: place)
          }
        }
        guard let written = Self.written(bytes, form) else { continue }
        count += 1
        #expect(Self.fits(written, traits), "\(form): \(text) is \(written)")
      }
    }
    #expect(count > 4)
  }

  private static func written(_ bytes: [UInt8], _ form: String) -> String? {
    let place = SourceRange(source: 0, lower: 0, upper: 0)
    let reading =
      form == "digits"
      ? literals.convert(bytes, by: FormUse(name: form, range: place))
      : literals.canonical(bytes, type: form, region: nil)
    guard case .text(let text)? = reading else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private static func fits(_ text: String, _ traits: TextTraits) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let starts = zip(traits.start, scalars).allSatisfy { choice, scalar in
      if case .among(let characters) = choice { characters.contains(scalar) } else { false }
    }
    return scalars.count >= traits.start.count && starts
      && scalars.count >= max(traits.least, traits.leastBesideBreaks)
      && scalars.count <= min(traits.most ?? .max, traits.mostBesideBreaks ?? .max)
      && scalars.allSatisfy { traits.allows?($0) != false }
      && traits.characters.map { scalars.allSatisfy($0.contains) } != false
      && traits.part.map { Array(text.utf8).firstRange(of: $0.text) != nil } != false
  }

  /// Patterns that are a row of classes.
  private static func pattern(_ random: inout SeededRandom) -> String {
    var pattern = random.once(in: 2) ? "^" : ""
    for _ in 0..<random.number(0...3) {
      pattern += random.pick(["a", "b", "[ab]", "[^b]", ".", "\\d", "[a-c1]", "\\w", "-", "[0-9]"])
      pattern += random.pick(["", "", "+", "*", "?", "{2}", "{1,2}", "{2,}", "+?"])
    }
    return pattern + (random.once(in: 2) ? "$" : "")
  }

  @Test("a pattern that is said to be found in all texts of a shape is found in each")
  func patterns() throws {
    var (coveringCount, otherCount) = (0, 0)
    for seed in UInt64(1)...800 {
      var random = SeededRandom(seed)
      let place = SourceRange(source: 0, lower: 0, upper: 0)
      let pattern = PatternLiteral(pattern: Self.pattern(&random), flags: "", range: place)
      guard let covers = Self.literals.traits(of: pattern)?.covers else { continue }
      let choices: [Set<Unicode.Scalar>] = [["a"], ["b"], ["a", "b"], ["1"], ["a", "1"], ["-"]]
      var traits = TextTraits()
      let start = (0..<random.number(0...2)).map { _ in random.pick(choices) }
      traits.start = start.map { .among($0) }
      traits.characters = start.reduce(random.pick(choices)) { $0.union($1) }
      traits.least = max(start.count, random.number(0...3))
      traits.most = random.once(in: 3) ? nil : traits.least + random.number(0...2)
      let isCovered = covers(traits)
      let texts = Self.texts(start, traits.characters!, traits.least...(traits.most ?? 5))
      let isFound = texts.allSatisfy {
        Self.literals.matches(pattern, Array($0.utf8)) == true
      }
      if isCovered { #expect(isFound, "/\(pattern.pattern)/ in \(texts.prefix(5))") }
      if isFound, !isCovered { otherCount += 1 }
      if isCovered { coveringCount += 1 }
    }
    // Most that there are to be found are.
    #expect(coveringCount > 60 && otherCount < coveringCount, "\(coveringCount), \(otherCount)")
  }

  /// Every text of a shape, of at most so many characters.
  private static func texts(
    _ start: [Set<Unicode.Scalar>], _ others: Set<Unicode.Scalar>, _ counts: ClosedRange<Int>
  ) -> [String] {
    var found: [String] = []
    var texts = [""]
    for count in 0...counts.upperBound {
      if counts.contains(count) { found += texts }
      let next = (count < start.count ? start[count] : others).sorted { $0.value < $1.value }
      texts = texts.flatMap { text in next.map { text + String($0) } }
    }
    return found
  }
}
