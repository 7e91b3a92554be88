import Columns
import Testing

@testable import Kernels

/// Runs a form over texts as one batch and gives the texts back; nil for a cell that failed.
func run(_ kernel: ColumnKernel, on texts: [[UInt8]], blanks: BlankTest = BlankTest()) -> [[UInt8]?]
{
  var arena = ByteArena()
  var cells = texts.map { text in
    arena.append(text)
    return arena.commit()
  }
  var failed: [Int32] = []
  kernel.run(
    &cells, rows: Selection(all: cells.count), blanks: blanks, arena: &arena, failed: &failed)
  var result: [[UInt8]?] = cells.map(\.array)
  for row in failed { result[Int(row)] = nil }
  return result
}

/// A form with arguments that it accepts.
struct BoundForm: CustomTestStringConvertible, Sendable {
  let form: FormEntry
  let arguments: [FormArgument]

  var testDescription: String { "\(form.name) \(arguments)" }
  var kernel: ColumnKernel { get throws { try form.make(arguments).get() } }

  /// Every form with its example's arguments and, where they may be left out, without.
  static let all: [BoundForm] = FormTable.all.flatMap { form in
    var bound = [BoundForm(form: form, arguments: form.exampleArguments)]
    if form.arguments == [.notation] || form.arguments == [.region] {
      bound.append(BoundForm(form: form, arguments: []))
    }
    if form.name == "truncate" {
      bound += [1, 2, 5].map { BoundForm(form: form, arguments: [.number($0)]) }
    }
    if form.name == "pad left" {
      bound.append(BoundForm(form: form, arguments: [.number(12), .text("é")]))
    }
    return bound
  }
}

@Suite struct FormTableTests {
  @Test("each form's example is what it does", arguments: FormTable.all.map(\.name))
  func examples(name: String) throws {
    let form = try #require(FormTable.form(named: name))
    let kernel = try form.make(form.exampleArguments).get()
    #expect(run(kernel, on: [Array(form.example.before.utf8)]) == [Array(form.example.after.utf8)])
    #expect(form.summary.hasSuffix("."))
  }

  @Test func `names differ`() {
    #expect(Set(FormTable.all.map(\.name)).count == FormTable.all.count)
  }

  @Test(arguments: BoundForm.all)
  func `a whole batch, slices of it and single rows give the same`(bound: BoundForm) throws {
    try FormProperties(bound, on: Samples.all).slices()
  }

  @Test(arguments: BoundForm.all)
  func `a selection leaves the other rows alone`(bound: BoundForm) throws {
    try FormProperties(bound, on: Samples.all).selections()
  }

  @Test(arguments: BoundForm.all)
  func `blanks stay as they are`(bound: BoundForm) throws {
    let blanks = ["", " ", "\t\r\n", "\u{200B}\u{FEFF}", "\u{3000}", "n/a", " N/A ", "UNKNOWN"]
      .map { Array($0.utf8) }
    let after = run(try bound.kernel, on: blanks, blanks: BlankTest(blanks: ["N/A", "unknown"]))
    #expect(after == blanks)
  }

  @Test(arguments: BoundForm.all)
  func `UTF-8 in, UTF-8 out`(bound: BoundForm) throws {
    try FormProperties(bound, on: Samples.all).validity()
  }

  @Test(arguments: BoundForm.all)
  func `the fast path and the scalar path give the same`(bound: BoundForm) throws {
    try FormProperties(bound, on: Samples.all).paths()
  }

  @Test(arguments: BoundForm.all)
  func `applied twice changes nothing`(bound: BoundForm) throws {
    try FormProperties(bound, on: Samples.all).repetition()
  }

  @Test(arguments: [
    ("trim", [FormArgument.text("x")]), ("pad left", []), ("pad left", [.number(0), .text("0")]),
    ("pad left", [.number(5), .text("ab")]), ("pad left", [.number(5), .text("")]),
    ("pad left", [.number(1_000_000_000), .text("0")]), ("truncate", [.text("5")]),
    ("truncate", [.number(0)]), ("number", [.text("abc")]), ("number", [.number(3)]),
    ("number", [.text("1.234")]), ("number", [.text("1.234.56")]), ("number", [.text("1,23,4.56")]),
    ("date", [.text("DD/MM")]), ("date", [.text("DD/MM/YYYY/DD")]), ("date", [.text("hello")]),
    ("date", [.text("")]), ("date", [.text("mm DD/MM/YYYY")]), ("date", [.number(1)]),
  ])
  func `wrong arguments are told`(name: String, arguments: [FormArgument]) throws {
    let form = try #require(FormTable.form(named: name))
    guard case .failure(let problem) = form.make(arguments) else {
      Issue.record("\(name) took \(arguments)")
      return
    }
    #expect(!problem.message.isEmpty && !problem.message.hasSuffix("."))
  }
}
