/// Numbers as people read them.
package enum Quantity {
  /// `1,234,567`
  package static func count(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [Substring] = []
    while digits.utf8.count > 3 {
      groups.insert(digits.suffix(3)[...], at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits[...], at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `1 row`, `2 rows`
  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The same for several things, without those of which there are none.
  package static func present(_ things: [(count: Int, one: String, many: String)]) -> [String] {
    things.filter { $0.count > 0 }.map { count($0.count, $0.one, $0.many) }
  }

  /// `143.2 MB`, in powers of ten as disks and transfer rates are told.
  package static func bytes(_ number: Int) -> String {
    var value = Double(number)
    var unit = "bytes"
    for next in ["kB", "MB", "GB", "TB"] where value >= 1000 {
      value /= 1000
      unit = next
    }
    return unit == "bytes" ? count(number, "byte") : "\(decimal(value, places: 1)) \(unit)"
  }

  /// `0.034 s`, `12.30 s`, `3 min 05 s`
  package static func seconds(_ seconds: Double) -> String {
    if seconds < 1 { return "\(decimal(seconds, places: 3)) s" }
    if seconds < 60 { return "\(decimal(seconds, places: 2)) s" }
    return wholeSeconds(seconds)
  }

  /// `12 s`, `3 min 05 s`
  package static func wholeSeconds(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    if whole < 60 { return "\(whole) s" }
    let rest = whole % 60
    return "\(count(whole / 60)) min \(rest < 10 ? "0" : "")\(rest) s"
  }

  /// A number with so many places behind the point.
  package static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "0" }
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let padding = String(repeating: "0", count: places - fraction.utf8.count)
    return (value < 0 ? "-" : "") + "\(scaled / scale).\(padding)\(fraction)"
  }
}
