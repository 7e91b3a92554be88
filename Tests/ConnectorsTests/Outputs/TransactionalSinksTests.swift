import Diagnostics
import Engine
import Synchronization
import Testing

@testable import Connectors

/// A sink that writes down what is asked of it, and fails one thing.
final class NotingSink: ByteSink {
  let name: String
  private let failing: String?
  private let notes: Notes

  /// What several sinks were asked, in order.
  final class Notes: Sendable {
    private let list = Mutex<[String]>([])
    var all: [String] { list.withLock { $0 } }
    func add(_ note: String) { list.withLock { $0.append(note) } }
  }

  init(_ name: String, _ notes: Notes, failing: String? = nil) {
    self.name = name
    self.notes = notes
    self.failing = failing
  }

  private func note(_ step: String) throws(RunFailure) {
    notes.add("\(name) \(step)")
    if step == failing { throw RunFailure(.output, "'\(name)' fails") }
  }

  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) { try note("write") }
  func complete() throws(RunFailure) { try note("complete") }
  func publish() throws(RunFailure) { try note("publish") }
  func settle() throws(RunFailure) { try note("settle") }
  func abandon() { notes.add("\(name) abandon") }
}

@Suite struct TransactionalSinksTests {
  private func run(failing step: String?) -> (notes: [String], failure: RunFailure?) {
    let notes = NotingSink.Notes()
    let sinks = TransactionalSinks([
      NotingSink("a", notes), NotingSink("b", notes, failing: step), NotingSink("c", notes),
    ])
    let failure = thrown { () throws(RunFailure) in try sinks.finish() }
    return (notes.all, failure)
  }

  @Test("all are complete before the first is published")
  func order() {
    let (notes, failure) = run(failing: nil)
    #expect(failure == nil)
    #expect(
      notes == [
        "a complete", "b complete", "c complete", "a publish", "b publish", "c publish",
        "a settle", "b settle", "c settle",
      ])
  }

  @Test("one that fails takes all back, the last first", arguments: ["complete", "publish"])
  func failures(step: String) {
    let (notes, failure) = run(failing: step)
    #expect(failure?.kind == .output)
    #expect(notes.suffix(3) == ["c abandon", "b abandon", "a abandon"])
    #expect(!notes.contains { $0.hasSuffix("settle") })
    if step == "complete" { #expect(!notes.contains { $0.hasSuffix("publish") }) }
  }

  @Test("one that cannot clean up after all is done takes nothing back")
  func failedCleaning() {
    let (notes, failure) = run(failing: "settle")
    #expect(failure?.kind == .output && notes.last == "c settle")
  }

  @Test("files that were there and files that were not come back to that")
  func files() throws {
    let scratch = try Scratch()
    try scratch.write("old".utf8, to: "a.csv")
    let notes = NotingSink.Notes()
    let sinks: [any ByteSink] = [
      try Output.open(scratch.file("a.csv")), try Output.open(scratch.file("b.csv")),
      NotingSink("c", notes, failing: "publish"),
    ]
    let failure = thrown { () throws(RunFailure) in try TransactionalSinks(sinks).finish() }
    #expect(failure?.message == "'c' fails")
    #expect(text(scratch.read("a.csv")) == "old" && scratch.names() == ["a.csv"])
  }
}
