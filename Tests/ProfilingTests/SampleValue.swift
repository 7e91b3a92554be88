/// A text of which everything that a profile says is written down by hand.
struct SampleValue {
  var text: String
  var shape: String
  /// Shape with its runs as one sign.
  var folded: String
  var types: Set<String> = []
  var number: String?
  var day: String?
  var isSuspect = false
  var hasOuterBlank = false
  var hasLeadingZero = false

  static let all: [SampleValue] = [
    .init(text: "DE-1234", shape: "AA-####", folded: "A-#"),
    .init(text: "de-77", shape: "aa-##", folded: "a-#"),
    .init(text: "Zoë Müller", shape: "Aaa Aaaaaa", folded: "Aa Aa"),
    .init(text: "张伟", shape: "AA", folded: "A"),
    .init(text: "Дом ٣", shape: "Aaa #", folded: "Aa #"),
    .init(text: "a@b.org", shape: "a@a.aaa", folded: "a@a.a"),
    .init(text: "50% off #1 *", shape: "##% aaa \\## \\*", folded: "#% a \\## \\*"),
    .init(text: "C:\\x", shape: "A:\\\\a", folded: "A:\\\\a"),
    .init(
      text: " padded ", shape: " aaaaaa ", folded: " a ", hasOuterBlank: true),
    .init(text: "42", shape: "##", folded: "#", types: ["number", "whole"], number: "42"),
    .init(
      text: "-7.50", shape: "-#.##", folded: "-#.#", types: ["number"], number: "-7.5"),
    .init(
      text: "007", shape: "###", folded: "#", types: ["number", "whole"], number: "7",
      hasLeadingZero: true),
    .init(
      text: "1e3", shape: "#a#", folded: "#a#", types: ["number", "whole"], number: "1000"),
    .init(
      text: "2026-01-31", shape: "####-##-##", folded: "#-#-#", types: ["date", "datetime"],
      day: "2026-01-31"),
    .init(
      text: "1900-01-01", shape: "####-##-##", folded: "#-#-#", types: ["date", "datetime"],
      day: "1900-01-01", isSuspect: true),
    .init(
      text: "2026-01-31T08:05:00Z", shape: "####-##-##A##:##:##A", folded: "#-#-#A#:#:#A",
      types: ["datetime"]),
    .init(text: "31/01/2026", shape: "##/##/####", folded: "#/#/#"),
    .init(text: "n/a", shape: "a/a", folded: "a/a", isSuspect: true),
    .init(text: "Unknown", shape: "Aaaaaaa", folded: "Aa", isSuspect: true),
    .init(
      text: "000-0000", shape: "###-####", folded: "#-#", isSuspect: true, hasLeadingZero: true),
    .init(text: "test@test.com", shape: "aaaa@aaaa.aaa", folded: "a@a.a", isSuspect: true),
    .init(text: "无", shape: "A", folded: "A", isSuspect: true),
  ]

  /// Cells that are blank: whether each has white space.
  static let blanks = [("", false), ("  ", true), ("\t", true), ("\u{3000}", true)]
}
