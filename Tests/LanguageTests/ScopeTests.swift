import Diagnostics
import Language
import Testing
import Verbs

@Suite struct ScopeTests {
  private func scopes(_ text: String, header: [String]? = ["id", "name", "email"]) -> TableScopes {
    let rules = Rules(text, header: header)
    #expect(rules.problems.isEmpty)
    return rules.analysis.scopes
  }

  @Test func `a column keeps its id whatever it is called`() {
    let columns = scopes(
      "rename name -> email, email -> name\nset domain = after(name, '@')\ndrop columns id")[
        "input"
      ].columns
    #expect(columns.map(\.name) == ["email", "name", "domain"])
    #expect(columns.map(\.id) == [1, 2, 3])
    #expect(columns.map(\.isInput) == [true, true, false])
  }

  @Test func `what a line makes stands at the end, and keep columns keeps the order`() {
    let columns = scopes(
      "split name on ' ' -> first, last\nset x = 1\nkeep columns x, email, first")["input"].columns
    #expect(columns.map(\.name) == ["email", "first", "x"])
    #expect(columns.map(\.kind) == [.text, .text, .number])
  }

  @Test func `a column line declares type, notations and more`() {
    let text = "column name is date 'DD/MM/YYYY', 'YYYY', placeholders '-', sensitive"
      .replacing(", 'YYYY',", with: ", 'YYYY-MM-DD',")
    let scope = scopes(text + "\nlist stages 'a', 'b'\ncolumn email is one of stages")["input"]
    #expect(scope.columns[1].kind == .date && scope.columns[1].isDeclared)
    #expect(scope.columns[1].notations == ["DD/MM/YYYY", "YYYY-MM-DD"])
    #expect(scope.columns[1].placeholders == ["-"] && scope.columns[1].isSensitive)
    #expect(scope.columns[2].type == "one of" && scope.columns[2].values == ["a", "b"])
  }

  @Test func `an optional column that is missing is made, and is blank`() {
    let scope = scopes("column fax is text, optional\nnormalize fax digits")["input"]
    #expect(scope.columns.last?.name == "fax" && scope.columns.last?.isInput == false)
    #expect(scope.columns.last?.isOptional == true)
  }

  @Test func `normalize to a type makes the column canonical and forgets its notations`() {
    let text = "column name is date 'DD/MM/YYYY'\nnormalize name date"
    let name = scopes(text)["input"].columns[1]
    #expect(name.isCanonical && name.kind == .date && name.notations.isEmpty)
    let open = "column name is date 'DD/MM/YYYY', 'YYYY-MM-DD'\nnormalize name date"
    let partly = scopes(open + " when email is blank")["input"].columns[1]
    #expect(!partly.isCanonical && partly.notations == ["DD/MM/YYYY", "YYYY-MM-DD"])
    #expect(name.asOriginal.notations == ["DD/MM/YYYY"] && !name.asOriginal.isCanonical)
  }

  @Test func `a default is a placeholder of its column in the whole file`() {
    let program = Rules(
      "rename email -> mail\ndefault mail 'x'\nrename mail -> contact\ndefault contact 'y'",
      header: ["email"]
    )
    .analysis.program
    var walk = TableScopes(
      program: program, vocabulary: Rules.vocabulary, headers: { _ in ["email"] })
    #expect(walk["input"].columns[0].placeholders == ["x", "y"])
    var ignored: [Diagnostic] = []
    for statement in program.statements { walk.apply(statement, &ignored) }
    #expect(walk["input"].columns[0].name == "contact")
    #expect(walk["input"].columns[0].placeholders == ["x", "y"])
    #expect(ignored.isEmpty)
  }

  @Test func `references resolve to columns, and those of other tables to theirs`() {
    var scope = scopes("set x = 1")["input"]
    scope.tables["crm"] = ColumnList([ColumnInfo(name: "Key", id: 7, isInput: true)])
    let range = SourceRange(lower: 0, upper: 0)
    func resolve(_ name: String, table: String? = nil, isBracketed: Bool = false) -> Int? {
      scope.resolve(
        ColumnReference(table: table, name: name, isBracketed: isBracketed, range: range))?.id
    }
    #expect(resolve("EMAIL") == 2)
    #expect(resolve("EMAIL", isBracketed: true) == nil)
    #expect(resolve("email", table: "Input") == 2)
    #expect(resolve("email", table: "original") == 2)
    #expect(resolve("key", table: "CRM") == 7)
    #expect(resolve("key") == nil && resolve("key", table: "hub") == nil)
  }

  @Test func `kinds of values are those that the checker sees`() {
    let scope = scopes("column name is number\ncolumn email is date")["input"]
    func kind(_ text: String) -> ValueKind? {
      guard
        case .assignments(let list) = Rules("set x = " + text).statements[0].slots["assignments"]
      else { return nil }
      return scope.kind(of: list[0].value)
    }
    #expect(kind("name + 1") == .number)
    #expect(kind("email - today") == .number)
    #expect(kind("email + 30 days") == .date)
    #expect(kind("name & 'x'") == .text)
    #expect(kind("if name > 1 then email else today") == .date)
    #expect(kind("if name > 1 then email else name") == .text)
    #expect(kind("first(name, 5)") == .number)
    #expect(kind("blank") == nil)
    #expect(kind("true") == .boolean)
  }

  @Test func `a let is put in the place of its name, everywhere in a condition`() {
    let rules = Rules(
      "let a = name = 'x'\nlet b = a or email is blank\nkeep rows when not b and (if a then 1 else 2) = 1",
      header: ["name", "email"])
    #expect(rules.problems.isEmpty)
    let condition = rules.statements[2].condition
    let expanded = condition.map { Outline.of(rules.analysis.scopes["input"].expanded($0)) }
    #expect(
      expanded
        == "(not ((name = 'x') or (email is blank)) and ((if (name = 'x') then 1 else 2) = 1))")
  }

  @Test func `statements know on which tables they act`() {
    let text = "load a from 'a'\nload b from 'b'\nnormalize x trim\nuse a, b\nnormalize x trim"
    let rules = Rules(text)
    #expect(rules.problems.isEmpty)
    #expect(
      rules.statements.map(\.tables) == [["input"], ["input"], ["input"], ["a", "b"], ["a", "b"]])
    #expect(rules.analysis.scopes.tableNames == ["a", "b", "input"])
  }

  @Test func `names in brackets are written so only where they must be`() {
    #expect(Scope.written("客户") == "客户" && Scope.written("First Name") == "[First Name]")
    #expect(Scope.written("a]b") == "[a]]b]" && Scope.written("Today") == "[Today]")
    #expect(Scope.written("") == "[]" && Scope.written("2nd") == "[2nd]")
  }
}
