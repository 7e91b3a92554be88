import Columns

/// `country`: ISO 3166-1 alpha-2.
///
/// Reads alpha-2, alpha-3 and the number of three digits with nothing but blanks around them, English,
/// German, French, Spanish and Chinese names, without case, accents, blanks and punctuation; `UK`, `U.S.` and
/// `EL` as people and the EU write them. England, Scotland, Wales and Northern Ireland are the United
/// Kingdom. What can mean two countries (Korea, Virgin Islands) is none, unless it is the ISO short name of
/// one of them (Congo, Niger).
struct Country: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.count == 2, CountryNames.isCode(input) { return .same }
    return applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let code = CountryNames.index.code(of: input, scratch: &output) else { return .failed }
    output.append(code)
    return output.openBytes.equals(input) ? .same : .changed
  }
}

extension FormEntry {
  /// The two letters of every country of ISO 3166-1, in their order.
  package static var regionCodes: [String] { CountryCodes.alpha2 }

  /// The names of countries in all languages that the form reads, for `did you mean`.
  package static var countryNames: [String] { CountryNames.entries.flatMap(\.names) }

  static let country = FormEntry(
    textType: "country",
    summary: "Writes a country, by any of its names or codes, as its two letters of ISO 3166-1.",
    example: ("Germany", "DE"), kernel: Country())
}
