import Diagnostics
import Kernels
import Language

extension Signature {
  package static let test = Signature(
    name: "test", group: "prove",
    summary: "sends small tables through the whole file and says what must come out",
    shape: [.text(label: "name"), .test(label: "test")], condition: .none,
    example: """
      test 'only leads with an address stay'
        given    id | email
                 1  | ann@example.com
                 2  | blank
        expect   id
                 1
      """,
    details: """
      Its clauses stand on lines of their own: `given [TABLE]`, `given today '2026-01-31'`, \
      `expect [TABLE] [in order]`, `expect rejects`, `expect findings`, `expect removed` and \
      `expect stopped ID`. `fettle test` tries it; a run passes over it.
      """,
    role: .proof, synonyms: ["case", "scenario", "spec", "testcase"]
  ) { statement, _, diagnostics in
    diagnostics += statement.tailOfProof
    guard let test = statement.testCase else { return }
    if let today = test.today, DateReader().date(of: Array(today.text.utf8).span) == nil {
      diagnostics.append(
        Diagnostic(
          .unreadableLiteral, "'\(today.text)' is no date", at: today.range,
          help: "write given today '2026-01-31'"))
    }
    if test.givens.isEmpty {
      diagnostics.append(
        Diagnostic(
          .givenMissing, "this test gives no table", at: statement.verbRange,
          help: "write given id | email, and rows below it"))
    }
    if test.expected.isEmpty, test.stopped.isEmpty {
      diagnostics.append(
        Diagnostic(
          .expectMissing, "this test expects nothing", at: statement.verbRange,
          help: "write expect id | email, and rows below it"))
    }
    if let stopped = test.stopped.first,
      let table = test.expected.first(where: { $0.kind == .rows })
    {
      diagnostics.append(
        Diagnostic(
          .unexpected, "a run that stops writes no table", at: table.range,
          help: "expect findings or rejects", related: [(stopped.range, "it stops here")]))
    }
  }
}
