import Columns

/// How the legal forms of companies are written.
///
/// A form is known by its letters, without case, full stops and blanks: `g.m.b.h.` and `G m b H` are
/// GmbH. It is written as its country writes it.
enum LegalForms {
  /// Most words that a form has.
  static let longest = 5

  /// A form a line: how it is written, then what else it is called.
  private static let text = """
    GmbH|Gesellschaft mit beschränkter Haftung
    GmbH & Co. KG|GmbH und Co KG
    gGmbH
    AG|Aktiengesellschaft
    KG|Kommanditgesellschaft
    OHG|Offene Handelsgesellschaft
    GbR
    KGaA
    e.K.|e. Kfm.
    e.V.|eingetragener Verein
    eG|eingetragene Genossenschaft
    UG (haftungsbeschränkt)
    UG
    SE
    mbH
    Ltd|Limited
    LLC|Limited Liability Company
    LLP|Limited Liability Partnership
    LP|Limited Partnership
    PLC|Public Limited Company
    Inc.|Incorporated
    Corp.|Corporation
    Co.|Company
    Co. Ltd|Company Limited
    Pty Ltd|Proprietary Limited
    Pte Ltd|Pte Limited
    Pvt Ltd|Private Limited|Pvt Limited
    PLLC
    CIC
    S.A.|Société anonyme|Sociedad anónima|Sociedade anónima
    S.A.S.|Société par actions simplifiée
    SASU
    SARL|Société à responsabilité limitée
    S.à r.l.
    EURL
    SNC
    SCI
    GIE
    S.L.|Sociedad limitada|Sociedad de responsabilidad limitada
    S.L.U.
    S.A.U.
    S.r.l.|Società a responsabilità limitata
    S.p.A.|Società per azioni
    S.A. de C.V.
    S. de R.L. de C.V.
    Lda.
    Ltda.|Limitada
    EIRELI
    B.V.|Besloten vennootschap
    N.V.|Naamloze vennootschap
    V.O.F.
    BVBA
    CVBA
    AB|Aktiebolag
    A/S|Aktieselskab
    ApS|Anpartsselskab
    ASA
    Oy|Osakeyhtiö
    Oyj
    ehf.
    hf.
    Sp. z o.o.|Spółka z ograniczoną odpowiedzialnością
    Sp.k.
    Sp.j.
    s.r.o.|společnost s ručením omezeným|spol. s r.o.
    v.o.s.
    Kft.|Korlátolt felelősségű társaság
    Zrt.
    Nyrt.
    d.o.o.
    d.d.
    EOOD
    OOD
    SIA
    UAB
    OÜ
    ООО|Общество с ограниченной ответственностью
    ОАО
    ЗАО
    ПАО
    ТОВ
    A.Ş.|Anonim Şirketi
    Ltd. Şti.|Limited Şirketi
    K.K.|Kabushiki Kaisha
    G.K.|Godo Kaisha
    Sdn. Bhd.|Sendirian Berhad
    Bhd.|Berhad
    Tbk
    """

  /// Chinese, Japanese and Korean forms, which stand without a blank; longer ones first, in
  /// simplified characters.
  private static let glued = """
    股份有限责任公司 集团股份有限公司 股份有限公司 有限责任公司 集团有限公司 有限合伙企业 有限公司 有限合伙 \
    株式会社 有限会社 合同会社 合资会社 合名会社 주식회사 유한회사
    """

  /// Forms and the way they are written, by their keys.
  private static let table: (map: ValueMap, texts: [[UInt8]]) = {
    var keys: [[UInt8]] = []
    var texts: [[UInt8]] = []
    for line in text.split(separator: "\n") {
      let forms = line.split(separator: "|").map(String.init)
      for form in forms {
        keys.append(NameKey.key(form, .all))
        texts.append(Array(forms[0].utf8))
      }
    }
    return (ValueMap(keys), texts)
  }()

  /// The forms that stand without a blank.
  static let gluedForms = glued.split(separator: " ").map { Array($0.utf8) }

  /// How a form is written, by its key; nil where it is none.
  static func written(_ key: Span<UInt8>) -> [UInt8]? {
    table.map.arm(for: key).map { table.texts[$0] }
  }
}
