import Testing

@testable import CSV

@Suite("The dialect of a file is sniffed")
struct SnifferTests {
  func sniff(_ text: String, isWhole: Bool = true) throws(CSVProblem) -> Sniffer.Result {
    try Sniffer().sniff(Array(text), isWhole: isWhole)
  }

  @Test(
    "by the delimiter that gives all records as many fields as the first",
    arguments: [
      ("a,b,c\n1,2,3\n4,5,6\n", ",", 3),
      ("a;b\n1,5;2,5\n3,5;4,5\n", ";", 2),
      ("1,5;2;3\n3,5;4;4\n", ";", 3),
      ("name\tcity\nSmith, J\tNew York, NY\nLi\tParis\n", "\t", 2),
      ("a|b|c\n1|2|3\n", "|", 3),
      ("\"Field1,1,1\";Field2;\"Field3\";Field4\n", ";", 4),
      ("one|two,two|three\nfour|five,five|six\n", "|", 3),
      ("id,note\n1,\"a;b;c\"\n2,\"d|e|f\"\n", ",", 2),
      ("Smith, John;12\nLi, Wei;13\n", ";", 2),
      ("\n\na;b\n1;2\n", ";", 2),
      ("name\nJohn\nJane\n", ",", 1),
      ("a,b\n1,2\n3\n4,5,6\n7,8\n9,0\n1,2\n", ",", 2),
      ("", ",", 0),
      ("\n", ",", 0),
    ])
  func delimiters(text: String, delimiter: String, columnCount: Int) throws {
    let found = try sniff(text)
    #expect(found.dialect.delimiter == delimiter.utf8.first)
    #expect(found.columnCount == columnCount)
  }

  @Test(
    "with an error where two delimiters fit alike",
    arguments: [
      ("a,b;c\nd,e;f\n", UInt8(ascii: ","), UInt8(ascii: ";")),
      ("x;y|z\n1;2|3\n", UInt8(ascii: ";"), UInt8(ascii: "|")),
    ])
  func closeCall(text: String, one: UInt8, other: UInt8) throws {
    let found = try #require(throws: CSVProblem.self) { try sniff(text) }
    #expect(found.kind == .closeDelimiters(one, other))
    let declared = try Sniffer(delimiter: other).sniff(Array(text), isWhole: true)
    #expect(declared.dialect.delimiter == other)
  }

  @Test(
    "with the lines before its header",
    arguments: [
      ("Customers of 2026\nid;name\n1;A\n2;B\n", 1, ";", 2),
      ("\u{FEFF}Customers\r\n\r\nby A, B\r\nid\tname\tcity\r\n1\tA\tX\r\n", 3, "\t", 3),
      ("Stand: 1,5; \"all\n of it\"\nid;n;o;p\n1;2;3;4\n5;6;7;8\n", 2, ";", 4),
      ("Customers,,,\n,,,\nid,name,city,mail\n1,A,X,Y\n2,B,X,Y\n", 2, ",", 4),
      ("id,name\n1,A\n", 0, ",", 2), ("a,b\n1,2,3\n4,5,6\n", 0, ",", 2),
      ("sep=;\r\nid;name\r\n1;x\r\n", 1, ";", 2), ("\u{FEFF}\"SEP=|\"\na|b\n1|2\n", 1, "|", 2),
      ("sep=,\nExport\nid,name\n1,A\n2,B\n", 2, ",", 2), ("sep=x;\n1;2\n", 0, ";", 2),
      ("id,tags\n1,a;b\n2,c;d\n", 0, ",", 2), ("name,city\nA,X,\nB,Y,\n", 0, ",", 2),
      ("id,,,\n1,A,X,Y\n", 0, ",", 4), ("t\n1,2,3\n4,5,6\n", 0, ",", 1),
      ("Remarks\nhello, world\nfoo, bar\n", 0, ",", 1),
    ])
  func preamble(text: String, lineCount: Int, delimiter: String, columnCount: Int) throws {
    let found = try sniff(text)
    #expect(found.preambleLineCount == lineCount)
    #expect(found.dialect.skippedLineCount == lineCount)
    #expect(found.dialect.delimiter == delimiter.utf8.first)
    #expect(found.columnCount == columnCount)
    let declared = try Sniffer(skippedLineCount: lineCount).sniff(Array(text), isWhole: true)
    #expect(declared.preambleLineCount == 0 && declared.dialect == found.dialect)
  }

  @Test("as a table with ragged records where lines before its header are declared not to be there")
  func titleLine() throws {
    let found = try Sniffer(skippedLineCount: 0)
      .sniff(Array("Customers of 2026\nid;name\n1;A\n2;B\n"), isWhole: true)
    #expect(found.dialect.delimiter == UInt8(ascii: ";") && found.columnCount == 1)
    let skipping = try Sniffer(skippedLineCount: 1)
      .sniff(Array("Customers, 2026\nid;name\n1;A\n"), isWhole: true)
    #expect(skipping.columnCount == 2 && skipping.dialect.skippedLineCount == 1)
  }

  @Test(
    "with its header row, or without one",
    arguments: [
      ("id,name\n1,Ann\n2,Bob\n", Dialect.HeaderRow.present, true),
      ("1,Ann\n2,Bob\n", .none, true),
      ("name,city\nAnn,Rome\nBob,Oslo\n", .present, false),
      ("country,2019,2020\nIT,1,2\nFR,3,4\n", .present, false),
      ("mail\na@example.com\nb@example.com\n", .present, true),
      ("a@example.com,x\nb@example.com,y\n", .none, true),
      ("name,since\nAnn,2020-01-02\n", .present, true),
      ("1,2\n", .none, true),
      ("a,b\n", .present, false),
    ])
  func headers(text: String, header: Dialect.HeaderRow, isClear: Bool) throws {
    let found = try sniff(text)
    #expect(found.dialect.header == header)
    #expect(found.isHeaderClear == isClear)
  }

  @Test(
    "with the line end of most records",
    arguments: [
      ("a,b\n1,2\r\n3,4\n", Dialect.Terminator.lf), ("a,b\r\n1,\"x\ny\nz\"\r\n", .crlf),
      ("a,b\r1,2\r", .cr), ("a,b", .lf),
    ])
  func terminators(text: String, terminator: Dialect.Terminator) throws {
    #expect(try sniff(text).dialect.terminator == terminator)
  }

  @Test("with single quotes where most fields stand in them and none in double ones")
  func singleQuotes() throws {
    let quoted = try sniff("'id','name'\n'1','Smith; J'\n'2','O''Hara'\n")
    #expect(quoted.dialect.quote == UInt8(ascii: "'"))
    let plain = try sniff("id,name\n1,'twas\n2,O'Hara\n")
    #expect(plain.dialect.quote == UInt8(ascii: "\""))
  }

  @Test("from a sample that ends anywhere", arguments: 0...45)
  func cutSample(count: Int) throws {
    let text = "\u{FEFF}id;name\r\n1;\"Smith; J\r\nsenior\"\r\n2;Li\r\n3;Ng\r\n"
    let sample = Array(Array(text).prefix(count))
    let found = try Sniffer().sniff(sample, isWhole: false)
    #expect(count < 12 || found.dialect.delimiter == UInt8(ascii: ";"))
    #expect(found.dialect.hasByteOrderMark == (count >= 3))
  }
}
