/// One HTML page that needs nothing from elsewhere: no script, no font, no image, no link.
///
/// Its policy forbids a browser to load anything, and its colours follow what the reader's system
/// prefers.
package struct Page: Sendable {
  package var title: String
  package var body: [Markup]
  /// Rules of style beside those that every page has; of the program, never of the data.
  private let ownStyle: StaticString

  package init(title: String, body: [Markup], style: StaticString = "") {
    self.title = title
    self.body = body
    ownStyle = style
  }

  /// The whole page.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    \(Markup.element("title", text: title).html)
    <style>\(Self.style)\(ownStyle)</style>
    </head>
    <body>
    \(body.map(\.html).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:#1b1f24;--faint:#667085;--paper:#fff;--card:#f6f7f9;\
    --line:#dfe3e8;--bar:#3b7dd8;--alarm:#a84a09}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--faint:#98a2b3;--paper:#14171c;\
    --card:#1d2128;--line:#323844;--bar:#6aa5f5;--alarm:#f0954f}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--paper);color:var(--ink);\
    font:15px/1.5 system-ui,sans-serif}
    h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:0 0 .5rem;overflow-wrap:anywhere}
    h3{font-size:.8rem;color:var(--faint);font-weight:600;margin:.8rem 0 .3rem}
    p{margin:.3rem 0}.faint{color:var(--faint)}.alarm{color:var(--alarm)}
    section{background:var(--card);border:1px solid var(--line);border-radius:.5rem;\
    padding:1rem;margin:1rem 0}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 1.5rem}
    table{border-collapse:collapse;width:100%}
    th{text-align:left;color:var(--faint);font-weight:600}
    td,th{padding:.15rem .6rem .15rem 0;vertical-align:top;overflow-wrap:anywhere}
    td.number,th.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    td.plot{width:40%;padding-top:.45rem}
    code{font:13px/1.4 ui-monospace,monospace;white-space:pre-wrap}
    svg{display:block;width:100%;height:auto}
    svg.stretched{height:.85rem;border-radius:.2rem}
    svg .bar{fill:var(--bar)}svg .rest{fill:var(--line)}svg .alarm{fill:var(--alarm)}
    svg text{fill:var(--faint);font:11px system-ui,sans-serif}
    """
}
