/// Lines whose words leave no doubt what was meant, though no sign of it is a word of this language.
extension SeededFault {
  static let meanings = [
    SeededFault(
      "check email is email as «my rule»", "check email is email as my_rule"),
    SeededFault("check email is email, «warnn»", "check email is email, warn"),
    SeededFault(
      "check phone is phone «in» 'DE'", "check phone is phone region 'DE'"),
    SeededFault(
      "column created is datetime «'DD/MM/YYYY HH:MM'»",
      "column created is datetime 'DD/MM/YYYY HH:mm'"),
    SeededFault("mask phone keep last «four»", "mask phone keep last 4"),
    SeededFault("split name on «,» -> a, b", "split name on ',' -> a, b"),
    SeededFault(
      "save to 'o.csv' «rejects» to 'r.csv'", "save to 'o.csv', rejects to 'r.csv'"),
    SeededFault("expect «no» blank email", "expect blank email = 0"),
    SeededFault("expect «email unique»", "unique email"),
    SeededFault("list a = «['x']»", "list a 'x'"),
    SeededFault("normalize «,»email lower", "normalize email lower"),
    SeededFault("require email«,», phone", "require email, phone"),
    SeededFault("normalize email«,», phone lower", "normalize email, phone lower"),
    SeededFault("normalize email lower«「»", "normalize email lower"),
    SeededFault("replace city «‘Köln'» -> 'x'", "replace city 'Köln' -> 'x'"),
    SeededFault(
      "set city = if city = 'a' then 'b'\n«else» 'c'",
      "set city = if city = 'a' then 'b'\n  else 'c'"),
    SeededFault(
      "normalize email lower\n «phone» upper", "normalize email lower\nnormalize phone upper"),
  ]
}
