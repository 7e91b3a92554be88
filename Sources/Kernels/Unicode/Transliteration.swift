/// Characters and what they are in ASCII, where taking accents off does not do it.
///
/// Cyrillic as the BGN and the United Kingdom's PCGN write it, without apostrophes; Greek by ISO 843,
/// with ch, th and ps; the rest by custom.
enum Transliteration {
  private static let letters = """
    ß ss|ẞ SS|æ ae|Æ AE|œ oe|Œ OE|ø o|Ø O|đ d|Đ D|ð d|Ð D|þ th|Þ Th|ł l|Ł L|ħ h|Ħ H|ŧ t|Ŧ T|ı i|ĸ k|\
    ŋ ng|Ŋ Ng|ə e|Ə E|ƒ f|ȷ j|ʼ '|ʻ '|ʹ '|ʺ "
    а a|б b|в v|г g|д d|е e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|\
    ч ch|ш sh|щ shch|ъ|ы y|ь|э e|ю yu|я ya|ё yo|і i|ї yi|є ye|ґ g|ў u|ј j|љ lj|њ nj|ћ c|ђ dj|џ dz|ѓ g|\
    ќ k|ѕ dz
    А A|Б B|В V|Г G|Д D|Е E|Ж Zh|З Z|И I|Й Y|К K|Л L|М M|Н N|О O|П P|Р R|С S|Т T|У U|Ф F|Х Kh|Ц Ts|\
    Ч Ch|Ш Sh|Щ Shch|Ъ|Ы Y|Ь|Э E|Ю Yu|Я Ya|Ё Yo|І I|Ї Yi|Є Ye|Ґ G|Ў U|Ј J|Љ Lj|Њ Nj|Ћ C|Ђ Dj|Џ Dz|Ѓ G|\
    Ќ K|Ѕ Dz
    α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|\
    ψ ps|ω o|Α A|Β V|Γ G|Δ D|Ε E|Ζ Z|Η I|Θ Th|Ι I|Κ K|Λ L|Μ M|Ν N|Ξ X|Ο O|Π P|Ρ R|Σ S|Τ T|Υ Y|Φ F|\
    Χ Ch|Ψ Ps|Ω O
    ‘ '|’ '|‚ '|‛ '|“ "|” "|„ "|‟ "|« "|» "|‹ '|› '|′ '|″ "|´ '|ˮ "|、 ,|。 .|「 "|」 "|『 "|』 "|〜 ~|〈 <|\
    〉 >|《 "|》 "|【 [|】 ]|‐ -|‑ -|‒ -|– -|— -|― -|− -|\u{AD}|‧ .|• *|· .|… ...|⁄ /|∕ /|× x|÷ /|© (c)|® (r)|\
    € EUR|¡ !|¿ ?|№ No|⁓ ~|∼ ~
    """

  /// Scalars in order, each with the place of its letters.
  private static let table: (scalars: [Int32], texts: [[UInt8]]) = {
    var entries: [(scalar: Int32, text: [UInt8])] = []
    for entry in letters.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let parts = entry.split(separator: " ", maxSplits: 1)
      guard let scalar = parts[0].unicodeScalars.first else { continue }
      let text = parts.count > 1 ? Array(parts[1].utf8) : []
      if text.allSatisfy({ $0 < 0x80 }) { entries.append((Int32(scalar.value), text)) }
    }
    entries.sort { $0.scalar < $1.scalar }
    return (entries.map(\.scalar) + zeroWidth, entries.map(\.text) + zeroWidth.map { _ in [] })
  }()

  /// Characters without a width; they are above all the others.
  private static let zeroWidth: [Int32] = [0xFE0E, 0xFE0F, 0xFEFF]

  /// The letters for a scalar; nil where the table has none.
  static func ascii(of scalar: Int32) -> [UInt8]? {
    if (0x200B...0x200F).contains(scalar) || (0x2060...0x2064).contains(scalar) { return [] }
    var low = 0
    var high = table.scalars.count
    while low < high {
      let middle = (low + high) / 2
      if table.scalars[middle] == scalar { return table.texts[middle] }
      if table.scalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
