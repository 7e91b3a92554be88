import Columns
import Foundation
import Testing

@testable import Kernels

/// The text that a kernel makes of another; nil where it fails.
func canonical<Kernel: TextKernel>(_ kernel: Kernel, _ text: String) -> String? {
  var arena = ByteArena()
  switch kernel.apply(Array(text.utf8).span, to: &arena) {
  case .failed: return nil
  case .same: return text
  case .changed: return String(decoding: arena.openArray, as: UTF8.self)
  }
}

@Suite struct CountryTests {
  @Test(arguments: [
    ("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("276", "DE"), ("Germany", "DE"),
    ("GERMANY", "DE"), ("Deutschland", "DE"), ("Federal Republic of Germany", "DE"),
    ("l'Allemagne", "DE"), ("德国", "DE"), ("德國", "DE"), ("德意志联邦共和国", "DE"),
    ("USA", "US"), ("U.S.", "US"), ("U.S.A.", "US"), ("the United States", "US"),
    ("美国", "US"), ("美國", "US"), ("ＵＳＡ", "US"), ("UK", "GB"), ("England", "GB"), ("英國", "GB"),
    ("South Korea", "KR"), ("Korea, Republic of", "KR"), ("Republic of Korea", "KR"),
    ("韓國", "KR"), ("North Korea", "KP"), ("Czechia", "CZ"), ("Czech Republic", "CZ"),
    ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("4", nil),
    ("004", "AF"), ("Bosnia & Herzegovina", "BA"), ("St. Lucia", "LC"), ("Saint Lucia", "LC"),
    ("Turkey", "TR"), ("Türkiye", "TR"), ("Republic of the Congo", "CG"), ("DR Congo", "CD"),
    ("Österreich", "AT"), ("Oesterreich", "AT"), ("España", "ES"), ("Niger", "NE"),
    ("Nigeria", "NG"), ("台灣", "TW"), ("臺灣", "TW"), ("香港", "HK"), (" France ", "FR"),
    ("Korea", nil), ("Virgin Islands", nil), ("XX", nil), ("Atlantis", nil), ("999", nil),
    ("1004", nil), ("10,4", nil), ("4%", nil), ("2.76", nil), ("000000276", nil),
    (" 276 ", "DE"), ("２７６", "DE"), ("No. 276", nil), ("", nil), ("LA", "LA"), ("Réunion", "RE"),
    ("La Réunion", "RE"), ("Congo", "CG"), ("Kongo", "CG"), ("刚果", "CG"), ("刚果（金）", "CD"),
    ("Ger many", "DE"), ("SouthKorea", "KR"),
  ])
  func `a country by its names and codes`(text: String, code: String?) {
    #expect(canonical(Country(), text) == code)
  }

  @Test(arguments: [
    "N/A", "#N/A", "n/a", "n.a.", "C/O", "c/o", "A/S", "a.m.", "i.e.", "(de)", "c\nd", "D-E",
    "D.E.",
    "DE.", "de,", "'DE'", "d e", "D E U", "N.A.M.", "DÉ", "the de", "l'AT", "Ｎ／Ａ", "U/S", "U-K",
    "DE|", "u,s,a", "- DE", "ﬁ", "the ﬁ", "U.K,", "U.", "us.",
  ])
  func `a code with punctuation in it is no country`(text: String) {
    #expect(canonical(Country(), text) == nil)
  }

  @Test(arguments: [
    ("U.S.", "US"), ("u.s.a.", "US"), ("U.S", "US"), ("U. S. A.", "US"), ("the US", "US"),
    ("The U.S.", "US"), ("U.S. of A.", "US"), ("U.K.", "GB"), ("the UK", "GB"), ("U.A.E.", "AE"),
    (" U.K. ", "GB"), (" de ", "DE"), ("ｄｅ", "DE"), ("deu", "DE"), ("\tDE\n", "DE"),
    ("\u{A0}DE", "DE"), ("Uk", "GB"), ("EL", "GR"), ("BRD", "DE"), ("NA", "NA"), ("na", "NA"),
    ("U.K", "GB"), ("u.k", "GB"), ("the U.K", "GB"), ("U.A.E", "AE"), ("Ｕ.Ｋ.", "GB"),
  ])
  func `codes alone and abbreviations of the table are countries`(text: String, code: String) {
    #expect(canonical(Country(), text) == code)
  }

  @Test(arguments: [
    ("Oesterreich", "AT"), ("OESTERREICH", "AT"), ("Daenemark", "DK"), ("Tuerkei", "TR"),
    ("Elfenbeinkueste", "CI"), ("Aegypten", "EG"), ("Grossbritannien", "GB"), ("Suedkorea", "KR"),
    ("Vereinigtes Koenigreich", "GB"), ("Koenigreich Daenemark", "DK"), ("Groenland", "GL"),
    ("Republik Oesterreich", "AT"), ("Rumaenien", "RO"), ("Daenemark ", "DK"),
  ])
  func `German names are read without their umlauts`(text: String, code: String) {
    #expect(canonical(Country(), text) == code)
  }

  @Test func `the table has every code once, and no spelling means two countries`() {
    let entries = CountryNames.entries
    #expect(entries.count == 249)
    #expect(Set(entries.map(\.alpha2)).count == 249)
    #expect(Set(entries.map(\.alpha3)).count == 249)
    #expect(Set(entries.map(\.number)).count == 249)
    for words in [NameKey.Words.all, .withoutSmall] {
      var owners: [[UInt8]: [UInt8]] = [:]
      for (name, code) in CountryNames.spellings {
        let key = NameKey.key(name, words)
        if key.isEmpty { continue }
        let owner = owners.updateValue(code, forKey: key)
        #expect(owner == nil || owner == code, "\(name)")
      }
    }
  }
}

@Suite struct CountryJudgeTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `names and codes of a public list come out as it has them`() throws {
    let rows = try CSVRecords.read("ref-country-codes/data/country-codes.csv")
    try #require(rows.count == 249)
    for column in [
      "ISO3166-1-Alpha-3", "ISO3166-1-numeric", "official_name_en", "official_name_fr",
      "official_name_es", "official_name_cn", "CLDR display name", "UNTERM English Short",
      "UNTERM English Formal", "UNTERM Chinese Short", "UNTERM Chinese Formal",
      "UNTERM French Short", "UNTERM French Formal", "UNTERM Spanish Short",
      "UNTERM Spanish Formal",
    ] {
      var agreement = Agreement("country, \(column)")
      for row in rows {
        guard let name = row[column], !name.isEmpty, let code = row["ISO3166-1-Alpha-2"] else {
          continue
        }
        // The list leaves the zeros in front out, which ISO does not.
        let isNumber = column == "ISO3166-1-numeric" && name.utf8.count < 3
        let written = isNumber ? String(repeating: "0", count: 3 - name.utf8.count) + name : name
        let ours = canonical(Country(), written)
        agreement.count(
          ours == code, "a spelling not in the table", "\(name): \(code), not \(ours ?? "none")")
      }
      agreement.report()
      #expect(agreement.agreeing * 100 >= agreement.total * 99, "\(column)")
    }
  }
}

/// A CSV file of the corpora: quotes, and line ends within them.
enum CSVRecords {
  /// The records by the names of the first one.
  static func read(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: Corpora.folder!.appending(path: path), encoding: .utf8)
    var records: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for character in text {
      switch (character, isQuoted) {
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        records[records.count - 1].append(field)
        field = ""
      case ("\n", false), ("\r\n", false):
        records[records.count - 1].append(field)
        field = ""
        records.append([])
      default: field.append(character)
      }
    }
    let header = records[0]
    return records.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(uniqueKeysWithValues: zip(header, $0))
    }
  }
}
