import Foundation
import Testing

/// `fettle profile`: what it shows, as text, JSON and HTML.
struct ProfileTests {
  private static let table = """
    id,email,city,zip,phone
    1,ann@example.com,Köln,50667,0221 1
    2,bob@example.com,Köln,50667,n/a
    3,,Bonn,53111,0221 3
    4,dan@example.com, Bonn,53111,n/a
    5,<script>alert('x')</script>,東京,1000001,<img src=x>
    6,eve@example.com,東京,1000001,<img src=x>

    """

  private static func workspace() -> Workspace {
    let workspace = Workspace.withCustomers()
    workspace.write(table, to: "in.csv")
    return workspace
  }

  @Test func `a terminal shows a block a column, within its width`() {
    let result = Tool.shell("COLUMNS=60 '\(Tool.path)' profile in.csv", in: Self.workspace())
    #expect(result.exitCode == 0)
    #expect(result.errors.isEmpty)
    for text in [
      "in.csv (comma, utf-8, header", "6 rows, 5 columns",
      "\nemail\n  values     5, 1 blank (16.7%)",
      "fits       whole 100%, number 100%", "range      1 to 6", "shapes     ##### 66.7%",
      "Köln      2   33.3%", "blank?     'n/a' 2", "1 with blanks around",
      "keys\n  id: every row has its own value",
    ] {
      #expect(result.output.contains(text), "\(text)\n\(result.output)")
    }
    for line in result.output.split(separator: "\n") where !line.contains("zip") {
      #expect(line.unicodeScalars.count <= 60, "\(line)")
    }
  }

  @Test func `JSON has every count, in one line`() throws {
    let result = Tool.run(["profile", "in.csv", "--format", "json"], in: Self.workspace())
    #expect(result.exitCode == 0)
    #expect(result.output.split(separator: "\n").count == 1)
    let json = result.json
    #expect(json["schema"] as? String == "fettle.profile/1")
    #expect(json["rows"] as? Int == 6)
    let columns = try #require(json["columns"] as? [[String: Any]])
    #expect(columns.map { $0["name"] as? String } == ["id", "email", "city", "zip", "phone"])
    #expect(columns.map { $0["blank"] as? Int } == [0, 1, 0, 0, 0])
    #expect(columns.map { $0["distinct"] as? Int } == [6, 5, 4, 3, 4])
    #expect(columns.map { $0["once"] as? Int } == [6, 5, 2, 0, 2])
    let numbers = columns[3]["numbers"] as? [String: String]
    #expect(numbers == ["least": "50667", "greatest": "1000001"])
    let suspect = (columns[4]["suspects"] as? [[String: Any]])?.first
    #expect(suspect?["value"] as? String == "n/a")
    #expect(suspect?["count"] as? Int == 2)
    #expect(suspect?["row"] as? Int == 2)
    let key = (json["keys"] as? [[String: Any]])?.first
    #expect(key?["columns"] as? [String] == ["id"])
    #expect(key?["unique"] as? Bool == true)
  }

