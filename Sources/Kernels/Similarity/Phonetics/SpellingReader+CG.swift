extension SpellingReader {
  /// C: hard, soft, Italian, Greek or German.
  mutating func readC() {
    if isHardC {
      say("K", past: 2)
    } else if isAtStart, has("CAESAR") {
      say("S", past: 2)
    } else if has("CH") {
      readCH()
    } else if has("CZ"), !has("WICZ", -2) {
      say("S", or: "X", past: 2)
    } else if has("CCIA") || has("CIA", 1) {
      say("X", past: 3)
    } else if has("CC"), !(place == 1 && letters.has("M", at: 0)) {
      readCC()
    } else if hasOne("CK CG CQ", size: 2) {
      say("K", past: 2)
    } else if hasOne("CI CE CY", size: 2) {
      say("S", or: hasOne("CIO CIE CIA", size: 3) ? "X" : "S", past: 2)
    } else if hasOne(" C  Q  G", size: 2, 1) {
      say("K", past: 3)
    } else {
      say("K", withNext: hasOne("CE CI", size: 2, 1) ? "" : "CKQ")
    }
  }

  /// `chianti`, and `bacher` but not `bach` before a soft vowel.
  private var isHardC: Bool {
    if has("CHIA") { return true }
    guard place > 1, !isVowel(-2), has("ACH", -1) else { return false }
    return !isOne("IE", 2) || hasOne("BACHER MACHER", size: 6, -2)
  }

  /// `bellocchio` but not `bacchus`; `accident`, `succeed`.
  private mutating func readCC() {
    guard isOne("IEH", 2), !has("HU", 2) else { return say("K", past: 2) }
    let isHard = place == 1 && has("A", -1) || hasOne("UCCEE UCCES", size: 5, -1)
    say(isHard ? "KS" : "X", past: 3)
  }

  private mutating func readCH() {
    if !isAtStart, has("CHAE") {
      say("K", or: "X", past: 2)
    } else if isGreekCH || isGermanCH {
      say("K", past: 2)
    } else if isAtStart {
      say("X", past: 2)
    } else if letters.has("MC", at: 0) {
      say("K", past: 2)
    } else {
      say("X", or: "K", past: 2)
    }
  }

  /// `character`, `chorus`, `chemistry`; not `chore`.
  private var isGreekCH: Bool {
    guard isAtStart, !has("CHORE") else { return false }
    return hasOne("HARAC HARIS", size: 5, 1) || hasOne("HOR HYM HIA HEM", size: 3, 1)
  }

  private var isGermanCH: Bool {
    if isGermanic || hasOne("ORCHES ARCHIT ORCHID", size: 6, -2) || isOne("TS", 2) { return true }
    guard isAtStart || isOne("AOUE", -1) else { return false }
    return isOne("LRNMBHFVW ", 2) || place + 1 == letters.count - 1
  }

  /// G: hard, soft, silent before N, or with H.
  mutating func readG() {
    if has("H", 1) {
      readGH()
    } else if has("N", 1) {
      readGN()
    } else if has("LI", 1), !isSlavoGermanic {
      say("KL", or: "L", past: 2)
    } else if isAtStart, isHardFirstG || has("Y", 1) {
      say("K", or: "J", past: 2)
    } else if isHardMiddleG {
      say("K", or: "J", past: 2)
    } else if isOne("EIY", 1) || hasOne("AGGI OGGI", size: 4, -1) {
      if isGermanic || has("ET", 1) {
        say("K", past: 2)
      } else {
        say("J", or: has("IER", 1) ? "J" : "K", past: 2)
      }
    } else {
      say("K", withNext: "G")
    }
  }

  private var isHardFirstG: Bool {
    hasOne("ES EP EB EL EY IB IL IN IE EI ER", size: 2, 1)
  }

  /// `-ger-`, `-gy-`, but not `danger`.
  private var isHardMiddleG: Bool {
    (has("ER", 1) || has("Y", 1)) && !letters.hasOne(of: "DANGER RANGER MANGER", size: 6, at: 0)
      && !isOne("EI", -1) && !hasOne("RGY OGY", size: 3, -1)
  }

  private mutating func readGN() {
    if isSlavoGermanic {
      say("KN", past: 2)
    } else if place == 1, letters.isOne(of: "AEIOUY", at: 0) {
      say("KN", or: "N", past: 2)
    } else if !has("EY", 2) {
      say("N", or: "KN", past: 2)
    } else {
      say("KN", past: 2)
    }
  }

  private mutating func readGH() {
    if isAtStart {
      say(has("I", 2) ? "J" : "K", past: 2)
    } else if !isVowel(-1) {
      say("K", past: 1)
    } else if place > 1 && isOne("BHD", -2) || place > 2 && isOne("BHD", -3)
      || place > 3 && isOne("BH", -4)
    {
      // hugh, bough, broughton
      say("", past: 2)
    } else if place > 2, has("U", -1), isOne("CGLRT", -3) {
      // laugh, cough, rough, tough
      say("F", past: 2)
    } else {
      say(has("I", -1) ? "" : "K", past: 2)
    }
  }

}
