import Language

extension Signature {
  package static let include = Signature(
    name: "include", group: "declare", summary: "stands for the lines of another rule file",
    shape: [.text(label: "path")], condition: .none, example: "include 'common.rules'",
    details: "Paths are relative to the file in which they stand.", role: .include,
    synonyms: ["source"])
}
