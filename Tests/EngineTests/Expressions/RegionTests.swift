import Columns
import Kernels
import Language
import Testing

@testable import Engine

/// Writes the text behind its region, which must be DE, FR or none.
private struct Marked: TextKernel {
  let region: [UInt8]

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.count == 1, input[0] == 0x21 { return .failed }
    output.append(region)
    output.append(0x3A)
    output.append(input)
    return .changed
  }
}

/// A form with a region, and columns that have it.
@Suite struct RegionTests {
  private static let entry = FormEntry(
    "marked", arguments: [.region], summary: "Marks.", example: ("a", ":a"), resultType: "marked"
  ) { arguments in
    guard case .text(let region)? = arguments.first else {
      return .success(ColumnKernel(Marked(region: [])))
    }
    guard ["DE", "FR"].contains(region) else {
      return .failure(FormProblem("there is no region '\(region)'", argument: 0))
    }
    return .success(ColumnKernel(Marked(region: Array(region.utf8))))
  }

  private static func run(
    _ rows: [[String]], _ region: Region?, of selected: [Int32]? = nil
  ) throws -> (cells: [String], failed: [Int32], blankCount: Int) {
    let table = ExpressionTable([("a", "text"), ("r", "text")], rows)
    let form = try ColumnForm.make(entry, [], region: region).get()
    var cells = table.batch.cells(0)
    var changed = Bitmap(count: cells.count)
    var failed: [Int32] = []
    let rows = selected.map { Selection(rows: $0) } ?? table.batch.selection
    let blankCount = form.run(
      &cells, rows: rows, of: table.batch, blanks: table.blanks, changed: &changed,
      failed: &failed)
    return (cells.map { String(decoding: $0.array, as: UTF8.self) }, failed, blankCount)
  }

  private static let rows = [
    ["a", "DE"], ["b", "fr"], ["!", "DE"], ["c", ""], ["d", "N/A"], ["e", "QQ"], ["f", " de "],
    ["", "FR"], ["!", "FR"], ["g", "D"],
  ]

  @Test func `each row takes the region of its own, others none`() throws {
    let found = try Self.run(Self.rows, .column(id: 1, isOriginal: false))
    #expect(
      found.cells == ["DE:a", "FR:b", "!", ":c", ":d", ":e", "DE:f", "", "!", ":g"])
    #expect(found.failed == [2, 8] && found.blankCount == 1)
  }

  @Test func `rows out of the selection stay`() throws {
    let found = try Self.run(Self.rows, .column(id: 1, isOriginal: false), of: [1, 3, 8])
    #expect(found.cells == ["a", "FR:b", "!", ":c", "d", "e", "f", "", "!", "g"])
    #expect(found.failed == [8] && found.blankCount == 0)
  }

  @Test func `a named region is that of every row, none of none`() throws {
    #expect(try Self.run([["a", "FR"]], .named("DE")).cells == ["DE:a"])
    #expect(try Self.run([["a", "FR"]], nil).cells == [":a"])
    #expect(throws: FormProblem.self) { try Self.run([["a", ""]], .named("XX")) }
  }

  @Test func `a form by region reads the column that has it`() throws {
    let form = try ColumnForm.make(Self.entry, [], region: .column(id: 7, isOriginal: false)).get()
    #expect(form.reads == [7])
    #expect(try ColumnForm.make(Self.entry, [], region: .named("DE")).get().reads == [])
  }
}
