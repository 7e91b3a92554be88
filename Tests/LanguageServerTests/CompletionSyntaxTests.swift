import Diagnostics
import Foundation
import Language
import Testing

@testable import LanguageServer

/// Whether what completion offers can stand where it is offered, at every place between two tokens.
@Suite("What completion offers can be typed")
struct CompletionSyntaxTests {
  /// What every line can name.
  static let head = """
    load input, header 'id', 'First Name', 'email', 'phone', 'amount', 'created', 'city'
    load crm, header 'key', 'mail', 'city'
    list stages 'New', 'Won'
    let finished = email is present

    """
  /// Lines with the clauses that examples of verbs leave out.
  static let lines = [
    "normalize email, phone trim, lower, others clear when finished as R1 because 'x'",
    "normalize amount number '1.234,56', others reject",
    "normalize phone phone region 'DE', others -> 'x'", "normalize phone phone region city",
    "set email = if finished then lower(email) else if city = 'Ulm' then 'b' else blank",
    "set email = lower(email) & ' ' & upper(phone), city = left(city, 2) when not finished",
    "default email, phone 'x' when city = 'Ulm'", "default email lower(phone)",
    "check amount is number, warn above 5% or 500 rows, stop above 10%",
    "check email is not blank and (finished or not phone matches /a/) because 'x'",
    "check finished or email = 'a' or phone contains 'b'",
    "check finished and email = 'a' and phone not in stages",
    "check email in ('a', 'b') as R2", "check email in crm.mail, reject",
    "check email between 'a' and 'b' when phone is default",
    "check email similar phone by levenshtein 2", "check email similar phone 90%",
    "check email = lower(trim(email)), note, review", "check city determines phone, warn above 1%",
    "reject rows when email is present and finished because 'x'", "keep rows when not finished",
    "dedupe on email, phone every key present keep latest created, then most complete",
    "dedupe on any of email, phone keep first", "unique email, phone, stop above 5 rows",
    "replace email 'a', 'b' -> 'c', /d/ -> 'e', others warn when finished ignoring case",
    "replace part of email 'a' -> 'b'", "split email on ',' -> first, second",
    "rename email -> mail, phone -> tel", "mask email, phone keep last 4 when finished",
    "fill email = mail, city from crm by id = key, others reject",
    "correct city from crm by id = key", "repair city by phone at least 80%",
    "column amount is number '1.234,56', placeholders '0', '-', optional, sensitive",
    "column phone is phone region city, optional", "column city is one of stages",
    "expect rows > 100, stop", "expect blank email < 5% of rows, warn",
    "expect rows between 1 and 10", "expect sum amount within 10% of last run",
    "expect distinct email = rows", "load other from 'a.csv', blanks 'x', encoding 'gbk'",
    "use input, crm", "save input to 'o.csv', rejects to 'r.csv', blanks ''",
    "merge input, crm into person\n  same when email equal and phone similar 90% within city"
      + "\n  take email, phone if valid from latest created, then crm\n  take everything else from first",
    "example normalize email trim, lower: ' A' -> 'a'", "include 'a.rules'",
    "let other = finished and email is email", "list others 'a', 'b'",
  ]
  /// Sample rule files, in parts of some lines.
  static let samples: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".rules") }.sorted()
      .map { root.appending(path: $0).path }
  }()
  /// What may follow a word that is offered.
  static let endings = [
    "", " zqx", " 'x'", " 1", " = 1", " -> zqx", " 5%", " is blank", ", zqx", " and 1", ".zqx",
    " then 1 else 2", " from first", " equal", " to 'x'", " determines zqx", " by zqx", ")",
  ]

  /// Of so many places one is asked for; `FETTLE_PLACES=1` asks for all, which takes an hour without optimization.
  private static let step =
    Int(ProcessInfo.processInfo.environment["FETTLE_PLACES"] ?? "") ?? 25

  /// Texts by their name, with the places at which is asked: of places behind the same words, names and texts
  /// one each.
  private static let texts: [(name: String, text: String, places: [(start: Int, offset: Int)])] = {
    var seen: Set<String> = []
    let examples = RuleReading.vocabulary.verbs.map(\.example)
    let given = (lines + examples).map { (name: $0, text: head + $0, first: head.utf8.count) }
    let files = samples.compactMap { path in
      (try? String(contentsOfFile: path, encoding: .utf8)).map { (name: path, text: $0, first: 0) }
    }
    return (given + files).map { name, text, first in
      // A `^` marks places in documents of tests.
      let text = text.replacing("^", with: "x")
      return (name, text, places(in: text, from: first, &seen))
    }
  }()

  @Test(arguments: texts.map(\.name))
  func `at every place of the lines, the examples of verbs and the sample rules`(name: String)
    throws
  {
    let (_, text, places) = try #require(Self.texts.first { $0.name == name })
    let document = TestDocument(text)
    let talk = Conversation()
    talk.open(document)
    for (start, offset) in places {
      let items = talk.ask("completion", document, at: offset)["result"]?["items"]?.array ?? []
      for item in items {
        let whole = Array(document.applying([item["textEdit"] ?? .null], .utf16).utf8)
        // What stands behind the place is not typed yet.
        let typed = whole[start..<whole.count - (text.utf8.count - offset)]
        let line = String(decoding: typed, as: UTF8.self)
        let isTypable = Self.isTypable(line, item)
        #expect(isTypable, "\(line)")
      }
    }
  }

  /// The places of a text, each with the start of its line.
  private static func places(
    in text: String, from first: Int, _ seen: inout Set<String>
  ) -> [(start: Int, offset: Int)] {
    let source = SourceText(name: "", text: text)
    let parsed = Parser(vocabulary: RuleReading.vocabulary).parseSource(source, sourceIndex: 0)
    var found: [(start: Int, offset: Int)] = []
    for line in parsed.lines {
      let tokens = line.map { parsed.tokens[$0] }
      guard let start = tokens.first?.lower, start >= first else { continue }
      for offset in Self.places(of: tokens) {
        let words = zip(line, tokens).filter { $1.upper <= offset }.map { index, token in
          let isName = parsed.roles[index] == .plain && !"\(token.kind)".contains("symbol")
          let range = SourceRange(lower: token.lower, upper: token.upper)
          return isName ? "\(token.kind)" : source.text(of: range) ?? ""
        }
        let isJoined = tokens.contains { $0.upper == offset }
        let isNew = seen.insert("\(words) \(isJoined)").inserted
        if isNew, seen.count % step == 0 { found.append((start, offset)) }
      }
    }
    return found
  }

  /// Before each token, and behind each that no word goes on with.
  private static func places(of tokens: [Token]) -> [Int] {
    let behind = tokens.filter { $0.kind != .word && $0.kind != .number }.map(\.upper)
    return Set(tokens.map(\.lower) + behind + [(tokens.last?.upper ?? 0)]).sorted()
  }

  /// Whether the parser takes a line up to its end, whatever may have to follow.
  private static func isTypable(_ typed: String, _ item: JSONValue) -> Bool {
    let upper = typed.utf8.count
    let length = item["textEdit"]?["newText"]?.string?.utf8.count ?? 0
    let range = SourceRange(lower: upper - length, upper: upper)
    return endings.contains { ending in
      let source = SourceText(name: "", text: typed + ending)
      let (program, errors) = Parser(vocabulary: RuleReading.vocabulary).parse(source)
      if errors.contains(where: { $0.range.lower < upper }) { return false }
      return program.statements.allSatisfy { isTaken($0, range) }
    }
  }

  private static let codes: Set<String> = Set(
    [.valueExpected, .nameTaken, .actionNotAllowed, .othersNotAllowed, .badOption]
      .map(\DiagnosticCode.rawValue))

  /// Whether the checker says nothing of a word that no line can have there.
  private static func isTaken(_ statement: Statement, _ range: SourceRange) -> Bool {
    var scopes = Self.scopes
    var line = statement
    line.tables = ["input"]
    var found: [Diagnostic] = []
    scopes.apply(line, &found)
    return !found.contains {
      codes.contains($0.code) && $0.range.lower < range.upper && $0.range.upper > range.lower
    }
  }

  /// The scopes behind the head.
  private static let scopes: TableScopes = {
    let (program, _) = Parser(vocabulary: RuleReading.vocabulary).parse(
      SourceText(name: "", text: head))
    var scopes = TableScopes(program: program, vocabulary: RuleReading.vocabulary) { _ in nil }
    for statement in program.statements { scopes.follow(statement) }
    return scopes
  }()
}
