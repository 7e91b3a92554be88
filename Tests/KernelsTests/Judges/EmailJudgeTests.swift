import Foundation
import Testing

@testable import Kernels

/// `email` beside the verdicts of two validators.
@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct EmailJudgeTests {
  private static let quoted = Judgement.Reason(
    "a name in quotes is refused: hardly a mail system gives one out"
  ) { entry, actual in
    actual == nil && entry.text.contains("\"@")
  }

  private static let literal = Judgement.Reason(
    "a machine's number in brackets is refused: it names no lasting mailbox"
  ) { entry, actual in
    actual == nil && entry.text.contains("@[") && entry.text.hasSuffix("]")
  }

  private static let whiteSpace = Judgement.Reason(
    "white space around an address is no part of it, whatever its line ends"
  ) { entry, actual in
    let ends = [entry.text.unicodeScalars.first, entry.text.unicodeScalars.last]
    return actual != nil && ends.contains { $0?.properties.isWhitespace == true }
  }

  private static let oneLabel = Judgement.Reason(
    "a domain of one label is refused: it is known in one network only"
  ) { entry, actual in
    actual == nil && entry.note == "RFC5321_TLD"
  }

  private static let lastLabel = Judgement.Reason(
    "a last label with digits, or of one letter, is refused: none is given out"
  ) { entry, actual in
    let last = entry.text.split(separator: ".").last ?? ""
    return actual == nil && (last.count == 1 || last.contains(where: \.isNumber))
  }

  /// What isemail calls valid for mail as RFC 5321 sends it. White space around an address is no part
  /// of it; comments and what is obsolete are not for sending.
  static func isValid(category: String, diagnosis: String) -> Bool {
    ["VALID_CATEGORY", "DNSWARN", "RFC5321"].contains(category) || diagnosis == "CFWS_FWS"
  }

  @Test func `isemail's verdicts`() throws {
    var cases: [Judgement.Case] = []
    for entry in try Corpora.objects("txt-email/isemail-cases.jsonl") {
      let address = try #require(entry["address"] as? String)
      let category = (entry["category"] as? String ?? "").replacing("ISEMAIL_", with: "")
      let diagnosis = (entry["diagnosis"] as? String ?? "").replacing("ISEMAIL_", with: "")
      cases.append(
        .init(
          address, isValid: Self.isValid(category: category, diagnosis: diagnosis),
          note: diagnosis))
    }
    Judgement(
      suite: "isemail", cases: cases,
      reasons: [Self.quoted, Self.literal, Self.oneLabel, Self.lastLabel, Self.whiteSpace]
    ) {
      apply(Email(), to: $0)
    }.report()
  }

  @Test func `the normal forms and refusals of email_validator`() throws {
    var forms: [Judgement.Case] = []
    var verdicts: [Judgement.Case] = []
    var skipped = 0
    for entry in try Corpora.objects("txt-email/email_validator-cases.jsonl", skipped: &skipped) {
      if let text = entry["email_input"] as? String {
        let output = (entry["output"] as? [String: Any])?["normalized"] as? String
        forms.append(.init(text, expected: output))
      } else if let pair = entry["email_input"] as? [String] {
        let diagnosis = pair[1].replacing("ISEMAIL_", with: "")
        let isValid = diagnosis.hasPrefix("RFC5321") || ["VALID", "CFWS_FWS"].contains(diagnosis)
        verdicts.append(.init(pair[0], isValid: isValid))
      } else {
        // A character that shows nothing, before the @ and behind it.
        let unsafe = try #require(entry["s"] as? String)
        forms.append(.init("\(unsafe)@example.com", isValid: false))
        forms.append(.init("test@\(unsafe)", isValid: false))
      }
    }
    Judgement(
      suite: "email_validator", cases: forms, skipped: skipped,
      reasons: [Self.quoted, Self.whiteSpace] + Self.ofValidator
    ) {
      apply(Email(), to: $0)
    } agrees: { expected, actual in
      expected.map { Array($0.utf8) } == actual.map { Array($0.utf8) }
    }.report()
    Judgement(
      suite: "email_validator, cases of isemail", cases: verdicts,
      reasons: [Self.quoted, Self.literal, Self.whiteSpace]
    ) {
      apply(Email(), to: $0)
    }.report()
  }

  private static let ofValidator = [
    Judgement.Reason("a display name before an address is a second value in the cell") {
      entry, actual in
      actual == nil && entry.text.hasSuffix(">")
    },
    Judgement.Reason("names kept for tests are written like any other") { entry, actual in
      actual != nil && [".test", ".invalid"].contains { entry.text.hasSuffix($0) }
    },
  ]
}
