import Foundation
import Testing

@testable import Kernels

/// `phone` beside the validators of mobile numbers.
extension ValidatorJudgeTests {
  @Test func `isMobilePhone by region`() throws {
    let metadata = try PhoneMetadata()
    let found = try Self.cases(
      of: "isMobilePhone", where: { Self.region($0) != nil }, note: { Self.region($0) ?? "" })
    Self.report("isMobilePhone", found, Self.phoneReasons(metadata)) { entry in
      try? phone(entry.text, region: entry.note)
    }
  }

  /// The region of a locale, or of several of one region; nil for any.
  private static func region(_ arguments: [Any]) -> String? {
    let locale = arguments.first as? String ?? (arguments.first as? [String])?.first
    return locale.flatMap { $0 == "any" ? nil : String($0.suffix(2)) }
  }

  private static func phoneReasons(_ metadata: PhoneMetadata) -> [Judgement.Reason] {
    [
      .init("a number of the metadata of 9.0.43 that 8.12.57 does not have yet") { entry, actual in
        actual == nil && metadata.isMobile(entry.text, entry.note)
      },
      .init("libphonenumber has no such number: the validator looks at the first digits") {
        entry, actual in
        actual == nil
          && (try? phone(entry.text, region: entry.note, byLibrary: true)) == nil
      },
      .init("a number of another country is one wherever it is written") { entry, actual in
        actual.map { !metadata.isAtHome($0, entry.note) } ?? false
      },
      .init("a number of the country that is no mobile one, which phone does not ask for") {
        entry, actual in
        actual.map { !metadata.isMobile($0, entry.note) } ?? false
      },
      .init("a mobile number by libphonenumber, written or dialled otherwise, or of a newer range")
      {
        entry, actual in
        actual.map { metadata.isMobile($0, entry.note) } ?? false
      },
    ]
  }
}
