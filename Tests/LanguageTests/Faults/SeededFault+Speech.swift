/// Signs and words of everyday speech, where a rule has none or others.
extension SeededFault {
  static let speech = [
    SeededFault(
      "replace stage 'a', 'b'«,» -> 'c'", "replace stage 'a', 'b' -> 'c'"),
    SeededFault(
      "check email is email because«:» 'x'", "check email is email because 'x'"),
    SeededFault("check email is email as«:» x", "check email is email as x"),
    SeededFault("column email«,» is email", "column email is email"),
    SeededFault(
      "column amount is number\ncheck amount «in» 1..5",
      "column amount is number\ncheck amount between 1 and 5"),
    SeededFault(
      "column amount is number\ncheck amount «in» 1-5",
      "column amount is number\ncheck amount between 1 and 5"),
    SeededFault("check length «of» stage = 3", "check length(stage) = 3"),
    SeededFault("expect «distinct(id)» = rows", "expect distinct id = rows"),
    SeededFault("expect «count(*)» > 5", "expect rows > 5"),
    SeededFault("check «count(*)» > 5", "expect rows > 5"),
    SeededFault(
      "check email is present «unless» stage = 'x'",
      "check email is present when not stage = 'x'"),
    SeededFault("drop rows «unless» stage = 'x'", "drop rows when not stage = 'x'"),
    SeededFault("check stage in ('x' «or» 'y')", "check stage in ('x', 'y')"),
    SeededFault("check stage = «any of» 'x', 'y'", "check stage in ('x', 'y')"),
    SeededFault("check stage is one of «(»'x', 'y')", "check stage is one of 'x', 'y'"),
    SeededFault("check stage «等于» 'x'", "check stage = 'x'"),
    SeededFault(
      "column amount is number\ncheck amount = «+»5",
      "column amount is number\ncheck amount = 5"),
    SeededFault(
      "column amount is number\ncheck amount > «.5»",
      "column amount is number\ncheck amount > 0.5"),
    SeededFault(
      "column amount is number\ncheck amount > 18«%»",
      "column amount is number\ncheck amount > 18"),
    SeededFault(
      "column created is date\ncheck created > «01.02.2024»",
      "column created is date\ncheck created > '2024-02-01'"),
    SeededFault("column email is email, «required»", "column email is email; require email"),
    SeededFault("column phone is phone «DE»", "column phone is phone region 'DE'"),
    SeededFault("column phone is phone«,» region 'DE'", "column phone is phone region 'DE'"),
    SeededFault("unique id «+» email", "unique id, email"),
    SeededFault(
      "check email is email, warn above 5 % «of rows»", "check email is email, warn above 5%"),
    SeededFault("check «email.length» > 5", "check length(email) > 5"),
    SeededFault(
      "check stage = 'x'«, reject» when id = '1'", "check stage = 'x' when id = '1', reject"),
  ]
}
