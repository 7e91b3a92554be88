import Foundation
import Testing

@testable import Kernels

/// `phone` by its tables beside libphonenumber itself, on numbers written in all sorts of ways.
@Suite struct PhoneLibraryJudgeTests {
  /// How many texts are compared: a million for `make judges`, fewer in a test run;
  /// FETTLE_PHONE_SAMPLES asks for another number.
  private static let count: Int = {
    let environment = ProcessInfo.processInfo.environment
    return environment["FETTLE_PHONE_SAMPLES"].flatMap { Int($0) }
      ?? (environment["FETTLE_JUDGES"] == "1" ? 1_000_000 : 20_000)
  }()

  /// What came of some of the texts.
  private struct Share: Sendable {
    var total = 0
    var numberCount = 0
    var differences: [String] = []
  }

  @Test func `the tables read what the library reads, and read it again`() async {
    let share = await withTaskGroup(of: Share.self) { group in
      for seed in [8125, 8126] as [UInt64] { group.addTask { Self.compare(seed: seed) } }
      return await group.reduce(into: Share()) {
        $0.total += $1.total
        $0.numberCount += $1.numberCount
        $0.differences += $1.differences
      }
    }
    #expect(
      share.differences.isEmpty,
      "\(share.differences.count): \(share.differences.prefix(20).joined(separator: "\n"))")
    #expect(share.total == Self.count / 2 * 2)
    #expect(share.numberCount > Self.count / 4)
    guard ProcessInfo.processInfo.environment["FETTLE_JUDGES"] == "1" else { return }
    print(
      "libphonenumber, seeded messy numbers: \(share.total - share.differences.count) of "
        + "\(share.total) agree, \(share.numberCount) of them telephone numbers")
  }

  /// Half of the texts, each under a region of its own.
  private static func compare(seed: UInt64) -> Share {
    var samples = PhoneSamples(seed: seed)
    var kernels: [String?: Phone] = [nil: Phone()]
    for region in PhoneSamples.regions { kernels[region] = Phone(region: region) }
    var share = Share()
    for _ in 0..<count / 2 {
      let sample = samples.next()
      let kernel = kernels[sample.region]!
      let fast = apply(kernel, to: sample.text)
      let slow = apply(ByScalar(kernel: kernel), to: sample.text)
      share.total += 1
      if fast != slow {
        share.differences.append("\(sample): \(fast ?? "none"), not \(slow ?? "none")")
      }
      guard let fast else { continue }
      share.numberCount += 1
      for again in [kernels[nil]!, kernel] where apply(again, to: fast) != fast {
        share.differences.append("\(sample): \(fast), then \(apply(again, to: fast) ?? "none")")
      }
    }
    return share
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

/// `phone` beside files that libphonenumber 9.0.43 wrote.
@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct PhoneCorpusJudgeTests {
  /// What 9.0.43 takes for a number and 8.12.57 does not yet: the kinds of numbers that these regions
  /// got in between.
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
    var agreement = Agreement("libphonenumber, numbers written in many ways")
    for row in try Self.rows("parse_cases") {
      let region = row["default_region"]!.isEmpty ? nil : row["default_region"]
      var number = row["is_valid"] == "True" ? row["e164"] : nil
      if let found = number, !row["extension"]!.isEmpty {
        number = "\(found);ext=\(row["extension"]!)"
      }
      let ours = try phone(row["input"]!, region: region)
      agreement.count(ours == number, "", "\(row)")
      #expect(ours == number, "\(row)")
      #expect(try phone(row["input"]!, region: region, byLibrary: true) == number, "\(row)")
    }
    agreement.report()
    #expect(agreement.total == 647 && agreement.agreeing == 647)
  }

  @Test func `examples of every kind of number are read in all four notations`() throws {
    var agreement = Agreement("libphonenumber, examples of every kind of number")
    var missed = Set<String>()
    for row in try Self.rows("example_numbers") {
      let region = row["region"] == "001" ? nil : row["region"]
      let kind = "\(row["region"]!) \(row["asked_type"]!)"
      for notation in ["e164", "international", "national", "rfc3966"] {
        if notation == "national" && region == nil { continue }
        let number = try phone(row[notation]!, region: region)
        #expect(try phone(row[notation]!, region: region, byLibrary: true) == number)
        agreement.count(
          number == row["e164"], "the metadata is newer: \(kind)", "\(row[notation]!)")
        if number == nil { missed.insert(kind) } else { #expect(number == row["e164"], "\(row)") }
      }
    }
    agreement.report()
    #expect(missed.isSubset(of: Self.later), "\(missed.subtracting(Self.later))")
    #expect(agreement.total == 2652 && agreement.agreeing >= 2612)
  }
}
