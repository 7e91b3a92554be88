extension CountryNames {
  /// French and Spanish formal names that are not made of an opening and the short one.
  static let formal = """
    AD Andorre|Principauté d'Andorre
    AF Afganistán|República Islámica del Afganistán
    BD République populaire du Bangladesh|República Popular de Bangladesh
    BL San Barthélemy
    BO État plurinational de Bolivie|Estado Plurinacional de Bolivia
    BR République fédérative du Brésil|República Federativa del Brasil
    CH Confederación Suiza|Confederazione Svizzera
    CW Curazao
    DZ République algérienne démocratique et populaire|República Argelina Democrática y Popular
    EG République arabe d'Égypte|República Árabe de Egipto|Arabische Republik Ägypten
    ET République fédérale démocratique d'Éthiopie|República Democrática Federal de Etiopía
    FM États fédérés de Micronésie|Estados Federados de Micronesia
    GA République gabonaise|República Gabonesa
    GR République hellénique|República Helénica|Hellenische Republik
    GY République coopérative du Guyana|República Cooperativa de Guyana
    IT République italienne|República Italiana|Repubblica Italiana|Italienische Republik
    JO Royaume hachémite de Jordanie|Reino Hachemita de Jordania
    KG République kirghize|República Kirguisa
    LB République libanaise|República Libanesa
    LK République socialiste démocratique de Sri Lanka|\
    República Socialista Democrática de Sri Lanka
    LU Grand-Duché de Luxembourg|Gran Ducado de Luxemburgo
    MM République de l'Union du Myanmar|República de la Unión de Myanmar
    MX États-Unis du Mexique|États-Unis mexicains
    NL Pays-Bas (Royaume des)|Países Bajos (Reino de los)|Netherlands (Kingdom of the)
    NU Nioué
    OM Sultanat d'Oman|Sultanía de Omán|Sultanato de Omán
    PG État indépendant de Papouasie-Nouvelle-Guinée|Estado Independiente de Papua Nueva Guinea
    PT République portugaise|Portugiesische Republik
    SJ Svalbard and Jan Mayen Islands
    SK République slovaque|República Eslovaca
    TG République togolaise|República Togolesa
    TN République tunisienne
    UY République orientale de l'Uruguay|República Oriental del Uruguay
    VE République bolivarienne du Venezuela|República Bolivariana de Venezuela
    VN République socialiste du Viet Nam|República Socialista de Viet Nam
    WS État indépendant du Samoa|Estado Independiente de Samoa
    ZA République sud-africaine|República Sudafricana
    """
}
