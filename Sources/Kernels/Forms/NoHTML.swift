import Columns

/// `no html`: the text of a piece of HTML.
///
/// Tags and comments go, scripts and styles with what is in them; a tag that ends a line or a block
/// (`<br>`, `<p>`, `<td>`) becomes a blank where none is; entities become their characters, no-break
/// spaces blanks. What only looks like HTML stays: `a < b`, `AT&T`, `<3`, a tag that never closes. The
/// form is run until nothing changes, so that HTML that was escaped is read too; text nested deeper
/// than `most` is not converted.
struct NoHTML: TextKernel {
  /// How many times text is read; every reading takes one layer of escapes or of torn tags.
  static let most = 24

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard Self.mayHaveHTML(input) else { return .same }
    var text: [UInt8] = []
    HTMLReader.read(input, into: &text)
    var last: [UInt8] = []
    for _ in 1..<Self.most {
      if !Self.mayHaveHTML(text.span) { break }
      swap(&text, &last)
      text.removeAll(keepingCapacity: true)
      HTMLReader.read(last.span, into: &text)
      if text == last { break }
    }
    if Self.mayHaveHTML(text.span) && text != last { return .failed }
    output.append(text)
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Whether the text has a sign with which a tag or an entity begins.
  private static func mayHaveHTML(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == 0x3C || text[index] == 0x26 { return true }
    return false
  }
}

extension FormEntry {
  static let noHTML = FormEntry(
    "no html", summary: "Takes out tags, scripts and comments, and reads entities.",
    example: ("<p>Caf&eacute; &amp; <b>Bar</b></p>", "Café & Bar"), kernel: NoHTML())
}
