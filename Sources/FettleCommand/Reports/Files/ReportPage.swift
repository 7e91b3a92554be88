import Diagnostics
import Fettle
import Pages

/// What a run did as one HTML page: a sentence, the rows, every rule with its outcomes, then each
/// check with findings and what stood in its columns.
struct ReportPage {
  var report: ApplyReport
  /// Whether nothing was written but reports.
  var isPreview: Bool

  /// The whole page.
  var page: Page {
    let inputs = report.tables.map(\.shownInput).joined(separator: ", ")
    var body: [Markup] = [
      .element(
        "header", [:],
        [
          .element(
            "p", ["class": "faint"], text: isPreview ? "Preview of a run" : "Report of a run"),
          .element("h1", text: inputs),
          .element(
            "p", ["class": "verdict"], text: ReportVerdict(report, isPreview: isPreview).text),
        ])
    ]
    for (number, table) in report.tables.enumerated() {
      if report.tables.count > 1 {
        body.append(
          .element(
            "h2", ["class": "table"],
            text: "\(VisibleText.safe(table.table)): \(table.shownInput)"))
      }
      body += sections(of: table, number)
    }
    body.append(.element("footer", ["class": "faint"], text: footnote))
    return Page(title: "Fettle: \(inputs)", body: body, style: Self.style)
  }

  private func sections(of table: TableReport, _ number: Int) -> [Markup] {
    let rules = table.rules.enumerated().map { index, rule in
      ReportPageRule(rule: rule, anchor: "t\(number)r\(index)")
    }
    var result = [sum(of: table)]
    if let merge = table.merge { result += ReportPageMerge(merge: merge).sections }
    if !rules.isEmpty {
      let head = ["came out", "rule", "outcomes", "what follows"].map {
        Markup.element("th", text: $0)
      }
      let rows = [Markup.element("tr", [:], head)] + rules.map(\.row)
      result.append(
        .element(
          "section", [:],
          [
            .element("h2", text: Quantity.count(rules.count, "rule")), Self.legend,
            .element("table", ["class": "rules"], rows),
          ]))
    }
    return result + rules.compactMap(\.details)
  }

  private var footnote: String {
    let outputs = report.outputs.map { output in
      "\(output.path == "-" ? "stdout" : VisibleText.safe(output.path)) (\(output.kind))"
    }
    let wrote = outputs.isEmpty ? "" : "wrote \(outputs.joined(separator: ", ")) · "
    return
      "\(wrote)\(Quantity.seconds(report.seconds)) · Fettle \(Fettle.version) · counts are of all rows"
  }

  /// What the colours of the outcomes mean.
  private static var legend: Markup {
    let names = RuleOutcomes.names.map { name, role in
      Markup.element("span", ["class": "key \(role.rawValue)"], text: name)
    }
    return .element("p", ["class": "legend"], names)
  }

  // MARK: Rows

  private func sum(of table: TableReport) -> Markup {
    let pieces: [Plot.Piece] = [
      .init(table.rowsLeft.outcome, table.rowsLeft.count, .bar),
      .init("removed", table.removed, .idle),
      .init("rejected", table.rejected, .fail), .init("quarantined", table.quarantined, .doubt),
    ]
    let sum = SummaryText.sum(of: table)
    var parts: [Markup] = [
      .element("h2", text: "Rows"), Plot.bar(pieces, label: sum),
      .element(
        "p", ["class": "legend"],
        [.element("span", text: "\(Quantity.count(table.rowsIn, "row")) in =")]
          + pieces.enumerated().map { index, piece in
            .element(
              "span", ["class": "key \(piece.role.rawValue)"],
              text: "\(index == 0 ? "" : "+ ")\(Quantity.count(piece.count)) \(piece.label)")
          }),
      .element("p", text: facts(of: table)),
    ]
    parts += table.notes.map {
      .element("p", ["class": "note"], text: VisibleText.safe($0))
    }
    let files = table.shownFiles.map { ", from \($0)" } ?? ""
    parts.append(
      .element("p", ["class": "faint"], text: "read as \(VisibleText.safe(table.dialect))\(files)"))
    return .element("section", [:], parts)
  }

  private func facts(of table: TableReport) -> String {
    let changed =
      table.withheldChanged.map {
        "0 rows changed, \(Quantity.count($0)) of the withheld"
      } ?? "\(Quantity.count(table.rowsChanged, "row")) changed"
    let others = Quantity.present([
      (table.duplicates, "duplicate among the removed", "duplicates among the removed"),
      (table.notConverted, "cell not converted", "cells not converted"),
      (table.notEvaluated, "row not evaluated", "rows not evaluated"),
      (table.noUsableKey, "row without a usable key", "rows without a usable key"),
      (table.padded, "row padded", "rows padded"),
      (table.formulaCells, "cell a spreadsheet would run", "cells a spreadsheet would run"),
      (table.strayQuotes, "row with stray quotes", "rows with stray quotes"),
      (table.invalidBytes, "invalid byte", "invalid bytes"),
    ])
    return ([changed] + others).joined(separator: " · ")
  }

