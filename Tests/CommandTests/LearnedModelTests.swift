import Foundation
import Testing

/// A model that is learned once and kept: what it gives later runs.
struct LearnedModelTests {
  let workspace = Workspace()

  init() {
    workspace.write(People.csv(0..<80), to: "people.csv")
    workspace.write(People.rules, to: "people.rules")
  }

  private func apply(_ arguments: String...) -> ToolResult {
    Tool.run(["apply", "people.rules", "people.csv"] + arguments, in: workspace)
  }

  @Test func `a model is written once, and gives the same bytes ever after`() {
    let first = apply("-o", "a.csv", "--links", "a-links.csv", "--model", "m.txt")
    #expect(first.exitCode == 0 && first.errors.contains("m.txt (model)"), "\(first.errors)")
    let model = workspace.read("m.txt")
    #expect(model.contains("\nfettle model 1\n") && model.hasSuffix("\nend\n"))
    let second = apply("-o", "b.csv", "--links", "b-links.csv", "--model", "m.txt", "-j", "1")
    #expect(second.exitCode == 0 && second.errors.contains("by the model, "), "\(second.errors)")
    #expect(!second.errors.contains("(model)"))
    #expect(workspace.read("m.txt") == model)
    #expect(workspace.read("a.csv") == workspace.read("b.csv"))
    #expect(workspace.read("a-links.csv") == workspace.read("b-links.csv"))
    let plain = apply("-o", "c.csv")
    #expect(plain.exitCode == 0 && workspace.read("c.csv") == workspace.read("a.csv"))
  }

  @Test func `a preview and a run that ends before its time write no model`() {
    let preview = Tool.run(
      ["preview", "people.rules", "people.csv", "--model", "m.txt"], in: workspace)
    #expect(preview.exitCode == 0 && !workspace.names.contains("m.txt"), "\(preview.errors)")
    workspace.write(People.rules + "expect merged < 1 rows\n", to: "people.rules")
    #expect(apply("-o", "a.csv", "--model", "m.txt").exitCode == 7)
    #expect(!workspace.names.contains("m.txt"))
  }

  @Test func `new rows join old groups by a model, and their ids live on`() throws {
    let first = apply("-o", "a.csv", "--links", "old.csv", "--model", "m.txt")
    #expect(first.exitCode == 0, "\(first.errors)")
    workspace.write(
      People.csv(0..<80) + People.row("n1", 7, isCopy: true) + People.row("n2", 500, isCopy: false),
      to: "people.csv")
    workspace.write(
      People.rules.replacing(
        "same when learned", with: "same when learned\n  links from 'old.csv'"), to: "people.rules")
    let second = apply("-o", "b.csv", "--links", "new.csv", "--model", "m.txt")
    #expect(second.exitCode == 0, "\(second.errors)")
    func ids(_ name: String) -> [String: String] {
      workspace.read(name).split(separator: "\n").dropFirst().reduce(into: [:]) { ids, line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        ids[String(cells[1])] = String(cells[2])
      }
    }
    let (old, new) = (ids("old.csv"), ids("new.csv"))
    for (row, id) in old { #expect(new[row] == id, "\(row)") }
    #expect(new["n1"] == old["7"])
    #expect(new["n2"] != nil && !old.values.contains(new["n2"]!))
  }

  @Test func `what does not fit is an error with the file and its line`() {
    _ = apply("-o", "a.csv", "--model", "m.txt")
    let model = workspace.read("m.txt")
    func line(of text: String) -> Int {
      1 + model[..<model.firstRange(of: text)!.lowerBound].count { $0 == "\n" }
    }
    workspace.write(
      People.rules.replacing("column born is date\n", with: ""), to: "people.rules")
    let kind = apply("-o", "b.csv", "--model", "m.txt")
    #expect(kind.exitCode == 3)
    #expect(kind.errors.contains("m.txt:\(line(of: "'born' date"))"), "\(kind.errors)")
    #expect(kind.errors.contains("'born' is compared as text, and was learned as date"))
    #expect(!workspace.names.contains("b.csv"))
    workspace.write(
      People.rules.replacing("same when learned", with: "same when email equal"),
      to: "people.rules")
    let idle = apply("-o", "b.csv", "--model", "m.txt")
    #expect(idle.exitCode == 2 && idle.errors.contains("has nothing to do"), "\(idle.errors)")
    workspace.write(
      People.rules.replacing(
        "same when learned", with: "same when learned on name, email\n  same when learned"),
      to: "people.rules")
    let more = apply("-o", "b.csv", "--model", "m.txt")
    #expect(more.exitCode == 3, "\(more.errors)")
    let two = apply("-o", "b.csv", "--model", "two.txt")
    #expect(two.exitCode == 0, "\(two.errors)")
    #expect(workspace.read("two.txt").contains("\nlearned 2 of 'person'\n"))
    #expect(apply("-o", "c.csv", "--model", "two.txt").exitCode == 0)
    #expect(workspace.read("b.csv") == workspace.read("c.csv"))
  }

  @Test func `a model takes no place of another file`() {
    #expect(apply("-o", "a.csv", "--model", "a.csv").exitCode == 2)
    #expect(apply("-o", "a.csv", "--model", "-").exitCode == 2)
    workspace.write("x\n", to: "m.txt")
    let wrong = apply("-o", "a.csv", "--model", "m.txt")
    #expect(wrong.exitCode == 3 && wrong.errors.contains("m.txt:1"), "\(wrong.errors)")
    let over = apply("-o", "m.txt", "--model", "m.txt")
    #expect(over.exitCode != 0 && workspace.read("m.txt") == "x\n")
  }
}
