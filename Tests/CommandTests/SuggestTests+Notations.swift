import Testing

/// Notations that contradict each other, in the words of runs and checks.
extension SuggestTests {
  @Test(arguments: [
    (
      ["\"43.864,42\"", "\"1.000,50\"", "\"669,940.50\""],
      "# 2 of 3 fit '1.234,56' and 1 fits '1,234.56': mixed, as '43.864,42' in row 1 can only be "
        + "the first and '669,940.50' in row 3 only the second."
    ),
    (
      ["31.01.2026", "01.31.2026", "30.01.2026", "02.02.2026"],
      "# 3 of 4 fit 'DD.MM.YYYY' and 2 fit 'MM.DD.YYYY': mixed, as '31.01.2026' in row 1 can only "
        + "be the first and '01.31.2026' in row 2 only the second."
    ),
    (
      ["\"3.864,42\"", "\"1.000,50\"", "\"669,940.50\"", "\"9,940.50\""],
      "# 2 of 4 fit '1,234.56' and 2 fit '1.234,56': mixed, as '669,940.50' in row 3 can only be "
        + "the first and '3.864,42' in row 1 only the second."
    ),
  ])
  func `of notations that contradict each other it is said how many values fit each`(
    values: [String], words: String
  ) throws {
    let workspace = Workspace()
    workspace.write("u\n" + values.map { $0 + "\n" }.joined(), to: "in.csv")
    _ = try verify("in.csv", in: workspace)
    #expect(workspace.read("draft.rules").contains(words), "\(workspace.read("draft.rules"))")
    // What a run and a check say of the same values.
    let type = words.contains("DD") ? "date" : "number"
    let check = Tool.run(
      ["check", "-e", "column u is \(type)", "--against", "in.csv"], in: workspace)
    let share = words.dropFirst(2).prefix { $0 != ":" }
    #expect(check.errors.contains(share), "\(check.errors)")
  }
}
