import Language

extension Signature {
  package static let use = Signature(
    name: "use", group: "tables",
    summary: "says on which tables the following lines act, on each apart",
    shape: [.names(label: "tables")], condition: .none, example: "use crm, hub",
    details: """
      Before the first `use`, lines act on the command line's input. A `use` inside an included file \
      ends with it.
      """,
    role: .use, synonyms: ["select table", "switch", "with"])
}
