/// Addresses in Chinese, which have no blanks, as words: `浙江省杭州市西湖区文三路128号3幢502室` is
/// `文三路 128 3 502`.
///
/// Province, city and district stand in front, whole, without 省, 市 and 区, or not at all, and tell
/// nothing that the city's own column does not; what a number counts is written in several ways (3幢,
/// 3栋, 3号楼, `3-`), or left out.
package enum HanAddress {
  /// The characters that end the names of provinces, of cities and of districts, from the largest on.
  private static let levels: [[Int32]] = [
    [0x7701], [0x5E02, 0x5DDE, 0x76DF], [0x533A, 0x53BF, 0x65D7],
  ]
  private static let city = 1
  /// Characters before 区 that make it part of a street's or an estate's name: 园区, 小区, 社区.
  private static let notBeforeDistrict: Set<Int32> = [
    0x56ED, 0x5C0F, 0x793E, 0x5E93, 0x6821, 0x5382,
  ]
  /// So many characters at most stand before the end of a name.
  private static let longestName = 7
  /// What numbers count, longer ones first.
  private static let units = "号楼 号院 单元 号 幢 栋 座 楼 室 层 弄 房 户".split(separator: " ").map {
    $0.unicodeScalars.map { Int32(bitPattern: $0.value) }
  }

  /// Takes a folded text apart where it is in Chinese; others stay as they are.
  package static func split(_ text: inout [UInt8]) {
    guard HanText.isPresent(in: text.span) else { return }
    let scalars = self.scalars(of: text.span)
    var output: [UInt8] = []
    var index = ends(scalars).last ?? 0
    var isBehindNumber = false
    while index < scalars.count {
      let scalar = scalars[index]
      if isBehindNumber, isHan(scalar),
        let unit = units.first(where: { scalars[index...].starts(with: $0) })
      {
        index += unit.count
        if !output.isEmpty, output.last != 0x20 { output.append(0x20) }
        continue
      }
      let isParted = index > 0 && isHan(scalar) != isHan(scalars[index - 1])
      if isParted, !output.isEmpty, output.last != 0x20 { output.append(0x20) }
      append(scalar, to: &output)
      isBehindNumber = !isHan(scalar)
      index += 1
    }
    while output.last == 0x20 { output.removeLast() }
    if !output.isEmpty { text = output }
  }

  /// Leaves out the 市 of a city's name, and the like, which is written or not.
  package static func shortenPlace(_ text: inout [UInt8]) {
    // Of two characters before it: 沙市 is a name.
    guard text.count > 6, HanText.isPresent(in: text.span) else { return }
    guard text[text.count - 3] >= 0xE4 else { return }
    let last = text.span.scalar(at: text.count - 3).value
    if levels.contains(where: { $0.contains(last) }) { text.removeLast(3) }
  }

  /// Appends the name of the city that a folded address begins with.
  package static func appendCity(of text: Span<UInt8>, to output: inout [UInt8]) {
    guard HanText.isPresent(in: text) else { return }
    let scalars = self.scalars(of: text)
    var start = 0
    for end in ends(scalars) {
      if levels[city].contains(scalars[end - 1]) {
        for scalar in scalars[start..<end] { append(scalar, to: &output) }
        return shortenPlace(&output)
      }
      start = end
    }
  }

  /// The places behind the names of province, city and district, as far as they are there.
  private static func ends(_ scalars: [Int32]) -> [Int] {
    var ends: [Int] = []
    var start = 0
    for (level, marks) in levels.enumerated() {
      let first = start + (level == city ? 2 : 1)
      let last = min(start + longestName, scalars.count - 1)
      var index = start
      while index <= last, isHan(scalars[index]) {
        let isEnd = index >= first && marks.contains(scalars[index])
        if isEnd, level < 2 || !notBeforeDistrict.contains(scalars[index - 1]) {
          start = index + 1
          ends.append(start)
          break
        }
        index += 1
      }
    }
    return ends
  }

  private static func scalars(of text: Span<UInt8>) -> [Int32] {
    var scalars: [Int32] = []
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      scalars.append(scalar.value)
      index += scalar.byteCount
    }
    return scalars
  }

  private static func append(_ scalar: Int32, to output: inout [UInt8]) {
    let encoded = EncodedScalar(scalar)
    for index in 0..<encoded.count { output.append(encoded.bytes[index]) }
  }

  private static func isHan(_ scalar: Int32) -> Bool { scalar >= 0x4E00 && scalar <= 0x9FFF }
}
