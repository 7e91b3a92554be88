import Glibc

/// The terminal at the other end of a stream, if there is one.
enum Terminal {
  /// Columns where no terminal says how many there are.
  static let usualWidth = 100

  /// Whether a stream ends at a terminal that can redraw a line and show colours.
  static func isCapable(_ stream: StandardStream) -> Bool {
    isatty(stream.rawValue) == 1 && Environment["TERM"] != "dumb"
  }

  /// Columns of the terminal that a stream ends at; `COLUMNS` says it where it is set.
  static func width(of stream: StandardStream) -> Int {
    if let columns = Int(Environment["COLUMNS", default: ""]), columns > 0 { return columns }
    var size = winsize()
    // Safe: the kernel fills the struct that this request is about.
    let result = unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : usualWidth
  }
}
