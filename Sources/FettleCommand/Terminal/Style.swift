/// When text is coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// Whether text to a stream is coloured; `NO_COLOR` counts unless colour is asked for.
  func isColoured(_ stream: StandardStream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Environment["NO_COLOR", default: ""].isEmpty && Terminal.isCapable(stream)
    }
  }
}

/// Paints words for a terminal, or leaves them as they are.
struct Style {
  /// Colours and weights, by their number in an escape sequence (ECMA-48, SGR).
  enum Colour: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
    case bold = "1"
    case faint = "2"
  }

  var isColoured: Bool

  init(_ choice: ColorChoice, for stream: StandardStream) {
    isColoured = choice.isColoured(stream)
  }

  /// The text in a colour.
  func callAsFunction(_ text: String, _ colour: Colour) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
