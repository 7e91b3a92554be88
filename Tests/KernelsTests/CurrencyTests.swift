import Foundation
import Testing

@testable import Kernels

@Suite struct CurrencyTests {
  @Test(arguments: [
    ("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("Euro", "EUR"), ("欧元", "EUR"), ("歐元", "EUR"),
    ("£", "GBP"), ("pound sterling", "GBP"), ("US$", "USD"), ("us dollar", "USD"), ("美元", "USD"),
    ("840", "USD"), ("036", "AUD"), ("36", nil), ("10,4", nil), ("840%", nil), ("8.40", nil),
    ("人民币", "CNY"), ("人民幣", "CNY"), ("RMB", "CNY"),
    ("Swiss Franc", "CHF"), ("zł", "PLN"), ("Kč", "CZK"), ("港幣", "HKD"), ("日圓", "JPY"),
    ("₹", "INR"), (" nt$ ", "TWD"), ("$", nil), ("¥", nil), ("dollar", nil), ("kr", nil),
    ("XXX", nil), ("EURO €", nil), ("", nil), ("peso", nil),
  ])
  func `a currency by its names and signs`(text: String, code: String?) {
    #expect(canonical(CurrencyCode(), text) == code)
  }

  @Test(arguments: [
    "A/L/L", "a.l.l.", "(EUR)", "E U R", "e-u-r", "T.O.P.", "EUR.", "n.i.o.", "m/x/n", "k/m",
  ])
  func `a code with punctuation in it is no currency`(text: String) {
    #expect(canonical(CurrencyCode(), text) == nil)
  }

  @Test(arguments: [
    (" eur ", "EUR"), ("ＥＵＲ", "EUR"), ("Bs.", "BOB"), ("bs", "BOB"), ("SFr.", "CHF"),
    ("sfr", "CHF"),
    ("Rp.", "IDR"), ("kc", "CZK"), ("KČ", "CZK"), ("ZŁ", "PLN"), ("Yen", "JPY"), ("лв", "BGN"),
  ])
  func `codes alone and abbreviations of the table are currencies`(text: String, code: String) {
    #expect(canonical(CurrencyCode(), text) == code)
  }

  @Test func `no spelling means two currencies`() {
    #expect(Set(CurrencyNames.entries.map(\.code)).count == CurrencyNames.entries.count)
    var owners: [[UInt8]: [UInt8]] = [:]
    for (name, code) in CurrencyNames.spellings {
      let owner = owners.updateValue(code, forKey: NameKey.key(name, .all))
      #expect(owner == nil || owner == code, "\(name)")
    }
  }
}

@Suite struct CurrencyJudgeTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `names and numbers of a public list come out as it has them`() throws {
    let rows = try CSVRecords.read("ref-country-codes/data/country-codes.csv")
    for column in ["ISO4217-currency_name", "ISO4217-currency_numeric_code"] {
      var agreement = Agreement("currency, \(column)")
      for row in rows {
        let names = (row[column] ?? "").split(separator: ",").map(String.init)
        let codes = (row["ISO4217-currency_alphabetic_code"] ?? "").split(separator: ",")
        guard names.count == codes.count else { continue }
        for (name, code) in zip(names, codes) {
          let ours = canonical(CurrencyCode(), name)
          let reason =
            code.hasPrefix("VE")
            ? "ISO has the names of VED and VES the other way round"
            : ours == nil ? "a spelling not in the table" : ""
          agreement.count(ours == String(code), reason, "\(name): \(code), not \(ours ?? "none")")
        }
      }
      agreement.report()
      #expect(agreement.missed[""] == nil)
      #expect(agreement.agreeing * 100 >= agreement.total * 95)
    }
  }
}
