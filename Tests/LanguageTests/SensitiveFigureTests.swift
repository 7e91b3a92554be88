import Testing

@Suite("Figures that the history masks, against the last run")
struct SensitiveFigureTests {
  private static func codes(_ expectation: String, of declaration: String) -> [String] {
    Rules("\(declaration)\nexpect \(expectation)", header: ["id", "amount"]).codes
  }

  private static let sensitive = "column amount is number, sensitive"

  @Test(arguments: ["sum", "mean", "deviation", "smallest", "largest"])
  func `a figure that shows what stands in a sensitive column is warned of`(kind: String) {
    let line = "\(kind) amount within 10% of last run"
    #expect(Self.codes(line, of: Self.sensitive) == ["F0317"])
    #expect(Self.codes(line, of: "column amount is number") == [])
    let renamed = Self.sensitive + "\nrename amount -> value"
    #expect(Self.codes("\(kind) value within 10% of last run", of: renamed) == ["F0317"])
  }

  @Test(arguments: ["rows", "columns", "blank amount", "distinct amount"])
  func `a count is kept, whatever it counts`(metric: String) {
    #expect(Self.codes("\(metric) within 10% of last run", of: Self.sensitive) == [])
  }

  @Test func `a figure that is compared with a number is tested`() {
    #expect(Self.codes("mean amount > 5", of: Self.sensitive) == [])
  }
}
