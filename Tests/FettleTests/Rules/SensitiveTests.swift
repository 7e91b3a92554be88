import Fettle
import Testing

@Suite("Columns declared sensitive")
struct SensitiveTests {
  static let table = """
    id,iban,note
    7,DE12 3456,x
    8,"AT,9",y
    8,"AT,9",z

    """

  static let rules = """
    normalize iban lower
    dedupe on iban
    column id is id, sensitive
    column iban is text, sensitive
    normalize iban number '1,234.50'
    """

  @Test("logs show their values masked, as mask does, and the table shows them plainly")
  func logs() throws {
    var run = try Run()
    run.wantsLogs = true
    _ = try run.apply(Self.rules, to: Self.table)
    #expect(run.scratch.read("out.csv") == "id,iban,note\n7,de12 3456,x\n8,\"at,9\",y\n")
    #expect(
      run.scratch.read("changes.csv") == """
        row,key,column,line,rule,before,after
        1,*,iban,-e:1,normalize iban lower,**** ****,**** ****
        2,*,iban,-e:1,normalize iban lower,"**,*","**,*"
        3,*,iban,-e:1,normalize iban lower,"**,*","**,*"

        """)
    #expect(
      run.scratch.read("removed.csv") == """
        row,key,line,rule,survivor,id,iban,note
        3,*,-e:2,dedupe on iban,2,*,"**,*",z

        """)
    #expect(
      run.scratch.read("findings.csv") == """
        row,key,column,severity,id,line,rule,value,finding
        1,*,iban,warn,normalize-a80120d3,-e:5,"normalize iban number '1,234.50'",**** ****,not converted
        2,*,iban,warn,normalize-a80120d3,-e:5,"normalize iban number '1,234.50'","**,*",not converted

        """)
  }

  @Test("the samples of a preview are masked, under whatever name the column goes")
  func samples() throws {
    let run = try Run()
    var options = run.options()
    options.sampleCount = 5
    try run.scratch.write(Self.table, to: run.input)
    let rules = "column iban is text, sensitive; rename iban -> account; normalize account lower"
    guard case .done(let report) = try Fettle.preview(RuleSet(texts: [rules]), options: options)
    else {
      Issue.record("the rules were rejected")
      return
    }
    let samples = report.tables[0].rules.flatMap(\.samples)
    #expect(samples.map(\.after) == ["**** ****", "**,*", "**,*"])
    #expect(samples.map(\.before) == samples.map(\.after))
  }

  @Test("a note on unconverted keys does not quote them")
  func notes() throws {
    let run = try Run()
    let report = try run.apply(
      "column phone is text, sensitive; normalize phone digits; dedupe on phone",
      to: "phone\nAnna\nAnna\n")
    #expect(report.tables[0].notes.count == 1)
    #expect(!report.tables[0].notes[0].contains("Anna"))
  }
}
