import Diagnostics
import Fettle
import Pages
import Profiling

/// A profile as one HTML page with plots.
struct ProfilePage {
  var report: ProfileReport

  private static let typeCount = 6

  /// The whole page.
  var page: Page {
    let table = report.table
    let title = "Profile of \(VisibleText.safe(report.file))"
    var body: [Markup] = [
      .element("h1", text: title),
      .element(
        "p", ["class": "faint"],
        text: "\(Quantity.count(table.rowCount, "row")), "
          + "\(Quantity.count(table.columns.count, "column")); read as "
          + VisibleText.safe(report.dialect)),
    ]
    body += between
    body += table.columns.map(section)
    body.append(.element("p", ["class": "faint"], text: footnote))
    return Page(title: title, body: body)
  }

  private var footnote: String {
    let count = Quantity.count(report.table.sampleRowCount, "row")
    return "Counts are of all rows. Keys of two columns and dependencies were proposed on \(count) "
      + "and counted on all; plots of numbers and dates are of those rows."
  }

  // MARK: Between columns

  private var between: [Markup] {
    let table = report.table
    func name(_ index: Int) -> String { VisibleText.of(table.columns[index].name) }
    var parts: [Markup] = []
    if !table.keys.isEmpty {
      let rows = table.keys.map { key in
        [
          cell(key.columns.map(name).joined(separator: ", ")),
          number(Quantity.count(key.distinctCount)), number(Quantity.count(key.sharedRowCount)),
        ]
      }
      parts.append(.element("h2", text: "Keys"))
      parts.append(grid(["columns", "#different values", "#rows that share one"], rows))
    }
    if !table.dependencies.isEmpty {
      let rows = table.dependencies.map { dependency in
        [
          cell("\(name(dependency.determinant)) determines \(name(dependency.dependent))"),
          number(Quantity.count(dependency.rowCount)),
          number(Quantity.count(dependency.tornRowCount)),
          cell(dependency.tornExample.map { "'\(VisibleText.of($0.text))'" } ?? ""),
        ]
      }
      parts.append(.element("h2", text: "Dependencies"))
      parts.append(grid(["columns", "#rows", "#rows that break it", "for instance"], rows))
    }
    return parts.isEmpty ? [] : [.element("section", [:], parts)]
  }

  // MARK: A column

  private func section(of column: ColumnProfile) -> Markup {
    var parts: [Markup] = [
      .element("h2", text: VisibleText.of(column.name)),
      Plot.bar(
        [
          .init("values", column.presentCount, .bar), .init("blank", column.blankCount, .rest),
        ], label: "values and blanks"),
      .element("p", text: summary(of: column)),
    ]
    parts += notations(of: column)
    if column.presentCount > 0 {
      parts.append(
        .element(
          "div", ["class": "columns"],
          [types, plot, shapes, top].map { $0(column) }.filter { !$0.isEmpty }
            .map { .element("div", [:], $0) }))
    }
    if !column.suspects.isEmpty {
      let texts = column.suspects.map {
        "'\(VisibleText.of($0.value.text))' \(Quantity.count($0.value.count))"
      }
      let text = "may stand for blank: \(texts.joined(separator: ", "))"
      parts.append(.element("p", ["class": "alarm"], text: text))
    }
    return .element("section", [:], parts)
  }

  private func summary(of column: ColumnProfile) -> String {
    var parts = [
      Quantity.count(column.presentCount, "value"),
      "\(Quantity.count(column.blankCount)) blank "
        + "(\(Share.text(column.blankCount, of: column.rowCount)))",
      "\(Quantity.count(column.distinctCount)) different",
      "\(Quantity.count(column.singleCount)) once",
    ]
    func add(_ count: Int, _ text: String) {
      if count > 0 { parts.append("\(Quantity.count(count)) \(text)") }
    }
    add(column.outerBlankCount, "with blanks around")
    add(column.leadingZeroCount, "with a leading zero")
    add(column.controlCount, "with control characters or line breaks")
    let isPlain = column.neededNotation == nil
    if isPlain, let numbers = column.numbers {
      parts.append("numbers \(numbers.least) to \(numbers.greatest)")
    }
    if isPlain, let moments = column.dateTimes {
      parts.append("dates \(moments.least) to \(moments.greatest)")
    }
    if let notation = column.mainNotation, let range = notation.range {
      let way = "as \(notation.type) '\(notation.notation)'"
      parts.append("\(way) \(range.least) to \(range.greatest)")
    }
    return parts.joined(separator: " · ")
  }

