extension SpellingReader {
  /// `edge`, `edgar`.
  mutating func readD() {
    if has("DG") {
      let isSoft = isOne("IEY", 2)
      say(isSoft ? "J" : "TK", past: isSoft ? 3 : 2)
    } else {
      say("T", withNext: "TD")
    }
  }

  /// Said at the start and between vowels, before a vowel.
  mutating func readH() {
    let isSaid = (isAtStart || isVowel(-1)) && isVowel(1)
    say(isSaid ? "H" : "", past: isSaid ? 2 : 1)
  }

  /// English or Spanish.
  mutating func readJ() {
    let isSan = letters.hasOne(of: "SAN ", size: 4, at: 0)
    if isSan || has("JOSE") {
      let isName = isAtStart && isOne(" ", 4) || letters.count == 4
      say(isName || isSan ? "H" : "J", or: "H", past: 1)
    } else if isAtStart {
      say("J", or: "A", withNext: "J")
    } else if isVowel(-1), !isSlavoGermanic, isOne("AO", 1) {
      say("J", or: "H", withNext: "J")
    } else if isAtEnd {
      say("J", or: "", withNext: "J")
    } else {
      let isSilent = isOne("LTKSNMBZ", 1) || isOne("SKL", -1)
      say(isSilent ? "" : "J", withNext: "J")
    }
  }

  /// Spanish LL is silent for some: `cabrillo`, `gallegos`.
  mutating func readL() {
    say("L", or: has("L", 1) && isSpanishLL ? "" : "L", withNext: "L")
  }

  private var isSpanishLL: Bool {
    if place == letters.count - 3, hasOne("ILLO ILLA ALLE", size: 4, -1) { return true }
    let endsSpanish =
      letters.hasOne(of: "AS OS", size: 2, at: letters.count - 2)
      || letters.isOne(of: "AO", at: letters.count - 1)
    return endsSpanish && has("ALLE", -1)
  }

  /// The B of `dumb` and `thumber` is silent.
  mutating func readM() {
    let isSilentB = has("UMB", -1) && (place + 1 == letters.count - 1 || has("ER", 2))
    say("M", past: isSilentB || has("M", 1) ? 2 : 1)
  }

  /// `ph`, `campbell`.
  mutating func readP() {
    if has("H", 1) { say("F", past: 2) } else { say("P", withNext: "PB") }
  }

  /// French `-ier` ends silent: `rogier`, but `hochmeier`.
  mutating func readR() {
    let isFrench =
      isAtEnd && !isSlavoGermanic && has("IE", -2) && !hasOne("ME MA", size: 2, -4)
    say(isFrench ? "" : "R", or: "R", withNext: "R")
  }

  /// T: `nation`, `match`, `thomas`, `the`.
  mutating func readT() {
    if has("TION") || hasOne("TIA TCH", size: 3) {
      say("X", past: 3)
    } else if has("TH") || has("TTH") {
      let isHard = hasOne("OM AM", size: 2, 2) || isGermanic
      say(isHard ? "T" : "0", or: "T", past: 2)
    } else {
      say("T", withNext: "TD")
    }
  }

  /// W: `Wasserman` as `Vasserman`, `Arnow` as `Arnoff`, `Filipowicz`.
  mutating func readW() {
    if has("WR") {
      say("R", past: 2)
    } else if isAtStart, isVowel(1) || has("WH") {
      say("A", or: isVowel(1) ? "F" : "A", past: 1)
    } else if isAtEnd && isVowel(-1)
      || hasOne("EWSKI EWSKY OWSKI OWSKY", size: 5, -1) || letters.has("SCH", at: 0)
    {
      say("", or: "F", past: 1)
    } else if hasOne("WICZ WITZ", size: 4) {
      say("TS", or: "FX", past: 4)
    } else {
      say("", past: 1)
    }
  }

  /// French `breaux` ends silent.
  mutating func readX() {
    let isSilent =
      isAtEnd && (hasOne("IAU EAU", size: 3, -3) || hasOne("AU OU", size: 2, -2))
    say(isAtStart ? "S" : isSilent ? "" : "KS", withNext: isAtStart ? "" : "CX")
  }

  /// `zhao`, `pizza`, and Slavic Z.
  mutating func readZ() {
    if has("H", 1) { return say("J", past: 2) }
    let isHard =
      hasOne("ZO ZI ZA", size: 2, 1) || isSlavoGermanic && !isAtStart && !has("T", -1)
    say("S", or: isHard ? "TS" : "S", withNext: "Z")
  }

  /// S: silent in `island`, soft in `sugar`, `sh` but not in `-heim`, German before consonants.
  mutating func readS() {
    if hasOne("ISL YSL", size: 3, -1) {
      say("", past: 1)
    } else if isAtStart, has("SUGAR") {
      say("X", or: "S", past: 1)
    } else if has("SH") {
      say(hasOne("HEIM HOEK HOLM HOLZ", size: 4, 1) ? "S" : "X", past: 2)
    } else if hasOne("SIO SIA", size: 3) {
      say("S", or: isSlavoGermanic ? "S" : "X", past: 3)
    } else if isAtStart && isOne("MNLW", 1) || has("Z", 1) {
      say("S", or: "X", withNext: "Z")
    } else if has("SC") {
      readSC()
    } else {
      let isFrench = isAtEnd && hasOne("AI OI", size: 2, -2)
      say(isFrench ? "" : "S", or: "S", withNext: "SZ")
    }
  }

  /// `school`, `schermerhorn`, `schmidt`, `science`, `scott`.
  private mutating func readSC() {
    if !has("H", 2) {
      say(isOne("IEY", 2) ? "S" : "SK", past: 3)
    } else if hasOne("ER EN", size: 2, 3) {
      say("X", or: "SK", past: 3)
    } else if hasOne("OO UY ED EM", size: 2, 3) {
      say("SK", past: 3)
    } else {
      let isGerman = isAtStart && !letters.isOne(of: "AEIOUYW", at: 3)
      say("X", or: isGerman ? "S" : "X", past: 3)
    }
  }
}
