/// The postcodes of one country.
struct PostcodeRegion: Sendable {
  let code: [UInt8]
  let formats: [PostcodeFormat]
  /// What stands before a code on foreign mail beside the country's code: the sign of cars.
  let sign: [UInt8]?

  /// Every country that has postcodes.
  static let all: [PostcodeRegion] = {
    let signs = PostcodeFormats.signs.split(separator: "\n").map { $0.split(separator: " ") }
    return PostcodeFormats.text.split(separator: "\n").map { line in
      let fields = line.split(separator: " ", maxSplits: 1)
      let sign = signs.first { $0[0] == fields[0] }
      return PostcodeRegion(
        code: Array(fields[0].utf8),
        formats: fields[1].split(separator: "|").map { PostcodeFormat($0) },
        sign: sign.map { Array($0[1].utf8) })
    }
  }()

  /// Every shape of any country, once.
  static let shapes: [PostcodeFormat] = {
    var shapes: [PostcodeFormat] = []
    for format in all.flatMap(\.formats) where !shapes.contains(format) { shapes.append(format) }
    return shapes
  }()

  /// The format of a code, and at which of its places the code begins.
  func format(of code: PostcodeText) -> (format: PostcodeFormat, start: Int)? {
    for format in formats {
      if let start = format.start(of: code) { return (format, start) }
    }
    return nil
  }

  /// The code without the sign of the country.
  func withoutSign(_ code: PostcodeText) -> PostcodeText? {
    if let rest = code.without(self.code, onlyIfApart: false) { return rest }
    return sign.flatMap { code.without($0, onlyIfApart: true) }
  }
}
