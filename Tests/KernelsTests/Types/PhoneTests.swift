import Columns
import Foundation
import Testing

@testable import Kernels

/// The number that a kernel reads by its tables, or with `byLibrary` by libphonenumber alone; nil
/// where it reads none.
func phone(_ text: String, region: String?, byLibrary: Bool = false) throws -> String? {
  let kernel = try region.map { try #require(Phone(region: $0)) } ?? Phone()
  return byLibrary ? apply(ByScalar(kernel: kernel), to: text) : apply(kernel, to: text)
}

@Suite struct PhoneTests {
  @Test(arguments: [
    ("(030) 901820-0", "DE", "+49309018200"), ("+1 (650) 253-0000", "DE", "+16502530000"),
    ("0049 30 9018200", "DE", "+49309018200"), ("011 49 30 9018200", "US", "+49309018200"),
    ("+49 (0)30 9018200", "US", "+49309018200"), ("06 698 12345", "IT", "+390669812345"),
    ("(06) 698 12345", "VA", "+390669812345"), ("8 (495) 123-45-67", "RU", "+74951234567"),
    ("011 15 2345-6789", "AR", "+5491123456789"), ("0 11 2345-6789", "AR", "+541123456789"),
    ("0 15 11 2345-6789", "BR", "+551123456789"), ("1 242 365 1234", "BS", "+12423651234"),
    ("365-1234", "BS", "+12423651234"), ("＋４９ ３０ ９０１８２００", "US", "+49309018200"),
    ("٠٣٠ ٩٠١٨٢٠٠", "DE", "+49309018200"), ("1-800-FLOWERS", "US", "+18003569377"),
    ("Tel.: 030/9018200", "DE", "+49309018200"),
    ("030 9018200 ext. 12", "DE", "+49309018200;ext=12"),
    ("tel:+49-30-9018200;ext=012", "US", "+49309018200;ext=012"),
    ("030-9018200;phone-context=+49", "US", "+49309018200"), ("49309018200", "DE", "+49309018200"),
    ("+800 1234 5678", "DE", "+80012345678"), ("030 9018200", "de", "+49309018200"),
  ])
  func `a number becomes E.164`(text: String, region: String, number: String) throws {
    #expect(try phone(text, region: region) == number)
    #expect(try phone(text, region: region, byLibrary: true) == number)
    #expect(try phone(number, region: nil) == number)
  }

  @Test(arguments: ["+49 30 9018200", "＋49309018200", "Tel +49 (30) 9018200", "tel:+49-30-9018200"])
  func `a plus needs no region`(text: String) throws {
    #expect(try phone(text, region: nil) == "+49309018200")
  }

  @Test(arguments: [
    "030 9018200", "0049 30 9018200", "49309018200", "+49", "+", "+999 123456",
    "+49 30 90182000000000",
    "12", "1", "n/a", "☎", "\u{FF10}\u{FF13}\u{FF10}", "+++", "+\u{301}",
  ])
  func `without a region other texts stay as they are`(text: String) throws {
    #expect(try phone(text, region: nil) == nil)
    #expect(try phone(text, region: nil, byLibrary: true) == nil)
  }

  @Test func `what is written is read as the same number`() throws {
    // The library reads these as +52 1 227 847 6438, which it reads as what stands here, and as
    // +375 810 840 4359, which it reads as no number.
    #expect(try phone("+52 021 227 847 6438", region: nil) == "+522278476438")
    #expect(try phone("8 810 840 4359", region: "BY") == nil)
  }

  @Test(arguments: ["DE", "US", "IT"])
  func `a plus is not overridden by the region`(region: String) throws {
    #expect(try phone("+44 20 7031 3000", region: region) == "+442070313000")
    #expect(try phone("+39 06 698 12345", region: region) == "+390669812345")
  }

  @Test(arguments: ["XX", "ZZ", "001", "", "Germany", "D", "D\0", "DEU"])
  func `an unknown region is told`(region: String) throws {
    guard case .failure(let problem) = FormEntry.phone.make([.text(region)]) else {
      Issue.record("\(region) was taken")
      return
    }
    #expect(problem.message.contains("'\(region)' is no region"))
    #expect(problem.message.contains("'DE'"))
  }

  @Test(arguments: [[FormArgument.number(49)], [.text("DE"), .text("US")]])
  func `other arguments are told`(arguments: [FormArgument]) throws {
    guard case .failure = FormEntry.phone.make(arguments) else {
      Issue.record("\(arguments) were taken")
      return
    }
  }

  @Test func `a text of more than 250 bytes is no number`() throws {
    let number = "+49 30 9018200"
    let padded = String(repeating: " ", count: 250 - number.utf8.count) + number
    #expect(try phone(padded, region: nil) == "+49309018200")
    #expect(try phone(" " + padded, region: nil) == nil)
    #expect(try phone(String(repeating: "1", count: 1_000_000), region: "DE") == nil)
  }

  @Test func `every plan of the library is compiled`() {
    for index in 0..<LibraryPlan.count {
      let plan = LibraryPlan(at: index)
      #expect(NumberingPlan(plan) != nil, "\(plan.region) \(plan.callingCode)")
    }
  }
}
