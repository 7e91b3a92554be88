extension FieldChoice {
  /// Goes by what the rows say of the fields that their names and types have chosen: what is shared by
  /// different people is no sign of one, and what says roughly the same as another field is passed over, but
  /// for columns that a rule names. Whether anything changes.
  mutating func revise(by matcher: LearnedMatcher, isNamed: Bool) -> Bool {
    guard let random = matcher.random else { return false }
    let old = plans
    for code in SharedCodes(matcher.fields, plans).found() { plans[code].kind = .sharedCode }
    if isNamed { return plans != old }
    for (field, finer) in CoarseFields(matcher.fields, plans, random.patterns).found().reversed() {
      derived.append(
        DerivedColumn(
          number: plans[field].columns[0].number, parts: old[finer].columns.map(\.number).sorted()))
      plans.remove(at: field)
    }
    derived.sort { $0.number < $1.number }
    return plans != old
  }
}
