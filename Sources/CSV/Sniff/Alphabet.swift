/// The letters beyond ASCII of a language, or of a family of them that exports mix; the most frequent
/// first. A guess asks how likely the characters of a code page are in one of them.
struct Alphabet: Sendable {
  let letters: String

  static let all: [Alphabet] = [
    "éáóíñçãêâèàäöüßåøæôúõîïûùëòìœý",  // Western Europe, mixed
    "éèàêçâîôûùïëœ",  // French
    "üäöß",  // German
    "óíáéñúü",  // Spanish
    "ãçéáóêíõúâàô",  // Portuguese
    "àèùòéì",  // Italian
    "ëéïöèüê",  // Dutch
    "åäöøæé",  // Scandinavian
    "áíðéöúóþýæ",  // Icelandic
    "łąęóżśćńź",  // Polish
    "íáéěřščžýůúóňďť",  // Czech
    "áíéčšžýúťľňôóďäŕĺ",  // Slovak
    "éáöóüíőúű",  // Hungarian
    "čšžćđ",  // Slovene, Croatian
    "áéíłóčšžýěąęřśżćńöüőúűůťďňôâăţľ",  // Central Europe, mixed
    "ăîâşţșț",  // Romanian
    "ıüşğçöİâ",  // Turkish
    "ėšžįąųūčęāīēņļķģõäöü",  // Baltic
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",  // Russian
    "аиоетнрсвлкдпмзяъгбуычцжхшщфюйь",  // Bulgarian
    "оанивіертсклудмпязьбгчйхцїюєжшщфґ",  // Ukrainian
    "аоиенрстјкудлвпмгбзцшчћжђњхљфџ",  // Serbian
    "αοιετνσρηκπμλςυόίάέθδχγήφώωβύξζψ",  // Greek
    "\u{5D9}\u{5D5}\u{5D4}\u{5DC}\u{5E8}\u{5D0}\u{5EA}\u{5D1}\u{5E9}\u{5DE}\u{5E0}\u{5E2}\u{5D3}"
      + "\u{5DD}\u{5D7}\u{5E7}\u{5E4}\u{5DB}\u{5D2}\u{5D8}\u{5E1}\u{5D6}\u{5DF}\u{5E6}",  // Hebrew
    "\u{627}\u{644}\u{64A}\u{645}\u{648}\u{646}\u{631}\u{62A}\u{628}\u{629}\u{639}\u{62F}\u{633}"
      + "\u{641}\u{647}\u{643}\u{642}\u{62D}\u{62C}\u{634}\u{637}\u{635}\u{62E}\u{636}",  // Arabic
    "านรอกเงมยลวดตสทบปคแหพขจชไใโ\u{E48}\u{E49}\u{E31}\u{E34}\u{E35}\u{E37}\u{E38}\u{E39}"
      + "\u{E4C}\u{E30}\u{E33}",  // Thai
  ].map(Alphabet.init(letters:))

  /// Signs that names and amounts have in all languages.
  private static let frequentSigns = "’€£"
  /// Signs that texts of all languages have.
  private static let signs = "\u{A0}–—‘“”„«»…©®°§±µ·№•¿¡´`ªº¨¸²³½™"

  /// The natural logarithm of how likely each character is, by the rule that the letter of rank n is
  /// about 1 / n as frequent as the first; capitals a tenth of that.
  func costs() -> [Unicode.Scalar: Double] {
    let letters = Array(letters.unicodeScalars)
    let sum = letters.indices.reduce(0) { $0 + 1 / Double($1 + 3) }
    var costs: [Unicode.Scalar: Double] = [:]
    for (rank, letter) in letters.enumerated() {
      let share = 0.9 / Double(rank + 3) / sum
      costs[letter] = naturalLogarithm(share)
      let capital = letter.properties.uppercaseMapping.unicodeScalars
      if capital.count == 1, capital.first != letter {
        costs[capital.first!] = naturalLogarithm(share / 10)
      }
    }
    for sign in Self.frequentSigns.unicodeScalars { costs[sign] = naturalLogarithm(0.02) }
    for sign in Self.signs.unicodeScalars where costs[sign] == nil {
      costs[sign] = naturalLogarithm(0.004)
    }
    return costs
  }

  /// Costs of all alphabets, made once.
  static let allCosts = all.map { $0.costs() }
}

/// ln x for x > 0: the exponent, and a series for what is left of it.
func naturalLogarithm(_ x: Double) -> Double {
  let ratio = (x.significand - 1) / (x.significand + 1)
  let square = ratio * ratio
  var term = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 25, by: 2) {
    sum += term / odd
    term *= square
  }
  return Double(x.exponent) * 0.693147180559945 + 2 * sum
}
