import Diagnostics
import Language
import Testing

/// Seeded rules with a fault, and the same without it: the finding is there, and is not.
@Suite("Every finding about rules, with its fault and without")
struct FaultPairTests {
  /// Rules in which `C`, `D` are columns, `N`, `M` numbers, `'v'`, `'w'` texts and `5`, `9` literals that a
  /// seed chooses.
  struct Pair: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let bad: String
    let good: String

    init(_ code: DiagnosticCode, _ bad: String, _ good: String) {
      (self.code, self.bad, self.good) = (code, bad, good)
    }

    var testDescription: String { "\(code.rawValue): \(bad)" }
  }

  static let pairs: [Pair] = [
    Pair(.alwaysPasses, "default C 'v'\nrequire C", "default C 'v' when D = 'w'\nrequire C"),
    Pair(.alwaysPasses, "keep rows when N > 5\ncheck N > 5", "keep rows when N > 5\ncheck N > 9"),
    Pair(
      .alwaysPasses, "keep rows when C in ('v', 'w')\ncheck C in ('w', 'v', 'x')",
      "keep rows when C in ('v', 'x')\ncheck C in ('w', 'v')"),
    Pair(
      .alwaysPasses, "check N between 5 and 9, reject\ndedupe on C\ncheck N > 4",
      "check N between 5 and 9, reject\ncheck N > 4"),
    Pair(
      .alwaysPasses, "normalize C trim, lower\ncheck C != ' V'",
      "normalize C trim, lower\ncheck C != 'v'"),
    Pair(.neverPasses, "set C = 'v'\ncheck C = 'w'", "set C = 'v' when D = 'w'\ncheck C = 'w'"),
    // A filter is no check: rows that a check finds may well stay.
    Pair(
      .contradiction, "note rows when C = 'v'\nwarn rows when C != 'v'",
      "note rows when C = 'v'\nkeep rows when C is present"),
    Pair(
      .contradiction, "check C = 'v'\ncheck C = 'w'", "check C = 'v'\ndrop rows when C = 'v'"),
    Pair(.neverPasses, "check N > 9 and N < 5", "check N > 5 and N < 9"),
    Pair(
      .neverPasses, "normalize C upper\ncheck C = 'v'", "normalize C upper\ncheck C = 'V'"),
    Pair(
      .neverTested, "keep rows when C is blank\ncheck C = 'v'",
      "keep rows when D is blank\ncheck C = 'v'"),
    Pair(.contradiction, "check N > 9\ncheck N < 5", "check N > 5\ncheck N < 9"),
    Pair(
      .contradiction, "check C = 'v' when D = 'w'\ncheck C = 'w' when D = 'w'",
      "check C = 'v' when D = 'v'\ncheck C = 'w' when D = 'w'"),
    Pair(
      .contradiction, "check N > M\ncheck M > N + 5", "check N > M\ncheck M > N - 5"),
    Pair(.redundantCheck, "check N > 5\ncheck N > 9", "check N > 5, reject\ncheck N > 9"),
    Pair(
      .redundantCheck, "check N >= 9\ncheck N >= 5 when C = 'v'",
      "check N >= 5\ncheck N >= 9 when C = 'v'"),
    Pair(
      .conditionNeverTrue, "keep rows when C = 'v'\nset D = 'x' when C = 'w'",
      "keep rows when C = 'v' or C = 'w'\nset D = 'x' when C = 'w'"),
    Pair(
      .conditionNeverTrue, "replace C 'v' -> 'w'\nwarn rows when C = 'v'",
      "replace C 'v' -> 'w' when D = 'x'\nwarn rows when C = 'v'"),
    Pair(
      .conditionAlwaysTrue, "keep rows when C = 'v'\nset D = 'x' when C is present",
      "keep rows when C = 'v' or D = 'w'\nset D = 'x' when C is present"),
    Pair(
      .removesNothing, "default C 'v'\ndrop rows when C is blank",
      "drop rows when C is blank\ndefault C 'v'"),
    Pair(
      .removesEverything, "keep rows when C = 'v'\ndrop rows when C != 'w'",
      "keep rows when C = 'v'\ndrop rows when C = 'w' or D = 'w'"),
    Pair(.unreachableArm, "replace C 'v' -> 'x', 'v' -> 'y'", "replace C 'v' -> 'x', 'w' -> 'y'"),
    Pair(
      .unreachableArm, "normalize C upper\nreplace C 'v' -> 'x'",
      "normalize C upper\nreplace C 'V' -> 'x'"),
    Pair(
      .lineWithoutEffect, "normalize C trim\nnormalize C trim",
      "normalize C trim\nnormalize C lower"),
    Pair(
      .lineWithoutEffect, "default C 'v'\ndefault C 'w'",
      "default C 'v' when D = 'v'\ndefault C 'w'"),
    Pair(
      .defaultFailsCheck, "default C 'v'\ncheck C is email",
      "default C 'v@example.com'\ncheck C is email"),
    Pair(
      .keyNormalizedLate, "dedupe on C\nnormalize C lower", "normalize C lower\ndedupe on C"),
    Pair(.keyNeverNormalized, "dedupe on C", "normalize C lower\ndedupe on C"),
    Pair(
      .defaultInKey, "default C 'v'\nnormalize C lower\ndedupe on C",
      "normalize C lower\ndedupe on C\ndefault C 'v'"),
    Pair(
      .checkAfterFold, "normalize C lower\ndedupe on C\nreject rows when D = 'v'",
      "normalize C lower\nreject rows when D = 'v'\ndedupe on C"),
    Pair(.blankLeaves, "keep rows when C = 'v'", "keep rows when C = 'v' or C is blank"),
    Pair(
      .lateType, "dedupe on C\ncolumn C is date", "column C is date\ndedupe on C"),
    Pair(
      .maskLeak, "set copy = C\nmask C", "set copy = hash(C)\nmask C"),
    Pair(
      .maskLeak, "mask C\nsave to 'o.csv', rejects to 'r.csv'", "mask C\nsave to 'o.csv'"),
    Pair(
      .maskLeak, "column C is text, sensitive\nset copy = C\nmask C",
      "column C is text, sensitive\nset copy = hash(C)\nmask C"),
    Pair(.maskedUse, "mask C\nunique C", "unique C\nmask C"),
    Pair(
      .maskedUse, "mask C keep last 4\nsplit C on ' ' -> x, y",
      "mask C keep last 4\nsplit D on ' ' -> x, y"),
    Pair(
      .contradiction, "check C != 'v' or N >= 9\ncheck C = 'v'\ncheck N < 9",
      "check C != 'v' or N >= 5\ncheck C = 'v'\ncheck N < 9"),
    Pair(
      .alwaysPasses, "normalize C date, others clear\ncheck C is date",
      "normalize C date\ncheck C is date"),
    Pair(
      .alwaysPasses, "normalize C email, others clear\ncheck C is valid",
      "normalize C email\ncheck C is valid"),
    Pair(
      .redundantCheck, "unique C, D\nunique C, D", "unique C, D\nset C = 'v'\nunique C, D"),
    Pair(
      .redundantCheck, "check C determines D\ncheck C determines D",
      "check C determines D\ncheck D determines C"),
    Pair(
      .redundantCheck, "expect blank C <= 5\nexpect blank C <= 5",
      "expect blank C <= 5\nclear C when D = 'v'\nexpect blank C <= 5"),
    Pair(
      .redundantCheck, "check C similar D 90%\ncheck C similar D 90%",
      "check C similar D 90%\nset D = 'v' when C = 'w'\ncheck C similar D 90%"),
    Pair(
      .redundantCheck, "check C matches /^v/\ncheck C matches /^v/",
      "check C matches /^v/\nreplace C 'v' -> 'w'\ncheck C matches /^v/"),
    Pair(
      .repeatedPart, "list names 'v', 'v'\ncheck C in names",
      "list names 'v', 'w'\ncheck C in names"),
    Pair(.repeatedPart, "normalize C trim, lower, trim", "normalize C trim, truncate 3, trim"),
    Pair(
      .lineWithoutEffect, "set C = 'v'\nset C = 'v'", "set C = 'v' when D = 'w'\nset C = 'v'"),
    Pair(.lineWithoutEffect, "mask C\nmask C", "mask C keep last 2\nmask C"),
    Pair(
      .lineWithoutEffect, "keep rows when C is blank\nclear C when D = 'v'",
      "keep rows when D is blank\nclear C when D is blank or C = 'v'"),
    Pair(
      .unreachableArm, "replace C /./ -> 'x', 'v' -> 'y'", "replace C 'v' -> 'y', /./ -> 'x'"),
    Pair(
      .daysOfNumber, "set copy = N + 5 days",
      "column due is date\nset copy = due + 5 days, rest = N + M"),
    Pair(
      .stopBelowWarn, "require C, warn above 9%, stop above 5%",
      "require C, warn above 5%, stop above 9%"),
    Pair(.stopBelowWarn, "require C, warn above 9%, stop", "require C, warn, stop above 9%"),
    Pair(
      .unusedTable, "load other from 'o.csv'\nrequire C",
      "load other from 'o.csv'\ncheck C in other.code"),
    Pair(.unusedName, "list names 'v', 'w'\nrequire C", "list names 'v', 'w'\ncheck C in names"),
    Pair(
      .credentials, "replace C 'postgres://fettle:v@db/crm' -> 'v'",
      "replace C 'https://db/crm' -> 'v'"),
    Pair(.notAnalysed, "check first(C, D) contains left(D, 1)", "check C contains 'v'"),
  ]

  private static let texts = ["rome", "paris", "won", "new", "a b", "x-1", "münchen", "北京a"]
  private static let columns = ["city", "stage", "email", "name", "status"]
  private static let numbers = ["amount", "price", "count_a"]

  @Test("with the fault it is found, without it is not", arguments: pairs)
  func pair(pair: Pair) {
    for seed in 1...12 as ClosedRange<UInt64> {
      var random = Generator(state: seed)
      let words = Words(&random)
      let fillers = words.fillers(&random)
      let bad = words.filled(pair.bad, fillers)
      let good = words.filled(pair.good, fillers)
      #expect(Self.codes(bad).contains(pair.code.rawValue), "\(bad)")
      #expect(!Self.codes(good).contains(pair.code.rawValue), "\(good)")
    }
  }

  private static func codes(_ text: String) -> [String] {
    let header = columns + numbers + ["u1", "u2", "u3"]
    return Rules(text, header: header, isReasoned: true).codes
  }

  /// The same numbers from the same seed.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) ^ (state << 31)
    }
  }

  /// What stands for the letters of a pair.
  private struct Words {
    let columns: [String]
    let numbers: [String]
    let texts: [String]
    let low: Int
    let high: Int

    init(_ random: inout Generator) {
      columns = FaultPairTests.columns.shuffled(using: &random)
      numbers = FaultPairTests.numbers.shuffled(using: &random)
      texts = FaultPairTests.texts.shuffled(using: &random)
      low = Int.random(in: 5...20, using: &random)
      high = Int.random(in: 30...900, using: &random)
    }

    /// Lines about other columns, which change nothing of the matter.
    func fillers(_ random: inout Generator) -> [String] {
      [
        "normalize u1 trim", "check u2 is present or u3 is blank, note", "set u3 = u1 & u2",
        "replace u2 'a' -> 'b'", "check length(u1) < 80",
      ].shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map { $0 }
    }

    func filled(_ rules: String, _ fillers: [String]) -> String {
      let words: [String: String] = [
        "C": columns[0], "D": columns[1], "N": numbers[0], "M": numbers[1], "4": "\(low - 1)",
        "5": "\(low)", "9": "\(high)", "9%": "20%", "5%": "5%", "'v'": "'\(texts[0])'",
        "'w'": "'\(texts[1])'", "'V'": "'\(texts[0].uppercased())'",
        "' V'": "' \(texts[0].uppercased())'",
      ]
      var result = "column \(numbers.joined(separator: ", ")) is number\n"
      let lines = rules.split(separator: "\n")
      for (index, line) in lines.enumerated() {
        if index < fillers.count { result += fillers[index] + "\n" }
        result += Self.replaced(String(line), words) + "\n"
      }
      return result + fillers.dropFirst(lines.count).joined(separator: "\n")
    }

    /// Each word that stands for another one; words are cut at blanks, commas and parentheses.
    private static func replaced(_ line: String, _ words: [String: String]) -> String {
      var result = ""
      var word = ""
      var isQuoted = false
      for character in line {
        if character == "'" { isQuoted.toggle() }
        if !isQuoted, " ,()".contains(character) {
          result += (words[word] ?? word) + String(character)
          word = ""
        } else {
          word.append(character)
        }
      }
      return result + (words[word] ?? word)
    }
  }
}
