import Columns
import Foundation
import Testing

@testable import Kernels

@Suite struct PostcodeTests {
  @Test(arguments: [
    ("GB", "sw1a1aa", "SW1A 1AA"), ("GB", "M1 1AE", "M1 1AE"), ("GB", " dn16  9aa ", "DN16 9AA"),
    ("GB", "SW1A1A", nil), ("GB", "GIR0AA", "GIR 0AA"), ("GB", "BFPO61", "BFPO 61"),
    ("NL", "1234ab", "1234 AB"), ("NL", "NL-1234 AB", "1234 AB"), ("NL", "0234 AB", nil),
    ("NL", "1234 SB", "1234 SB"), ("NL", "1234 SS", nil), ("NL", "1234 SD", nil),
    ("NL", "1234 SA", nil),
    ("BA", "71000", "71000"), ("BA", "11000", nil), ("BY", "220030", "220030"),
    ("BY", "317543", nil),
    ("IN", "110001", "110001"), ("IN", "011111", nil),
    ("CA", "k1a0b1", "K1A 0B1"), ("CA", "D1A 0B1", nil), ("US", "12345", "12345"),
    ("US", "123456789", "12345-6789"), ("US", "12345 6789", "12345-6789"), ("US", "1234", nil),
    ("SE", "11455", "114 55"), ("SE", "SE-114 55", "114 55"), ("SE", "S-11455", "114 55"),
    ("PL", "00950", "00-950"), ("CN", "100096", "100096"), ("CN", "１００096", "100096"),
    ("DE", "D-10115", "10115"), ("DE", "D 10115", "10115"), ("DE", "DE10115", "10115"),
    ("DE", "D10115", nil), ("DE", "10115.", nil), ("DE", "10-", nil), ("DE", "--", nil),
    ("JP", "〒1540023", "154-0023"), ("LV", "1073", "LV-1073"), ("LV", "lv 1073", "LV-1073"),
    ("BR", "40301110", "40301-110"), ("PT", "2725079", "2725-079"), ("CZ", "10000", "100 00"),
    ("IE", "d02af30", "D02 AF30"), ("IE", "D6W XN40", "D6W XN40"), ("Germany", "10115", "10115"),
    ("AD", "500", "AD500"), ("AR", "c1070aam", "C1070AAM"),
  ])
  func `a postcode by its country`(region: String, text: String, code: String?) throws {
    let region = try PostcodeRegion.named(region).get()
    #expect(canonical(RegionalPostcode(region: region), text) == code)
  }

  @Test(arguments: [
    ("sw1a 1aa", "SW1A 1AA"), ("sw1a1aa", "SW1A1AA"), ("10115", "10115"), (" 114  55 ", "114 55"),
    ("12345-6789", "12345-6789"), ("12 34 5", nil), ("1", nil), ("hello", nil), ("12345-", nil),
    ("123456789012345", nil), ("154‐0023", "154-0023"),
  ])
  func `a postcode of any country`(text: String, code: String?) {
    #expect(canonical(AnyPostcode(), text) == code)
  }

  @Test(arguments: ["HK", "Atlantis", ""])
  func `what has no postcodes is told`(name: String) throws {
    guard case .failure(let problem) = PostcodeRegion.named(name) else {
      Issue.record("\(name) has postcodes")
      return
    }
    #expect(!problem.message.isEmpty)
  }

  @Test func `every country of the table is one, or has a code that posts gave it`() {
    let countries = Set(CountryNames.entries.map(\.alpha2))
    let codes = PostcodeRegion.all.map { String(decoding: $0.code, as: UTF8.self) }
    #expect(Set(codes).count == codes.count)
    #expect(codes.filter { !countries.contains($0) } == ["AC", "TA", "XK"])
    for format in PostcodeRegion.all.flatMap(\.formats) {
      #expect(format.places.count <= PostcodeFormat.most && !format.places.contains(0))
    }
  }
}

@Suite struct PostcodeJudgeTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `the examples of an address library are codes of their countries`() throws {
    var agreement = Agreement("postcode, libaddressinput's examples")
    for country in try AddressRules.all() {
      let region = try? PostcodeRegion.named(country.key).get()
      for example in country.examples {
        guard let region else {
          agreement.count(false, "no formats for the country", "\(country.key): \(example)")
          continue
        }
        let ours = canonical(RegionalPostcode(region: region), example)
        let isTheirs = country.accepts(example)
        let reason =
          switch (ours, isTheirs) {
          case (nil, false): "the library's own pattern does not take it either"
          case (nil, true): ""
          default: "not the library's pattern, a shape of the country"
          }
        agreement.count((ours != nil) == isTheirs, reason, "\(country.key): \(example)")
        #expect(reason != "" || ours != nil, "\(country.key): \(example)")
        if let ours, isTheirs {
          #expect(country.accepts(ours), "\(country.key): \(example) became \(ours)")
        }
        if let ours { #expect(canonical(AnyPostcode(), ours) == ours) }
      }
    }
    agreement.report()
    #expect(agreement.agreeing * 100 >= agreement.total * 99)
  }
}

/// What libaddressinput knows of a country's postcodes.
private struct AddressRules {
  let key: String
  let pattern: Regex<AnyRegexOutput>
  let prefix: String
  let examples: [String]

  /// Whether the library's pattern takes the code, with or without the country's sign.
  func accepts(_ code: String) -> Bool {
    for sign in ["", prefix, key + "-"] where code.hasPrefix(sign) {
      if code.dropFirst(sign.count).wholeMatch(of: pattern) != nil { return true }
    }
    return false
  }

  static func all() throws -> [AddressRules] {
    var rules: [AddressRules] = []
    for line in try Corpora.lines("txt-address/libaddressinput/testdata/countryinfo.txt") {
      guard line.hasPrefix("data/"), let equals = line.firstIndex(of: "=") else { continue }
      let key = line[line.index(line.startIndex, offsetBy: 5)..<equals]
      guard key.count == 2 else { continue }
      let json = Data(line[line.index(after: equals)...].utf8)
      let fields = try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
      guard let zip = fields["zip"] as? String, let examples = fields["zipex"] as? String else {
        continue
      }
      rules.append(
        AddressRules(
          key: String(key), pattern: try Regex(zip),
          prefix: fields["postprefix"] as? String ?? "",
          examples: examples.split(separator: ",").map(String.init)))
    }
    return rules
  }
}
