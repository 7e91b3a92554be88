import Diagnostics
import Language
import Testing
import Verbs

/// `region 'DE'` and `region COLUMN` behind forms and types that take one.
@Suite struct RegionTests {
  /// The language with a type that takes a region, whatever its kernel is.
  static let vocabulary = Vocabulary(
    verbs: Vocabulary.core().verbs,
    forms: FormSignature.core.filter { $0.name != "phone" } + [
      FormSignature(
        name: "phone", arguments: [.region], summary: "", example: (before: "", after: ""),
        type: "phone")
    ],
    functions: FunctionSignature.core,
    types: TypeSignature.core.filter { $0.name != "phone" } + [
      TypeSignature(name: "phone", takesRegion: true, kind: .text, summary: "")
    ], regions: Vocabulary.core().regions)

  private static func analysis(_ rules: String) -> Analysis {
    Analysis(
      SourceText(name: "-e", text: rules), vocabulary: vocabulary,
      headers: { _, _ in ["a", "b", "country", "n"] })
  }

  @Test(arguments: [
    ("normalize a phone region 'US'", "normalize; columns: a; forms: phone() region 'US'"),
    (
      "normalize a phone region country, trim",
      "normalize; columns: a; forms: phone() region country, trim()"
    ),
    ("normalize a phone", "normalize; columns: a; forms: phone()"),
    (
      "normalize a phone region [country] when b is blank",
      "normalize; columns: a; forms: phone() region [country]; when: (b is blank)"
    ),
    (
      "column a is phone region 'DE', placeholders 'x'",
      "column; columns: a; placeholders: 'x'; type: phone region 'DE'"
    ),
    (
      "drop rows when a is not phone region country and b is blank",
      "drop rows; when: ((a is not phone region country) and (b is blank))"
    ),
  ])
  func `are read`(rules: String, outline: String) {
    let analysis = Self.analysis(rules)
    #expect(analysis.diagnostics.map(\.message) == [])
    #expect(analysis.program.statements.map { Outline.of($0) } == [outline])
  }

  @Test(arguments: [
    ("normalize a phone region", "expected a quoted region or a column"),
    ("normalize a phone region contry", "no column named 'contry'"),
    ("column a is phone region contry", "no column named 'contry'"),
    ("drop rows when a is phone region contry", "no column named 'contry'"),
    ("column n is number; normalize a phone region n", "a region is a text, and this is a number"),
    ("normalize a phone region crm.country", "no table named 'crm'"),
    ("normalize a phone 'DE'", "the form 'phone' takes at most a region"),
    ("column a is phone 'DE'", "the type 'phone' takes no texts"),
  ])
  func `what is wrong with one is told`(rules: String, message: String) {
    let messages = Self.analysis(rules).diagnostics.map(\.message)
    #expect(messages.count == 1 && messages[0].hasPrefix(message), "\(messages)")
  }

  @Test(arguments: [
    ("us", "'US'"), ("DE", "'DE'"), ("gb", "'GB'"), ("uk", nil), ("xx", nil), ("zz", nil),
  ])
  func `a code without its quotes is offered where a country has it`(
    name: String, quoted: String?
  ) throws {
    let found = Self.analysis("normalize a phone region \(name)").diagnostics
    #expect(found.map(\.message) == ["no column named '\(name)'"])
    #expect(found.first?.fix?.replacement == quoted)
  }

  @Test func `the formatter writes the word small`() {
    let source = SourceText(name: "-e", text: "NORMALIZE a  Phone REGION  'DE'\n")
    let formatted = Formatter(vocabulary: Self.vocabulary).format(source)
    #expect(
      String(decoding: formatted.text.bytes, as: UTF8.self) == "normalize a phone region 'DE'\n")
  }

  @Test func `a declared region stays with the column, and a form's takes its place`() throws {
    func region(_ rules: String) throws -> Region? {
      let analysis = Self.analysis(rules)
      #expect(analysis.isSound)
      return try #require(analysis.scopes["input"].columns.first { $0.name == "a" }).region
    }
    #expect(try region("column a is phone region 'DE'") == .named("DE"))
    #expect(try region("column a is phone region 'DE'; normalize a phone") == .named("DE"))
    #expect(
      try region("column a is phone region 'DE'; normalize a phone region country")
        == .column(id: 2, isOriginal: false))
    #expect(
      try region("rename country -> land; normalize a phone region original.land")
        == .column(id: 2, isOriginal: true))
    #expect(try region("column a is phone region 'DE'; column a is text") == nil)
  }
}
