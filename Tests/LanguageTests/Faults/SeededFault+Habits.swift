/// What SQL, spreadsheets, data frames and their like have taught.
extension SeededFault {
  static let queryHabits = [
    SeededFault("drop rows when country «==» 'DE'", "drop rows when country = 'DE'"),
    SeededFault("drop rows when country «<>» 'DE'", "drop rows when country != 'DE'"),
    SeededFault("drop rows when email «IS NULL»", "drop rows when email is blank"),
    SeededFault(
      "keep rows when email «IS NOT NULL»", "keep rows when email is present",
      "keep rows when email is not blank"),
    SeededFault("drop rows when email «= NULL»", "drop rows when email is blank"),
    SeededFault("drop rows when email is «empty»", "drop rows when email is blank"),
    SeededFault("drop rows when name «like '%test%'»", "drop rows when name contains 'test'"),
    SeededFault(
      "keep rows when phone «not like '+49%'»", "keep rows when not phone starts with '+49'",
      "keep rows when phone not starts with '+49'"),
    SeededFault(
      "drop rows when country = 'DE' «&&» stage = 'Lost'",
      "drop rows when country = 'DE' and stage = 'Lost'"),
    SeededFault(
      "drop rows when stage = 'Lost' «||» stage = 'Won'",
      "drop rows when stage = 'Lost' or stage = 'Won'"),
    SeededFault("drop rows when «!»(stage = 'Lost')", "drop rows when not (stage = 'Lost')"),
    SeededFault(
      "drop rows when email «isn't» blank", "drop rows when email is not blank"),
    SeededFault(
      "keep rows when email is «not not» blank", "keep rows when email is not blank",
      "keep rows when email is blank"),
    SeededFault("drop rows «where» email is blank", "drop rows when email is blank"),
    SeededFault("drop rows when country «in 'DE'», 'AT'", "drop rows when country in ('DE', 'AT')"),
    SeededFault(
      "drop rows when country in «['DE'», 'AT']", "drop rows when country in ('DE', 'AT')"),
    SeededFault("set city = «coalesce»(city, country)", "set city = first(city, country)"),
    SeededFault("set name = first «||» last", "set name = first & last"),
    SeededFault("set note = «null» when stage = 'Lost'", "clear note when stage = 'Lost'"),
  ]

  static let sheetHabits = [
    SeededFault(
      "column amount is number\nset note = «IF»(amount > 9, 'big', 'small')",
      "column amount is number\nset note = if amount > 9 then 'big' else 'small'"),
    SeededFault("drop rows when «ISBLANK»(email)", "drop rows when email is blank"),
    SeededFault("set city = «PROPER»(city)", "normalize city title", "set city = title(city)"),
    SeededFault("drop rows when «LEN»(phone) < 7", "drop rows when length(phone) < 7"),
    SeededFault(
      "drop rows when «AND»(country = 'DE', stage = 'Lost')",
      "drop rows when country = 'DE' and stage = 'Lost'",
      "drop rows when (country = 'DE' and stage = 'Lost')"),
    SeededFault("set note = left(name«;» 3)", "set note = left(name, 3)"),
    SeededFault("set name = first «+» last", "set name = first & last"),
    SeededFault(
      "column created is date\ndrop rows when created > «today()»",
      "column created is date\ndrop rows when created > today"),
  ]

  static let verbs = [
    SeededFault("«delete» rows when email is blank", "drop rows when email is blank"),
    SeededFault("«filter» rows when email is present", "keep rows when email is present"),
    SeededFault("«select» email, phone", "keep columns email, phone"),
    SeededFault("«remove duplicates» on email", "dedupe on email"),
    SeededFault("«fillna» city 'unknown'", "default city 'unknown'"),
    SeededFault("«trim» city", "normalize city trim"),
  ]
}
