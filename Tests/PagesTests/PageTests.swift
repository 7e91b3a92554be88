import Testing

@testable import Pages

@Suite("A page holds nothing but what it was given")
struct PageTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"x", "' style='", "&lt;", "</title><b>", "]]>",
    "\u{0}\u{7}",
  ]

  @Test(arguments: hostile)
  func `data never becomes markup`(text: String) {
    let page = Page(
      title: text,
      body: [
        .element("p", ["class": text], text: text),
        Plot.bar([.init(text, 3, .bar), .init(text, 1, .rest)], label: text),
        Plot.histogram([1, 5, 2], least: text, greatest: text, label: text),
      ])
    let plain = Page(
      title: "x",
      body: [
        .element("p", ["class": "x"], text: "x"),
        Plot.bar([.init("x", 3, .bar), .init("x", 1, .rest)], label: "x"),
        Plot.histogram([1, 5, 2], least: "x", greatest: "x", label: "x"),
      ])
    // What is left when every written text is taken away is the same markup.
    let written = Markup(text).html
    #expect(!page.html.contains(text) || written == text)
    #expect(
      page.html.split(separator: written, omittingEmptySubsequences: false).joined(separator: "x")
        == plain.html)
    #expect(!page.html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  @Test func `a page loads nothing and runs nothing`() {
    let html = Page(title: "x", body: [Plot.histogram([1], least: "", greatest: "", label: "")])
      .html
    for word in ["http:", "https:", "src=", "href=", "<script", "url(", "@import", "<link"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("Content-Security-Policy\" content=\"default-src 'none'"))
    #expect(html.contains("prefers-color-scheme:dark"))
  }

  @Test(arguments: [[0, 0], [1], [3, 0, 9, Int.max], []])
  func `any counts can be drawn`(counts: [Int]) {
    let plot = Plot.histogram(counts, least: "a", greatest: "b", label: "c").html
    #expect(plot.split(separator: "<rect").count == counts.count + 1)
    #expect(!plot.contains("height=\"-"))
    let powers = Plot.powers(
      counts, first: 1, marks: [(column: 0, text: "a")], titles: { "\($0)" }, label: "c"
    ).html
    #expect(!powers.contains("height=\"-") && !powers.contains("y=\"-"))
    #expect(powers.split(separator: "class=\"bar\"").count == max(counts.count, 1))
  }

  @Test(arguments: [-3.0, 0, 0.001, 3, 90, -Double.infinity])
  func `a bar from the middle stays within its picture`(value: Double) throws {
    let bar = Plot.balance(value, most: 3, label: "v").html
    let match = try #require(bar.firstMatch(of: /x="(\d+)" y="0" width="(\d+)"/))
    let (start, width) = (try #require(Int(match.1)), try #require(Int(match.2)))
    #expect(start + width <= 1000 && (width > 0) == (value != 0))
    #expect(value < 0 ? start + width == 500 : start == 500)
  }
}
