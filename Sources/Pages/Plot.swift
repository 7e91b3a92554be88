/// Plots as inline SVG, drawn from counts.
package enum Plot {
  /// A piece of a bar.
  package struct Piece: Sendable {
    /// What a piece stands for, which decides its colour.
    package enum Role: String, Sendable {
      case bar, alarm, rest
      /// The five outcomes of a rule: pass, fail, not tested, out of scope, not evaluated.
      case pass, fail, idle, outside, doubt
    }

    package var label: String
    package var count: Int
    package var role: Role

    package init(_ label: String, _ count: Int, _ role: Role) {
      self.label = label
      self.count = count
      self.role = role
    }
  }

  /// One bar in pieces that together are the whole; each tells its label and count.
  package static func bar(_ pieces: [Piece], label: String) -> Markup {
    let total = max(pieces.reduce(0) { $0 + $1.count }, 1)
    var start = 0
    let drawn = pieces.map { piece -> Markup in
      let from = thousandths(start, of: total)
      start += piece.count
      let to = thousandths(start, of: total)
      return rectangle(
        x: from, y: 0, width: to - from, height: 14, role: piece.role,
        title: "\(piece.label): \(piece.count)")
    }
    return picture(width: 1000, height: 14, label: label, stretches: true, drawn)
  }

  /// A column for each count, side by side, with what stands below the first and the last.
  package static func histogram(
    _ counts: [Int], least: String, greatest: String, label: String
  ) -> Markup {
    let (width, height) = (480, 96)
    let most = max(counts.max() ?? 0, 1)
    let step = max(width / max(counts.count, 1), 1)
    var drawn = counts.enumerated().map { index, count -> Markup in
      // What is there can be seen, however little it is.
      let tall = count == 0 ? 0 : max(1, thousandths(count, of: most) * height / 1000)
      return rectangle(
        x: index * step, y: height - tall, width: max(step - 1, 1), height: tall, role: .bar,
        title: "\(count)")
    }
    drawn.append(text(least, x: 0, y: height + 14, anchor: "start"))
    drawn.append(text(greatest, x: step * counts.count, y: height + 14, anchor: "end"))
    return picture(
      width: max(step * counts.count, 1), height: height + 20, label: label, stretches: false,
      drawn)
  }

  /// A part of a whole in thousandths, without overflow for any counts.
  private static func thousandths(_ part: Int, of whole: Int) -> Int {
    Int((Double(part) / Double(whole) * 1000).rounded())
  }

  /// A picture of some pieces, which is read out as its label; one that stretches is as wide as there is room.
  static func picture(
    width: Int, height: Int, label: String, stretches: Bool, _ content: [Markup]
  ) -> Markup {
    var attributes: Attributes = [
      "viewBox": "0 0 \(width) \(height)", "role": "img", "aria-label": label,
    ]
    if stretches {
      attributes += ["preserveAspectRatio": "none", "class": "stretched"]
    }
    return .element("svg", attributes, content)
  }

  /// A rectangle in the colour of its role, with a title for those who point at it.
  static func rectangle(
    x: Int, y: Int, width: Int, height: Int, role: Piece.Role, title: String
  ) -> Markup {
    .element(
      "rect",
      [
        "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)",
        "class": role.rawValue,
      ], [.element("title", text: title)])
  }

  /// A line of text that begins, ends or has its middle at a place: `start`, `end`, `middle`.
  static func text(_ text: String, x: Int, y: Int, anchor: String) -> Markup {
    .element("text", ["x": "\(x)", "y": "\(y)", "text-anchor": anchor], text: text)
  }
}
