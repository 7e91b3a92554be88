import Diagnostics
import Language
import Testing

/// Whether the first message about a fault leads to the rules that were meant.
@Suite("Faults that people make are answered with what to type")
struct SeededFaultTests {
  /// The faults that are not answered, by what was typed.
  static let unanswered: Set<String> = [
    // Nothing tells that the columns are text, and `+` computes with numbers.
    "set name = first + last",
    // The sign is answered with the words, but not with the whole line.
    "set note = city = 'Bonn' ? 'near' : 'far'",
    // Reads as a column and a form: `first` is a column too, and `name` a form.
    "normalize First Name trim",
  ]

  @Test func `at least 19 of 20 faults are answered, and the others are known`() {
    let faults = SeededFault.all
    #expect(faults.count == 206)
    let open = faults.filter { !Self.isAnswered($0) }.map(\.typed)
    print("seeded faults: \(faults.count - open.count) of \(faults.count) answered")
    #expect(Set(open) == Self.unanswered)
    #expect(open.count * 20 <= faults.count)
  }

  @Test(arguments: SeededFault.all)
  func `what was meant has no error`(fault: SeededFault) {
    for meant in fault.meant { #expect(Self.errors(in: meant).isEmpty, "\(meant)") }
  }

  /// Rules without an error must be those that were meant; else the first message leads to them.
  private static func isAnswered(_ fault: SeededFault) -> Bool {
    let meant = fault.meant.map(Rules.formatted)
    guard let first = errors(in: fault.typed).first else {
      return meant.contains(Rules.formatted(fault.typed))
    }
    guard let place = fault.place, isAt(place, first.range), let mended = mended(fault.typed, first)
    else { return false }
    return errors(in: mended).isEmpty && meant.contains(Rules.formatted(mended))
  }

  private static func errors(in text: String) -> [Diagnostic] {
    Rules(text, header: Explanation.header).analysis.diagnostics.filter { $0.severity == .error }
  }

  /// Whether a message begins within the word where one looks first, or marks all of it.
  private static func isAt(_ place: Range<Int>, _ range: SourceRange) -> Bool {
    (place.lowerBound...place.upperBound).contains(range.lower)
      || (range.lower <= place.lowerBound && range.upper >= place.upperBound)
  }

  /// The rules with the fix of a message, or with what its help says to write at its place.
  private static func mended(_ text: String, _ diagnostic: Diagnostic) -> String? {
    guard let fix = diagnostic.fix ?? literal(in: diagnostic) else { return nil }
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func literal(in diagnostic: Diagnostic) -> Fix? {
    guard let help = diagnostic.help, help.hasPrefix("write ") else { return nil }
    return Fix(range: diagnostic.range, replacement: String(help.dropFirst("write ".count)))
  }
}
