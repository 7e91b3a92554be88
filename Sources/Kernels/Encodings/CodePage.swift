/// A code page whose bytes from 0x80 on were taken for UTF-8's, or the other way round.
///
/// Source of the tables: the Unicode Consortium's mapping files; U+FFFD where a byte has no character.
struct CodePage: Sendable {
  /// A code page that the rules know by name.
  enum Name: Sendable { case western, macRoman, codePage437, other }

  let name: Name
  /// Scalars in order, each with its byte in the low eight bits.
  private let entries: [UInt32]

  /// All that are tried; the Western one first, which is Windows-1252 with the controls of Latin-1.
  static let all: [CodePage] = [
    CodePage(.western, windows1252, controls: true), CodePage(.other, windows1250),
    CodePage(.other, latin2), CodePage(.other, windows1251), CodePage(.other, windows1253),
    CodePage(.other, windows1254), CodePage(.other, windows1257), CodePage(.macRoman, macRoman),
    CodePage(.codePage437, codePage437),
  ]

  /// Whether any page could read characters of the text as bytes of UTF-8; a quick look that most
  /// text beyond ASCII does not pass.
  static func mayHaveSequence(_ text: [Int32]) -> Bool {
    for index in text.indices.dropLast() where isLead(text[index]) {
      let next = text[index + 1]
      if next == 0x20 || next == 0xFFFD || isTrail(next) { return true }
    }
    return false
  }

  private static func isLead(_ scalar: Int32) -> Bool {
    (0x80..<0x2600).contains(scalar) && leads[Int(scalar)]
  }

  private static func isTrail(_ scalar: Int32) -> Bool {
    (0x80..<0x2600).contains(scalar) && trails[Int(scalar)]
  }

  private static let leads = characters(of: 0xC2...0xF4)
  private static let trails = characters(of: 0x80...0xBF)

  /// Which characters below U+2600 any page has for one of the bytes.
  private static func characters(of bytes: ClosedRange<UInt32>) -> [Bool] {
    var found = [Bool](repeating: false, count: 0x2600)
    for entry in all.flatMap(\.entries) where bytes.contains(entry & 0xFF) && entry >> 8 < 0x2600 {
      found[Int(entry >> 8)] = true
    }
    return found
  }

  /// What Windows-1252 has in the place of a control character of Latin-1; nil where nothing.
  static func character(forControl scalar: Int32) -> Int32? {
    guard (0x80...0x9F).contains(scalar) else { return nil }
    let character = windows1252Scalars[Int(scalar) - 0x80]
    return character == 0xFFFD ? nil : character
  }

  private static let windows1252Scalars = windows1252.unicodeScalars.map { Int32($0.value) }

  private init(_ name: Name, _ characters: String, controls: Bool = false) {
    var entries: [UInt32] = []
    for (place, scalar) in characters.unicodeScalars.enumerated() {
      let byte = UInt32(place) + 0x80
      if scalar.value != 0xFFFD { entries.append(scalar.value << 8 | byte) }
      if controls && scalar.value != byte { entries.append(byte << 8 | byte) }
    }
    self.name = name
    self.entries = entries.sorted()
  }

  /// The byte of a character beyond ASCII; nil where it has none.
  func byte(for scalar: Int32) -> UInt8? {
    guard scalar >= 0x80, scalar < 0x2600 || scalar > 0xF000 else { return nil }
    let wanted = UInt32(bitPattern: scalar)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let found = entries[middle] >> 8
      if found == wanted { return UInt8(truncatingIfNeeded: entries[middle]) }
      if found < wanted { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private static let windows1252 = """
    €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\
    \u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
    """
  private static let windows1250 = """
    €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\
    \u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
    """
  private static let latin2 = """
    \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\
    \u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\
    \u{9C}\u{9D}\u{9E}\u{9F}\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐ\
    Ö×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
    """
  private static let windows1251 = """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖ\
    ЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
    """
  private static let windows1253 = """
    €\u{FFFD}‚ƒ„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—\u{FFFD}\
    ™\u{FFFD}›\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό\
    ½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{FFFD}
    """
  private static let windows1254 = """
    €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}\u{FFFD}Ÿ\u{A0}¡\
    ¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóô\
    õö÷øùúûüışÿ
    """
  private static let windows1257 = """
    €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰\u{FFFD}‹\u{FFFD}¨ˇ¸\u{FFFD}‘’“”•–—\u{FFFD}™\u{FFFD}›\
    \u{FFFD}¯˛\u{FFFD}\u{A0}\u{FFFD}¢£¤\u{FFFD}¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶ\
    ĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙
    """
  private static let macRoman = """
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“\
    ”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """
  private static let codePage437 = """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫\
    ╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
    """
}
