import Diagnostics
import Language
import Testing
import Verbs

@Suite struct CheckerTests {
  private static let header = ["id", "name", "amount", "created", "active", "stage"]
  private static let declared = """
    column amount is number
    column created is date
    column active is boolean

    """

  private func codes(_ text: String, declared: Bool = false) -> [String] {
    Rules((declared ? Self.declared : "") + text, header: Self.header).codes
  }

  // Of clauses of two words none was suggested.
  @Test func `a mistyped clause of two words is answered with its first`() {
    let rules = Rules("save to 'o.csv', removd to 'x.csv'", header: Self.header)
    #expect(rules.analysis.diagnostics.first?.help == "did you mean 'removed'?")
    #expect(rules.fixed == "save to 'o.csv', removed to 'x.csv'")
  }

  // It was told to write dates.
  @Test func `a second notation of a number is answered with numbers`() {
    let rules = Rules(
      "normalize amount number '1,234.56'\nnormalize amount number '1.234,56'",
      header: Self.header)
    #expect(rules.codes == ["F0307"])
    let help = rules.analysis.diagnostics.first?.help
    #expect(help?.contains("number '1.234,56', '1,234.56'") == true)
  }

  // MARK: Names

  @Test func `every error of a merge comes at once, and of the lines below it`() {
    let rules = Rules(
      """
      default emial 'x'
      merge input into person
        same when name equals
        same if stage equal
        never same when id
          and name differ
        take name from latest updatd, then frist
        keep id from first
      normalize person_id trim
      """, header: Self.header)
    #expect(
      rules.analysis.diagnostics.map(\.message) == [
        "no column named 'emial'", "expected a test of two rows, found 'equals'",
        "expected a clause of merge after 'equals', found 'same'",
        "expected a test of two rows after 'id', found 'and'", "no column named 'updatd'",
        "'frist' is no rank, and none of the tables that are merged",
        "expected a clause of merge after 'frist', found 'keep'",
      ])
  }

  @Test func `a column that a take does not know is answered with those that there are`() {
    let header = (1...14).map { "column\($0)" }
    let rules = Rules(
      "merge input into p\n  same when column1 equal\n  take foo from first\n"
        + "  take everything else from first", header: header)
    let help = rules.analysis.diagnostics.first?.help
    #expect(help?.hasPrefix("the columns are column1, column2, ") == true, "\(help ?? "")")
    #expect(help?.hasSuffix("column12 and 2 more") == true)
  }

  @Test func `every error of a file comes at once, in its order`() {
    #expect(
      codes("normalize x1 trim\nnormalise name trim\nnormalize y1 trim") == [
        "F0104", "F0101", "F0104",
      ])
  }

  @Test func `a line that cannot be read is no reason for errors of later lines`() {
    #expect(codes("set total amount\nnormalize total trim") == ["F0201"])
    #expect(codes("list stages New\nkeep rows when stage in stages") == ["F0201"])
    #expect(codes("lod crm from 'x.csv'\nuse crm\nnormalize whatever trim") == ["F0101"])
    #expect(codes("rename nmae -> title\nnormalize title trim") == ["F0104"])
    #expect(codes("rename name -> stage, id -> key\nnormalize key trim") == ["F0108"])
  }

  @Test func `one missing declaration is one error`() {
    #expect(
      codes("keep rows when amount > 5\nset amount = amount + 1\ndedupe on id keep largest amount")
        == ["F0301"])
  }

  @Test func `a declaration is the line to paste, and pasting it helps`() {
    let rules = Rules("keep rows when amount > 5", header: Self.header)
    #expect(rules.analysis.diagnostics[0].help == "write above: column amount is number")
    #expect(rules.fixed == "column amount is number; keep rows when amount > 5")
    #expect(Rules(rules.fixed, header: Self.header).problems.isEmpty)
  }

  @Test(arguments: [
    ("keep rows when created > '2026-01-31'", "column created is date"),
    ("keep rows when created > '01.02.2026'", "column created is date"),
    ("keep rows when created > '2026-01-31 12:00'", "column created is datetime"),
    ("keep rows when amount between 1 and 2", "column amount is number"),
    ("keep rows when active = true", "column active is boolean"),
    ("set x = -amount", "column amount is number"),
    ("set x = year(created)", "column created is date"),
    ("set x = round(amount)", "column amount is number"),
    ("dedupe on id keep latest created", "column created is date"),
    ("dedupe on id keep smallest amount", "column amount is number"),
    ("keep rows when created < today", "column created is date"),
  ])
  func `the line to paste has the type that the place wants`(text: String, line: String) {
    #expect(
      Rules(text, header: Self.header).analysis.diagnostics.map(\.help) == ["write above: \(line)"])
  }

  // `apply` knows the header, and ran what `check` refused.
  @Test func `a column that a line makes has the value's kind where no header is known`() {
    let text = "column n is number\nset m = n * 2\ncheck m > 1\nset t = m + 1\ncheck t < m"
    #expect(Rules(text).problems.isEmpty)
    #expect(Rules(text, header: ["n"]).problems.isEmpty)
    #expect(codes("set m = 'x'\ncheck m > 1") == ["F0302"])
  }

  @Test func `a column alone asks for its filled cells, or for a declaration above`() {
    #expect(
      Rules("keep rows when active", header: Self.header).analysis.diagnostics.map(\.help)
        == ["write active is present, or above: column active is boolean"])
  }

  @Test func `a column is late once it is renamed or dropped, and early before it is made`() {
    #expect(codes("drop columns name\nnormalize name trim") == ["F0105"])
    #expect(codes("keep columns id, stage\nnormalize name trim") == ["F0105"])
    #expect(codes("split name on ' ' -> first, last\nnormalize first trim") == [])
    #expect(codes("normalize first trim\nsplit name on ' ' -> first, last") == ["F0106"])
    #expect(codes("drop columns name\nset name = id\nnormalize name trim") == [])
  }

  @Test func `columns can swap their names in one line`() {
    #expect(codes("rename name -> stage, stage -> name\nnormalize name, stage trim") == [])
    #expect(codes("rename name -> title, stage -> title") == ["F0115"])
  }

  @Test func `assignments of one line do not see each other`() {
    #expect(codes("set x = id, y = x") == ["F0106"])
    #expect(codes("set x = id\nset y = x") == [])
  }

  @Test func `original is the value at birth, under today's name`() {
    #expect(codes("rename name -> title\nkeep rows when title = original.title") == [])
    #expect(codes("rename name -> title\nkeep rows when title = original.name") == ["F0105"])
    #expect(codes("set x = id\nkeep rows when x = original.x") == ["F0114"])
    #expect(codes("normalize original.name trim") == ["F0121"])
  }

  @Test func `with no header every name may be a column, unless a line took it away`() {
    #expect(
      Rules("normalize anything trim\ncolumn other is date\nkeep rows when other > today").problems
        .isEmpty)
    #expect(Rules("drop columns a\nnormalize a trim").codes == ["F0105"])
    #expect(Rules("keep columns a\nnormalize b trim").codes == ["F0104"])
    #expect(Rules("split a on '-' -> b, c\nnormalize d trim").problems.isEmpty)
    #expect(Rules("normalize b trim\nsplit a on '-' -> b, c").codes == ["F0108"])
    #expect(Rules("drop columns b\nrename a -> b\nnormalize b trim").problems.isEmpty)
  }

  // MARK: Lists and predicates

  @Test func `a let is checked where it stands and again where it is used`() {
    #expect(codes("let won = stage = 'Won'\nkeep rows when won or not won") == [])
    #expect(codes("let won = stgae = 'Won'") == ["F0104"])
    #expect(codes("let won = stage = 'Won'\ndrop columns stage\nkeep rows when won") == ["F0105"])
    #expect(codes("let won = stage = 'Won'\nset x = won") == ["F0304"])
    #expect(codes("let a = stage = 'x'\nlet b = a and name = 'y'\nkeep rows when b") == [])
    #expect(codes("let name = stage = 'x'") == ["F0112"])
  }

  @Test func `lets that double each other come to an end`() {
    var text = "let p0 = name = 'x'\n"
    for index in 1...60 { text += "let p\(index) = p\(index - 1) and p\(index - 1)\n" }
    let rules = Rules(text, header: Self.header)
    #expect(rules.codes.first == "F0212")
    #expect(rules.codes.count < 60)
  }

  @Test func `a list is known to all tables`() {
    let text = "list stages 'New'\nload crm from 'x.csv'\nuse crm\nkeep rows when stage in stages"
    #expect(Rules(text).problems.isEmpty)
  }

  @Test func `a list must fit the column it is compared with`() {
    #expect(codes("list sizes '1', '2.5'\nkeep rows when amount in sizes", declared: true) == [])
    #expect(
      codes("list sizes '1', 'two'\nkeep rows when amount in sizes", declared: true) == ["F0302"])
  }

  // MARK: Kinds

  @Test(arguments: [
    "keep rows when amount > 5 and created >= '2026-01-31' and active and not (active = false)",
    "keep rows when created between '2026-01-01' and today - 90 days",
    "set amount = round(amount * 1.5, 2), x = created - today, y = today + amount",
    "set x = if active then 1 else 2, y = if active then 'a' else amount",
    "set z = text(amount) & created & active & blank",
    "set created = date(name), amount = number(stage)",
    "set created = '2026-01-31', amount = length(name)", "keep rows when name in ('a', stage)",
    "keep rows when name contains 'x' and amount is blank and created is date and amount is valid",
    "keep rows when left(name, 1) = upper(left(stage, 1))", "default created 'unknown'",
    "dedupe on id keep latest created, then largest amount, then latest amount",
    "keep rows when first(name, stage) = 'x' and join('-', name, amount) != 'y'",
    "set x = add_months(created, 1)\nkeep rows when x > today",
    "set x = if active then amount\nkeep rows when x > 5",
  ])
  func `kinds that fit are no error`(text: String) {
    #expect(codes(text, declared: true) == [])
  }

  @Test(arguments: [
    ("keep rows when amount = '5'", "F0302"), ("keep rows when stage = 5", "F0301"),
    ("keep rows when 'x' = 5", "F0302"), ("keep rows when amount = created", "F0302"),
    ("keep rows when active > false", "F0302"), ("keep rows when created = '31.01.2026'", "F0308"),
    ("keep rows when created = '2026-02-30'", "F0308"), ("keep rows when name", "F0301"),
    ("keep rows when 5", "F0303"), ("keep rows when amount", "F0303"),
    ("keep rows when length(name)", "F0303"), ("set x = (name = 'a')", "F0304"),
    ("set x = amount + 'a'", "F0302"), ("set x = created + created", "F0302"),
    ("set x = 'a' * 2", "F0302"), ("set amount = upper(name)", "F0302"),
    ("set active = 'yes'", "F0302"),
    ("set x = left(name)", "F0305"), ("set x = left(name, 1, 2)", "F0305"),
    ("set x = left(name, 'a')", "F0302"),
    ("set x = year(amount)", "F0302"), ("set x = today()", "F0210"), ("set x = first()", "F0305"),
    ("keep rows when name = blank", "F0309"), ("keep rows when name != ' '", "F0309"),
    ("keep rows when upper(name) is changed", "F0302"), ("keep rows when name is valid", "F0301"),
    ("dedupe on id keep latest active", "F0302"), ("dedupe on id keep largest created", "F0302"),
    ("set x = 12345678901234567890123456789", "F0308"), ("column name is text 'a'", "F0310"),
    ("column amount is number 'x'", "F0308"), ("column created is date 'DD/QQ'", "F0308"),
    ("column created is date 'DD/MM'", "F0308"),
    ("column created is date 'HH DD/MM/YYYY'", "F0308"),
    ("normalize name pad left 5", "F0306"), ("normalize name trim 5", "F0306"),
    ("normalize name truncate 'a'", "F0306"), ("normalize name truncate 1.5", "F0306"),
    ("normalize name date 5", "F0306"), ("normalize name number", "F0306"),
    ("replace name /(x)/ -> stage", "F0312"), ("replace name 'x' -> stage", "F0313"),
    ("default name stage", "F0313"), ("default name upper(stage)", "F0313"),
    ("default name blank", "F0313"), ("default name today", "F0313"),
    ("replace part of name 'x' -> 'y' & 'z'", "F0313"),
    ("normalize name digits, others -> stage", "F0313"),
    ("mask name keep last 1.5", "F0311"),
    ("split name on '' -> a, b", "F0311"), ("split name on ' ' -> stage, b", "F0108"),
    ("normalize created date 'DD/MM/YYYY'\nnormalize created date 'MM/DD/YYYY'", "F0307"),
    ("normalize created date\ncolumn created is date 'DD/MM/YYYY'", "F0307"),
  ])
  func `each of these is one error of kinds or arguments`(text: String, code: String) {
    #expect(codes(text, declared: true) == [code])
  }

  @Test func `a form of a type makes its column typed`() {
    #expect(codes("normalize amount number '1.234,56'\nkeep rows when amount > 5") == [])
    #expect(codes("normalize created date 'DD/MM/YYYY'\ndedupe on id keep latest created") == [])
    #expect(codes("normalize created date\nnormalize created date") == [])
  }

  @Test func `under a condition no form leaves a column in two notations`() {
    #expect(codes("normalize created date 'DD/MM/YYYY' when stage = 'a'") == ["F0319"])
    #expect(codes("normalize created date when stage = 'a'") == [])
    #expect(
      codes(
        """
        set day = date(created, 'DD/MM/YYYY') when stage = 'a'
        set day = date(created, 'MM/DD/YYYY') when stage != 'a'
        """) == [])
  }

  // MARK: Tables

  @Test func `tables are loaded before they are used, once`() {
    #expect(Rules("use crm\nload crm from 'x.csv'").codes == ["F0109"])
    #expect(
      Rules("load crm from 'x.csv'\nuse crmm").problems == [
        "F0109 at 2:5: no table named 'crmm' (did you mean 'crm'?)"
      ])
    #expect(Rules("load crm from 'x.csv'\nload CRM from 'y.csv'").codes == ["F0112"])
    #expect(Rules("save hub to 'x.csv'").codes == ["F0109"])
    #expect(Rules("save input to 'x.csv'\nsave to 'y.csv'").codes == [])
  }

  @Test func `a table keeps at least one column`() {
    #expect(Rules("drop columns a, b", header: ["a", "b"]).codes == ["F0311"])
    #expect(Rules("drop columns a, b", header: ["a", "b", "c"]).codes == [])
    #expect(Rules("drop columns a, b").codes == [])
  }

  @Test func `tables bound on the command line are known`() {
    let analysis = Analysis(
      SourceText(name: "-e", text: "use crm\nnormalize a trim"), vocabulary: Rules.vocabulary,
      boundTables: ["crm"], headers: { table, _ in table == "crm" ? ["a"] : nil })
    #expect(analysis.diagnostics.isEmpty)
    #expect(analysis.scopes["CRM"].columns.map(\.name) == ["a"])
  }

  @Test func `a load without from is the input, by its name`() {
    let analysis = Analysis(
      SourceText(name: "-e", text: "load people, delimiter ';'\nnormalize b trim"),
      vocabulary: Rules.vocabulary, headers: { table, _ in table == "people" ? ["a"] : nil })
    #expect(analysis.program.inputTable == "people")
    #expect(analysis.diagnostics.map(\.code) == ["F0104"])
  }

  @Test func `a header in the rules stands where the caller knows none`() {
    #expect(
      Rules("load t from 'x.csv', header 'a', 'b'\nuse t\nnormalize c trim").codes == ["F0104"])
  }

  @Test(arguments: [
    "delimiter ''", "delimiter ';;'", "decimal 'x'", "zone 'Berlin'", "zone '+25:00'", "skip 1.5",
    "skip -1",
  ])
  func `options of load have their values`(option: String) {
    #expect(Rules("load t from 'x.csv', \(option)").codes == ["F0311"])
  }
}
