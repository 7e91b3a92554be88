import Diagnostics
import Language
import Testing

@testable import LanguageServer

@Suite("What completion offers")
struct CompletionTests {
  static let head = """
    load input, header 'id', 'First Name', 'email', 'phone'
    load crm, header 'key', 'mail'
    list stages 'New', 'Won'
    let finished = email is present

    """

  private func labels(_ line: String) -> [String] {
    let document = TestDocument(Self.head + line)
    let talk = Conversation()
    talk.open(document)
    return talk.ask("completion", document, at: document.marks[0])["result"]?.labels ?? []
  }

  @Test(arguments: [
    ("^", ["normalize", "drop rows", "dedupe"], ["email", "trim", "when"]),
    ("normalize ^", ["email", "First Name"], ["trim", "normalize"]),
    ("keep columns email, ^", ["id", "phone"], ["email"]),
    ("drop columns email, id\n  , ^", ["phone"], ["email", "id"]),
    ("check email = ^", ["phone", "lower"], ["blank"]), ("set phone = ^", ["blank"], []),
    ("check email=^", ["phone"], ["blank"]),
    ("set phone = 'x' when email != ^", ["First Name"], ["blank"]),
    ("check email is ^", ["blank"], []),
    ("normalize email ^", ["trim", "single spaces", "date"], ["First Name", "when"]),
    ("normalize email single ^", ["spaces"], ["trim"]),
    ("normalize email trim, ^", ["lower", "others"], ["First Name", "warn rows"]),
    ("normalize email trim\n  ^", ["when"], ["dedupe"]),
    ("normalize email trim when ^", ["email", "finished", "length", "not"], ["single spaces"]),
    ("normalize email trim when email ^", ["is", "contains", "starts with"], ["email"]),
    ("normalize email trim when email is ^", ["blank", "email", "not"], ["phone number"]),
    ("drop ^", ["rows", "columns"], ["normalize"]),
    ("dedupe ^", ["on"], ["email"]),
    ("dedupe on email ^", ["every key present", "keep"], ["trim"]),
    ("dedupe on email keep ^", ["latest", "most complete"], ["email"]),
    ("dedupe on email keep latest ^", ["email"], ["latest"]),
    ("check email in ^", ["stages", "crm"], ["email"]),
    ("check email in crm.^", ["key", "mail"], ["email"]),
    ("column email is ^", ["date", "one of", "email"], ["trim"]),
    ("column email is one of ^", ["stages"], ["email"]),
    ("expect ^", ["rows", "blank"], ["email"]),
    ("check email = 'x', ^", ["warn", "stop"], ["others"]),
    ("load other from 'a.csv', ^", ["blanks", "encoding"], ["warn", "others"]),
    ("set phone = ^", ["upper", "email", "if"], ["trim rows"]),
    ("rename email ^", ["->"], ["email"]),
    ("check email ^", ["=", "!=", "<", ">=", "is not", "not in"], ["->"]),
    ("replace email ^", [], ["!=", "<", "="]),
    ("set x = 1 when email ^", ["!=", "not in"], ["->"]),
    ("use ^", ["crm"], ["email"]),
    ("use crm\nnormalize ^", ["key", "mail"], ["email"]),
    ("split phone on '/' -> a\nnormalize ^", ["a"], []),
    ("check email = 'a^", [], ["email", "when"]), ("# no^", [], ["normalize", "not"]),
    ("example ^", ["normalize", "check"], ["email"]),
    ("example normalize email ^", ["trim"], ["First Name"]),
    ("check email matches /a^", [], ["email", "when"]),
  ])
  func `what fits the place is offered, and nothing else`(
    line: String, wanted: [String], unwanted: [String]
  ) {
    let labels = labels(line)
    for label in wanted { #expect(labels.contains(label), "\(label) of \(labels)") }
    for label in unwanted { #expect(!labels.contains(label), "\(label) of \(labels)") }
    #expect(Set(labels).count == labels.count)
  }

  @Test(arguments: RuleReading.vocabulary.verbs.filter { $0.role != .proof }.map(\.name))
  func `what is typed of an example is offered word by word`(verb: String) throws {
    let example = try #require(RuleReading.signatures[verb]?.example)
    let parsed = Parser(vocabulary: RuleReading.vocabulary)
      .parseSource(SourceText(name: "", text: example), sourceIndex: 0)
    for index in parsed.lines[0] where parsed.roles[index] == .keyword {
      let token = parsed.tokens[index]
      guard token.kind == .word,
        let word = SourceText(name: "", text: example)
          .text(of: SourceRange(lower: token.lower, upper: token.upper))
      else { continue }
      let typed = String(decoding: Array(example.utf8)[..<token.lower], as: UTF8.self)
      let labels = labels(typed + "^")
      #expect(
        labels.contains { $0 == word || $0.hasPrefix(word + " ") },
        "\(typed)|\(word): \(labels)")
    }
  }

  @Test func `an item takes the place of the letters that are typed, a name with its brackets`()
    throws
  {
    let document = TestDocument(Self.head + "normalize Fir^")
    let talk = Conversation()
    talk.open(document)
    let items = talk.ask("completion", document, at: document.marks[0])["result"]?["items"]?.array
    let item = try #require(items?.first { $0["label"]?.string == "First Name" })
    let edit = try #require(item["textEdit"])
    #expect(document.applying([edit], .utf16) == Self.head + "normalize [First Name]")
  }

  @Test func `the columns are those of the input that a comment, a load or the folder names`()
    throws
  {
    let folder = try Folder(["a.csv": "id,city\n1,Ulm\n", "t.txt": ""])
    for text in [
      "# input: a.csv\nnormalize ^", "load x from 'a.csv'\nuse x\nnormalize ^", "normalize ^",
    ] {
      let document = TestDocument(text, uri: folder.uri("test.rules"))
      let talk = Conversation(folder: folder.url)
      talk.open(document)
      let labels = talk.ask("completion", document, at: document.marks[0])["result"]?.labels
      #expect(labels?.prefix(2) == ["id", "city"], "\(text)")
    }
    try folder.write("name\nAnn\n", to: "b.csv")
    let talk = Conversation(folder: folder.url)
    let document = TestDocument("normalize ^", uri: folder.uri("test.rules"))
    talk.open(document)
    #expect(talk.ask("completion", document, at: document.marks[0])["result"]?.labels == [])
  }
}
