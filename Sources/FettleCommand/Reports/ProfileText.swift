import Diagnostics
import Fettle
import Profiling

/// What `profile` shows on a terminal: a block a column, then what holds between columns.
struct ProfileText {
  var style: Style
  /// Columns of the terminal.
  var width: Int

  private static let labelWidth = 11
  static let margin = "  "
  private static let topCount = 5
  private static let typeCount = 5
  private static let shapeCount = 5
  private static let barWidth = 16

  /// The whole report.
  func text(of report: ProfileReport) -> String {
    let table = report.table
    let title = "\(VisibleText.safe(report.file)) (\(VisibleText.safe(report.dialect)))"
    let counts =
      "\(Quantity.count(table.rowCount, "row")), \(Quantity.count(table.columns.count, "column"))"
    var text = style(title.fitted(to: width), .bold) + "\n" + counts + "\n"
    text += table.columns.map(block).joined()
    text += between(table)
    return text + notes(on: report)
  }

  // MARK: A column

  private func block(of column: ColumnProfile) -> String {
    var text = "\n" + style(VisibleText.of(column.name).fitted(to: width), .cyan) + "\n"
    text += line("values", values(of: column))
    if column.presentCount == 0 { return text }
    let types = types(of: column)
    if !types.isEmpty { text += line("fits", types) }
    text += misfits(of: column)
    text += notations(of: column)
    if let range = range(of: column) { text += line("range", range) }
    if let lengths = column.lengths { text += line("length", self.text(of: lengths)) }
    text += line(column.shapeGrain == .exact ? "shapes" : "shapes +", shapes(of: column))
    text += top(of: column)
    if !column.suspects.isEmpty {
      text += line("blank?", suspects(of: column), isAlarm: true)
    }
    let oddities = oddities(of: column)
    if !oddities.isEmpty { text += line("note", oddities, isAlarm: true) }
    return text
  }

  private func values(of column: ColumnProfile) -> String {
    var parts = [Quantity.count(column.presentCount)]
    if column.blankCount > 0 {
      let share = Share.text(column.blankCount, of: column.rowCount)
      parts.append("\(Quantity.count(column.blankCount)) blank (\(share))")
    } else {
      parts.append("none blank")
    }
    if column.distinctCount == column.presentCount {
      parts.append("all different")
    } else {
      parts.append("\(Quantity.count(column.distinctCount)) different")
      if column.singleCount > 0 { parts.append("\(Quantity.count(column.singleCount)) once") }
    }
    return parts.joined(separator: ", ")
  }

  private func types(of column: ColumnProfile) -> String {
    // Below that it is chance: one number in ten has the check digit of 'luhn'.
    // Money is worth a word where it reads more than a number does.
    let numberCount = column.types.first { $0.name == "number" }?.count
    let telling = column.types.filter {
      $0.count * 5 >= column.presentCount && !($0.name == "money" && $0.count == numberCount)
    }
    return telling.prefix(Self.typeCount)
      .map { "\($0.name) \(Share.text($0.count, of: column.presentCount))" }
      .joined(separator: ", ")
  }

  /// The first values that the likely type cannot read.
  private func misfits(of column: ColumnProfile) -> String {
    guard let type = column.likelyType, !type.misfits.isEmpty else { return "" }
    let count = column.presentCount - type.count
    let samples = type.misfits.map { "\(quoted($0.text)) in row \(Quantity.count($0.row))" }
    let text = "\(Quantity.count(count)): \(samples.joined(separator: ", "))"
    return line("fit not", text, isAlarm: true)
  }

  /// Notations with the share of values that each reads, and how they are known.
  private func notations(of column: ColumnProfile) -> String {
    column.notations.map { notation in
      let reason = notation.reason { "\(quoted($0.text)) in row \(Quantity.count($0.row))" }
      let shares = notation.shares.map {
        "\($0.names) \(Share.text($0.count, of: column.presentCount))"
      }
      let words = "\(notation.type) \(shares.joined(separator: " and ")), \(reason)"
      return line("notation", words, isAlarm: notation.state != .proven)
    }.joined()
  }

  /// The range of a type that fits more than half of the values, or that a notation makes them.
  private func range(of column: ColumnProfile) -> String? {
    if let range = column.neededNotation?.range { return "\(range.least) to \(range.greatest)" }
    func fits(_ name: String) -> Bool { column.count(of: name) * 2 > column.presentCount }
    if fits("date"), let dates = column.dates { return "\(dates.least) to \(dates.greatest)" }
    if fits("datetime"), let moments = column.dateTimes {
      return "\(moments.least) to \(moments.greatest)"
    }
    if fits("number"), let numbers = column.numbers {
      return "\(numbers.least) to \(numbers.greatest)"
    }
    return column.mainNotation?.range.map { "\($0.least) to \($0.greatest)" }
  }

