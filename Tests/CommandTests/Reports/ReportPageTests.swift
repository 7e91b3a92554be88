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
      page.contains("1 of 10 checks holds"), "\(page.prefix(6000).suffix(2500))")
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
    ("report", 1280, 2600, false), ("report-dark", 1280, 2600, true), ("report-phone", 500, 4800, false),
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
