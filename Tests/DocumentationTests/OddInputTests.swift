import Foundation
import Testing

/// What the page on odd input says of one kind of it, to be run.
struct OddInput: Sendable, CustomStringConvertible {
  /// The first cell of its row on the page.
  var row: String
  /// The input in the spelling of `printf`.
  var input: String
  var flags = ""
  var exitCode: Int32 = 0
  /// The table that comes out, in the spelling of `printf`; nil: that which went in.
  var output: String?
  /// What stderr says.
  var says = ""

  var description: String { row }

  /// bash that prints input or output.
  static func printing(_ text: String) -> String { "printf \(Shell.quoted(text))" }
}

extension OddInput {
  static let all: [OddInput] = [
    OddInput(row: "a byte-order mark", input: #"\xEF\xBB\xBFa,b\n1,2\n"#),
    OddInput(
      row: "CR, LF and CRLF, mixed too", input: #"a,b\r1,x\r\n2,y\n3,z\n"#,
      output: #"a,b\r1,X\r\n2,Y\n3,Z\n"#),
    OddInput(row: "no line end behind the last record", input: #"a,b\n1,x"#, output: #"a,b\n1,X"#),
    OddInput(
      row: "a line break, delimiter or doubled quote within quotes",
      input: #"a,b\n1,"x\n,""y"""\n"#, output: #"a,b\n1,"X\n,""Y"""\n"#),
    OddInput(
      row: #"a quote within an unquoted field (`12" rack`)"#, input: #"a,b\n12" 3",2\n4,"5"\n"#,
      says: "stray quotes   1 row"),
    OddInput(
      row: #"text behind a closing quote (`"a"b`)"#, input: #"a,b\n"a"b,2\n "x",3\n"#,
      says: "stray quotes   2 rows"),
    OddInput(
      row: #"text behind a closing quote (`"a"b`)"#, input: #"a,b\n1,"a"b\n"#,
      output: #"a,b\n1,AB\n"#),
    OddInput(
      row: "a quote that never closes", input: #"a,b\n1,2\n3,"4\n5,6\n"#, exitCode: 3, output: "",
      says: "stdin:3:3, record 2, byte 10"),
    OddInput(
      row: "a record with fewer fields than the header", input: #"a,b\n1\n"#, exitCode: 3,
      output: "", says: "--on-ragged pad to fill up"),
    OddInput(
      row: "a record with fewer fields than the header", input: #"a,b\n1\n2,x\n"#,
      flags: "--on-ragged pad", output: #"a,b\n1,\n2,X\n"#, says: "padded         1 row"),
    OddInput(
      row: "a record with more fields than the header", input: #"a,b\n1,2,3\n"#,
      flags: "--on-ragged pad", exitCode: 3, output: "",
      says: "stdin:2:1, record 1, byte 4\n  type --on-ragged quarantine"),
    OddInput(
      row: "ragged records, and `--on-ragged quarantine --quarantine FILE`",
      input: #"a,b\n1\n2,x\n3,4,5\n"#,
      flags: "--on-ragged quarantine --quarantine q.csv", exitCode: 1, output: #"a,b\n2,X\n"#,
      says: "2 quarantined"),
    OddInput(row: "an empty line", input: #"a,b\n\n1,x\n\n\n"#, output: #"a,b\n\n1,X\n\n\n"#),
    OddInput(row: "an empty line", input: #"b\n\nx\n"#, output: #"b\n\nX\n"#, says: "2 rows in"),
    OddInput(
      row: "a byte that the encoding does not have", input: #"a,b\né,ü\n1,\xFC\n"#, exitCode: 3,
      output: "", says: "stdin:3:3, record 2, byte 12"),
    OddInput(
      row: "a byte that the encoding does not have", input: #"a,b\né,ü\n1,\xFC\n"#,
      flags: "--on-invalid replace", output: #"a,b\né,Ü\n1,\xEF\xBF\xBD\n"#,
      says: "invalid bytes  1"),
    OddInput(
      row: "a byte that the encoding does not have", input: #"a,b\né,2\n1,\xFC3\nü,4\n"#,
      flags: "--on-invalid keep", says: "invalid bytes  1"),
    OddInput(
      row: "a byte that the encoding does not have", input: #"a,b\n\xD6\xD0,x\n\xD6\xD0,\xFF\n"#,
      flags: "--encoding gbk", exitCode: 3, output: "", says: "stdin:3:3, byte 12"),
    OddInput(
      row: "a text in which two encodings fit alike", input: #"a,b\n1,M\xF8\n"#, exitCode: 3,
      output: "", says: "type --encoding"),
    OddInput(
      row: "a text in which two delimiters fit alike", input: #"a,b;c\nd,e;f\n"#, exitCode: 3,
      output: "", says: "type --delimiter"),
    OddInput(row: "a NUL byte", input: #"a,b\n1,x\0y\n"#, output: #"a,b\n1,X\0Y\n"#),
    OddInput(
      row: "two columns of one name", input: #"a,b,a\n1,2,3\n"#, exitCode: 3, output: "",
      says: "load input, skip 1, header 'a', 'b', 'a 2'"),
    OddInput(
      row: "a column without a name", input: #",b\nx,y\n"#,
      flags: "-e 'normalize [column 1] upper'", output: #",b\nX,Y\n"#),
    OddInput(
      row: "lines before the header", input: #"Report\n\na,b,c\n1,x,3\n"#, exitCode: 3, output: "",
      says: "type --skip 2"),
    OddInput(
      row: "lines before the header", input: #"Report\n\na,b,c\n1,x,3\n"#, flags: "--skip 2",
      output: #"Report\n\na,b,c\n1,X,3\n"#),
    OddInput(
      row: "a first line `sep=;`, as Excel takes it", input: #"sep=;\r\na;b\r\n1;x\r\n"#,
      exitCode: 3, output: "", says: "type --skip 1"),
    OddInput(
      row: "a first line `sep=;`, as Excel takes it", input: #"sep=;\r\na;b\r\n1;x\r\n"#,
      flags: "--skip 1", output: #"sep=;\r\na;b\r\n1;X\r\n"#),
    OddInput(
      row: "nothing, or blank lines alone", input: "", exitCode: 3, output: "",
      says: "there is no header"),
    OddInput(
      row: "nothing, or blank lines alone", input: #"\n\n"#, exitCode: 3, output: "",
      says: "there is no header"),
    OddInput(row: "a header and no rows", input: #"a,b\n"#, says: "0 rows in"),
    OddInput(
      row: "a field of more than 16 MiB", input: #"a,b\n1234,x\n"#, flags: "--max-field 3",
      exitCode: 3, output: "", says: "--max-field"),
    OddInput(
      row: "a record of more than 64 MiB", input: #"a,b\n123,x\n"#, flags: "--max-record 4",
      exitCode: 3, output: "", says: "--max-record"),
    OddInput(
      row: "more than 65,536 columns", input: #"a,b\n1,x\n"#, flags: "--max-columns 1",
      exitCode: 3, output: "", says: "--max-columns"),
    OddInput(
      row: "a spreadsheet or another archive", input: #"PK\x03\x04\x14\0"#, exitCode: 3, output: "",
      says: "stdin"),
  ]

  /// Rows of the page that tests of other names run.
  static let elsewhere: Set = [
    "several files (`'crm-*.csv'`)", "several files whose headers differ",
    "a pipe (`-`, `<(…)`, a FIFO) as a table that lines look into",
    "a compressed file that unpacks to more than 500 times its size (from 64 MiB on), "
      + "or to more than 1 TiB",
  ]
}

@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct OddInputTests {
  @Test(arguments: OddInput.all)
  func `odd input has the outcome that the page says`(odd: OddInput) throws {
    let folder = try Scratch()
    let outcome = try Shell.run(
      """
      \(OddInput.printing(odd.input)) > in.csv
      \(OddInput.printing(odd.output ?? odd.input)) > wanted.csv
      fettle apply -e 'normalize b upper' \(odd.flags) - < in.csv > out.csv
      code=$?
      if [ $code -lt 2 ]; then cmp out.csv wanted.csv; fi
      exit $code
      """, in: folder.url.path)
    #expect(outcome.exitCode == odd.exitCode, "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "\(outcome.output)\(folder.text("out.csv"))")
    #expect(odd.says.isEmpty || outcome.errors.contains(odd.says), "\(outcome.errors)")
  }

  @Test func `every row of the page on odd input is run`() throws {
    let page = try Project.text("docs/reading-and-writing.md")
    let section = page.components(separatedBy: "\n## ").first { $0.hasPrefix("Odd input") }
    let rows = try #require(section).split(whereSeparator: \.isNewline)
      .filter { $0.hasPrefix("| ") }.dropFirst()
      .map { $0.dropFirst(2).components(separatedBy: " | ")[0] }
    #expect(Set(rows) == Set(OddInput.all.map(\.row)).union(OddInput.elsewhere))
  }

  @Test func `several files are one table, and a differing header is an error with both`() throws {
    let folder = try Scratch([
      "crm-1.csv": "a,b\n1,x", "crm-2.csv": "a,b\n2,y\n", "web-1.csv": "a,b\n",
      "web-2.csv": "a,c\n",
    ])
    let run = "fettle apply -q -e 'normalize a trim'"
    let stacked = try Shell.run("\(run) 'crm-*.csv'", in: folder.url.path)
    #expect(stacked.exitCode == 0 && stacked.output == "a,b\n1,x\n2,y\n", "\(stacked.errors)")
    let differing = try Shell.run("\(run) 'web-*.csv'", in: folder.url.path)
    #expect(differing.exitCode == 3)
    #expect(differing.errors.contains("web-2.csv' is not that of the first file: 'a,c', not 'a,b'"))
  }

  @Test func `the quarantine has the raw bytes of a record and its place`() throws {
    let folder = try Scratch()
    let outcome = try Shell.run(
      """
      printf 'a,b\\n1\\n2,x\\n3,\\xD6\\xD0,"5\\n6"\\n' > in.csv
      fettle apply -q -e 'normalize b upper' --encoding gbk --on-ragged quarantine \\
        --quarantine q.csv in.csv -o out.csv
      printf 'file,line,byte,record,fields,raw\\n' > wanted.csv
      printf 'in.csv,2,4,1,1,"1\\n"\\nin.csv,4,10,3,3,"3,\\xD6\\xD0,""5\\n6""\\n"\\n' >> wanted.csv
      cmp q.csv wanted.csv
      """, in: folder.url.path)
    #expect(outcome.exitCode == 0, "\(outcome.output)\(folder.text("q.csv"))")
  }
}
