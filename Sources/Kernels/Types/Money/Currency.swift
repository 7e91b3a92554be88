/// The currency that stands beside an amount, as the codes that it can mean: `EUR` is one, `$` many.
struct Currency: Sendable, Equatable {
  /// ISO 4217, the one that a sign means first of all before the others.
  let codes: [String]

  /// Whether a column of this currency may hold an amount of the other: it names the same, a sign of
  /// the declared code, or the code that the declared sign means first of all.
  func covers(_ other: Currency) -> Bool {
    if codes == other.codes { return true }
    if codes.count == 1 { return other.codes.contains(codes[0]) }
    return other.codes.count == 1 && other.codes[0] == codes[0]
  }
}

extension Currency {
  /// The currency at the start of the text, and how many bytes it takes; nil where there is none.
  static func prefix(of text: Span<UInt8>) -> (currency: Currency, byteCount: Int)? {
    if text.count == 0 || ASCII.isDigit(text[0]) { return nil }
    if let code = code(text, at: 0) { return code }
    for sign in signs
    where text.has(sign.bytes, at: 0) && !endsInWord(sign.bytes, text, next: sign.bytes.count) {
      return (sign.currency, sign.bytes.count)
    }
    return nil
  }

  /// The currency at the end of the text, and how many bytes it takes; nil where there is none.
  static func suffix(of text: Span<UInt8>) -> (currency: Currency, byteCount: Int)? {
    if text.count == 0 || ASCII.isDigit(text[text.count - 1]) { return nil }
    if text.count >= 3, let code = code(text, at: text.count - 3) { return code }
    for sign in signs where text.has(sign.bytes, at: text.count - sign.bytes.count) {
      return (sign.currency, sign.bytes.count)
    }
    return nil
  }

  /// Three letters that are a code, no further letter beside them.
  private static func code(
    _ text: Span<UInt8>, at place: Int
  ) -> (currency: Currency, byteCount: Int)? {
    guard text.count >= place + 3, (0..<3).allSatisfy({ ASCII.isLetter(text[place + $0]) }),
      place == 0 || !ASCII.isLetter(text[place - 1]),
      place + 3 == text.count || !ASCII.isLetter(text[place + 3])
    else { return nil }
    let letters = (0..<3).map { ASCII.uppercased(text[place + $0]) }
    for start in stride(from: 0, to: codes.count, by: 3)
    where codes[start] == letters[0] && codes[start + 1] == letters[1]
      && codes[start + 2] == letters[2]
    {
      return (Currency(codes: [String(decoding: letters, as: UTF8.self)]), 3)
    }
    return nil
  }

  /// Whether a sign of letters would end within a word: `kr` of `kroner`.
  private static func endsInWord(_ sign: [UInt8], _ text: Span<UInt8>, next: Int) -> Bool {
    next < text.count && ASCII.isLetter(sign[sign.count - 1]) && ASCII.isLetter(text[next])
  }

  /// ISO 4217's codes of money in use, without those of funds and metals.
  private static let codes = Array(
    ("AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBHDBIFBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCLPCNYCOPCRC"
      + "CUPCVECZKDJFDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGNFGTQGYDHKDHNLHTGHUFIDRILSINRIQDIRR"
      + "ISKJMDJODJPYKESKGSKHRKMFKPWKRWKWDKYDKZTLAKLBPLKRLRDLSLLYDMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWK"
      + "MXNMYRMZNNADNGNNIONOKNPRNZDOMRPABPENPGKPHPPKRPLNPYGQARRONRSDRUBRWFSARSBDSCRSDGSEKSGDSHPSLE"
      + "SOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTNDTOPTRYTTDTWDTZSUAHUGXUSDUYUUZSVEDVESVNDVUVWSTXAFXCDXOFXPF"
      + "YERZARZMWZWG").utf8)

  /// What is written for a currency, longer ones before those that they end or begin with.
  private static let signs: [(bytes: [UInt8], currency: Currency)] = [
    ("US$", "USD"), ("AU$", "AUD"), ("CA$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"),
    ("MX$", "MXN"), ("CN¥", "CNY"), ("R$", "BRL"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"),
    ("$", "USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP"), ("€", "EUR"), ("£", "GBP EGP"),
    ("¥", "JPY CNY"), ("￥", "JPY CNY"), ("円", "JPY"), ("元", "CNY TWD"), ("₹", "INR"),
    ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"), ("₴", "UAH"), ("₫", "VND"), ("₪", "ILS"),
    ("฿", "THB"), ("₦", "NGN"), ("₱", "PHP"), ("₸", "KZT"), ("₾", "GEL"), ("₼", "AZN"),
    ("֏", "AMD"), ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("zł", "PLN"), ("Kč", "CZK"),
    ("Ft", "HUF"), ("Fr.", "CHF"), ("kr.", "DKK SEK NOK ISK"), ("kr", "SEK NOK DKK ISK"),
    ("лв.", "BGN"), ("лв", "BGN"), ("руб.", "RUB"), ("руб", "RUB"), ("Rp", "IDR"), ("RM", "MYR"),
  ].map { sign, codes in
    (Array(sign.utf8), Currency(codes: codes.split(separator: " ").map { String($0) }))
  }
}

extension Span<UInt8> {
  /// Whether the bytes stand at that place, which may be outside of the text.
  fileprivate func has(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place + bytes.count <= count else { return false }
    for (offset, byte) in bytes.enumerated() where self[place + offset] != byte { return false }
    return true
  }
}
