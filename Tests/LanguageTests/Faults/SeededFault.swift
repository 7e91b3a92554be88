import Diagnostics

/// Rules as somebody typed them who meant others; the word where one would look first stands in « ».
///
/// The faults of a kind were written down before anyone looked which of them are answered. Full-width
/// signs that are right as they stand carry no mark.
struct SeededFault: Sendable {
  let typed: String
  /// Where the marked word stands in ``typed``, in bytes.
  let place: Range<Int>?
  /// The rules that were meant; several where they can be said in several ways.
  let meant: [String]

  init(_ marked: String, _ meant: String...) {
    let pieces = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    precondition(pieces.count == 3 || pieces.count == 1, "one word is marked: \(marked)")
    typed = pieces.joined()
    let start = pieces[0].utf8.count
    place = pieces.count == 3 ? start..<(start + pieces[1].utf8.count) : nil
    self.meant = meant
  }

  static let all: [SeededFault] =
    typos + quotes + names + punctuation + fullWidth + queryHabits + sheetHabits + order + branches
    + signs + verbs + units + queries + frames + duties + comparisons
    + meanings + speech
}
