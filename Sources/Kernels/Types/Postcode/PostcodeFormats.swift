/// How each country writes its postcodes; from the Universal Postal Union's addressing sheets and the
/// posts themselves.
///
/// `#` is a digit, `@` a letter, `*` either, `[…]` one of some; a blank or hyphen is written there and
/// may be missing where one is read, and so is what stands in `(…)` at the start. Everything else is
/// itself. Countries without postcodes are not listed.
enum PostcodeFormats {
  static let text = """
    AC ASCN 1ZZ
    AD (AD)[1-7]0#
    AF ####
    AI (AI-)2640
    AL ####
    AM ####|37####
    AR [A-HJ-NP-Z]####@@@|[A-HJ-NP-Z]####|####
    AS 96799|96799-####
    AT ####
    AU ####
    AX 22###
    AZ (AZ )####
    BA [78]####
    BB (BB)#####
    BD ####
    BE ####
    BG ####
    BH ###|1[0-2]##
    BL 97[01]##|97###
    BM @@ ##|@@ @@|@@ #@|@@ @#
    BN @@####
    BR #####-###
    BT #####
    BY 2[1-4]####
    CA [ABCEGHJ-NPR-TVXY]#[ABCEGHJ-NPR-TV-Z] #[ABCEGHJ-NPR-TV-Z]#
    CC 6799
    CH [1-9]###
    CK ####
    CL #######
    CN ######
    CO ######
    CR #####|####
    CU #####
    CV ####
    CX 6798
    CY ####
    CZ ### ##
    DE #####
    DK ####
    DO #####
    DZ #####
    EC ######|@####@
    EE #####
    EG #####|#######
    EH #####
    ES #####
    ET ####
    FI #####
    FK FIQQ 1ZZ
    FM 9694[1-4]|9694[1-4]-####
    FO ###
    FR #####
    GB @# #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|@## #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|\
    @@# #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|@@## #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|\
    @#@ #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|@@#@ #[ABD-HJLNP-UW-Z][ABD-HJLNP-UW-Z]|GIR 0AA|\
    BFPO #|BFPO ##|BFPO ###|BFPO ####
    GE ####
    GF 973##|97###
    GG GY# #@@|GY## #@@
    GI GX11 1AA
    GL 39##
    GN ###
    GP 971##|97###
    GR ### ##
    GS SIQQ 1ZZ
    GT #####
    GU 969[1-3]#|969[1-3]#-####
    GW ####
    HM ####
    HN #####
    HR #####
    HT (HT)####
    HU ####
    ID #####
    IE @## ****|D6W ****
    IL #######|#####
    IM IM# #@@|IM## #@@
    IN [1-9]#####
    IO BBND 1ZZ
    IQ #####
    IR #####-#####
    IS ###
    IT #####
    JE JE# #@@|JE## #@@
    JM ##
    JO #####
    JP ###-####
    KE #####
    KG ######
    KH #####|######
    KR #####|###-###
    KW #####
    KY (KY)#-####
    KZ ######|@##@#@#
    LA #####
    LB ####|#### ####
    LI 94[89]#
    LK #####
    LR ####
    LS ###
    LT #####
    LU ####
    LV (LV-)####
    MA #####
    MC 980##
    MD ####
    ME 8####
    MF 97[01]##|97###
    MG ###
    MH 969[67]#|969[67]#-####
    MK ####
    MM #####
    MN #####|######
    MP 9695[0-2]|9695[0-2]-####
    MQ 972##|97###
    MT @@@ ####|@@@ ##|@@@ ###
    MU #####|###@@###
    MV #####
    MX #####
    MY #####
    MZ ####
    NC 988##
    NE ####
    NF 2899
    NG ######
    NI #####
    NL [1-9]### [A-RT-Z]@|[1-9]### S[BCE-RT-Z]
    NO ####
    NP #####
    NZ ####
    OM ###
    PE #####|LIMA #|LIMA ##|CALLAO #|CALLAO ##
    PF 987##
    PG ###
    PH ####
    PK #####
    PL ##-###
    PM 97500|97###
    PN PCRN 1ZZ
    PR 00[679]##|00[679]##-####
    PS (P)#######|###
    PT ####-###
    PW 969[34][09]|969[34][09]-####
    PY ####|######
    RE 974##|97###
    RO ######
    RS #####|######
    RU ######
    SA #####|#####-####
    SE ### ##
    SG ######
    SH STHL 1ZZ|ASCN 1ZZ|TDCU 1ZZ
    TA TDCU 1ZZ
    SI ####
    SJ ####
    SK ### ##
    SM 4789#
    SN #####
    SO #####|@@ #####
    SV (CP )####
    SZ @###
    TC TKCA 1ZZ
    TH #####
    TJ ######
    TM ######
    TN ####
    TR #####
    TT ######
    TW ###|#####|######
    TZ #####|####
    UA #####
    US #####|#####-####
    UY #####
    UZ ######
    VA 00120
    VC (VC)####
    VE ####|####-@
    VG (VG)####
    VI 008##|008##-####
    VN ######|#####
    WF 986##
    XK [1-7]####
    YT 976##
    ZA ####
    ZM #####
    """

  /// The signs of cars, which stand before a code on foreign mail: `D-10115`.
  static let signs = """
    AT A
    BE B
    DE D
    ES E
    FI FIN
    FR F
    HU H
    IT I
    LI FL
    LU L
    NO N
    PT P
    SE S
    SI SLO
    """
}
