import Columns

/// `phone`: a telephone number in E.164, `+49301234567`, with its extension as in RFC 3966,
/// `+49301234567;ext=12`.
///
/// What is a number, and valid, is what libphonenumber says. Without a region only texts with a plus
/// are numbers; with one, also those that are dialled from there. A plus is never overridden.
///
/// Plain texts are decided by tables, at a hundredth of the library's time; see ``PhoneReader``.
package struct Phone: TextKernel {
  package static let hasFastPath = true

  /// The longest text that is read, in bytes, as in the Java original; more is no number.
  static let mostBytes = 250

  private let reader: PhoneReader
  private let library: PhoneLibrary
  /// Without a region a text without a plus is no number, whatever else it is.
  private let needsPlus: Bool

  /// The kernel for texts without a region.
  package init() {
    needsPlus = true
    reader = PhoneReader(region: nil)
    library = PhoneLibrary(region: nil)
  }

  /// The kernel for texts that were written in a region, as ISO 3166 has it (`DE`, in any case); nil
  /// where there is none of that name.
  package init?(region: String) {
    let letters = region.utf8.map(ASCII.uppercased)
    guard NumberingPlans.all.with({ $0.hasRegion(letters) }) else { return nil }
    needsPlus = false
    reader = PhoneReader(region: letters)
    library = PhoneLibrary(region: letters)
  }

  package func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.count > Self.mostBytes || (needsPlus && !Self.hasPlus(input)) { return .failed }
    switch reader.read(input) {
    case .valid(let number):
      output.append(number)
      if !number.extensionRange.isEmpty {
        output.append(Array(";ext=".utf8))
        output.append(input.extracting(number.extensionRange))
      }
      return Self.outcome(of: input, output)
    case .none: return .failed
    case .unsure: return applyByScalar(input, to: &output)
    }
  }

  package func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard input.count <= Self.mostBytes, library.append(input, to: &output) else { return .failed }
    return Self.outcome(of: input, output)
  }

  /// Whether a plus, or the first byte of a full-width one (U+FF0B), is anywhere in the text.
  private static func hasPlus(_ input: Span<UInt8>) -> Bool {
    for index in 0..<input.count where input[index] == 0x2B || input[index] == 0xEF { return true }
    return false
  }

  /// Whether the text needs no library.
  package func isDecidedByTables(_ input: Span<UInt8>) -> Bool {
    if case .unsure = reader.read(input) { return false }
    return true
  }

  private static func outcome(of input: Span<UInt8>, _ output: borrowing ByteArena) -> KernelOutcome
  {
    guard input.count == output.openCount else { return .changed }
    let written = output.openBytes
    for index in 0..<input.count where input[index] != written[index] { return .changed }
    return .same
  }
}

extension ByteArena {
  /// Appends a plus, the calling code and the number.
  fileprivate mutating func append(_ number: PhoneReader.Number) {
    append(UInt8(ascii: "+"))
    let code = number.callingCode
    if code >= 100 { append(0x30 + UInt8(code / 100)) }
    if code >= 10 { append(0x30 + UInt8(code / 10 % 10)) }
    append(0x30 + UInt8(code % 10))
    for index in 0..<number.digits.count { append(0x30 + UInt8(number.digits[index])) }
  }
}

extension FormEntry {
  static let phone = FormEntry(
    "phone", arguments: [.region],
    summary: "Writes a telephone number as in E.164; a national one needs the region.",
    example: ("(030) 901820-0", "+49309018200"), exampleArguments: [.text("DE")],
    resultType: "phone"
  ) { arguments in
    guard let argument = arguments.first else { return .success(ColumnKernel(Phone())) }
    guard arguments.count == 1, case .text(let region) = argument else {
      return .failure(
        FormProblem("'phone' takes one region: 'DE'", argument: arguments.count == 1 ? 0 : 1))
    }
    guard let kernel = Phone(region: region) else {
      return .failure(
        FormProblem(
          "'\(region)' is no region; write its two letters of ISO 3166, such as 'DE', 'GB' or 'US'",
          argument: 0))
    }
    return .success(ColumnKernel(kernel))
  }
}
