/// Commas, brackets and signs: missing, too many, or of another keyboard or language.
extension SeededFault {
  static let punctuation = [
    SeededFault("require email «phone»", "require email, phone"),
    SeededFault("normalize email trim «lower»", "normalize email trim, lower"),
    SeededFault("normalize city«, trim»", "normalize city trim"),
    SeededFault("require email, phone«,»", "require email, phone"),
    SeededFault(
      "drop rows when stage in ('Lost' «'Won'»)", "drop rows when stage in ('Lost', 'Won')"),
    SeededFault(
      "drop rows when «(stage = 'Lost' or stage = 'Won'»",
      "drop rows when (stage = 'Lost' or stage = 'Won')",
      "drop rows when stage = 'Lost' or stage = 'Won'"),
    SeededFault("drop rows when stage = 'Lost'«)»", "drop rows when stage = 'Lost'"),
    SeededFault(
      "drop rows when «country = 'DE' and stage = 'Lost' or stage = 'Won'»",
      "drop rows when (country = 'DE' and stage = 'Lost') or stage = 'Won'"),
    SeededFault("normalize city«:» trim", "normalize city trim"),
    SeededFault("drop rows when email is blank«.»", "drop rows when email is blank"),
    SeededFault(
      "replace stage 'W' -> 'Won'«; 'L'» -> 'Lost'", "replace stage 'W' -> 'Won', 'L' -> 'Lost'"),
    SeededFault("set first = 'A' «and» last = 'B'", "set first = 'A', last = 'B'"),
  ]

  static let fullWidth = [
    SeededFault("normalize email trim；dedupe on email", "normalize email trim\ndedupe on email"),
    SeededFault("drop rows when country = ‘DE’", "drop rows when country = 'DE'"),
    SeededFault(
      "drop rows when stage in （“Lost”，“Won”）", "drop rows when stage in (\"Lost\", \"Won\")"),
    SeededFault("drop rows when note = «‘test»", "drop rows when note = 'test'"),
    SeededFault("drop rows when stage = «「Lost」»", "drop rows when stage = 'Lost'"),
    SeededFault("drop rows when email is blank«。»", "drop rows when email is blank"),
    SeededFault(
      "column amount is number\ndrop rows when amount «≥» 100",
      "column amount is number\ndrop rows when amount >= 100"),
  ]

  static let signs = [
    SeededFault("set city «:=» 'Bonn'", "set city = 'Bonn'"),
    SeededFault("set country «'DE'»", "set country = 'DE'"),
    SeededFault("replace stage 'W' «=>» 'Won'", "replace stage 'W' -> 'Won'"),
    SeededFault("replace stage 'W' «with» 'Won'", "replace stage 'W' -> 'Won'"),
    SeededFault("rename phone «to» tel", "rename phone -> tel"),
    SeededFault("rename tel «<-» phone", "rename phone -> tel"),
    SeededFault(
      "column amount is number\nset amount «+=» 5",
      "column amount is number\nset amount = amount + 5"),
  ]

  static let units = [
    SeededFault("check email is email, stop above «0.05»", "check email is email, stop above 5%"),
    SeededFault(
      "check email is email, stop above 5 «percent»", "check email is email, stop above 5%"),
    SeededFault("normalize id pad left «'0'» 5", "normalize id pad left 5 '0'"),
    SeededFault(
      "column amount is number\ndrop rows when amount > «€100»",
      "column amount is number\ndrop rows when amount > 100"),
    SeededFault("column created is date «'dd/mm/yyyy'»", "column created is date 'dd/MM/yyyy'"),
  ]
}
