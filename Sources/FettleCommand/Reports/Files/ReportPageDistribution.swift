import Diagnostics
import Fettle
import Pages

/// What stood in a column that a rule judged, on the page of a report.
struct ReportPageDistribution {
  var distribution: DistributionReport

  /// Counts, a plot, the most frequent values.
  var block: Markup {
    let column = VisibleText.of(distribution.column)
    return .element(
      "div", ["class": "distribution"],
      [
        .element("h3", text: "\(column), as the rule found it"),
        .element("p", ["class": "faint"], text: summary),
      ] + plot + top)
  }

  private var presentCount: Int { distribution.rowCount - distribution.blankCount }

  private var summary: String {
    var parts = [
      Quantity.count(distribution.rowCount, "row"),
      "\(Quantity.count(distribution.blankCount)) blank",
    ]
    if let count = distribution.distinctCount {
      parts.append(Quantity.count(count, "different value"))
    }
    if let count = distribution.sampleCount {
      parts.append("below: a sample of \(Quantity.count(count, "row")) with a value")
    }
    if distribution.isMasked { parts.append("sensitive, so values are masked") }
    return parts.joined(separator: " · ")
  }

  private var plot: [Markup] {
    guard let plot = distribution.plot, plot.counts.count > 1 else { return [] }
    let label =
      switch plot.kind {
      case .number: "values"
      case .date: "dates"
      case .length: "lengths in characters"
      }
    return [
      .element("p", ["class": "faint"], text: label),
      Plot.histogram(
        plot.counts, least: VisibleText.safe(plot.least), greatest: VisibleText.safe(plot.greatest),
        label:
          "\(label), from \(VisibleText.safe(plot.least)) to \(VisibleText.safe(plot.greatest))"),
    ]
  }

  /// The most frequent values; none where each is there once.
  private var top: [Markup] {
    guard let first = distribution.top.first, first.count > 1 else { return [] }
    let whole = distribution.sampleCount ?? presentCount
    let rows = distribution.top.map { value in
      Markup.element(
        "tr", [:],
        [
          .element("td", [:], [.element("code", text: VisibleText.of(value.text))]),
          .element(
            "td", [:],
            [
              Plot.bar(
                [
                  .init("rows", value.count, .bar),
                  .init("others", whole - value.count, .rest),
                ], label: Share.text(value.count, of: whole))
            ]),
          .element("td", ["class": "number"], text: Quantity.count(value.count)),
        ])
    }
    return [
      .element("p", ["class": "faint"], text: "most frequent values"),
      .element("table", ["class": "top"], rows),
    ]
  }
}
