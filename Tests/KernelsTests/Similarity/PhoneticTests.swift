import Columns
import Foundation
import Testing

@testable import Kernels

@Suite("Phonetic codes as published cases have them")
struct PhoneticTests {
  /// A code, where its cases are, and why some differ.
  struct Source: CustomTestStringConvertible {
    let name: String
    let code: @Sendable (String) -> [String]
    /// The inputs that differ, by reason.
    var differing: [String: Set<String>] = [:]
    /// Whether the cases end at four letters, or where they are longer.
    var isCut = false

    var testDescription: String { name }
  }

  private static let accents = "no code keeps an accent or begins with a sign"

  static let jellyfish = [
    Source(name: "soundex", code: { [Soundex.code($0)] }, differing: [accents: ["¿"]]),
    Source(name: "metaphone", code: { [Metaphone.code($0)] }),
    Source(name: "nysiis", code: { [NYSIIS.code($0)] }, differing: [accents: ["ç"]]),
    Source(
      name: "match_rating_codex", code: { [MatchRating.code($0)] },
      differing: [accents: ["ä", "Frédéric"]]),
  ]

  static let codec = [
    Source(
      name: "Soundex", code: { [Soundex.code($0)] },
      differing: [
        "for the tables of simplified and genealogical Soundex": ["Dodds", "Dwdds", "Dhdds"]
      ]),
    Source(name: "RefinedSoundex", code: { [RefinedSoundex.code($0)] }),
    Source(
      name: "Metaphone", code: { [Metaphone.code($0)] },
      differing: [
        "jellyfish says W where a word begins with wh": ["WHY"],
        "gh at the end is said, as Philips has it": ["BAUGH"],
      ], isCut: true),
    Source(
      name: "Nysiis(full)", code: { [NYSIIS.code($0)] },
      differing: ["two names of one code, not a name and its code": ["Smith", "Trueman"]]),
    Source(
      name: "MatchRatingApproachEncoder", code: { [MatchRating.code($0)] },
      differing: ["a name of one letter has that one, as jellyfish has it": ["E"]]),
    Source(name: "Caverphone2", code: { [Caverphone.code($0)] }),
    Source(
      name: "DoubleMetaphone(primary,alternate)",
      code: { [DoubleMetaphone.code($0), alternate($0)] }),
  ]

  static func alternate(_ text: String) -> String {
    var arena = ByteArena()
    DoubleMetaphone.appendAlternate(text.bytes.span, to: &arena)
    return String(decoding: arena.commit().array, as: UTF8.self)
  }

  private func judge(
    _ source: Source, _ suite: String, _ cases: [(input: String, expected: [String])]
  ) {
    var agreement = Agreement("\(suite) \(source.name)")
    for (input, expected) in cases {
      let most = source.isCut ? max(4, expected[0].count) : Int.max
      let actual = source.code(input).map { String($0.prefix(most)) }
      let reason = source.differing.first { $0.value.contains(input) }?.key ?? ""
      agreement.count(actual == expected, reason, "\(input): \(actual), not \(expected)")
    }
    agreement.report()
    #expect(!cases.isEmpty)
    #expect(agreement.missed == source.differing.mapValues(\.count), "\(agreement)")
  }

  @Test(
    "codes of jellyfish", .enabled(if: Corpora.isThere, .init(rawValue: Corpora.whyNot)),
    arguments: jellyfish)
  func ofJellyfish(source: Source) throws {
    let cases = try SimilarityCases.jellyfish(source.name).map { ($0[0], [$0[1]]) }
    judge(source, "jellyfish", cases)
  }

  @Test(
    "codes of commons-codec", .enabled(if: Corpora.isThere, .init(rawValue: Corpora.whyNot)),
    arguments: codec)
  func ofCodec(source: Source) throws {
    judge(source, "commons-codec", try SimilarityCases.codec(source.name))
  }

  @Test(
    "comparisons of match ratings",
    .enabled(if: Corpora.isThere, .init(rawValue: Corpora.whyNot)))
  func ratings() throws {
    for fields in try SimilarityCases.jellyfish("match_rating_comparison") {
      let expected = fields[2] == "None" ? nil : fields[2] == "True"
      #expect(MatchRating.isMatch(fields[0].bytes.span, fields[1].bytes.span) == expected)
      #expect(MatchRating.isMatch(fields[1].bytes.span, fields[0].bytes.span) == expected)
    }
  }

  @Test(
    "every code of commons-codec is judged but Caverphone 1.0, which its second version replaced",
    .enabled(if: Corpora.isThere, .init(rawValue: Corpora.whyNot)))
  func all() throws {
    let objects = try Corpora.objects("txt-similarity/commons-codec-cases.jsonl")
    let names = Set(objects.compactMap { $0["algo"] as? String })
    #expect(names.subtracting(Self.codec.map(\.name)) == ["Caverphone1"])
  }

  @Test(
    "names that sound alike have one code",
    arguments: [("Smith", "Schmit"), ("Trueman", "Truman"), ("Catherine", "Katherine")])
  func alike(left: String, right: String) {
    #expect(NYSIIS.code(left) == NYSIIS.code(right))
  }

  static let codes: [@Sendable (String) -> String] = [
    { Soundex.code($0) }, { RefinedSoundex.code($0) }, { Metaphone.code($0) },
    { NYSIIS.code($0) }, { MatchRating.code($0) }, { Caverphone.code($0) },
    { DoubleMetaphone.code($0) }, { alternate($0) },
  ]

  @Test("a code is the same for other case and without accents, and empty without letters")
  func folding() {
    for code in Self.codes {
      #expect(code("François Núñez") == code("FRANCOIS NUNEZ"))
      #expect(code("Łukasz") == code("lukasz"))
      #expect(["", "  ", "123", "王伟", "\u{0}"].allSatisfy { code($0) == "" })
    }
  }

  @Test("every text has a code of upper case letters, digits and blanks")
  func alphabets() {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
    for text in Samples.all {
      let text = String(decoding: text, as: UTF8.self)
      for code in Self.codes { #expect(code(text).allSatisfy { allowed.contains($0) }) }
    }
  }

  @Test("keys of both codes are their letters")
  func keys() {
    let keys = DoubleMetaphone.keys(of: "Schmidt".bytes.span)
    func word(_ text: String) -> UInt32 {
      text.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    #expect(keys.primary == word("XMT") && keys.alternate == word("SMT"))
  }
}
