import Columns
import Kernels
import Language
import Testing

@testable import Engine

/// Columns whose type writes texts in one way.
@Suite struct TextTypeTests {
  private static let emails = [
    "Anna@ACME.com", "anna@acme.com", "x@", "", "N/A", " Anna@acme.COM ",
  ]

  /// The vocabulary of the tests need not know the types: a declaration does.
  private static func table(_ type: String, _ cells: [String]) -> ExpressionTable {
    let table = ExpressionTable("text", cells)
    declare(type, in: table, column: 0)
    return table
  }

  private static func declare(
    _ type: String, in table: ExpressionTable, column id: Int, region: Region? = nil
  ) {
    table.scope.update(id) { ($0.type, $0.isDeclared, $0.region) = (type, true, region) }
  }

  @Test func `equality is that of the canonical form, of literals too`() {
    let table = Self.table("email", Self.emails)
    #expect(table.truths("c = 'Anna@acme.com'") == "TF!??T")
    #expect(table.truths("c = 'Anna@Acme.Com'") == "TF!??T")
    #expect(table.truths("c != 'Anna@acme.com'") == "FT!??F")
    #expect(table.truths("c in ('b@x.org', 'Anna@ACME.com')") == "TF!??T")
    #expect(table.truths("c not in ('b@x.org')") == "TT!??T")
    #expect(table.truths("'Anna@ACME.COM' = c") == "TF!??T")
  }

  @Test func `another table's texts are read as the column's type`() {
    let table = Self.table("email", Self.emails)
    table.otherColumn = ["Anna@Acme.Com ", "x@", "nobody"]
    table.scope.tables["crm"] = .some(nil)
    #expect(table.truths("c in crm.email") == "TF!??T")
    #expect(table.truths("c not in crm.email") == "FT!??F")
    #expect(table.truths("text(c) in crm.email") == "FFT??F")
  }

  @Test func `another table's texts are read by the column's region`() {
    let table = ExpressionTable("text", ["030 9018200", "+44 20 7031 3000"])
    Self.declare("phone", in: table, column: 0, region: .named("DE"))
    table.otherColumn = ["(030) 901820-0", "020 7031 3000"]
    table.scope.tables["crm"] = .some(nil)
    #expect(table.truths("c in crm.phone") == "TF")
  }

  @Test func `a hash is that of the canonical form, by the column's region`() {
    let table = ExpressionTable(
      [("a", "text"), ("b", "text")], [["030 9018200", "+49 30 9018200"], ["none", ""]])
    Self.declare("phone", in: table, column: 0, region: .named("DE"))
    Self.declare("phone", in: table, column: 1)
    let hashes = (table.values("hash(a)"), table.values("hash(b)"))
    #expect(hashes.0[0] == hashes.1[0])
    #expect(hashes.0[1] == .failed && hashes.1[1] == .blank)
    #expect(hashes.0[0] == table.values("hash('+49309018200')")[0])
  }

  @Test func `a literal that is none of the type is no comparison`() {
    let table = Self.table("email", Self.emails)
    #expect(table.problems("c = 'unknown'") != ["compiled"])
    #expect(table.problems("c in ('a@b.com', 'unknown')") != ["compiled"])
    #expect(table.problems("text(c) = 'unknown'") == ["compiled"])
  }

  @Test func `texts, functions and values see the cell as written`() {
    let table = Self.table("email", Self.emails)
    #expect(table.truths("c contains 'ACME'") == "TFF??F")
    #expect(table.truths("c matches /^Anna/") == "TFF??F")
    #expect(table.values("left(c, 2)")[0] == "An")
    #expect(table.values("c")[0] == "Anna@ACME.com")
    #expect(table.values("c & '!'")[5] == " Anna@acme.COM !")
    #expect(table.values("text(c)")[2] == "x@")
  }

  @Test func `validity is false for bad text and unknown for blanks`() {
    let table = Self.table("email", Self.emails)
    #expect(table.truths("c is valid") == "TTF??T")
    #expect(table.truths("c is not valid") == "FFT??F")
  }

  @Test func `two columns are equal by the canonical form of each`() {
    let table = ExpressionTable(
      [("a", "text"), ("b", "text")],
      [["A@X.COM", "A@x.com"], ["A@x.com", "a@x.com"], ["no", "A@x.com"], ["", "A@x.com"]])
    Self.declare("email", in: table, column: 0)
    #expect(table.truths("a = b") == "TF!?")
    // The other one is compared as its own type has it: as written without one.
    #expect(table.truths("b = a") == "TF!?")
    Self.declare("email", in: table, column: 1)
    #expect(table.truths("a = b") == "TF!?")
  }

  @Test func `canonical forms follow a change of the column`() {
    let table = Self.table("email", ["A@X.com", "b@x.com"])
    #expect(table.truths("c = 'A@x.com'") == "TF")
    table.write("A@X.COM", row: 1, column: 0)
    #expect(table.truths("c = 'A@x.com'") == "TT")
    #expect(table.truths("original.c = 'A@x.com'") == "TF")
  }

  @Test func `what a line could not convert is none of the type`() {
    let table = Self.table("email", ["a@x.com", "b@x.com"])
    table.scope.update(0) { ($0.convertedKind, $0.convertedType) = (.text, "email") }
    table.batch.note(unconverted: [1], of: table.batch.selection, in: 0)
    #expect(table.truths("c = 'b@x.com'") == "F!")
    #expect(table.truths("c is valid") == "TF")
    #expect(table.truths("c contains 'b'") == "FT")
    #expect(table.truths("original.c = 'b@x.com'") == "FT")
  }

  @Test func `any frame says of its rows what the whole says`() {
    let cells = (0..<40).map { ["A@X.com", "a@x.COM", "bad", "", "c@y.org"][$0 % 5] }
    let table = Self.table("email", cells)
    let whole = table.truths("c = 'a@x.com' or c = 'c@y.org'")
    let other = Self.table("email", cells)
    let predicate = other.predicate(of: "c = 'a@x.com' or c = 'c@y.org'")!
    var pieces = ""
    // In steps of three, the same rows asked twice.
    for start in stride(from: 0, to: 40, by: 3) {
      let rows = (start..<min(start + 3, 40)).map { Int32($0) }
      _ = predicate.evaluate(other.frame.narrowed(to: rows))
      pieces += ExpressionTable.signs(predicate.evaluate(other.frame.narrowed(to: rows)))
    }
    #expect(pieces == whole)
  }

  @Test func `keys are canonical where they can be`() {
    let table = Self.table("email", Self.emails)
    var compiler = table.compiler
    let value = compiler.keyValue(of: table.scope.columns[0])
    #expect(value.map { table.seen($0.evaluate(table.frame)) }?[0] == "Anna@acme.com")
    #expect(compiler.typedColumns.map(\.name) == ["c"])
    let text = ExpressionTable("text", ["a"])
    var other = text.compiler
    #expect(other.keyValue(of: text.scope.columns[0]) == nil)
  }
}
