import Fettle
import Testing

/// `split … by name`, and the types of people and places as forms.
@Suite("Names taken apart, and types of people and places")
struct SplitByNameTests {
  @Test(
    "a name has two to five parts",
    arguments: [
      ("first, last", "n,first,last", "Juan Q.,de la Vega"),
      ("first, middle, last", "n,first,middle,last", "Juan,Q.,de la Vega"),
      ("t, first, middle, last", "n,t,first,middle,last", "Dr.,Juan,Q.,de la Vega"),
      (
        "t, first, middle, last, s", "n,t,first,middle,last,s", "Dr.,Juan,Q.,de la Vega,III"
      ),
    ])
  func parts(targets: String, header: String, cells: String) throws {
    let output = try Run.output(
      "split n by name -> \(targets)", of: "n\nDr. Juan Q. de la Vega III\n")
    #expect(output == "\(header)\nDr. Juan Q. de la Vega III,\(cells)\n")
  }

  @Test("what is no name gives blanks and is counted; a blank is neither")
  func noName() throws {
    let run = try Run()
    let report = try run.apply(
      "split n by name -> first, last", to: "n,k\n欧阳修,1\na@b.com,2\n,3\n"
    ).tables[0]
    #expect(
      run.scratch.read("out.csv") == "n,k,first,last\n欧阳修,1,修,欧阳\na@b.com,2,,\n,3,,\n")
    #expect(report.rules.map(\.failed) == [1])
  }

  @Test(
    "forms of people and places",
    arguments: [
      ("country", "germany", "DE"), ("country", "美國", "US"), ("country", "Atlantis", "Atlantis"),
      ("currency", "€", "EUR"), ("currency", "$", "$"), ("postcode", "sw1a  1aa", "SW1A 1AA"),
      ("name", "JAN  VAN DER BERG", "Jan van der Berg"), ("company", "Acme gmbh", "Acme GmbH"),
      ("boolean", "是", "true"), ("boolean", "perhaps", "perhaps"), ("ascii", "Łódź", "Lodz"),
      ("no html", "<b>R&amp;D</b>", "R&D"), ("fix encoding", "MÃ¼ller", "Müller"),
    ])
  func forms(form: String, before: String, after: String) throws {
    let output = try Run.output("normalize n \(form)", of: "n,k\n\(before),1\n")
    #expect(output == "n,k\n\(after),1\n")
  }

  @Test("a postcode takes its region from a column, by any of the country's names")
  func regions() throws {
    let rules = "normalize p postcode region c"
    let table = "p,c\n1234ab,NL\n11455,Sweden\nk1a0b1,加拿大\n12,\n"
    #expect(
      try Run.output(rules, of: table)
        == "p,c\n1234 AB,NL\n114 55,Sweden\nK1A 0B1,加拿大\n12,\n")
  }

  @Test("是 and 否 are booleans to a column of that type")
  func chineseBooleans() throws {
    let rules = "column n is boolean; keep rows when n"
    #expect(try Run.output(rules, of: "n,k\n是,1\n否,2\nyes,3\n no ,4\n") == "n,k\n是,1\nyes,3\n")
  }
}
