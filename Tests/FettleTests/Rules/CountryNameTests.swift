import Diagnostics
import Fettle
import Testing

/// What a rule compares a column of countries with is a country.
@Suite("Names of countries in rules")
struct CountryNameTests {
  @Test(
    "a name with a slip of the pen is answered with the country that was meant",
    arguments: [
      ("'Germny'", "did you mean 'Germany'?"),
      ("'Untied Kingdom'", "did you mean 'United Kingdom'?"),
      ("'xx-unknown'", "no cell can be equal to it; text(c) is the text as written"),
    ])
  func slip(typed: String, help: String) throws {
    let rejected = #expect(throws: RulesRejected.self) {
      _ = try Run().apply("column c is country\ncheck c = \(typed)", to: "id,c\n1,DE\n")
    }
    #expect(rejected?.text.contains(help) == true, "\(rejected?.text ?? "")")
  }

  @Test("rules that lie in a folder are asked for by their names")
  func folder() {
    let failure = #expect(throws: RunFailure.self) {
      _ = try Fettle.check(RuleSet(files: ["/usr"]), against: nil, options: RunOptions())
    }
    #expect(failure?.help == "name its rule files: /usr/*.rules")
  }
}
