import Kernels
import Testing

@Suite struct TypeMeasureTests {
  private static func similarity(_ type: String, _ left: String, _ right: String) -> Double {
    TypeMeasure(type: type).similarity(Array(left.utf8).span, Array(right.utf8).span)
  }

  @Test(arguments: [
    ("name", "Bob", "Robert", 0.95), ("name", "Ann Lee", "Lee, Ann", 1.0),
    ("name", "Ann Lee", "ANN  LÉE", 1.0), ("name", "Martha", "Marhta", 0.9611),
    ("name", "李娜", "Li Na", 0.95), ("name", "李娜", "Na Li", 0.95), ("name", "吕方", "Lv Fang", 0.95),
    ("name", "刘静", "刘静梅", 0.6667), ("company", "Acme Foods", "Acme Foods Ltd", 0.8165),
    ("text", "Bakery", "Bakrey", 0.9611), ("company", "北明食品", "北明食品公司", 0.7746),
    ("phone", "+12125550101", "+12125550102", 0.9091), ("id", "A-1", "a 1", 1.0),
    ("text", "!", "!", 1.0), ("text", "!", "?", 0.0), ("text", "!", "a", 0.0),
  ])
  func `texts are as alike as their type says`(
    type: String, left: String, right: String, wanted: Double
  ) {
    #expect(abs(Self.similarity(type, left, right) - wanted) < 0.0001)
    #expect(abs(Self.similarity(type, right, left) - wanted) < 0.0001)
  }
}
