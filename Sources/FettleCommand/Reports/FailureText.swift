import Diagnostics

/// A failure of the world as the terminal shows it.
enum FailureText {
  /// `error: …`, the place in the data, and what to do.
  static func text(of failure: RunFailure, style: Style) -> String {
    text(message: failure.message, place: failure.place, help: failure.help, style: style)
      + (failure.note.map { "  note: \(VisibleText.safe($0))\n" } ?? "")
  }

  /// The same of its parts; further lines of the message are indented.
  static func text(
    message: String, place: DataPlace? = nil, help: String?, style: Style
  ) -> String {
    let lines = VisibleText.safe(message).split(separator: "\n", omittingEmptySubsequences: true)
    var text = "\(style("error:", .red)) \(style(String(lines.first ?? ""), .bold))\n"
    for line in lines.dropFirst() { text += "  \(line.drop { $0 == " " })\n" }
    if let place { text += "  \(VisibleText.safe(place.words))\n" }
    if let help {
      let lines = VisibleText.safe(help).split(separator: "\n")
      text += lines.map { "  \($0)\n" }.joined()
    }
    return text
  }
}
