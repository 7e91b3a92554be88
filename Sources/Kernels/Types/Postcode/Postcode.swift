import Columns

/// `postcode 'GB'`: the code as the country's post writes it, `SW1A 1AA`, `1234 AB`, `114 55`.
///
/// Blanks and hyphens may be missing or stand elsewhere; the country's sign before the code, as on
/// foreign mail (`D-10115`, `SE-114 55`), goes. The shape is checked, not whether the code is in use.
struct RegionalPostcode: TextKernel {
  let region: PostcodeRegion

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let text = PostcodeText(input) else { return .failed }
    if let found = region.format(of: text) {
      Self.write(text, in: found.format, from: found.start, to: &output)
    } else {
      guard let text = region.withoutSign(text), let found = region.format(of: text) else {
        return .failed
      }
      Self.write(text, in: found.format, from: found.start, to: &output)
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  private static func write(
    _ text: PostcodeText, in format: PostcodeFormat, from start: Int, to output: inout ByteArena
  ) {
    for place in format.places.indices {
      if format.separators[place] != 0 { output.append(format.separators[place]) }
      output.append(place < start ? format.literal(at: place) : text[place - start])
    }
  }
}

/// `postcode`: a text that has the shape of some country's postcodes, in capitals and with single
/// blanks.
///
/// Blanks and hyphens stay as they stand, and only where a country has one.
struct AnyPostcode: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let text = PostcodeText(input), Self.hasShape(text) else { return .failed }
    for index in 0..<text.count {
      let gap = text.gap(before: index)
      if gap != 0 { output.append(gap) }
      output.append(text[index])
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  private static func hasShape(_ text: PostcodeText) -> Bool {
    PostcodeRegion.shapes.contains { shape in
      guard let start = shape.start(of: text) else { return false }
      for index in 0..<text.count where text.gap(before: index) != 0 {
        if shape.separators[index + start] == 0 { return false }
      }
      return true
    }
  }
}

extension FormEntry {
  static let postcode = FormEntry(
    "postcode", arguments: [.region],
    summary: "Writes a postcode as its country does; without a country, in capitals.",
    example: ("sw1a1aa", "SW1A 1AA"), exampleArguments: [.text("GB")], resultType: "postcode"
  ) { arguments in
    guard let argument = arguments.first else { return .success(ColumnKernel(AnyPostcode())) }
    guard arguments.count == 1, case .text(let name) = argument else {
      return .failure(FormProblem("'postcode' takes one country: region 'DE'", argument: 0))
    }
    switch PostcodeRegion.named(name) {
    case .success(let region): return .success(ColumnKernel(RegionalPostcode(region: region)))
    case .failure(let problem): return .failure(problem)
    }
  }
}

extension PostcodeRegion {
  /// The region of a country's code or name.
  static func named(_ name: String) -> Result<PostcodeRegion, FormProblem> {
    let bytes = Array(name.utf8)
    // A code needs none of the names, which take their time to be read.
    if let region = all.first(where: { $0.code == bytes }) { return .success(region) }
    var scratch = ByteArena()
    let code = CountryNames.index.code(of: bytes.span, scratch: &scratch) ?? bytes
    if let region = all.first(where: { $0.code == code }) { return .success(region) }
    let isCountry = CountryNames.entries.contains { Array($0.alpha2.utf8) == code }
    let problem = isCountry ? "'\(name)' has no postcodes" : "'\(name)' is no country, as 'DE' is"
    return .failure(FormProblem(problem, argument: 0))
  }
}
