import CPCRE2
import CScan

/// The letters behind a pattern: `/…/im`.
package struct PatternFlags: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `i`: case does not count.
  package static let ignoresCase = PatternFlags(rawValue: 1)
  /// `m`: `^` and `$` match at every line.
  package static let multiline = PatternFlags(rawValue: 2)
  /// `s`: the dot matches line breaks too.
  package static let dotMatchesAll = PatternFlags(rawValue: 4)
  /// `x`: blanks and comments in the pattern do not count.
  package static let extended = PatternFlags(rawValue: 8)

  /// Reads `im`; nil where a letter is no flag.
  package init?(letters: String) {
    var flags: PatternFlags = []
    for letter in letters {
      switch letter {
      case "i": flags.insert(.ignoresCase)
      case "m": flags.insert(.multiline)
      case "s": flags.insert(.dotMatchesAll)
      case "x": flags.insert(.extended)
      default: return nil
      }
    }
    self = flags
  }

  fileprivate var compileOptions: UInt32 {
    var options: UInt32 = 0
    if contains(.ignoresCase) { options |= PCRE2_CASELESS }
    if contains(.multiline) { options |= PCRE2_MULTILINE }
    if contains(.dotMatchesAll) { options |= PCRE2_DOTALL }
    if contains(.extended) { options |= PCRE2_EXTENDED }
    return options
  }
}

/// What is wrong with a pattern or with a text that refers to its groups.
package struct PatternProblem: Error, Sendable, Equatable {
  /// One sentence in lower case, without a full stop.
  package let message: String
  /// Where, in bytes of the UTF-8 source.
  package let offset: Int
}

/// A compiled regular expression: PCRE2 with its JIT, UTF-8 and Unicode properties.
///
/// It is compiled twice. A cell of ASCII, as most are, runs a program without UTF-8 and Unicode
/// properties, which for such a cell says the same and is faster; every other cell runs the full
/// one, which passes over bytes that are not UTF-8. A row of classes is matched without PCRE2 where
/// only the answer counts. A pattern is shared; matching needs a ``PatternWorker`` a thread.
@safe
package final class Pattern: @unchecked Sendable {
  /// The program for any text.
  let program: PatternProgram
  /// The program for ASCII; nil where the pattern itself needs Unicode.
  let asciiProgram: PatternProgram?
  /// The pattern as a row of classes, if it is one.
  let classRow: ClassRow?
  /// How many groups it captures.
  package let groupCount: Int
  /// The numbers of its named groups.
  package let groupNames: [String: Int]

  /// Compiles the pattern.
  package static func compile(
    _ source: String, flags: PatternFlags = []
  ) -> Result<Pattern, PatternProblem> {
    let bytes = Array(source.utf8)
    let unicode = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF
    let common = flags.compileOptions | PCRE2_NEVER_BACKSLASH_C
    switch PatternProgram.compile(bytes, options: common | unicode) {
    case .failure(let problem): return .failure(problem)
    case .success(let program):
      // A setting such as `(*UTF)` at the start would have its way in the plain program too.
      let isPlain = bytes.span.isASCII && !source.hasPrefix("(*")
      let ascii = isPlain ? try? PatternProgram.compile(bytes, options: common).get() : nil
      return .success(Pattern(program, ascii, ClassRow(bytes, flags: flags)))
    }
  }

  private init(
    _ program: PatternProgram, _ asciiProgram: PatternProgram?, _ classRow: ClassRow?
  ) {
    self.program = program
    self.asciiProgram = asciiProgram
    self.classRow = classRow
    groupCount = program.groupCount
    groupNames = program.groupNames
  }
}
