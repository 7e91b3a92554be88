import Language

extension Signature {
  package static let noteRows = judging(
    .note, "counts and lists the rows for which the condition is true",
    example: "note rows when city = 'Atlantis'", synonyms: ["info rows", "flag rows"])
  package static let warnRows = judging(
    .warn, "warns of the rows for which the condition is true",
    example: "warn rows when city = 'Atlantis', stop above 10%", synonyms: ["warning rows"])
  package static let reviewRows = judging(
    .review, "puts the rows for which the condition is true into the review queue too",
    example: "review rows when phone is blank and email is blank", synonyms: ["inspect rows"])
  package static let rejectRows = judging(
    .reject, "moves the rows for which the condition is true out of the table",
    example: "reject rows when email is blank and phone is blank",
    synonyms: ["refuse rows", "quarantine rows"])
  package static let stopRows = judging(
    .stop, "stops the run, so that no table is written, where the condition is true for any row",
    example: "stop rows when status = 'test'", synonyms: ["fail rows", "abort rows", "error rows"])

  /// A verb that judges what must not be.
  private static func judging(
    _ action: Action, _ summary: String, example: String, synonyms: [String]
  ) -> Signature {
    Signature(
      name: "\(action) rows", group: "check", summary: summary, shape: [], condition: .required,
      actions: Action.allCases, defaultAction: action, example: example,
      details: "A row for which the condition is unknown is not tested.", synonyms: synonyms,
      exampleKind: .judgement, reasoning: .checking)
  }
}
