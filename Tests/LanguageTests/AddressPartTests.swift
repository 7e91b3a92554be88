import Diagnostics
import Language
import Testing

@Suite("Addresses that a merge puts together of several records")
struct AddressPartTests {
  private static let header = [
    "id", "email", "street", "city", "zip", "state", "status", "Mailing City", "MailingPostalCode",
    "billing_city", "shipping_zip", "updated",
  ]

  private func places(_ takes: [String]) -> [String] {
    let lines = ["column updated is date", "merge input into p", "  same when email equal"]
    let rules = (lines + takes.map { "  take \($0)" } + ["  take everything else from first"])
      .joined(separator: "\n")
    let read = Rules(rules, header: Self.header, isReasoned: true)
    return read.analysis.diagnostics.filter {
      $0.code == DiagnosticCode.addressApart.rawValue
    }.map { String(decoding: Array(rules.utf8)[$0.range.lower..<$0.range.upper], as: UTF8.self) }
  }

  @Test(
    "parts that are taken by other ranks are found, whatever stands between",
    arguments: [
      (["city from first", "zip from latest updated", "state from most complete"], "zip"),
      (["street, city from first", "id from last", "zip from most common"], "zip"),
      (["[Mailing City] from first", "MailingPostalCode from last"], "MailingPostalCode"),
    ])
  func apart(takes: [String], place: String) {
    #expect(places(takes) == [place])
  }

  @Test(
    "parts that come together, by the same ranks or of two addresses are not",
    arguments: [
      ["street, city, zip together from most complete"], ["city from first", "zip from first"],
      ["billing_city from first", "shipping_zip from last"],
      ["state from first", "status from last"], ["city from first"],
      ["city, zip together from first", "state from last"],
    ])
  func notApart(takes: [String]) {
    #expect(places(takes).isEmpty)
  }

  @Test("the line to write is named")
  func help() {
    let rules =
      "merge input into p\n  same when email equal\n  take city from first\n"
      + "  take [Zip Code] from last\n  take everything else from first"
    let read = Rules(rules, header: ["email", "city", "Zip Code"], isReasoned: true)
    let found = read.analysis.diagnostics.first {
      $0.code == DiagnosticCode.addressApart.rawValue
    }
    #expect(found?.help == "write take city, [Zip Code] together from most complete")
  }
}
