/// The names of HTML 4's entities, `apos`, and some that HTML 5 has for signs of every day.
enum HTMLEntityNames {
  /// U+00A0 to U+00FF in order.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc \
    Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute \
    acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde \
    ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  /// Greek from U+0391 and U+03B1 in order; `-` where a code is not assigned or has no name.
  private static let upperGreek = """
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma \
    Tau Upsilon Phi Chi Psi Omega
    """
  private static let lowerGreek = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf \
    sigma tau upsilon phi chi psi omega
    """

  /// A character and its name.
  private static let others = """
    & amp|< lt|> gt|" quot|' apos|& AMP|< LT|> GT|" QUOT|Œ OElig|œ oelig|Š Scaron|š scaron|Ÿ Yuml|\
    ƒ fnof|ˆ circ|˜ tilde|– ndash|— mdash|‘ lsquo|’ rsquo|‚ sbquo|“ ldquo|” rdquo|„ bdquo|† dagger|\
    ‡ Dagger|• bull|… hellip|‰ permil|′ prime|″ Prime|‹ lsaquo|› rsaquo|‾ oline|⁄ frasl|€ euro|\
    ℑ image|℘ weierp|ℜ real|™ trade|ℵ alefsym|← larr|↑ uarr|→ rarr|↓ darr|↔ harr|↵ crarr|⇐ lArr|\
    ⇑ uArr|⇒ rArr|⇓ dArr|⇔ hArr|∀ forall|∂ part|∃ exist|∅ empty|∇ nabla|∈ isin|∉ notin|∋ ni|∏ prod|\
    ∑ sum|− minus|∗ lowast|√ radic|∝ prop|∞ infin|∠ ang|∧ and|∨ or|∩ cap|∪ cup|∫ int|∴ there4|∼ sim|\
    ≅ cong|≈ asymp|≠ ne|≡ equiv|≤ le|≥ ge|⊂ sub|⊃ sup|⊄ nsub|⊆ sube|⊇ supe|⊕ oplus|⊗ otimes|⊥ perp|\
    ⋅ sdot|⌈ lceil|⌉ rceil|⌊ lfloor|⌋ rfloor|◊ loz|♠ spades|♣ clubs|♥ hearts|♦ diams|ϑ thetasym|\
    ϒ upsih|ϖ piv|! excl|# num|$ dollar|% percnt|( lpar|) rpar|* ast|+ plus|, comma|. period|/ sol|\
    : colon|; semi|= equals|? quest|@ commat|[ lsqb|] rsqb|\\\\ bsol|_ lowbar|{ lcub|} rcub|\
    ` grave|‐ hyphen|č ccaron|Č Ccaron|ž zcaron|Ž Zcaron|ř rcaron|Ř Rcaron|ě ecaron|Ě Ecaron|\
    ł lstrok|Ł Lstrok|ą aogon|Ą Aogon|ę eogon|Ę Eogon|ś sacute|Ś Sacute|ć cacute|Ć Cacute|ń nacute|\
    Ń Nacute|ź zacute|Ź Zacute|ż zdot|Ż Zdot|ő odblac|Ő Odblac|ű udblac|Ű Udblac|ğ gbreve|Ğ Gbreve|\
    ş scedil|Ş Scedil|ı inodot|ů uring|Ů Uring|ā amacr|ē emacr|ī imacr|ō omacr|ū umacr
    """

  private static let table: (map: ValueMap, scalars: [Int32]) = {
    var names: [[UInt8]] = []
    var scalars: [Int32] = []
    for (first, list) in [(Int32(0xA0), latin), (0x391, upperGreek), (0x3B1, lowerGreek)] {
      for (place, name) in list.split(separator: " ").enumerated() where name != "-" {
        names.append(Array(name.utf8))
        scalars.append(first + Int32(place))
      }
    }
    for entry in others.split(separator: "|") {
      let parts = entry.split(separator: " ")
      guard let scalar = parts[0].unicodeScalars.first else { continue }
      names.append(Array(parts[1].utf8))
      scalars.append(Int32(scalar.value))
    }
    for (name, scalar) in [
      ("ensp", Int32(0x20)), ("emsp", 0x20), ("thinsp", 0x20), ("vert", 0x7C),
      ("lrm", 0x200E), ("rlm", 0x200F), ("zwj", 0x200D), ("zwnj", 0x200C), ("Tab", 0x09),
      ("NewLine", 0x0A), ("lang", 0x27E8), ("rang", 0x27E9),
    ] {
      names.append(Array(name.utf8))
      scalars.append(scalar)
    }
    return (ValueMap(names), scalars)
  }()

  /// The character of a name; nil where it is none.
  static func scalar(of name: Span<UInt8>) -> Int32? {
    table.map.arm(for: name).map { table.scalars[$0] }
  }
}