  private func text(of lengths: ClosedRange<Int>) -> String {
    lengths.lowerBound == lengths.upperBound
      ? Quantity.count(lengths.lowerBound, "character")
      : "\(Quantity.count(lengths.lowerBound)) to "
        + Quantity.count(lengths.upperBound, "character")
  }

  private func shapes(of column: ColumnProfile) -> String {
    let shown = column.shapes.prefix(Self.shapeCount)
    var parts = shown.map {
      "\(VisibleText.of($0.shape).fitted(to: 30)) \(Share.text($0.count, of: column.presentCount))"
    }
    if column.shapeCount > shown.count {
      parts.append("\(Quantity.count(column.shapeCount - shown.count)) more")
    }
    return parts.joined(separator: ", ")
  }

  private func top(of column: ColumnProfile) -> String {
    let shown = column.top.filter { $0.count > 1 }.prefix(Self.topCount)
    guard let first = shown.first else { return "" }
    let numberWidth = Quantity.count(first.count).utf8.count
    let rest = width - Self.margin.utf8.count - Self.labelWidth - numberWidth - Self.barWidth - 11
    let longest = shown.map { DisplayWidth.of(VisibleText.of($0.text)) }.max() ?? 0
    let valueWidth = max(8, min(rest, longest))
    return shown.enumerated().map { index, value in
      let name = VisibleText.of(value.text).fitted(to: valueWidth).padded(to: valueWidth)
      let count = Quantity.count(value.count).aligned(to: numberWidth)
      let share = Share.text(value.count, of: column.presentCount).aligned(to: 6)
      let bar = Self.bar(value.count, of: column.presentCount)
      return label(index == 0 ? "top" : "") + "\(name)  \(count)  \(share)"
        + (bar.isEmpty ? "" : " \(style(bar, .cyan))") + "\n"
    }.joined()
  }

  /// A bar in eighths of a column (U+2588 to U+258F).
  private static func bar(_ part: Int, of whole: Int) -> String {
    let eighths = Int((Double(part) / Double(max(whole, 1)) * Double(barWidth * 8)).rounded())
    let full = String(repeating: "█", count: eighths / 8)
    let rest = Unicode.Scalar(UInt32(0x2590 - eighths % 8)).map { String($0) } ?? ""
    return eighths % 8 == 0 ? full : full + rest
  }

  private func suspects(of column: ColumnProfile) -> String {
    column.suspects.map { "\(quoted($0.value.text)) \(Quantity.count($0.value.count))" }
      .joined(separator: ", ")
  }

  private func oddities(of column: ColumnProfile) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ text: String) {
      if count > 0 { parts.append("\(Quantity.count(count)) \(text)") }
    }
    add(column.outerBlankCount, "with blanks around")
    add(column.leadingZeroCount, "with a leading zero")
    add(column.controlCount, "with control characters or line breaks")
    add(column.whiteCount, "of white space alone")
    return parts.joined(separator: ", ")
  }

  // MARK: Lines

  /// A value as it is shown, cut where it is long.
  func quoted(_ text: String) -> String {
    "'\(VisibleText.of(text).fitted(to: 32))'"
  }

  private func label(_ text: String) -> String {
    Self.margin + style(text.padded(to: Self.labelWidth), .faint)
  }

  /// A label and a text, which goes on below itself where it is too long.
  private func line(_ label: String, _ text: String, isAlarm: Bool = false) -> String {
    let lines = folded(text, to: width - Self.margin.utf8.count - Self.labelWidth)
    return lines.enumerated().map { index, line in
      self.label(index == 0 ? label : "") + (isAlarm ? style(line, .yellow) : line) + "\n"
    }.joined()
  }

  /// A text behind a margin, which goes on below itself where it is too long.
  func wrapped(_ text: String, margin: String = ProfileText.margin) -> String {
    let lines = folded(text, to: width - margin.utf8.count - 2)
    return lines.enumerated().map { index, line in
      margin + (index == 0 ? "" : "  ") + line + "\n"
    }.joined()
  }

  /// The text in lines of so many terminal columns, cut at blanks; a longer word stays whole.
  private func folded(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let next = current.isEmpty ? String(word) : current + " " + word
      if DisplayWidth.of(next) > width && !current.isEmpty {
        lines.append(current)
        current = String(word)
      } else {
        current = next
      }
    }
    return lines + [current]
  }
}
