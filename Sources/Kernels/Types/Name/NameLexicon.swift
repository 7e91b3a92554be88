import Columns

/// The words that mean something in a name: what each may be, by its letters.
///
/// Words are compared without case and without full stops: `Ph.D.` is `phd`.
enum NameLexicon {
  static let lists: [(kinds: NameWord.Kinds, words: String)] = [
    (
      .title,
      """
      mr mister mrs ms miss mx mme mlle mmes messrs madam madame monsieur mademoiselle dr doctor drs \
      prof professor rev reverend revd hon honorable honourable rt right capt captain col colonel gen \
      general lt lieutenant maj major sgt sergeant cpl corporal pvt private adm admiral cmdr commander \
      cdr brig brigadier amb ambassador pres president vice sen senator rep representative gov governor \
      mayor judge magistrate mag chancellor minister secretary treasurer chief chair chairman \
      cardinal bishop archbishop rabbi imam pastor deacon monsignor msgr vicar provost abbot \
      herr frau fraulein hr señor senor señora senora sra srta señorita senorita signor signora sig \
      sigra dott dottssa dhr mevr mw ing dipling ir kapitän excellency highness majesty honour eminence \
      holiness his her your us district circuit associate assistant deputy supreme attorney officer inspector \
      detective constable lord lady count countess viscount viscountess marquess marquis baron \
      baroness duchess cllr councillor engr eng arch avv lic shri smt sri shrimati haji hajji dato \
      datuk
      """
    ),
    (
      [.title, .titleOfFirst],
      """
      sir dame king queen prince princess pope sister brother father mother fr sr aunt auntie uncle \
      sheikh sheik shaikh emperor empress tsar sultan doña
      """
    ),
    (
      [.suffix, .generation], "jr jnr jun snr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xlix"
    ),
    ([.suffix, .generation, .title, .titleOfFirst], "sr"),
    ([.perhapsSuffix, .generation], "junior senior v i x"),
    (
      .suffix,
      """
      md phd dphil esq esquire mba bsc msc msced med dds dmd dvm rn lpn pac cpa cfa cfp clu \
      lutc pmp jd llb llm llm qc mep cbe obe mbe kbe dbe gbe usa usn usmc usaf edd psyd \
      scd osb ocd osf pharmd dpt msw lcsw facs frcs frs fba mfa bfa meng beng ing dsc dba \
      aia faia cissp cpcu chfc ccna phr sphr shrm frcp mrcp mph bds
      """
    ),
    (.perhapsSuffix, "ma do vc ed am ba bs pe pa ra np om od op sj dc kc mp ret"),
    (
      .particle,
      """
      dí van von vom zu zum zur der den des de del della delle degli dei di da do dos das du la le las \
      los lo ter ten te tot op auf af av abu abd al el bin bint ibn ap st ste san santa santo mac mc \
      vander vanden st saint dal dalla dello
      """
    ),
    (.smallParticle, "ben"),
    (.conjunction, "y e i and & und et en"),
    (
      .alsoName,
      """
      king prince princess bishop archbishop major judge abbot sister brother pope baron sen gen maj \
      mag hon eng mayor cardinal chancellor deacon pastor constable sergeant provost marquis sultan \
      sheikh sheik shaikh haji sri shri honor her jun md vi xi meng beng pac
      """
    ),
  ]

  private static let table: (map: ValueMap, kinds: [NameWord.Kinds]) = {
    var words: [[UInt8]] = []
    var kinds: [NameWord.Kinds] = []
    for list in lists {
      for word in list.words.split(separator: " ") {
        let key = Array(word.utf8)
        if let place = words.firstIndex(of: key) {
          kinds[place].formUnion(list.kinds)
        } else {
          words.append(key)
          kinds.append(list.kinds)
        }
      }
    }
    return (ValueMap(words, ignoringCase: true), kinds)
  }()

  /// What a word may be; nothing where it is known for none of it. What only an abbreviation has, a full
  /// stop, tells `Sen.` from the name Sen.
  static func kinds(of word: Span<UInt8>) -> NameWord.Kinds {
    if word.count > 16 { return [] }
    return withUnstopped(word) { plain in
      if let arm = table.map.arm(for: plain) {
        let kinds = table.kinds[arm]
        return plain.count < word.count ? kinds.subtracting(.alsoName) : kinds
      }
      return kindsOfCompound(word)
    }
  }

  /// `Magistrate-Judge`, `Lt.Gen.`: a title where both parts are. `Smith-De`: a particle at its end.
  private static func kindsOfCompound(_ word: Span<UInt8>) -> NameWord.Kinds {
    for index in word.indices.dropFirst().dropLast()
    where word[index] == 0x2D || word[index] == 0x2E {
      let right = kinds(of: word.extracting(index + 1..<word.count))
      if word[index] == 0x2D, right.contains(.particle) { return .particle }
      return kinds(of: word.extracting(0..<index)).intersection(right).intersection(.title)
    }
    return []
  }

  /// Lends the word without its full stops.
  private static func withUnstopped<Result>(
    _ word: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    var bytes: InlineArray<16, UInt8> = .init(repeating: 0)
    var count = 0
    for index in word.indices where word[index] != 0x2E {
      bytes[count] = word[index]
      count += 1
    }
    return body(bytes.span.extracting(0..<count))
  }
}

extension NameLexicon {
  /// Little words that shape titles.
  enum Little: Int, CaseIterable {
    case ph, of, the, and

    private static let map = ValueMap(
      ["ph", "of", "the", "and", "ph.", "&"].map { Array($0.utf8) }, ignoringCase: true)
    private static let order: [Little] = [.ph, .of, .the, .and, .ph, .and]

    static func named(_ word: Span<UInt8>) -> Little? {
      word.count > 3 ? nil : map.arm(for: word).map { order[$0] }
    }
  }
}
