extension CountryNames {
  /// German, French and Spanish names that differ from the English ones by more than accents.
  static let european = """
    AE Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos
    AG Antigua und Barbuda|Antigua-et-Barbuda|Antigua y Barbuda
    AI Anguila
    AL Albanien|Albanie
    AM Armenien|Arménie
    AQ Antarktis|Antarctique|Antártida
    AR Argentinien|Argentine|República Argentina|République argentine
    AS Amerikanisch-Samoa|Samoa américaines|Samoa Americana
    AT Österreich|Autriche
    AU Australien|Australie
    AX Ålandinseln|Åland-Inseln|Îles d'Åland|Islas Åland
    AZ Aserbaidschan|Azerbaïdjan|Azerbaiyán
    BA Bosnien und Herzegowina|Bosnien-Herzegowina|Bosnie-Herzégovine|Bosnie|Bosnia y Herzegovina
    BB Barbade
    BD Bangladesch
    BE Belgien|Belgique|Bélgica|België
    BG Bulgarien|Bulgarie
    BH Bahreïn|Baréin|Bahrein
    BL Saint-Barthélemy|San Bartolomé
    BM Bermudes|Bermudas
    BO Bolivien|Bolivie|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)
    BQ Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba|Karibische Niederlande
    BR Brasilien|Brésil|Brasil
    BS Bahama
    BT Bhoutan|Bután
    BV Bouvetinsel|Île Bouvet|Isla Bouvet
    BW Botsuana
    BY Belarus|Weißrussland|Weissrussland|Bélarus|Biélorussie|Belarús|Bielorrusia
    BZ Belice
    CA Kanada|Canadá
    CC Kokosinseln|Îles des Cocos (Keeling)|Îles Cocos|Islas Cocos (Keeling)|Islas Cocos
    CD Demokratische Republik Kongo|République démocratique du Congo|\
    República Democrática del Congo
    CF Zentralafrikanische Republik|République centrafricaine|República Centroafricana
    CG Kongo|Republik Kongo|République du Congo|República del Congo
    CH Schweiz|Suisse|Suiza|Svizzera|Confédération suisse|Schweizerische Eidgenossenschaft
    CI Elfenbeinküste|Costa de Marfil
    CK Cookinseln|Îles Cook|Islas Cook
    CL Chili
    CM Kamerun|Cameroun|Camerún
    CN Volksrepublik China|Chine|République populaire de Chine|República Popular China
    CO Kolumbien|Colombie
    CU Kuba
    CV Kap Verde|Cap-Vert
    CX Weihnachtsinsel|Île Christmas|Isla Christmas|Isla de Navidad
    CY Zypern|Chypre|Chipre
    CZ Tschechien|Tschechische Republik|Tchéquie|République tchèque|Chequia|República Checa|Česko
    DE Deutschland|Bundesrepublik Deutschland|BRD|Allemagne|République fédérale d'Allemagne|\
    Alemania|República Federal de Alemania
    DJ Dschibuti|Yibuti
    DK Dänemark|Danemark|Dinamarca|Danmark
    DM Dominique
    DO Dominikanische Republik|République dominicaine|República Dominicana
    DZ Algerien|Algérie|Argelia
    EC Équateur|Ekuador
    EE Estland|Estonie
    EG Ägypten|Égypte|Egipto
    EH Westsahara|Sahara occidental|Sáhara Occidental
    ER Érythrée
    ES Spanien|Espagne|España|Royaume d'Espagne|Reino de España
    ET Äthiopien|Éthiopie|Etiopía
    FI Finnland|Finlande|Finlandia|Suomi
    FJ Fidschi|Fidji|Fiyi
    FK Falklandinseln|Îles Falkland (Malvinas)|Îles Falkland|Îles Malouines|\
    Islas Malvinas (Falkland)|Islas Malvinas
    FM Mikronesien|Micronésie|Micronésie (États fédérés de)|Micronesia (Estados Federados de)
    FO Färöer|Îles Féroé|Islas Feroe
    FR Frankreich|République française|Francia|República Francesa
    GA Gabun|Gabón
    GB Vereinigtes Königreich|Großbritannien|Grossbritannien|Royaume-Uni|Grande-Bretagne|\
    Reino Unido|Gran Bretaña|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|\
    Reino Unido de Gran Bretaña e Irlanda del Norte|Angleterre|Inglaterra
    GD Grenade|Granada
    GE Georgien|Géorgie
    GF Französisch-Guayana|Guyane française|Guyane|Guayana Francesa|Guyana francesa
    GG Guernesey
    GI Gibraltar
    GL Grönland|Groenland|Groenlandia
    GM Gambie
    GN Guinée
    GP Guadalupe
    GQ Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial
    GR Griechenland|Grèce|Grecia
    GS Südgeorgien und die Südlichen Sandwichinseln|Géorgie du Sud-et-les Îles Sandwich du Sud|\
    Georgia del Sur y las Islas Sandwich del Sur
    GW Guinée-Bissau|Guinea-Bissáu
    HK Hongkong|Chine, région administrative spéciale de Hong Kong|\
    China, región administrativa especial de Hong Kong|RAS chinoise de Hong Kong|\
    Sonderverwaltungszone \
    Hongkong
    HM Heard und McDonaldinseln|Île Heard-et-Îles MacDonald|Islas Heard y McDonald|\
    Isla Heard e Islas McDonald
    HR Kroatien|Croatie|Croacia|Hrvatska
    HT Haïti
    HU Ungarn|Hongrie|Hungría|Magyarország
    ID Indonesien|Indonésie
    IE Irland|Irlande|Irlanda
    IM Île de Man|Isla de Man
    IN Indien|Inde
    IO Britisches Territorium im Indischen Ozean|Territoire britannique de l'océan Indien|\
    Territorio Británico del Océano Índico
    IQ Irak
    IR Iran (République islamique d')|Irán (República Islámica del)
    IS Island|Islande|Islandia
    IL Israël
    IT Italien|Italie|Italia
    JM Jamaika|Jamaïque
    JO Jordanien|Jordanie|Jordania
    JP Japon|Japón
    KE Kenia
    KG Kirgisistan|Kirgistan|Kirghizistan|Kirguistán
    KH Kambodscha|Cambodge|Camboya
    KM Komoren|Comores|Comoras
    KN St. Kitts und Nevis|Saint-Kitts-et-Nevis|San Cristóbal y Nieves|Saint Kitts y Nevis
    KP Nordkorea|Demokratische Volksrepublik Korea|République populaire démocratique de Corée|\
    Corée du Nord|República Popular Democrática de Corea|Corea del Norte
    KR Südkorea|Republik Korea|République de Corée|Corée du Sud|República de Corea|Corea del Sur
    KW Koweït
    KY Kaimaninseln|Îles Caïmanes|Islas Caimán
    KZ Kasachstan|Kazakhstan|Kazajstán|Kazajistán
    LA République démocratique populaire lao|República Democrática Popular Lao
    LB Libanon|Liban|Líbano
    LC Sainte-Lucie|Santa Lucía
    LR Libéria
    LT Litauen|Lituanie|Lituania|Lietuva
    LU Luxemburgo|Großherzogtum Luxemburg
    LV Lettland|Lettonie|Letonia|Latvija
    LY Libyen|Libye|Libia
    MA Marokko|Maroc|Marruecos
    MD Moldau|Moldawien|Republik Moldau|République de Moldova|Moldavie|República de Moldova|Moldavia
    ME Monténégro
    MF Saint-Martin (partie française)|San Martín (parte francesa)|San Martín
    MG Madagaskar
    MH Marshallinseln|Îles Marshall|Islas Marshall
    MK Nordmazedonien|Macédoine du Nord|Macedonia del Norte
    ML Malí
    MM Birma|Birmanie|Birmania
    MN Mongolei|Mongolie
    MO Chine, région administrative spéciale de Macao|China, región administrativa especial de Macao
    MP Nördliche Marianen|Îles Mariannes du Nord|Mariannes du Nord|Islas Marianas Septentrionales|\
    Islas Marianas del Norte
    MQ Martinica
    MR Mauretanien|Mauritanie
    MT Malte
    MU Maurice|Île Maurice|Mauricio
    MV Malediven|Maldivas
    MX Mexiko|Mexique|México|Méjico|Estados Unidos Mexicanos
    MY Malaisie|Malasia
    MZ Mosambik|Moçambique
    NA Namibie
    NC Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia
    NE Níger
    NF Norfolkinsel|Île Norfolk|Isla Norfolk
    NG Nigéria
    NL Niederlande|Pays-Bas|Países Bajos|Nederland|Royaume des Pays-Bas|Reino de los Países Bajos
    NO Norwegen|Norvège|Noruega|Norge
    NP Népal
    NZ Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nueva Zelandia
    OM Omán
    PE Pérou|Perú
    PF Französisch-Polynesien|Polynésie française|Polinesia Francesa
    PG Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea
    PH Philippinen|Filipinas
    PK Pakistán
    PL Polen|Pologne|Polonia|Polska
    PM St. Pierre und Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón
    PN Pitcairninseln|Îles Pitcairn|Islas Pitcairn
    PR Porto Rico
    PS Palästina|État de Palestine|Estado de Palestina|Palestina
    PT República Portuguesa
    PW Palaos
    QA Katar
    RE La Réunion|Reunión
    RO Rumänien|Roumanie|Rumania
    RS Serbien|Serbie|Srbija
    RU Russland|Russische Föderation|Russie|Fédération de Russie|Rusia|Federación de Rusia
    RW Ruanda
    SA Saudi-Arabien|Arabie saoudite|Arabia Saudita|Arabia Saudí
    SB Salomonen|Îles Salomon|Islas Salomón
    SC Seychellen
    SD Soudan|Sudán
    SE Schweden|Suède|Suecia|Sverige
    SG Singapur|Singapour
    SH St. Helena|Sainte-Hélène|Santa Elena|Santa Helena
    SI Slowenien|Slovénie|Eslovenia|Slovenija
    SJ Svalbard und Jan Mayen|Îles Svalbard-et-Jan Mayen|Islas Svalbard y Jan Mayen|Spitzbergen
    SK Slowakei|Slowakische Republik|Slovaquie|Eslovaquia|Slovensko
    SL Sierra Leona
    SM Saint-Marin
    SN Sénégal
    SO Somalie
    SS Südsudan|Soudan du Sud|Sudán del Sur
    ST São Tomé und Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe
    SX Saint-Martin (partie néerlandaise)|San Martín (parte holandesa)|\
    San Martín (parte neerlandesa)
    SY Syrien|Syrie|République arabe syrienne|Siria|República Árabe Siria
    SZ Swasiland|Esuatini|Suazilandia
    TC Turks- und Caicosinseln|Îles Turques-et-Caïques|Islas Turcas y Caicos
    TD Tschad|Tchad
    TF Französische Südgebiete|Terres australes françaises|Territorio de las Tierras Australes \
    Francesas|Territorios Australes Franceses|Tierras Australes Francesas
    TH Thaïlande|Tailandia
    TJ Tadschikistan|Tadjikistan|Tayikistán
    TK Tokélaou
    TL Osttimor
    TM Turkménistan|Turkmenistán
    TN Tunesien|Tunisie|Túnez
    TR Türkei|Turquie|Turquía
    TT Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tabago|Trinidad y Tobago
    TW Taïwan|Taiwán
    TZ Tansania|République-Unie de Tanzanie|Tanzanie|República Unida de Tanzanía|Tanzanía
    UA Ucrania
    UG Ouganda
    UM Îles mineures éloignées des États-Unis|Islas menores alejadas de Estados Unidos|\
    Islas menores alejadas de los Estados Unidos
    US Vereinigte Staaten|Vereinigte Staaten von Amerika|États-Unis|États-Unis d'Amérique|\
    Estados Unidos|Estados Unidos de América|EE. UU.|EEUU|Amerika
    UZ Usbekistan|Ouzbékistan|Uzbekistán
    VA Vatikanstadt|Vatikan|Saint-Siège|Santa Sede|Cité du Vatican|Ciudad del Vaticano
    VC St. Vincent und die Grenadinen|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas
    VE Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)
    VG Britische Jungferninseln|Îles Vierges britanniques|Islas Vírgenes Británicas
    VI Amerikanische Jungferninseln|Îles Vierges américaines|Islas Vírgenes de los Estados Unidos|\
    Îles Vierges des États-Unis|Islas Vírgenes Americanas
    WF Wallis und Futuna|Îles Wallis-et-Futuna|Wallis-et-Futuna|Islas Wallis y Futuna|\
    Wallis y Futuna
    YE Jemen|Yémen
    ZA Südafrika|Afrique du Sud|Sudáfrica
    ZM Sambia|Zambie
    ZW Simbabwe|Zimbabue
    """
}
