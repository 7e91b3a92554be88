import CScan
import Columns

/// `title`: each word begins large and goes on small, as names do.
///
/// O'Brien, McDonald and Smith-Jones have two large letters; particles are small (van der Berg, Maria
/// da Silva) unless they end the text; II, III and so on at the end stay large; a word that has its
/// large letters inside already (DeVito, MacLeod) stays as it is. See `TitleCase` for the rules.
/// Most names in Latin letters take a pass over bit masks.
struct Title: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: latin_title writes up to count + 8 bytes.
    let outcome = unsafe output.copy(input) { unsafe latin_title($0, $1, $2) }
    return outcome ?? applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    TitleCase.apply(to: input, output: &output)
  }
}

extension FormEntry {
  static let title = FormEntry(
    "title", summary: "Begins each word with a large letter, as names are written.",
    example: ("JAN VAN DER BERG-O'BRIEN", "Jan van der Berg-O'Brien"), kernel: Title())
}
