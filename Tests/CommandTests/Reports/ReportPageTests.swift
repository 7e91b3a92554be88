import Foundation
import Testing

/// The page of a report in a real browser.
@Suite(
  .enabled(if: Browser.isThere, "no browser here: apt-get install chromium"), .serialized)
struct ReportPageTests {
  let workspace = ReportCase.workspace()

  private func report() {
    _ = ReportCase.run(workspace, ["--report", "html=report.html"])
  }

  @Test func `the page opens without an error and shows what was checked`() throws {
    report()
    let visit = Browser.visit("report.html", in: workspace)
    #expect(visit.console == [], "\(visit.log)")
    let page = visit.document
    #expect(page.contains("<h1>export.csv</h1>"), "\(visit.log)")
    #expect(
      page.contains("0 of 10 checks hold, 1 within limits"), "\(page.prefix(6000).suffix(2500))")
    for text in [
      "6 rows in =", "mails &lt; letters &amp; \"calls\"", "中国", "warn above 10%: followed",
      "stop above 90%: did not follow", "within limits", "nothing tested", "not all evaluated",
      "measured ",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    // Markup in data is text in the page.
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;"))
    // Nothing comes from elsewhere.
    #expect(!page.contains("src=") && !page.contains("://") && !page.contains("url("))
    #expect(page.components(separatedBy: "<svg").count > 15)
  }

  @Test func `the browser would tell of an error and of a violated policy`() {
    report()
    let broken = workspace.read("report.html").replacing(
      "</body>", with: "<img src=\"https://example.com/a.png\"><script>let a = 1</script></body>")
    workspace.write(broken, to: "broken.html")
    #expect(Browser.visit("broken.html", in: workspace).console.count >= 2)
  }

  /// Measured by a script in a copy of the page, whose policy allows none.
  @Test(arguments: [1280, 700, 500])
  func `nothing is wider than the window`(width: Int) throws {
    report()
    let measure = """
      <script>
      const wide = [...document.querySelectorAll('body *')].filter(e => !e.closest('svg') &&
        e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
      document.body.dataset.result = `measured ${document.documentElement.clientWidth} ` +
        (document.documentElement.scrollWidth > document.documentElement.clientWidth ? 'scrolls ' : '') +
        wide.map(e => e.tagName + '.' + e.className).join(' ') + ' end';
      </script></body>
      """
    let copy = workspace.read("report.html")
      .replacing("Content-Security-Policy", with: "x-none").replacing("</body>", with: measure)
    workspace.write(copy, to: "copy.html")
    let page = Browser.visit("copy.html", in: workspace, width: width).document
    let result = try #require(page.firstMatch(of: /measured (\d+) (.*?) ?end/))
    #expect(result.output.2 == "", "\(result.output.0)")
    #expect(abs((Int(result.output.1) ?? 0) - width) < 40)
  }

  @Test(arguments: [
    ("report", 1280, 2600, false), ("report-dark", 1280, 2600, true),
    ("report-phone", 500, 4800, false),
  ])
  func `a picture of it is kept`(name: String, width: Int, height: Int, isDark: Bool) throws {
    report()
    let file = Browser.picture(
      "report.html", in: workspace, as: name, size: (width, height), isDark: isDark)
    let bytes = try Data(contentsOf: URL(filePath: file))
    #expect(bytes.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    #expect(bytes.count > 20_000)
  }
}

/// The colours of the page, by the contrast that WCAG 2.1 asks for at level AA.
struct ReportColourTests {
  @Test func `words can be read on every ground, by day and by night`() throws {
    let workspace = ReportCase.workspace()
    _ = ReportCase.run(workspace, ["--report", "html=report.html"])
    var light: [String: Double] = [:]
    var dark: [String: Double] = [:]
    for match in workspace.read("report.html").matches(of: /--(\w+):#([0-9a-f]{3,6})/) {
      let name = String(match.output.1)
      let luminance = Self.luminance(of: String(match.output.2))
      if light[name] == nil { light[name] = luminance } else { dark[name] = luminance }
    }
    for colours in [light, dark] {
      for ground in ["paper", "card"] {
        for word in ["ink", "faint", "alarm", "pass", "fail", "doubt"] {
          let pair = [try #require(colours[ground]), try #require(colours[word])].sorted()
          #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, "\(word) on \(ground)")
        }
      }
    }
  }

  private static func luminance(of digits: String) -> Double {
    let whole = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits
    let number = Int(whole, radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 0xFF, number & 0xFF].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
