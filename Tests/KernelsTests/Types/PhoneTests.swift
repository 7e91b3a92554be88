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

@Suite struct PhoneDifferenceTests {
  /// How many texts are compared; FETTLE_PHONE_SAMPLES asks for more than a test run has time for.
  static let count =
    ProcessInfo.processInfo.environment["FETTLE_PHONE_SAMPLES"].flatMap { Int($0) } ?? 20_000

  @Test func `the tables read what the library reads, and read it again`() throws {
    var samples = PhoneSamples(seed: 8125)
    var kernels: [String?: Phone] = [nil: Phone()]
    for region in PhoneSamples.regions { kernels[region] = Phone(region: region) }
    var numberCount = 0
    var differences: [String] = []
    for _ in 0..<Self.count {
      let sample = samples.next()
      let kernel = kernels[sample.region]!
      let fast = apply(kernel, to: sample.text)
      let slow = apply(ByScalar(kernel: kernel), to: sample.text)
      if fast != slow { differences.append("\(sample): \(fast ?? "none"), not \(slow ?? "none")") }
      guard let fast else { continue }
      numberCount += 1
      for again in [kernels[nil]!, kernel] where apply(again, to: fast) != fast {
        differences.append("\(sample): \(fast), then \(apply(again, to: fast) ?? "none")")
      }
    }
    #expect(
      differences.isEmpty, "\(differences.count): \(differences.prefix(20).joined(separator: "\n"))"
    )
    #expect(numberCount > Self.count / 4)
  }

  @Test func `threads that share the library and the tables read the same`() async throws {
    let samples = { () -> [PhoneSamples.Sample] in
      var source = PhoneSamples(seed: 99)
      return (0..<2_000).map { _ in source.next() }
    }()
    @Sendable func read() throws -> [String?] {
      try samples.flatMap { sample in
        [
          try phone(sample.text, region: sample.region),
          try phone(sample.text, region: sample.region, byLibrary: true),
        ]
      }
    }
    let results = try await withThrowingTaskGroup(of: [String?].self) { group in
      for _ in 0..<4 { group.addTask { try read() } }
      var results: [[String?]] = []
      for try await result in group { results.append(result) }
      return results
    }
    #expect(Set(results).count == 1)
  }
}

@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct PhoneCorpusTests {
  /// What libphonenumber 9.0.43, which wrote the files, takes for a number and 8.12.57 does not yet:
  /// the kinds of numbers that these regions got in between.
  private static let later: Set<String> = [
    "BJ MOBILE", "BO VOIP", "CL FIXED_LINE", "GP PREMIUM_RATE", "GY VOIP", "MF PREMIUM_RATE",
    "MU PAGER", "PM PREMIUM_RATE", "RE VOIP", "SR TOLL_FREE",
  ]

  /// The rows of a file without quotes, by the names in its first line.
  private static func rows(_ name: String) throws -> [[String: String]] {
    let lines = try Corpora.lines("txt-libphonenumber/\(name).csv").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `numbers written in many ways are read as the file says`() throws {
    let rows = try Self.rows("parse_cases")
    try #require(rows.count > 600)
    for row in rows {
      let region = row["default_region"]!.isEmpty ? nil : row["default_region"]
      var number = row["is_valid"] == "True" ? row["e164"] : nil
      if let found = number, !row["extension"]!.isEmpty {
        number = "\(found);ext=\(row["extension"]!)"
      }
      #expect(try phone(row["input"]!, region: region) == number, "\(row)")
      #expect(try phone(row["input"]!, region: region, byLibrary: true) == number, "\(row)")
    }
  }

  @Test func `examples of every kind of number are read in all four notations`() throws {
    let rows = try Self.rows("example_numbers")
    try #require(rows.count > 600)
    var missed = Set<String>()
    for row in rows {
      let region = row["region"] == "001" ? nil : row["region"]
      for notation in ["e164", "international", "national", "rfc3966"] {
        if notation == "national" && region == nil { continue }
        let number = try phone(row[notation]!, region: region)
        #expect(try phone(row[notation]!, region: region, byLibrary: true) == number)
        if number == nil {
          missed.insert("\(row["region"]!) \(row["asked_type"]!)")
        } else {
          #expect(number == row["e164"], "\(row)")
        }
      }
    }
    #expect(missed.isSubset(of: Self.later), "\(missed.subtracting(Self.later))")
  }
}