  private func notations(of column: ColumnProfile) -> [Markup] {
    column.notations.map { notation in
      let reason = notation.reason {
        "'\(VisibleText.of($0.text))' (row \(Quantity.count($0.row)))"
      }
      let shares = notation.shares.map {
        "\($0.names), \(Share.text($0.count, of: column.presentCount))"
      }
      return .element(
        "p", notation.state == .proven ? [:] : ["class": "alarm"],
        text:
          "written as \(notation.type) \(shares.joined(separator: ", and ")): \(reason)")
    }
  }

  private func types(of column: ColumnProfile) -> [Markup] {
    let shown = column.types.prefix(Self.typeCount)
    if shown.isEmpty { return [] }
    let rows = shown.map { type in
      [
        cell(type.name),
        Markup.element(
          "td", ["class": "plot"],
          [
            Plot.bar(
              [
                .init("fit", type.count, .bar),
                .init("do not fit", column.presentCount - type.count, .alarm),
              ], label: "\(type.name): \(Share.text(type.count, of: column.presentCount))")
          ]), number(Share.text(type.count, of: column.presentCount)),
      ]
    }
    var parts: [Markup] = [.element("h3", text: "types that fit"), grid([], Array(rows))]
    if let type = column.likelyType, !type.misfits.isEmpty {
      let samples = type.misfits.map {
        "'\(VisibleText.of($0.text))' (row \(Quantity.count($0.row)))"
      }
      let count = Quantity.count(column.presentCount - type.count)
      parts.append(
        .element(
          "p", ["class": "alarm"],
          text: "\(count) are no \(type.name): \(samples.joined(separator: ", "))"))
    }
    return parts
  }

  private func plot(of column: ColumnProfile) -> [Markup] {
    guard let plot = column.plot, plot.counts.count > 1 else { return [] }
    let title =
      switch plot.kind {
      case .number: "numbers"
      case .date: "dates"
      case .length: "lengths in characters"
      }
    let range: (String, String)? =
      switch plot.kind {
      case .number: column.numbers.map { ($0.least, $0.greatest) }
      case .date: column.dateTimes.map { ($0.least, $0.greatest) }
      case .length: column.lengths.map { ("\($0.lowerBound)", "\($0.upperBound)") }
      }
    return [
      .element("h3", text: title),
      Plot.histogram(
        plot.counts, least: range?.0 ?? "", greatest: range?.1 ?? "",
        label: "\(title) of \(column.name)"),
    ]
  }

  private func shapes(of column: ColumnProfile) -> [Markup] {
    let rows = column.shapes.map { shape in
      [
        Markup.element("td", [:], [.element("code", text: VisibleText.of(shape.shape))]),
        number(Quantity.count(shape.count)),
        number(Share.text(shape.count, of: column.presentCount)),
      ]
    }
    let title =
      column.shapeGrain == .exact ? "shapes" : "shapes, a sign for one or more characters"
    var parts: [Markup] = [.element("h3", text: title), grid([], rows)]
    let rest = column.shapeCount - column.shapes.count
    if rest > 0 {
      parts.append(.element("p", ["class": "faint"], text: "and \(Quantity.count(rest)) more"))
    }
    return parts
  }

  private func top(of column: ColumnProfile) -> [Markup] {
    let repeated = column.top.filter { $0.count > 1 }
    if repeated.isEmpty { return [] }
    let rows = repeated.map { value in
      [
        cell(VisibleText.of(value.text)),
        Markup.element(
          "td", ["class": "plot"],
          [
            Plot.bar(
              [
                .init("rows", value.count, .bar),
                .init("others", column.presentCount - value.count, .rest),
              ], label: Share.text(value.count, of: column.presentCount))
          ]), number(Quantity.count(value.count)),
      ]
    }
    return [.element("h3", text: "most frequent values"), grid([], rows)]
  }

  // MARK: Tables

  private func cell(_ text: String) -> Markup { .element("td", text: text) }

  private func number(_ text: String) -> Markup {
    .element("td", ["class": "number"], text: text)
  }

  /// A table; a title that begins with `#` stands over numbers.
  private func grid(_ titles: [String], _ rows: [[Markup]]) -> Markup {
    var lines: [Markup] = []
    if !titles.isEmpty {
      let cells = titles.map { title -> Markup in
        title.hasPrefix("#")
          ? .element("th", ["class": "number"], text: String(title.dropFirst()))
          : .element("th", text: title)
      }
      lines.append(.element("tr", [:], cells))
    }
    lines += rows.map { .element("tr", [:], $0) }
    return .element("table", [:], lines)
  }
}
