import Columns

/// A code that names have in common when they sound alike.
///
/// Codes are for ASCII letters of Latin names: accents go before, other scripts have the empty code.
package protocol PhoneticCode {
  /// Appends a text's code to the open cell; nothing where the text has no letter.
  static func append(_ text: Span<UInt8>, to output: inout ByteArena)
}

extension PhoneticCode {
  /// The code as an array, for tables and tests.
  package static func code(of text: Span<UInt8>) -> [UInt8] {
    var arena = ByteArena()
    append(text, to: &arena)
    let cell = arena.commit()
    return cell.array
  }
}