  @Test func `a page has the figures, and data stays data`() {
    let workspace = Self.workspace()
    let result = Tool.run(["profile", "in.csv", "-q", "--report", "html=out.html"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    let page = workspace.read("out.html")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<title>Profile of in.csv</title>"))
    #expect(page.contains("<svg") && page.contains("東京"))
    #expect(page.contains("&lt;img src=x&gt;"))
    #expect(!page.contains("<script") && !page.contains("<img"))
  }

  // Most of these amounts are numbers as they stand too, and others than they mean.
  @Test func `the range is that of the notation that reads all values`() {
    let workspace = Workspace.withCustomers()
    let rows = (1...40).map { "\"\($0 % 9 + 1).\(100 + $0)\"\n" } + ["\"7.364.633,00\"\n"]
    workspace.write("amount\n" + rows.joined(), to: "amounts.csv")
    let result = Tool.run(
      ["profile", "amounts.csv", "--report", "html=out.html"], in: workspace)
    #expect(result.output.contains("\n  range      1109 to 7364633\n"), "\(result.output)")
    let page = workspace.read("out.html")
    #expect(page.contains("as number &#39;1.234,56&#39; 1109 to 7364633"), "\(page)")
    #expect(!page.contains("numbers 1.109") && page.contains("lengths in characters"))
  }

  @Test func `notations are named with what proves them, or are said to be open`() throws {
    let workspace = Workspace.withCustomers()
    let rows = (1...20).map { row in
      "0\(row % 9 + 1).0\(row % 3 + 1).2026,\"\(row).\(100 + row),\(row % 7)0\","
        + "0\(row % 9 + 1)/0\(row % 4 + 1)/2026\n"
    }
    let last = "31.12.2025,8,04/05/2026\n"
    workspace.write("day,amount,open\n" + rows.joined() + last, to: "dates.csv")
    let text = Tool.shell("COLUMNS=200 '\(Tool.path)' profile dates.csv", in: workspace).output
    for line in [
      "notation   date 'DD.MM.YYYY' 100%, proven by '31.12.2025' in row 21, which can be nothing "
        + "else\n  range      2025-12-31 to 2026-03-09\n",
      "notation   number '1.234,56' 100%, proven by 20 values that can be nothing else, the first "
        + "'1.101,10' in row 1\n  range      8 to 20120.6\n",
      "notation   date 'DD/MM/YYYY' or 'MM/DD/YYYY' 100%, ambiguous, as '05/01/2026' in row 4 "
        + "can be either and no value tells which\n",
    ] {
      #expect(text.contains(line), "\(line)\n\(text)")
    }
    let json = Tool.run(["profile", "dates.csv", "--format", "json"], in: workspace).json
    let columns = try #require(json["columns"] as? [[String: Any]])
    let notations = columns.compactMap { ($0["notations"] as? [[String: Any]])?.first }
    #expect(
      notations.map { $0["notation"] as? String } == ["DD.MM.YYYY", "1.234,56", "DD/MM/YYYY"])
    #expect(notations.map { $0["state"] as? String } == ["proven", "proven", "ambiguous"])
    #expect(notations.map { $0["count"] as? Int } == [21, 21, 21])
    #expect(notations.map { $0["least"] as? String } == ["2025-12-31", "8", nil])
    #expect(notations[2]["rivals"] as? [String] == ["MM/DD/YYYY"])
    let evidence = notations[0]["evidence"] as? [String: Any]
    #expect(evidence?["value"] as? String == "31.12.2025" && evidence?["row"] as? Int == 21)
    _ = Tool.run(["profile", "dates.csv", "-q", "--report", "html=out.html"], in: workspace)
    let page = workspace.read("out.html")
    for words in [
      "written as date 'DD.MM.YYYY', 100%: proven by '31.12.2025' (row 21), which can be nothing",
      "as date 'DD.MM.YYYY' 2025-12-31 to 2026-03-09",
      "written as date 'DD/MM/YYYY' or 'MM/DD/YYYY', 100%: ambiguous",
    ] {
      #expect(page.replacing("&#39;", with: "'").contains(words), "\(words)")
    }
  }

  @Test func `of notations that contradict each other each has its own share`() {
    let workspace = Workspace()
    workspace.write("u\n\"43.864,42\"\n\"1.000,50\"\n\"669,940.50\"\n", to: "mixed.csv")
    let text = Tool.shell("COLUMNS=200 '\(Tool.path)' profile mixed.csv", in: workspace).output
    let words =
      "number '1.234,56' 66.7% and '1,234.56' 33.3%, mixed, as '43.864,42' in row 1 can only be "
      + "the first and '669,940.50' in row 3 only the second"
    #expect(text.contains(words), "\(text)")
    _ = Tool.run(["profile", "mixed.csv", "-q", "--report", "html=out.html"], in: workspace)
    let page = workspace.read("out.html").replacing("&#39;", with: "'")
    #expect(page.contains("written as number '1.234,56', 66.7%, and '1,234.56', 33.3%: mixed"))
  }

  @Test func `what columns take of the memory is told in units that show it`() {
    let workspace = Workspace.withCustomers()
    let result = Tool.run(["profile", "export.csv", "--memory", "40M"], in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.firstMatch(of: /columns? takes [1-9]\d*[KM] of it/) != nil)
  }

  @Test(arguments: [
    (["in.csv", "--report", "html=in.csv"], "in.csv"),
    (["in.csv", "--report", "html=a.html", "--report", "html=a.html"], "two outputs"),
    (["in.csv", "--report", "pdf=a.pdf"], "html=FILE"),
    (["in.csv", "--report", "a.html"], "html=FILE"),
  ])
  func `a report that cannot be written is refused before a row is read`(
    arguments: [String], message: String
  ) {
    let workspace = Self.workspace()
    let result = Tool.run(["profile"] + arguments, in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(workspace.read("in.csv") == Self.table)
  }

  @Test func `a pipe, threads and little memory change nothing`() {
    let workspace = Self.workspace()
    let rows = (0..<4000).map {
      "\($0),user\($0 * 7 % 3000)@example.com,city \($0 % 90),\($0 % 45)\n"
    }
    workspace.write("id,email,city,state\n" + rows.joined(), to: "large.csv")
    let tool = "'\(Tool.path)' profile --format json"
    func profile(_ command: String) -> String {
      let output = Tool.shell(command, in: workspace).output
      let rest = output.firstRange(of: "\"rows\":").map { String(output[$0.lowerBound...]) }
      return rest?.replacing(/"spilledBytes": \d+/, with: "") ?? ""
    }
    let usual = profile("\(tool) large.csv")
    #expect(usual.contains("\"determinant\": \"city\", \"dependent\": \"state\""))
    #expect(usual == profile("cat large.csv | \(tool) -"))
    #expect(usual == profile("\(tool) large.csv -j 3 --block-size 300"))
    #expect(usual == profile("\(tool) large.csv -j 1 --memory 64M"))
    #expect(usual == profile("gzip -c large.csv | \(tool) -"))
  }

  @Test func `a table that is not there is a failure, in JSON too`() {
    let result = Tool.run(["profile", "none.csv", "--format", "json"], in: Self.workspace())
    #expect(result.exitCode == 3)
    #expect(result.json["schema"] as? String == "fettle.profile/1")
    #expect(result.json["outcome"] as? String == "failed")
  }
}
