/// Which validators of validator.js say what a type says, and why the others have no counterpart.
enum ValidatorTable {
  /// Why validators are not compared, and which these are.
  static let withoutCounterpart: [(why: String, validators: String)] = [
    (
      "the language says it without a type",
      """
      contains equals isAfter isBefore isByteLength isDivisibleBy isEmpty isIn isLength \
      isWhitelisted matches
      """
    ),
    (
      "a shape of text: matches and the forms of letters say it",
      """
      isAlpha isAlphanumeric isAscii isFullWidth isHalfWidth isLowercase isMultibyte isSlug \
      isSurrogatePair isUppercase isVariableWidth
      """
    ),
    (
      "a value between machines, which no customer table holds",
      """
      isBase32 isBase58 isBase64 isBtcAddress isDataURI isEthereumAddress isFQDN isHSL \
      isHash isHexColor isHexadecimal isIP isIPRange isJSON isJWT isMACAddress isMD5 \
      isMagnetURI isMimeType isMongoId isOctal isPort isRgbColor isSemVer \
      isStrongPassword isULID isUUID
      """
    ),
    (
      "an id or code that no type knows: matches says its shape",
      """
      isAbaRouting isBIC isEAN isFreightContainerID isISBN isISIN isISO15924 isISO6346 \
      isISO6391 isISRC isISSN isLicensePlate isLocale isPassportNumber isTaxID
      """
    ),
    (
      "no type of a place, a time of day or a link to write a mail",
      """
      isLatLong isMailtoURI isTime
      """
    ),
  ]

  /// How many of the cases agree, by the validator's name and the options that were taken.
  static let figures: [String: String] = [
    "isBoolean": "3 of 6",
    "isBoolean loose": "9 of 11",
    "isCreditCard": "15 of 18",
    "isCurrency": "330 of 435",
    "isDate": "23 of 23",
    "isDate DD/MM/YYYY": "14 of 14",
    "isDate MM.DD.YYYY": "14 of 14",
    "isDecimal": "20 of 20",
    "isEmail": "37 of 39",
    "isFloat": "13 of 13",
    "isIBAN": "23 of 23",
    "isIMEI": "10 of 10",
    "isISO31661Alpha2": "11 of 11",
    "isISO31661Alpha3": "4 of 10",
    "isISO31661Numeric": "8 of 9",
    "isISO4217": "15 of 17",
    "isISO8601": "76 of 102",
    "isIdentityCard zh-CN": "21 of 21",
    "isInt": "9 of 9",
    "isLuhnNumber": "8 of 8",
    "isMobilePhone": "1181 of 1487",
    "isNumeric": "5 of 5",
    "isPostalCode": "205 of 233",
    "isPostalCode any": "155 of 158",
    "isRFC3339": "14 of 18",
    "isURL": "71 of 74",
    "isVAT": "63 of 116",
  ]

  /// The validators that are compared.
  static var compared: Set<String> { Set(figures.keys.map { String($0.prefix { $0 != " " }) }) }
}
