/// Lines as they are written in SQL, spreadsheets, data frames and lists of tests, and as people say
/// what they want.
extension SeededFault {
  static let queries = [
    SeededFault(
      "«UPDATE crm SET» city = 'Bonn' when id = '7'", "set city = 'Bonn' when id = '7'"),
    SeededFault("«DELETE FROM crm WHERE» email is blank", "drop rows when email is blank"),
    SeededFault("«SELECT DISTINCT» email", "dedupe on email"),
    SeededFault("«SELECT» email, phone FROM crm", "keep columns email, phone"),
    SeededFault(
      "«SELECT» email FROM sales.crm WHERE city = 'Bonn'",
      "keep rows when city = 'Bonn'\nkeep columns email"),
    SeededFault("«SELECT * FROM crm WHERE» city = 'Bonn'", "keep rows when city = 'Bonn'"),
    SeededFault("«ALTER TABLE crm RENAME COLUMN» phone -> tel", "rename phone -> tel"),
    SeededFault("«ALTER TABLE crm DROP COLUMN» note", "drop columns note"),
    SeededFault("keep rows when name «LIKE 'A_n%'»", "keep rows when name matches /^A.n/"),
    SeededFault("drop rows when name «NOT LIKE 'test'»", "drop rows when name != 'test'"),
    SeededFault("check «regexp_matches(name, '^A')»", "check name matches /^A/"),
    SeededFault("set created = «CURRENT_DATE»", "set created = today"),
    SeededFault(
      "column created is date\ndrop rows when created > «GETDATE()»",
      "column created is date\ndrop rows when created > today"),
    SeededFault(
      "column amount is number\nset amount = «CAST»(amount AS INT)",
      "column amount is number\nset amount = number(amount)"),
    SeededFault(
      "normalize city trim «--» as it came", "normalize city trim # as it came"),
    SeededFault("«--» a comment", "# a comment"),
    SeededFault("«/* a comment */»", "# a comment"),
    SeededFault("DROP ROWS WHEN country = 'DE'", "drop rows when country = 'DE'"),
  ]

  static let frames = [
    SeededFault("set city = «city.str.lower()»", "set city = lower(city)"),
    SeededFault("drop rows when «email.isnull()»", "drop rows when email is blank"),
    SeededFault("check «email.notna()»", "check email is present"),
    SeededFault(
      "keep rows when «country.isin(['DE', 'AT'])»", "keep rows when country in ('DE', 'AT')"),
    SeededFault("keep rows when «email.str.contains('@')»", "keep rows when email contains '@'"),
    SeededFault("keep rows when «df['country']» = 'DE'", "keep rows when country = 'DE'"),
    SeededFault("normalize «df['First Name']» trim", "normalize [First Name] trim"),
    SeededFault("«drop_duplicates» email", "dedupe on email"),
    SeededFault("«city» = trim(city)", "set city = trim(city)"),
    SeededFault("set city = «=» trim(city)", "set city = trim(city)"),
    SeededFault("«TRIM»(city)", "normalize city trim"),
    SeededFault("«strip» city", "normalize city trim"),
    SeededFault("default city «=» 'unknown'", "default city 'unknown'"),
    SeededFault("drop rows when stage = «„Lost“»", "drop rows when stage = 'Lost'"),
    SeededFault("drop rows when country ＝ 'DE'", "drop rows when country = 'DE'"),
    SeededFault("normalize\tcity\ttrim", "normalize city trim"),
  ]

  static let duties = [
    SeededFault("«not_null» email", "require email"),
    SeededFault("«email»: required", "require email"),
    SeededFault("«id»: unique", "unique id"),
    SeededFault("«created»: date", "column created is date"),
    SeededFault("«email» not null, reject", "require email, reject"),
    SeededFault("«email» is email", "check email is email"),
    SeededFault("check email «email»", "check email is email"),
    SeededFault("check email «a valid email»", "check email is email"),
    SeededFault("check email is valid «email»", "check email is email"),
    SeededFault("check «that» email is email", "check email is email"),
    SeededFault("normalize «column» city trim", "normalize city trim"),
    SeededFault("«expect» email is email", "check email is email"),
    SeededFault("«require» city = 'Bonn', warn", "check city = 'Bonn', warn"),
    SeededFault("require email, «warning»", "require email, warn"),
    SeededFault("check email is email, «drop»", "check email is email, reject"),
    SeededFault("«reject» when email is blank", "reject rows when email is blank"),
    SeededFault("«if» city is blank: set city = 'Bonn'", "set city = 'Bonn' when city is blank"),
  ]

  static let comparisons = [
    SeededFault("check stage «eq» 'Won'", "check stage = 'Won'"),
    SeededFault(
      "column amount is number\ncheck amount «greater than» 5",
      "column amount is number\ncheck amount > 5"),
    SeededFault(
      "column amount is number\ncheck amount «is less than» 5",
      "column amount is number\ncheck amount < 5"),
    SeededFault(
      "column amount is number\ncheck amount «is between» 1 and 5",
      "column amount is number\ncheck amount between 1 and 5"),
    SeededFault(
      "column amount is number\ncheck 1 < amount «<» 5",
      "column amount is number\ncheck 1 < amount and amount < 5"),
    SeededFault("replace stage 'W' «'Won'»", "replace stage 'W' -> 'Won'"),
    SeededFault("replace stage 'W'«,» 'Won'", "replace stage 'W' -> 'Won'"),
    SeededFault("replace «'W'» with 'Won' in stage", "replace stage 'W' -> 'Won'"),
    SeededFault("normalize email «&» phone lower", "normalize email, phone lower"),
    SeededFault("normalize «[email, phone]» lower", "normalize email, phone lower"),
    SeededFault("normalize city «'trim'»", "normalize city trim"),
  ]
}
