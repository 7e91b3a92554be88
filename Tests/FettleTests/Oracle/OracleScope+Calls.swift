import Foundation
import Language

/// Functions, one row at a time.
extension OracleScope {
  func call(
    _ name: String, _ arguments: [Expression], _ row: OracleRow
  ) -> OracleValue {
    if name == "join" { return join(arguments[0], Array(arguments.dropFirst()), row) }
    // What a text is searched for, or by, is text even where it is a blank word of the table.
    let isSearch = ["replace", "before", "after", "piece", "index_of", "count_of", "pad_left"]
      .contains(name)
    let values = arguments.enumerated().map {
      $0 > 0 && isSearch ? literal($1, row) : value($1, row)
    }
    if name == "first" { return values.first { $0 != .blank } ?? .blank }
    if values.contains(.failed) { return .failed }
    // The text that replaces may be blank: it takes the places out.
    let needed = name == "replace" ? Array(values.dropLast()) : values
    if needed.contains(.blank) { return .blank }
    if let result = numberCall(name, values) ?? dateCall(name, values) ?? conversion(name, values) {
      return result
    }
    let texts = values.map { $0.text ?? .empty }
    if name == "replace" {
      return checked(texts[0].replacing(texts[1], with: texts[2]))
    }
    return textCall(name, texts, values.dropFirst().compactMap(\.number).map(\.intValue))
  }

  private func numberCall(_ name: String, _ values: [OracleValue]) -> OracleValue? {
    let numbers = values.compactMap(\.number)
    switch name {
    case "round":
      let places = numbers.count > 1 ? numbers[1].intValue : 0
      return .number(OracleNumber.rounded(numbers[0], places, .bankers))
    case "floor": return .number(OracleNumber.rounded(numbers[0], 0, .down))
    case "ceiling": return .number(OracleNumber.rounded(numbers[0], 0, .up))
    case "abs": return .number(abs(numbers[0]))
    case "remainder":
      if numbers[1] == 0 { return .failed }
      let quotient = abs(numbers[0]) / abs(numbers[1])
      let left = abs(numbers[0]) - OracleNumber.rounded(quotient, 0, .down) * abs(numbers[1])
      return .number(numbers[0] < 0 ? -left : left)
    case "min": return .number(numbers.min()!)
    case "max": return .number(numbers.max()!)
    default: return nil
    }
  }

  // MARK: Dates

  private func dateCall(_ name: String, _ values: [OracleValue]) -> OracleValue? {
    switch name {
    case "year", "quarter", "month", "week", "day", "weekday", "hour", "minute", "second":
      return values[0].instant.map { .number(Decimal(part(name, $0))) } ?? .failed
    case "add_days", "add_months":
      guard let (day, second) = values[0].instant.map({ OracleInstant.parts($0) }),
        let count = values[1].number, OracleNumber.rounded(count, 0, .down) == count
      else { return .failed }
      let moved =
        name == "add_days"
        ? day + count.intValue : OracleDate.adding(months: count.intValue, to: day)
      guard let moved else { return .failed }
      if case .day = values[0] { return .day(moved) }
      return .instant(moved * 86_400 + second)
    case "days_between":
      guard let from = values[0].day, let to = values[1].day else { return .failed }
      return .number(Decimal(to - from))
    default: return nil
    }
  }

  private func part(_ name: String, _ instant: Int) -> Int {
    let (count, second) = OracleInstant.parts(instant)
    let (year, month, day) = OracleDate.parts(count)
    switch name {
    case "year": return year
    case "quarter": return (month + 2) / 3
    case "month": return month
    case "week": return OracleDate.week(count)
    case "day": return day
    case "weekday": return OracleDate.weekday(count)
    case "hour": return second / 3600
    case "minute": return second / 60 % 60
    default: return second % 60
    }
  }

  private func conversion(_ name: String, _ values: [OracleValue]) -> OracleValue? {
    let notations = values.dropFirst().compactMap { $0.text?.string }
    switch (name, values[0]) {
    case ("number", .number): return values[0]
    case ("number", _):
      return values[0].text.flatMap { OracleNumber.read($0, notations) }.map { .number($0) }
        ?? .failed
    case ("date", .day), ("date", .instant): return .day(values[0].day!)
    case ("date", _):
      return values[0].text.flatMap { OracleDate.read($0, notations) }.map { .day($0) } ?? .failed
    case ("datetime", .day), ("datetime", .instant): return .instant(values[0].instant!)
    case ("datetime", _):
      return values[0].text
        .flatMap { OracleInstant.read($0, notations, zoneMinutes: zoneMinutes) }
        .map { .instant($0) } ?? .failed
    case ("text", .day), ("text", .instant):
      guard let notation = notations.first else { return nil }
      return checked(OracleInstant.write(values[0].instant!, notation))
    default: return nil
    }
  }

  // MARK: Texts

  private func decoded(_ text: Text, _ encoding: String) -> OracleValue {
    if encoding == "utf-8" {
      return text.string.removingPercentEncoding.map { checked(Text($0)) } ?? .failed
    }
    var latin = ""
    for (index, piece) in text.string.components(separatedBy: "%").enumerated() {
      let digits = piece.unicodeScalars.prefix(index == 0 ? 0 : 2)
      if index > 0 {
        guard digits.count == 2, digits.allSatisfy(\.properties.isASCIIHexDigit),
          let byte = UInt8(String(digits), radix: 16),
          let decoded = String(bytes: [byte], encoding: .windowsCP1252)
        else { return .failed }
        latin += decoded
      }
      latin.unicodeScalars.append(contentsOf: piece.unicodeScalars.dropFirst(digits.count))
    }
    return checked(Text(latin))
  }

  private func textCall(_ name: String, _ texts: [Text], _ numbers: [Int]) -> OracleValue {
    let text = texts[0]
    switch name {
    case "length": return .number(Decimal(text.count))
    case "left": return checked(text.prefix(numbers[0]))
    case "right": return checked(text.suffix(numbers[0]))
    case "part":
      let rest = text.from(max(numbers[0], 1) - 1)
      return checked(numbers.count > 1 ? rest.prefix(numbers[1]) : rest)
    case "piece":
      let pieces = text.pieces(cutAt: texts[1])
      let place = numbers[0] < 0 ? pieces.count + numbers[0] : numbers[0] - 1
      return pieces.indices.contains(place) ? checked(pieces[place]) : .blank
    case "pad_left":
      let missing = max(numbers[0] - text.count, 0)
      return checked(Text(Array(repeating: texts[2].scalars[0], count: missing)) + text)
    case "reverse": return checked(Text(text.scalars.reversed()))
    case "index_of": return .number(Decimal(text.find(texts[1]).map { $0 + 1 } ?? 0))
    case "count_of": return .number(Decimal(text.pieces(cutAt: texts[1]).count - 1))
    case "before": return text.find(texts[1]).map { checked(text.prefix($0)) } ?? .blank
    case "after":
      return text.find(texts[1]).map { checked(text.from($0 + texts[1].count)) } ?? .blank
    case "text": return checked(text)
    case "url_decode": return decoded(text, texts.count > 1 ? texts[1].string : "utf-8")
    case "mask": return checked(Oracle.masked(text, keepingLast: max(numbers.first ?? 0, 0)))
    default:
      return checked(OracleForm(name.replacing("_", with: " ")).apply(text) ?? .empty)
    }
  }
}
