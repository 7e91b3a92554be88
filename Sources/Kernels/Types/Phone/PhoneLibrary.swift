import CPhoneNumber
import Columns

/// libphonenumber itself, some 20 µs a number: what decides where the tables are unsure, and the
/// oracle that they are tested against.
///
/// It keeps one compiled form of its rules for all threads, with a lock of its own.
struct PhoneLibrary: Sendable {
  /// The region in which texts were written, with a zero at its end; `ZZ` where it is not known.
  private let region: [CChar]

  init(region: [UInt8]?) {
    self.region = (region ?? Array("ZZ".utf8)).map { CChar($0) } + [0]
  }

  /// Appends the number that the library reads in the text; false and nothing where it reads none.
  func append(_ input: Span<UInt8>, to output: inout ByteArena) -> Bool {
    var count = 0
    // Safe: the library reads `input.count` bytes and a region that ends with a zero, and writes at
    // most the capacity that it names.
    unsafe output.append(atMost: Int(PHONE_NUMBER_CAPACITY)) { number in
      unsafe input.withUnsafeBytes { text in
        unsafe region.withUnsafeBufferPointer { region in
          count = unsafe phone_convert(
            text.baseAddress!.assumingMemoryBound(to: CChar.self), text.count,
            region.baseAddress!,
            UnsafeMutableRawPointer(number).assumingMemoryBound(to: CChar.self))
        }
      }
      return count
    }
    return count > 0
  }
}
