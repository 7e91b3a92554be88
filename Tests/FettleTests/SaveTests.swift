import Diagnostics
import Foundation
import Testing

@testable import Fettle

@Suite("Saves")
struct SaveTests {
  @Test("a save that names a table writes that table, whichever are in use")
  func namedTable() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "save-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("crm.csv", "id,city\n1, Ulm \n"), ("hub.csv", "id,city\n2, Bonn \n")] {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let rules = """
      load crm from 'crm.csv'
      load hub from 'hub.csv'
      use crm, hub
      normalize city trim
      save crm to 'a.csv'
      save hub to 'b.csv'
      """
    let file = folder.appending(path: "x.rules")
    try rules.write(to: file, atomically: true, encoding: .utf8)
    let outcome = try Fettle.apply(RuleSet(files: [file.path()]), options: RunOptions())
    guard case .done(let report) = outcome else {
      Issue.record("the rules were rejected")
      return
    }
    #expect(report.tables.count == 2)
    let written = try ["a.csv", "b.csv"].map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
    #expect(written == ["id,city\n1,Ulm\n", "id,city\n2,Bonn\n"])
  }

  // It was passed over, with its checks.
  @Test("a table that no line saves is judged all the same, and can stop the run")
  func judgedUnsaved() throws {
    let scratch = try Scratch()
    try scratch.write("id,city\n1,Ulm\n", to: "crm.csv")
    try scratch.write("id,city\n2,Bonn\n", to: "hub.csv")
    let rules = """
      load crm from 'crm.csv'
      load hub from 'hub.csv'
      use crm
      check city = 'Bonn', stop as R1
      use hub
      save hub to 'b.csv'
      """
    try scratch.write(rules, to: "x.rules")
    let outcome = try Fettle.apply(
      RuleSet(files: [scratch.file("x.rules")]), options: RunOptions())
    guard case .done(let report) = outcome else {
      Issue.record("the rules were rejected")
      return
    }
    #expect(report.isStopped && report.tables.map(\.table) == ["crm", "hub"])
    #expect(report.tables[0].rules.map(\.outcomes.failed) == [1])
    #expect(report.tables[0].withheld == 1 && scratch.read("b.csv") == nil)
  }

  // It was quoted on every row of every file.
  @Test("a changed cell that begins with U+FEFF is quoted only where it could start the file")
  func markInCell() throws {
    let marked = "replace a 'x' -> '\u{FEFF}x'"
    #expect(try Run.output(marked, of: "a,b\nx,1\n") == "a,b\n\u{FEFF}x,1\n")
    #expect(
      try Run.output("load t, header 'a', 'b'\n\(marked)", of: "x,1\n") == "\"\u{FEFF}x\",1\n")
    #expect(
      try Run.output("rename a -> [\u{FEFF}a]", of: "a,b\nx,1\n") == "\"\u{FEFF}a\",b\nx,1\n")
  }
}
