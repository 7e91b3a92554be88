import Diagnostics
import Language
import Testing

@testable import LanguageServer

@Suite("Merges in an editor")
struct MergeTests {
  static let head = """
    load crm, header 'id', 'email', 'phone'
    load hub, header 'id', 'email', 'fax'
    use crm, hub
    merge crm, hub into person
      same when email equal

    """

  private func labels(_ line: String) -> [String] {
    let document = TestDocument(Self.head + line)
    let talk = Conversation()
    talk.open(document)
    return talk.ask("completion", document, at: document.marks[0])["result"]?.labels ?? []
  }

  @Test(arguments: [
    ("  ^", ["same when", "take", "links from"], ["normalize email", "equal"]),
    ("  same when ^", ["email", "learned", "not"], ["take"]),
    ("  same when email ^", ["equal", "differ", "similar", "within"], ["email", "trim"]),
    ("  take ^", ["email", "fax", "everything else"], ["equal"]),
    ("  take email ^", ["from", "if valid", "together", "all joined"], ["equal"]),
    ("  take email from ^", ["crm", "latest", "most common", "any"], ["equal"]),
    ("  take everything else from crm\nnormalize ^", ["email", "person_id", "fax"], ["trim"]),
  ])
  func `what fits a clause is offered`(line: String, wanted: [String], unwanted: [String]) {
    let labels = labels(line)
    for label in wanted { #expect(labels.contains(label), "\(label) of \(labels)") }
    for label in unwanted { #expect(!labels.contains(label), "\(label)") }
  }
}