  private static let style: StaticString = """
    :root{--pass:#1a7f4b;--fail:#c5303a;--doubt:#7c4ddb;--idle:#6f7a8a;--outside:#a9b3c0}
    @media(prefers-color-scheme:dark){:root{--pass:#4cc38a;--fail:#ff7b72;--doubt:#b392f0;\
    --idle:#7d8794;--outside:#454d5a}}
    svg .pass{fill:var(--pass)}svg .fail{fill:var(--fail)}svg .doubt{fill:var(--doubt)}
    svg .idle{fill:var(--idle)}svg .outside{fill:var(--outside)}
    body{font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    header{margin:.5rem 0 1.5rem}h1{overflow-wrap:anywhere}
    h2 code{font-size:1rem;font-weight:600}h2 .badge{font-size:.8rem;vertical-align:.1em}
    h2.table{margin:2rem 0 0;font-size:1.3rem}
    .verdict{font-size:1.2rem;line-height:1.4;max-width:46rem;overflow-wrap:anywhere}
    .legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:.5rem 0}
    .key{white-space:nowrap;font-variant-numeric:tabular-nums}
    .key::before{content:"";display:inline-block;width:.7em;height:.7em;border-radius:.15em;\
    margin-right:.4em;background:var(--bar)}
    .key.pass::before{background:var(--pass)}.key.fail::before{background:var(--fail)}
    .key.doubt::before{background:var(--doubt)}.key.idle::before{background:var(--idle)}
    .key.outside::before{background:var(--outside)}.key.none{color:var(--faint)}
    .note{border-left:3px solid var(--alarm);padding-left:.6rem;overflow-wrap:anywhere}
    .rules{table-layout:fixed}.rules td,.rules th{padding:.7rem .9rem .7rem 0}
    .rules tr+tr{border-top:1px solid var(--line)}
    .rules th:nth-child(1){width:10rem}.rules th:nth-child(3){width:17rem}
    .rules th:nth-child(4){width:11rem}
    .rules svg,.top svg{height:.7rem;border-radius:.2rem}svg text{font-size:15px}
    .counts{display:flex;flex-wrap:wrap;gap:0 .8rem;margin:.35rem 0 0;font-size:.85rem}
    .badge{display:inline-block;white-space:nowrap;border:1px solid currentColor;border-radius:1rem;\
    padding:0 .6rem;font-size:.85rem;font-weight:600;color:var(--faint)}
    .badge.pass{color:var(--pass)}.badge.fail{color:var(--fail)}.badge.alarm{color:var(--alarm)}
    .badge.doubt{color:var(--doubt)}
    .why{margin:.25rem 0 0;overflow-wrap:anywhere}.place{font-size:.85rem;overflow-wrap:anywhere}
    .rules a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:.2em}
    ul{margin:0;padding:0;list-style:none}li{overflow-wrap:anywhere}
    .facts{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2rem}
    .facts>:only-child{grid-column:1/-1}
    .samples td,.samples th{padding:.3rem .8rem .3rem 0}
    .samples th{white-space:nowrap}.samples tr+tr{border-top:1px solid var(--line)}.samples .number{width:4.5rem}
    .top{table-layout:fixed}.top td:nth-child(1){width:50%}.top td:nth-child(3){width:5rem}
    .top svg{margin-top:.35rem}.top td{padding-right:.5rem}
    footer{margin:1.5rem 0;overflow-wrap:anywhere}
    .groups td,.groups th{padding:.25rem .8rem .25rem 0}.groups tr+tr{border-top:1px solid var(--line)}
    .groups .number{width:7rem}.groups .plot{width:30%}
    .groups svg,.weights svg{height:.7rem;border-radius:.2rem;margin-top:.4rem}
    .weights{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:.4rem 2.2rem}
    .weights table{table-layout:fixed}.weights td{padding:.1rem .5rem .1rem 0}
    .weights td:nth-child(1){width:42%}.weights td.number{width:3.6rem;padding-right:0}
    .weights h3{margin:.6rem 0 .1rem;font-size:.95rem;color:var(--ink)}
    .weights h3 span{font-weight:400;color:var(--faint)}
    .scores{max-width:44rem;margin:.4rem 0}.scores svg text{font-size:11px}
    @media(max-width:46rem){body{padding:1rem}section{padding:.8rem}
    .rules,.rules tbody,.rules tr,.rules td{display:block;width:auto}
    .rules tr:first-child{display:none}.rules tr{padding:.8rem 0}.rules td{padding:.2rem 0}
    .facts{grid-template-columns:minmax(0,1fr)}}
    @media print{body{max-width:none;padding:0;font-size:11px}
    section{break-inside:avoid;background:none}tr{break-inside:avoid}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}

extension RuleOutcomes {
  /// The five outcomes with how they are drawn.
  static let names: [(name: String, role: Plot.Piece.Role)] = [
    ("pass", .pass), ("fail", .fail), ("not tested", .idle), ("out of scope", .outside),
    ("not evaluated", .doubt),
  ]
}
