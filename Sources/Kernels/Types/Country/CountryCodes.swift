/// ISO 3166-1 in one table: alpha-2, alpha-3, the number, the kind of the formal name, English names.
///
/// The formal kind says what stands before the first name: R Republic, K Kingdom, S State, P
/// Principality, I Islamic Republic, F Federal Republic, D Democratic Republic, U Union, C
/// Commonwealth, `-` nothing. Names are the ISO short name, the usual one and former ones that can
/// mean no other country. Abbreviations are names: `U.S.` and `the UK` are read because they are here.
enum CountryCodes {
  /// The two letters with which each line begins, without a look at the rest.
  static var alpha2: [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0.prefix(2), as: UTF8.self)
    }
  }

  static let text = """
    AD AND 020 P Andorra
    AE ARE 784 - United Arab Emirates|UAE|U.A.E.|the UAE|Emirates
    AF AFG 004 I Afghanistan
    AG ATG 028 - Antigua and Barbuda|Antigua
    AI AIA 660 - Anguilla
    AL ALB 008 R Albania
    AM ARM 051 R Armenia
    AO AGO 024 R Angola
    AQ ATA 010 - Antarctica
    AR ARG 032 R Argentina|Argentine Republic
    AS ASM 016 - American Samoa
    AT AUT 040 R Austria
    AU AUS 036 C Australia
    AW ABW 533 - Aruba
    AX ALA 248 - Åland Islands|Aland|Ahvenanmaa
    AZ AZE 031 R Azerbaijan
    BA BIH 070 - Bosnia and Herzegovina|Bosnia|Bosnia-Hercegovina
    BB BRB 052 - Barbados
    BD BGD 050 - Bangladesh|People's Republic of Bangladesh
    BE BEL 056 K Belgium
    BF BFA 854 - Burkina Faso|Burkina|Upper Volta
    BG BGR 100 R Bulgaria
    BH BHR 048 K Bahrain
    BI BDI 108 R Burundi
    BJ BEN 204 R Benin|Dahomey
    BL BLM 652 - Saint Barthélemy|St Barts
    BM BMU 060 - Bermuda
    BN BRN 096 - Brunei Darussalam|Brunei
    BO BOL 068 R Bolivia|Plurinational State of Bolivia|Bolivia (Plurinational State of)
    BQ BES 535 - Bonaire, Sint Eustatius and Saba|Caribbean Netherlands|Bonaire
    BR BRA 076 F Brazil|Federative Republic of Brazil
    BS BHS 044 C Bahamas
    BT BTN 064 K Bhutan
    BV BVT 074 - Bouvet Island
    BW BWA 072 R Botswana
    BY BLR 112 R Belarus|Byelorussia
    BZ BLZ 084 - Belize
    CA CAN 124 - Canada
    CC CCK 166 - Cocos (Keeling) Islands|Cocos Islands|Keeling Islands
    CD COD 180 - Democratic Republic of the Congo|Congo (Democratic Republic of the)|\
    Congo, The Democratic Republic of the|DR Congo|DRC|D.R.C.|the DRC|Congo-Kinshasa|Zaire
    CF CAF 140 - Central African Republic
    CG COG 178 R Congo|Congo-Brazzaville
    CH CHE 756 - Switzerland|Swiss Confederation
    CI CIV 384 R Côte d'Ivoire|Ivory Coast
    CK COK 184 - Cook Islands
    CL CHL 152 R Chile
    CM CMR 120 R Cameroon
    CN CHN 156 - China|People's Republic of China|PRC|P.R.C.|the PRC|PR China|Mainland China|China Mainland
    CO COL 170 R Colombia
    CR CRI 188 R Costa Rica
    CU CUB 192 R Cuba
    CV CPV 132 R Cabo Verde|Cape Verde
    CW CUW 531 - Curaçao
    CX CXR 162 - Christmas Island
    CY CYP 196 R Cyprus
    CZ CZE 203 - Czechia|Czech Republic
    DE DEU 276 F Germany
    DJ DJI 262 R Djibouti
    DK DNK 208 K Denmark
    DM DMA 212 C Dominica
    DO DOM 214 - Dominican Republic
    DZ DZA 012 - Algeria|People's Democratic Republic of Algeria
    EC ECU 218 R Ecuador
    EE EST 233 R Estonia
    EG EGY 818 - Egypt|Arab Republic of Egypt
    EH ESH 732 - Western Sahara
    ER ERI 232 S Eritrea
    ES ESP 724 K Spain
    ET ETH 231 - Ethiopia|Federal Democratic Republic of Ethiopia
    FI FIN 246 R Finland
    FJ FJI 242 R Fiji
    FK FLK 238 - Falkland Islands (Malvinas)|Falkland Islands|Falklands
    FM FSM 583 - Micronesia (Federated States of)|Federated States of Micronesia|Micronesia
    FO FRO 234 - Faroe Islands|Faeroe Islands|Faroes
    FR FRA 250 - France|French Republic
    GA GAB 266 - Gabon|Gabonese Republic
    GB GBR 826 - United Kingdom of Great Britain and Northern Ireland|United Kingdom|\
    UK|U.K.|the UK|the U.K.|Great Britain|\
    Britain|England|Scotland|Wales|Northern Ireland
    GD GRD 308 - Grenada
    GE GEO 268 R Georgia
    GF GUF 254 - French Guiana
    GG GGY 831 - Guernsey
    GH GHA 288 R Ghana
    GI GIB 292 - Gibraltar
    GL GRL 304 - Greenland
    GM GMB 270 R Gambia
    GN GIN 324 R Guinea
    GP GLP 312 - Guadeloupe
    GQ GNQ 226 R Equatorial Guinea
    GR GRC 300 - Greece|Hellenic Republic|Hellas|EL
    GS SGS 239 - South Georgia and the South Sandwich Islands
    GT GTM 320 R Guatemala
    GU GUM 316 - Guam
    GW GNB 624 R Guinea-Bissau
    GY GUY 328 - Guyana|Co-operative Republic of Guyana
    HK HKG 344 - Hong Kong|Hong Kong SAR|China, Hong Kong Special Administrative Region|\
    Hong Kong SAR China|Hong Kong, China
    HM HMD 334 - Heard Island and McDonald Islands|Heard and McDonald Islands
    HN HND 340 R Honduras
    HR HRV 191 R Croatia
    HT HTI 332 R Haiti
    HU HUN 348 R Hungary
    ID IDN 360 R Indonesia
    IE IRL 372 R Ireland|Eire
    IL ISR 376 S Israel
    IM IMN 833 - Isle of Man
    IN IND 356 R India
    IO IOT 086 - British Indian Ocean Territory
    IQ IRQ 368 R Iraq
    IR IRN 364 I Iran|Iran (Islamic Republic of)|Persia
    IS ISL 352 R Iceland
    IT ITA 380 R Italy|Italian Republic
    JE JEY 832 - Jersey
    JM JAM 388 - Jamaica
    JO JOR 400 - Jordan|Hashemite Kingdom of Jordan
    JP JPN 392 - Japan
    KE KEN 404 R Kenya
    KG KGZ 417 - Kyrgyzstan|Kyrgyz Republic
    KH KHM 116 K Cambodia|Kampuchea
    KI KIR 296 R Kiribati
    KM COM 174 U Comoros
    KN KNA 659 - Saint Kitts and Nevis|St Kitts
    KP PRK 408 - Democratic People's Republic of Korea|Korea (the Democratic People's Republic of)|\
    Korea, Democratic People's Republic of|North Korea|DPRK
    KR KOR 410 R Korea (the Republic of)|Republic of Korea|Korea, Republic of|South Korea|\
    Korea South
    KW KWT 414 S Kuwait
    KY CYM 136 - Cayman Islands
    KZ KAZ 398 R Kazakhstan
    LA LAO 418 - Lao People's Democratic Republic|Laos
    LB LBN 422 - Lebanon|Lebanese Republic
    LC LCA 662 - Saint Lucia
    LI LIE 438 P Liechtenstein
    LK LKA 144 - Sri Lanka|Democratic Socialist Republic of Sri Lanka|Ceylon
    LR LBR 430 R Liberia
    LS LSO 426 K Lesotho
    LT LTU 440 R Lithuania
    LU LUX 442 - Luxembourg|Grand Duchy of Luxembourg|Luxemburg
    LV LVA 428 R Latvia
    LY LBY 434 S Libya|Libyan Arab Jamahiriya
    MA MAR 504 K Morocco
    MC MCO 492 P Monaco
    MD MDA 498 R Moldova|Moldova (the Republic of)|Moldova, Republic of
    ME MNE 499 - Montenegro
    MF MAF 663 - Saint Martin (French part)|Saint Martin
    MG MDG 450 R Madagascar
    MH MHL 584 R Marshall Islands
    MK MKD 807 R North Macedonia|Macedonia|FYROM|The former Yugoslav Republic of Macedonia
    ML MLI 466 R Mali
    MM MMR 104 - Myanmar|Republic of the Union of Myanmar|Burma
    MN MNG 496 - Mongolia
    MO MAC 446 - Macao|Macau|Macao SAR|China, Macao Special Administrative Region|Macao SAR China
    MP MNP 580 - Northern Mariana Islands
    MQ MTQ 474 - Martinique
    MR MRT 478 I Mauritania
    MS MSR 500 - Montserrat
    MT MLT 470 R Malta
    MU MUS 480 R Mauritius
    MV MDV 462 R Maldives|Maldive Islands
    MW MWI 454 R Malawi
    MX MEX 484 - Mexico|United Mexican States
    MY MYS 458 - Malaysia
    MZ MOZ 508 R Mozambique
    NA NAM 516 R Namibia
    NC NCL 540 - New Caledonia
    NE NER 562 R Niger
    NF NFK 574 - Norfolk Island
    NG NGA 566 F Nigeria
    NI NIC 558 R Nicaragua
    NL NLD 528 K Netherlands|Holland
    NO NOR 578 K Norway
    NP NPL 524 F Nepal|Federal Democratic Republic of Nepal
    NR NRU 520 R Nauru
    NU NIU 570 - Niue
    NZ NZL 554 - New Zealand|Aotearoa
    OM OMN 512 - Oman|Sultanate of Oman
    PA PAN 591 R Panama
    PE PER 604 R Peru
    PF PYF 258 - French Polynesia
    PG PNG 598 - Papua New Guinea|Independent State of Papua New Guinea
    PH PHL 608 R Philippines
    PK PAK 586 I Pakistan
    PL POL 616 R Poland
    PM SPM 666 - Saint Pierre and Miquelon
    PN PCN 612 - Pitcairn|Pitcairn Islands
    PR PRI 630 - Puerto Rico
    PS PSE 275 S Palestine|Palestine, State of|Palestinian Territories|Palestinian Territory|\
    Occupied Palestinian Territory
    PT PRT 620 - Portugal|Portuguese Republic
    PW PLW 585 R Palau
    PY PRY 600 R Paraguay
    QA QAT 634 S Qatar
    RE REU 638 - Réunion
    RO ROU 642 - Romania|Rumania|Roumania
    RS SRB 688 R Serbia
    RU RUS 643 - Russian Federation|Russia
    RW RWA 646 R Rwanda
    SA SAU 682 K Saudi Arabia
    SB SLB 090 - Solomon Islands
    SC SYC 690 R Seychelles
    SD SDN 729 R Sudan
    SE SWE 752 K Sweden
    SG SGP 702 R Singapore
    SH SHN 654 - Saint Helena, Ascension and Tristan da Cunha|Saint Helena
    SI SVN 705 R Slovenia
    SJ SJM 744 - Svalbard and Jan Mayen|Svalbard
    SK SVK 703 - Slovakia|Slovak Republic
    SL SLE 694 R Sierra Leone
    SM SMR 674 R San Marino
    SN SEN 686 R Senegal
    SO SOM 706 F Somalia
    SR SUR 740 R Suriname|Surinam
    SS SSD 728 R South Sudan
    ST STP 678 D Sao Tome and Principe
    SV SLV 222 R El Salvador
    SX SXM 534 - Sint Maarten (Dutch part)|Sint Maarten
    SY SYR 760 - Syrian Arab Republic|Syria
    SZ SWZ 748 K Eswatini|Swaziland
    TC TCA 796 - Turks and Caicos Islands
    TD TCD 148 R Chad
    TF ATF 260 - French Southern Territories
    TG TGO 768 - Togo|Togolese Republic
    TH THA 764 K Thailand|Siam
    TJ TJK 762 R Tajikistan
    TK TKL 772 - Tokelau
    TL TLS 626 D Timor-Leste|East Timor
    TM TKM 795 - Turkmenistan
    TN TUN 788 R Tunisia
    TO TON 776 K Tonga
    TR TUR 792 R Türkiye|Turkey|Republic of Turkey
    TT TTO 780 R Trinidad and Tobago|Trinidad
    TV TUV 798 - Tuvalu
    TW TWN 158 - Taiwan|Taiwan (Province of China)|Taiwan, Province of China|Taiwan, China|\
    Republic of China|Chinese Taipei
    TZ TZA 834 - United Republic of Tanzania|Tanzania, United Republic of|Tanzania
    UA UKR 804 - Ukraine
    UG UGA 800 R Uganda
    UM UMI 581 - United States Minor Outlying Islands|US Minor Outlying Islands|US Outlying Islands
    US USA 840 - United States of America|United States|America|U S of A|\
    U.S.|U.S.A.|U. S.|U. S. A.|the US|the USA|the U.S.|the U.S.A.|die USA|les USA
    UY URY 858 - Uruguay|Eastern Republic of Uruguay
    UZ UZB 860 R Uzbekistan
    VA VAT 336 - Holy See|Vatican City|Vatican City State|Vatican
    VC VCT 670 - Saint Vincent and the Grenadines|Saint Vincent
    VE VEN 862 R Venezuela|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela
    VG VGB 092 - Virgin Islands (British)|British Virgin Islands|BVI|B.V.I.|the BVI
    VI VIR 850 - Virgin Islands (U.S.)|United States Virgin Islands|US Virgin Islands|USVI
    VN VNM 704 - Viet Nam|Vietnam|Socialist Republic of Viet Nam
    VU VUT 548 R Vanuatu|New Hebrides
    WF WLF 876 - Wallis and Futuna|Wallis and Futuna Islands
    WS WSM 882 - Samoa|Independent State of Samoa|Western Samoa
    YE YEM 887 R Yemen
    YT MYT 175 - Mayotte
    ZA ZAF 710 R South Africa|RSA|R.S.A.
    ZM ZMB 894 R Zambia
    ZW ZWE 716 R Zimbabwe|Rhodesia
    """
}
