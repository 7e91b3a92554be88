import Glibc

extension Plot {
  /// A bar from the middle: to the right for what is above zero, to the left for what is below; `most` fills
  /// a side.
  package static func balance(_ value: Double, most: Double, label: String) -> Markup {
    let side = 500
    let share = min(value.magnitude / max(most, .leastNormalMagnitude), 1)
    // What is there can be seen, however little it is.
    let width = value == 0 ? 0 : max(Int((share * Double(side)).rounded()), 3)
    let bar = rectangle(
      x: value < 0 ? side - width : side, y: 0, width: width, height: 14,
      role: value < 0 ? .alarm : .bar, title: label)
    let middle = rectangle(x: side - 1, y: 0, width: 2, height: 14, role: .rest, title: "0")
    return picture(width: side * 2, height: 14, label: label, stretches: true, [bar, middle])
  }

  /// A column for each count on a scale of powers of ten; those from `first` on stand out. `marks` are
  /// numbers below the beginnings of columns.
  package static func powers(
    _ counts: [Int], first: Int, marks: [(column: Int, text: String)], titles: (Int) -> String,
    label: String
  ) -> Markup {
    let (step, height) = (18, 120)
    let most = log10(Double(max(counts.max() ?? 0, 1)) + 1)
    var drawn: [Markup] = []
    for power in 1..<max(Int(most) + 1, 1) {
      let y = height - Int((Double(power) / most * Double(height)).rounded())
      drawn.append(
        rectangle(
          x: 0, y: y, width: step * counts.count, height: 1, role: .rest,
          title: "1" + String(repeating: "0", count: power)))
    }
    for (index, count) in counts.enumerated() {
      let share = log10(Double(count) + 1) / most
      let tall = count == 0 ? 0 : max(2, Int((share * Double(height)).rounded()))
      drawn.append(
        rectangle(
          x: index * step, y: height - tall, width: step - 2, height: tall,
          role: index < first ? .rest : .bar, title: titles(index)))
    }
    drawn += marks.map { text($0.text, x: $0.column * step, y: height + 16, anchor: "middle") }
    return picture(
      width: max(step * counts.count, 1), height: height + 22, label: label, stretches: false,
      drawn)
  }
}
