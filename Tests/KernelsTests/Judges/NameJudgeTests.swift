import Foundation
import Testing

@testable import Kernels

@Suite struct NameJudgeTests {
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `names are written as name libraries do`() throws {
    var agreement = Agreement("name, namecase")
    for entry in try Corpora.entries("txt-names/namecase-cases.jsonl") {
      let (input, expected) = (entry.text("input"), entry.text("expected"))
      let ours = canonical(Name(), input)
      agreement.count(
        ours == expected, NameReasons.ofCase(expected),
        "\(input): \(expected), not \(ours ?? "none")")
    }
    agreement.report()
    #expect(agreement.missed[""] == nil)
    #expect(agreement.agreeing * 100 >= agreement.total * 75)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `names are taken apart as python's nameparser does`() throws {
    var agreement = Agreement("name parts, nameparser")
    for entry in try Corpora.entries("txt-names/nameparser-cases.jsonl") {
      let input = entry.text("input")
      guard let expected = entry["expected"] as? [String: Any], !input.isEmpty else { continue }
      var differences: [String] = []
      for part in NameParts.Part.allCases {
        guard let wanted = expected["\(part)"] as? String else { continue }
        let ours = NameParts.words(of: part, in: input)
        if ours != wanted { differences.append("\(part) \(wanted), not \(ours)") }
      }
      agreement.count(
        differences.isEmpty, NameReasons.ofParts(input),
        "\(input): \(differences.joined(separator: "; "))")
    }
    agreement.report()
    #expect(agreement.missed[""] == nil)
    #expect(agreement.agreeing * 100 >= agreement.total * 95)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `names are taken apart as PHP's name-parser does`() throws {
    var agreement = Agreement("name parts, php name-parser")
    for entry in try Corpora.entries("txt-names/php-nameparser-cases.jsonl") {
      let input = entry.text("input")
      guard let expected = entry["expected"] as? [String: Any] else { continue }
      func wanted(_ keys: String...) -> String {
        keys.compactMap { expected[$0] as? String }.joined(separator: " ")
      }
      let pairs = [
        (wanted("firstname"), NameParts.words(of: .first, in: input)),
        (wanted("lastname"), NameParts.words(of: .last, in: input)),
        (wanted("initials", "middlename"), NameParts.words(of: .middle, in: input)),
        (wanted("suffix"), NameParts.words(of: .suffix, in: input)),
      ]
      let differences = pairs.filter { NameReasons.plain($0.0) != NameReasons.plain($0.1) }
      agreement.count(differences.isEmpty, NameReasons.ofParts(input), "\(input): \(differences)")
    }
    agreement.report()
    #expect(agreement.missed[""] == nil)
    #expect(agreement.agreeing * 100 >= agreement.total * 80)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `surnames and given names are those of human-name's list`() throws {
    var agreement = Agreement("name parts, human-name's parseable names")
    for line in try Corpora.lines("txt-names/human-name-parseable-names.txt") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard !line.hasPrefix("#"), fields.count > 2 else { continue }
      let ours = (
        NameParts.words(of: .last, in: fields[0]), NameParts.words(of: .first, in: fields[0])
      )
      let isSame =
        NameReasons.plain(ours.0) == NameReasons.plain(fields[1])
        && (fields[2].isEmpty || NameReasons.plain(ours.1) == NameReasons.plain(fields[2]))
      agreement.count(
        isSame, NameReasons.ofHumanName(fields[0]),
        "\(fields[0]): \(fields[2])|\(fields[1]), not \(ours)")
    }
    agreement.report()
    #expect(agreement.agreeing * 100 >= agreement.total * 75)
  }

  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `what is no name at all is none here`() throws {
    var agreement = Agreement("name, human-name's unparseable names")
    for line in try Corpora.lines("txt-names/human-name-unparseable-names.txt")
    where !line.hasPrefix("#") && !Samples.isBlank(Array(line.utf8)) {
      let ours = canonical(Name(), String(line))
      let isWord = line.allSatisfy { $0.isLetter || $0 == " " || $0 == "." || $0 == "," }
      agreement.count(
        ours == nil, isWord ? "one word, or initials: a name, if not a whole one" : "", String(line)
      )
    }
    agreement.report()
    #expect(agreement.missed[""] == nil)
  }
}

/// Why Fettle's names differ from those of libraries: rules, each with its test on the case.
private enum NameReasons {
  static func plain(_ text: String) -> String {
    var result = ""
    for character in text.decomposedStringWithCompatibilityMapping.lowercased()
    where character.isLetter { result.append(character) }
    return result
  }

  /// The words of a text in small letters, without full stops and commas.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { " .,".contains($0) }.map(String.init)
  }

  static func ofCase(_ expected: String) -> String {
    let words = expected.split(separator: " ")
    if words[0].first?.isLowercase == true {
      return "a particle that begins a name is large: it may be a first name"
    }
    if words.contains(where: { $0.hasPrefix("Mac") || $0.hasPrefix("La") }) {
      return "MacDonald and Macdonald are both names; nothing tells which"
    }
    if words.contains("i") { return "a Catalan i is not told from an initial" }
    let last = words[words.count - 1]
    if last.count > 1, last.allSatisfy({ "XVIL".contains($0) }) {
      return "Roman numbers above nine are words too"
    }
    if words[0].count == 2, words[0].allSatisfy(\.isUppercase) {
      return "two letters without full stops are not told from a name (Al, Jo)"
    }
    return ""
  }

  static func ofParts(_ input: String) -> String {
    if !Name.isName(Array(input.utf8).span) { return "digits and symbols are no name" }
    if input.contains("rn") && !input.contains(" ") { return "line ends lost their backslashes" }
    let first = words(input).first { !["mr", "us", "magistrate", "judge"].contains($0) } ?? ""
    if first.count == 1 { return "a leading initial is the first name" }
    return ""
  }

  static func ofHumanName(_ input: String) -> String {
    let words = words(input)
    if words.contains(where: { ["al", "co", "esquire"].contains($0) }) {
      return "several people, a firm or a style behind the name: words like any other"
    }
    if ["duke", "maj", "queen", "prince", "most"].contains(where: words.contains) {
      return "a title that is a first name too"
    }
    if input.unicodeScalars.contains(where: { $0.value >= 0x4E00 && $0.value < 0xA000 }) {
      return "the family name comes first where characters are Chinese, if it is a known one"
    }
    if input.contains("(Google") { return "a parenthesis that never closes" }
    if input.hasPrefix("X.") || input.hasPrefix("F.") { return "an initial glued to a name" }
    let given = input.split(separator: ",").last.map { NameReasons.words(String($0)) } ?? []
    if [words.first, given.first].contains(where: { $0?.count == 1 }) || words.contains("judge") {
      return "a leading initial is the first name"
    }
    return ofParts(input)
  }
}

extension Corpora {
  /// The objects of a file of JSON lines.
  static func entries(_ path: String) throws -> [[String: Any]] {
    try lines(path).compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}

extension [String: Any] {
  /// The text of a key; empty where there is none.
  func text(_ key: String) -> String { self[key] as? String ?? "" }
}
