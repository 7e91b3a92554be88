/// Clauses out of place, and branches as other languages write them.
extension SeededFault {
  static let order = [
    SeededFault(
      "drop rows «because 'tests'» when email is blank",
      "drop rows when email is blank because 'tests'"),
    SeededFault("«when» email is blank drop rows", "drop rows when email is blank"),
    SeededFault(
      "«if email is blank then drop rows»", "drop rows when email is blank"),
    SeededFault(
      "column created is date\ndedupe «keep latest created» on email",
      "column created is date\ndedupe on email keep latest created"),
    SeededFault(
      "check «when» country = 'DE' phone is present",
      "check phone is present when country = 'DE'"),
    SeededFault("normalize «trim» city", "normalize city trim"),
    SeededFault("default «'unknown'» city", "default city 'unknown'"),
  ]

  static let branches = [
    SeededFault(
      "set note = if city = 'Bonn' «'near'» else 'far'",
      "set note = if city = 'Bonn' then 'near' else 'far'"),
    SeededFault(
      "set note = 'near' «if» city = 'Bonn'", "set note = 'near' when city = 'Bonn'"),
    SeededFault(
      "set note = if city = 'Bonn' then 'near' «elseif» city = 'Rom' then 'far' else 'unknown'",
      "set note = if city = 'Bonn' then 'near' else if city = 'Rom' then 'far' else 'unknown'"),
    SeededFault(
      "set note = if city = 'Bonn' then 'near' else 'far' «end»",
      "set note = if city = 'Bonn' then 'near' else 'far'"),
    SeededFault(
      "set note = «case» when city = 'Bonn' then 'near' else 'far' end",
      "set note = if city = 'Bonn' then 'near' else 'far'"),
    SeededFault(
      "set note = city = 'Bonn' «?» 'near' : 'far'",
      "set note = if city = 'Bonn' then 'near' else 'far'"),
  ]
}
