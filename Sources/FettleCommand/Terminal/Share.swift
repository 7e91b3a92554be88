/// Parts of a whole as people read them; what is not all is never written as all, nor something as none.
enum Share {
  /// `100%`, `99.9%`, `3.4%`, `<0.1%`, `0%`
  static func text(_ part: Int, of whole: Int) -> String {
    if part <= 0 || whole <= 0 { return "0%" }
    if part >= whole { return "100%" }
    let tenths = Int((Double(part) / Double(whole) * 1000).rounded())
    if tenths == 0 { return "<0.1%" }
    let shown = min(tenths, 999)
    return "\(shown / 10).\(shown % 10)%"
  }
}
