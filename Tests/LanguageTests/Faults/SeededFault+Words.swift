/// Slips of the pen, and texts and names without the signs that tell one from the other.
extension SeededFault {
  static let typos = [
    SeededFault("normalize «emial» email", "normalize email email"),
    SeededFault("«normalise» city trim", "normalize city trim"),
    SeededFault("«normlize» city trim, title", "normalize city trim, title"),
    SeededFault("normalize city «trimm»", "normalize city trim"),
    SeededFault("drop rows when «lenght»(phone) < 7", "drop rows when length(phone) < 7"),
    SeededFault("drop rows «wehn» email is blank", "drop rows when email is blank"),
    SeededFault(
      "list stages 'New', 'Won'\ncheck stage in «stags»",
      "list stages 'New', 'Won'\ncheck stage in stages"),
    SeededFault(
      "column created is date\ndedupe on email keep «lastest» created",
      "column created is date\ndedupe on email keep latest created"),
    SeededFault("drop rows when email is «blnak»", "drop rows when email is blank"),
  ]

  static let quotes = [
    SeededFault("default city «unknown»", "default city 'unknown'"),
    SeededFault("drop rows when country = «DE»", "drop rows when country = 'DE'"),
    SeededFault("drop rows when stage = «Closed Won»", "drop rows when stage = 'Closed Won'"),
    SeededFault("drop rows when note = «'test»", "drop rows when note = 'test'"),
    SeededFault("normalize «'city'» trim", "normalize city trim", "normalize [city] trim"),
    SeededFault("drop rows when «'stage'» = 'Lost'", "drop rows when stage = 'Lost'"),
    SeededFault(
      "set name = «'O'Brien'» when id = '7'", "set name = 'O''Brien' when id = '7'"),
    SeededFault("check email matches «'^.+@.+$'»", "check email matches /^.+@.+$/"),
    SeededFault("drop rows when «`country`» = 'DE'", "drop rows when country = 'DE'"),
  ]

  static let names = [
    SeededFault("normalize «E-Mail» trim", "normalize [E-Mail] trim"),
    SeededFault("require «2nd_phone»", "require [2nd_phone]"),
    SeededFault("normalize «First Name» trim", "normalize [First Name] trim"),
    SeededFault("normalize «[first name]» trim", "normalize [First Name] trim"),
    SeededFault("normalize «\"First Name\"» trim", "normalize [First Name] trim"),
  ]
}
