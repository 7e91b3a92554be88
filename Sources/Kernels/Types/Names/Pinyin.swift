import Columns

/// Chinese characters as Pinyin writes their Mandarin readings, without tones: 王小明 as `wang xiaoming`.
///
/// Every character has its most customary reading, family names their own (单 is Shan, 曾 Zeng); ü is
/// written u. From U+4E00 to U+9FFF; everything else stays as it is.
package enum Pinyin {
  /// Appends the readings of a text's characters to the open cell, nothing between them.
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    append(text, from: 0, to: &output)
  }

  /// The same for the name of a person: the family name, which comes first, has its own reading and a
  /// blank behind it. A name with a blank or a dot in it stays parted as it is.
  package static func append(name: Span<UInt8>, to output: inout ByteArena) {
    let simple = SimplifiedHan.simplified(of: name)
    guard let family = FamilyReadings.family(of: simple.span) else {
      return append(name, from: 0, to: &output)
    }
    // The simplified name has as many bytes as the name: every character has three.
    if let reading = family.reading {
      output.append(reading)
    } else {
      append(name.extracting(0..<family.byteCount), from: 0, to: &output)
    }
    guard family.byteCount < name.count else { return }
    if isHan(name.scalar(at: family.byteCount).value) { output.append(0x20) }
    append(name, from: family.byteCount, to: &output)
  }

  /// The text with readings in the place of its Chinese characters.
  package static func pinyin(of text: Span<UInt8>) -> [UInt8] {
    var arena = ByteArena()
    append(text, to: &arena)
    let cell = arena.commit()
    return cell.array
  }

  /// The name of a person with readings in the place of its Chinese characters.
  package static func pinyin(ofName name: Span<UInt8>) -> [UInt8] {
    var arena = ByteArena()
    append(name: name, to: &arena)
    let cell = arena.commit()
    return cell.array
  }

  private static func append(
    _ text: Span<UInt8>, from start: Int, to output: inout ByteArena
  ) {
    var index = start
    while index < text.count {
      let scalar = text.scalar(at: index)
      let syllable = syllable(of: scalar.value)
      if syllable.isEmpty {
        output.append(scalar, of: text, at: index)
      } else {
        output.append(syllable)
      }
      index += scalar.byteCount
    }
  }

  private static let first: Int32 = 0x4E00
  private static let count = 0x5200

  static func isHan(_ scalar: Int32) -> Bool {
    scalar >= first && Int(scalar - first) < count
  }

  /// The reading of a character; nothing where it has none.
  static func syllable(of scalar: Int32) -> [UInt8] {
    guard isHan(scalar) else { return [] }
    return index.syllables[Int(index.places[Int(scalar - first)])]
  }

  /// All readings of characters.
  static let syllables = Set(index.syllables.dropFirst())

  /// Syllables, the first of them empty, and for each character from U+4E00 on the place of its own.
  private static let index: (syllables: [[UInt8]], places: [UInt16]) = {
    var syllables: [[UInt8]] = [[]]
    var places = [UInt16](repeating: 0, count: count)
    for table in [table1, table2, table3] {
      for line in table.description.split(separator: "\n") {
        let parts = line.split(separator: " ")
        for scalar in parts[1].unicodeScalars {
          places[Int(scalar.value) - Int(first)] = UInt16(syllables.count)
        }
        syllables.append(Array(parts[0].utf8))
      }
    }
    return (syllables, places)
  }()
}
