/// ISO 4217: code, number, English and Chinese names, and the signs that mean no other currency.
///
/// Codes that were withdrawn since 2023 are at the end, before those that are no country's money. A
/// number that a successor took over means the successor (532). A name that several countries have (dollar, peso, rial) is in
/// no line; nor is a sign that several currencies share ($, ¥, kr, C$).
enum CurrencyCodes {
  static let text = """
    AED 784 UAE dirham|United Arab Emirates dirham|Emirati dirham|阿联酋迪拉姆|د.إ
    AFN 971 Afghani|Afghan afghani|阿富汗尼|؋
    ALL 008 Lek|Albanian lek|阿尔巴尼亚列克
    AMD 051 Dram|Armenian dram|亚美尼亚德拉姆|֏
    AOA 973 Kwanza|Angolan kwanza|安哥拉宽扎
    ARS 032 Argentine peso|阿根廷比索
    AUD 036 Australian dollar|澳大利亚元|澳元|澳币|A$|AU$
    AWG 533 Aruban florin|阿鲁巴弗罗林
    AZN 944 Azerbaijani manat|Azerbaijan manat|阿塞拜疆马纳特|₼
    BAM 977 Convertible mark|Bosnian convertible mark|Bosnia-Herzegovina convertible mark|波黑可兑换马克|KM
    BBD 052 Barbados dollar|Barbadian dollar|巴巴多斯元|Bds$
    BDT 050 Taka|Bangladeshi taka|孟加拉塔卡|৳
    BGN 975 Bulgarian lev|Lev|保加利亚列弗|лв
    BHD 048 Bahraini dinar|巴林第纳尔
    BIF 108 Burundi franc|Burundian franc|布隆迪法郎|FBu
    BMD 060 Bermudian dollar|Bermuda dollar|百慕大元
    BND 096 Brunei dollar|文莱元
    BOB 068 Boliviano|Bolivian boliviano|玻利维亚诺|Bs|Bs.
    BRL 986 Brazilian real|Real|巴西雷亚尔|R$
    BSD 044 Bahamian dollar|巴哈马元
    BTN 064 Ngultrum|Bhutanese ngultrum|不丹努尔特鲁姆|Nu|Nu.
    BWP 072 Pula|Botswana pula|博茨瓦纳普拉
    BYN 933 Belarusian ruble|Belarusian rouble|白俄罗斯卢布
    BZD 084 Belize dollar|伯利兹元|BZ$
    CAD 124 Canadian dollar|加拿大元|加元|加币|CA$|CAN$
    CDF 976 Congolese franc|刚果法郎
    CHF 756 Swiss franc|Schweizer Franken|Franc suisse|瑞士法郎|SFr|SFr.
    CLP 152 Chilean peso|智利比索
    CNY 156 Yuan|Renminbi|Yuan renminbi|Chinese yuan|RMB|CNH|人民币|人民币元|元人民币|CN¥
    COP 170 Colombian peso|哥伦比亚比索
    CRC 188 Costa Rican colon|Colón costarricense|哥斯达黎加科朗|₡
    CUP 192 Cuban peso|古巴比索
    CVE 132 Cabo Verde escudo|Cape Verdean escudo|佛得角埃斯库多
    CZK 203 Czech koruna|Czech crown|Koruna česká|捷克克朗|Kč|Kc
    DJF 262 Djibouti franc|Djiboutian franc|吉布提法郎
    DKK 208 Danish krone|Danske kroner|丹麦克朗
    DOP 214 Dominican peso|多米尼加比索|RD$
    DZD 012 Algerian dinar|阿尔及利亚第纳尔
    EGP 818 Egyptian pound|埃及镑
    ERN 232 Nakfa|Eritrean nakfa|厄立特里亚纳克法
    ETB 230 Ethiopian birr|Birr|埃塞俄比亚比尔
    EUR 978 Euro|Euros|欧元|€
    FJD 242 Fiji dollar|Fijian dollar|斐济元|FJ$
    FKP 238 Falkland Islands pound|福克兰群岛镑
    GBP 826 Pound sterling|British pound|Sterling|UK pound|Pounds sterling|英镑|£|￡
    GEL 981 Lari|Georgian lari|格鲁吉亚拉里|₾
    GHS 936 Ghana cedi|Ghanaian cedi|Cedi|加纳塞地|₵|GH₵
    GIP 292 Gibraltar pound|直布罗陀镑
    GMD 270 Dalasi|Gambian dalasi|冈比亚达拉西
    GNF 324 Guinean franc|几内亚法郎
    GTQ 320 Quetzal|Guatemalan quetzal|危地马拉格查尔
    GYD 328 Guyana dollar|Guyanese dollar|圭亚那元
    HKD 344 Hong Kong dollar|港元|港币|香港元|HK$
    HNL 340 Lempira|Honduran lempira|洪都拉斯伦皮拉
    HTG 332 Gourde|Haitian gourde|海地古德
    HUF 348 Forint|Hungarian forint|匈牙利福林|Ft|Ft.
    IDR 360 Rupiah|Indonesian rupiah|印度尼西亚卢比|印尼盾|印尼卢比|Rp|Rp.
    ILS 376 New Israeli sheqel|Israeli new shekel|Israeli shekel|Shekel|NIS|以色列新谢克尔|₪
    INR 356 Indian rupee|印度卢比|₹
    IQD 368 Iraqi dinar|伊拉克第纳尔
    IRR 364 Iranian rial|伊朗里亚尔
    ISK 352 Iceland krona|Icelandic króna|冰岛克朗
    JMD 388 Jamaican dollar|牙买加元|J$
    JOD 400 Jordanian dinar|约旦第纳尔
    JPY 392 Yen|Japanese yen|日元|日圆|円|JP¥
    KES 404 Kenyan shilling|肯尼亚先令|KSh
    KGS 417 Som|Kyrgyzstani som|吉尔吉斯斯坦索姆
    KHR 116 Riel|Cambodian riel|柬埔寨瑞尔|៛
    KMF 174 Comorian franc|Comoro franc|科摩罗法郎
    KPW 408 North Korean won|朝鲜元|朝鲜圆
    KRW 410 South Korean won|Korean won|韩元|韩币|韩国元|₩
    KWD 414 Kuwaiti dinar|科威特第纳尔
    KYD 136 Cayman Islands dollar|开曼群岛元|CI$
    KZT 398 Tenge|Kazakhstani tenge|哈萨克斯坦坚戈|₸
    LAK 418 Lao kip|Kip|老挝基普|₭
    LBP 422 Lebanese pound|黎巴嫩镑
    LKR 144 Sri Lanka rupee|Sri Lankan rupee|斯里兰卡卢比
    LRD 430 Liberian dollar|利比里亚元
    LSL 426 Loti|Lesotho loti|莱索托洛蒂
    LYD 434 Libyan dinar|利比亚第纳尔
    MAD 504 Moroccan dirham|摩洛哥迪拉姆
    MDL 498 Moldovan leu|摩尔多瓦列伊
    MGA 969 Malagasy ariary|Ariary|马达加斯加阿里亚里
    MKD 807 Denar|Macedonian denar|马其顿第纳尔
    MMK 104 Kyat|Myanmar kyat|Burmese kyat|缅甸元
    MNT 496 Tugrik|Mongolian tögrög|Tögrög|蒙古图格里克|₮
    MOP 446 Pataca|Macanese pataca|Macau pataca|澳门元|澳门币|MOP$
    MRU 929 Ouguiya|Mauritanian ouguiya|毛里塔尼亚乌吉亚
    MUR 480 Mauritius rupee|Mauritian rupee|毛里求斯卢比
    MVR 462 Rufiyaa|Maldivian rufiyaa|马尔代夫拉菲亚
    MWK 454 Malawi kwacha|Malawian kwacha|马拉维克瓦查
    MXN 484 Mexican peso|墨西哥比索|Mex$|MX$
    MYR 458 Malaysian ringgit|Ringgit|马来西亚林吉特|马币|林吉特|RM
    MZN 943 Mozambique metical|Metical|莫桑比克梅蒂卡尔
    NAD 516 Namibia dollar|Namibian dollar|纳米比亚元|N$
    NGN 566 Naira|Nigerian naira|尼日利亚奈拉|₦
    NIO 558 Cordoba oro|Nicaraguan córdoba|尼加拉瓜科多巴
    NOK 578 Norwegian krone|Norske kroner|挪威克朗
    NPR 524 Nepalese rupee|尼泊尔卢比
    NZD 554 New Zealand dollar|新西兰元|纽元|NZ$
    OMR 512 Rial Omani|Omani rial|阿曼里亚尔
    PAB 590 Balboa|Panamanian balboa|巴拿马巴波亚
    PEN 604 Sol|Peruvian sol|Nuevo sol|秘鲁索尔
    PGK 598 Kina|Papua New Guinean kina|巴布亚新几内亚基那
    PHP 608 Philippine peso|菲律宾比索|₱
    PKR 586 Pakistan rupee|Pakistani rupee|巴基斯坦卢比
    PLN 985 Zloty|Polish złoty|波兰兹罗提|zł|zl
    PYG 600 Guarani|Paraguayan guaraní|巴拉圭瓜拉尼|₲
    QAR 634 Qatari rial|Qatari riyal|卡塔尔里亚尔
    RON 946 Romanian leu|罗马尼亚列伊
    RSD 941 Serbian dinar|塞尔维亚第纳尔
    RUB 643 Russian ruble|Russian rouble|俄罗斯卢布|俄国卢布|₽
    RWF 646 Rwanda franc|Rwandan franc|卢旺达法郎
    SAR 682 Saudi riyal|Saudi Arabian riyal|沙特里亚尔
    SBD 090 Solomon Islands dollar|所罗门群岛元|SI$
    SCR 690 Seychelles rupee|Seychellois rupee|塞舌尔卢比
    SDG 938 Sudanese pound|苏丹镑
    SEK 752 Swedish krona|Svenska kronor|瑞典克朗
    SGD 702 Singapore dollar|新加坡元|新元|新币|坡币|S$
    SHP 654 Saint Helena pound|圣赫勒拿镑
    SLE 925 Leone|Sierra Leonean leone|塞拉利昂利昂
    SOS 706 Somali shilling|索马里先令
    SRD 968 Surinam dollar|Surinamese dollar|苏里南元
    SSP 728 South Sudanese pound|南苏丹镑
    STN 930 Dobra|São Tomé and Príncipe dobra|圣多美多布拉
    SVC 222 El Salvador colon|Salvadoran colón|萨尔瓦多科朗
    SYP 760 Syrian pound|叙利亚镑
    SZL 748 Lilangeni|Swazi lilangeni|斯威士兰里兰吉尼
    THB 764 Baht|Thai baht|泰铢|฿
    TJS 972 Somoni|Tajikistani somoni|塔吉克斯坦索莫尼
    TMT 934 Turkmenistan new manat|Turkmenistan manat|土库曼斯坦马纳特
    TND 788 Tunisian dinar|突尼斯第纳尔
    TOP 776 Pa'anga|Tongan paʻanga|汤加潘加
    TRY 949 Turkish lira|土耳其里拉|₺|TL
    TTD 780 Trinidad and Tobago dollar|特立尼达和多巴哥元|TT$
    TWD 901 New Taiwan dollar|Taiwan dollar|新台币|台币|台湾元|NT$|NTD
    TZS 834 Tanzanian shilling|坦桑尼亚先令|TSh
    UAH 980 Hryvnia|Ukrainian hryvnia|乌克兰格里夫纳|₴
    UGX 800 Uganda shilling|Ugandan shilling|乌干达先令|USh
    USD 840 US dollar|U.S. dollar|United States dollar|American dollar|US dollars|美元|美金|US$
    UYU 858 Peso uruguayo|Uruguayan peso|乌拉圭比索|$U
    UZS 860 Uzbekistan sum|Uzbekistani soʻm|乌兹别克斯坦苏姆
    VED 926 Bolívar digital
    VES 928 Bolívar soberano|Venezuelan bolívar|委内瑞拉玻利瓦尔
    VND 704 Dong|Vietnamese đồng|越南盾|₫
    VUV 548 Vatu|Vanuatu vatu|瓦努阿图瓦图
    WST 882 Tala|Samoan tala|萨摩亚塔拉|WS$
    XAF 950 CFA franc BEAC|Central African CFA franc|中非法郎|中非金融合作法郎
    XCD 951 East Caribbean dollar|东加勒比元|EC$
    XCG 532 Caribbean guilder|加勒比盾
    XOF 952 CFA franc BCEAO|West African CFA franc|西非法郎
    XPF 953 CFP franc|太平洋法郎|CFPF
    YER 886 Yemeni rial|也门里亚尔
    ZAR 710 Rand|South African rand|南非兰特
    ZMW 967 Zambian kwacha|赞比亚克瓦查|ZK
    ZWG 924 Zimbabwe gold|津巴布韦金
    ANG 532 Netherlands Antillean guilder
    HRK 191 Croatian kuna|Kuna|克罗地亚库纳
    SLL 694 Old leone
    ZWL 932 Zimbabwe dollar|Zimbabwean dollar
    BOV 984 Mvdol
    CHE 947 WIR Euro
    CHW 948 WIR Franc
    CLF 990 Unidad de Fomento
    COU 970 Unidad de Valor Real
    MXV 979 Mexican Unidad de Inversion
    USN 997 US Dollar (Next day)
    UYI 940 Uruguay Peso en Unidades Indexadas
    UYW 927 Unidad Previsional
    XAG 961 Silver
    XAU 959 Gold
    XDR 960 SDR (Special Drawing Right)|Special Drawing Right
    XPD 964 Palladium
    XPT 962 Platinum
    """
}
