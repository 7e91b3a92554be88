import Diagnostics
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("email", "email", 0), ("emial", "email", 1), ("emai", "email", 1), ("emaill", "email", 1),
    ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("客户", "客", 1), ("ca", "abc", 3),
  ])
  func `edits that turn one word into another are counted`(
    left: String, right: String, distance: Int
  ) {
    #expect(EditDistance.between(left, right) == distance)
    #expect(EditDistance.between(right, left) == distance)
  }

  @Test func `the nearest name is suggested without case`() {
    #expect(EditDistance.suggestion(for: "EMIAL", among: ["name", "Email", "phone"]) == "Email")
  }

  @Test func `a name that is too far is not suggested`() {
    #expect(EditDistance.suggestion(for: "fax", among: ["email", "country"]) == nil)
    #expect(EditDistance.suggestion(for: "a", among: ["b", "c"]) == nil)
  }

  @Test func `of two names as near the first is suggested`() {
    #expect(EditDistance.suggestion(for: "city1", among: ["city2", "city3"]) == "city2")
  }
}
