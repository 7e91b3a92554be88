import Kernels
import Testing

@Suite struct TypeMeasureTests {
  private static func similarity(_ type: String, _ left: String, _ right: String) -> Double {
    TypeMeasure(type: type)!.similarity(Array(left.utf8).span, Array(right.utf8).span)
  }

  @Test(arguments: [
    ("name", "Bob", "Robert", 0.95), ("name", "Ann Lee", "Lee, Ann", 1.0),
    ("name", "Ann Lee", "ANN  LÉE", 1.0), ("name", "Martha", "Marhta", 0.9611),
    ("name", "李娜", "Li Na", 0.95), ("name", "李娜", "Na Li", 0.95), ("name", "吕方", "Lv Fang", 0.95),
    ("name", "刘静", "刘静梅", 0.75), ("company", "Acme Foods", "Acme Foods Ltd", 1.0),
    ("company", "Acme Inc", "ACME Incorporated", 1.0),
    ("company", "The Acme GmbH & Co. KG", "Acme", 1.0),
    ("company", "Acme Foods Inc", "Acme Food Inc.", 0.925), ("company", "GmbH", "Ltd", 0.0),
    ("company", "Acme Foods Inc", "Apex Foods Inc", 0.5), ("company", "北明食品", "北明食品有限公司", 1.0),
    ("company", "Beiming Foods", "Beiming Food Trading", 0.7552),
    ("text", "Bakery", "Bakrey", 0.9611), ("text", "Acme Foods", "Acme Foods Ltd", 0.8165),
    ("text", "red small box", "box red", 0.8165), ("text", "北明食品", "北明食品公司", 0.7746),
    ("name", "Dr. Robert Smith", "SMITH, Robert", 1.0), ("name", "Bob", "Bobby", 0.95),
    ("number", "90", "100", 0.9), ("number", "-5", "5", 0.0), ("number", "0", "0.0", 1.0),
    ("money", "1.5", "1.50", 1.0), ("whole", "7", "x", 0.0),
    ("date", "2026-01-01", "2026-01-01", 1.0),
    ("date", "2026-01-01", "2025-01-01", 0.0027), ("date", "2026-01-01", "1926-01-01", 0.0),
    ("datetime", "2026-01-01T10:00:00Z", "2026-01-11", 0.9727),
    ("date", "2026-02-30", "2026-02-01", 0.0),
    ("boolean", "true", "false", 0.4833), ("postcode", "90210", "90211", 0.8),
    ("phone", "+12125550101", "+12125550102", 0.9091), ("id", "A-1", "a 1", 1.0),
    ("text", "!", "!", 1.0), ("text", "!", "?", 0.0), ("text", "!", "a", 0.0),
  ])
  func `texts are as alike as their type says`(
    type: String, left: String, right: String, wanted: Double
  ) {
    #expect(abs(Self.similarity(type, left, right) - wanted) < 0.0001)
    #expect(abs(Self.similarity(type, right, left) - wanted) < 0.0001)
  }

  @Test func `texts of any words are as alike one way as the other, and themselves are the same`() {
    var random = SeededNumbers(seed: 20_261_127)
    let words = [
      "acme", "acne", "a", "foods", "food", "12", "121", "inc", "北明", "北明食品", "st", "the", "&",
    ]
    for round in 0..<400 {
      let texts = (0..<2).map { _ in
        (0...random.next() % 5).map { _ in words[Int(random.next() % UInt64(words.count))] }
          .joined(separator: " ")
      }
      for type in ["company", "text", "name", "id"] {
        let likeness = Self.similarity(type, texts[0], texts[1])
        #expect(likeness >= 0 && likeness < 1.000001, "\(texts)")
        #expect(Self.similarity(type, texts[0], texts[0]) == 1)
        if type == "name" { continue }
        #expect(
          abs(likeness - Self.similarity(type, texts[1], texts[0])) < 1e-9, "\(round) \(texts)")
      }
    }
  }

  @Test func `long texts are compared by their words in no more than linear time`() {
    let one = (0..<20_000).map { "left\($0)" }.joined(separator: " ")
    let other = (0..<20_000).map { $0 % 2 == 0 ? "left\($0)" : "right\($0)" }.joined(separator: " ")
    #expect(abs(Self.similarity("text", one, other) - 0.5) < 0.0001)
  }
}
