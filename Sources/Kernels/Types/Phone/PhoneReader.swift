import CPhoneNumber

/// Reads a phone number by the plans' tables, exactly as libphonenumber reads it, or says that it is
/// unsure.
///
/// The steps and their order are those of libphonenumber's `ParseHelper` and `IsValidNumber`
/// (phonenumberutil.cc), for the texts that ``WrittenNumber`` reads.
struct PhoneReader {
  /// A valid number: its calling code and its digits within the country, and where the digits of its
  /// extension stand in the text.
  struct Number {
    let callingCode: Int
    let digits: PhoneDigits
    var extent: Range<Int> = 0..<0
  }

  enum Verdict {
    case valid(Number)
    case none
    /// Only libphonenumber can tell.
    case unsure
  }

  private let plans: NumberingPlans
  /// The plan of the region in which the text was written.
  private let home: LazyPlan?

  init(plans: NumberingPlans, home: LazyPlan?) {
    self.plans = plans
    self.home = home
  }

  /// What the text is.
  func read(_ input: Span<UInt8>) -> Verdict {
    switch WrittenNumber.read(input) {
    case .unsure: return .unsure
    case .none: return .none
    case .number(let written):
      let verdict = verdict(on: written)
      guard case .valid(var number) = verdict else { return verdict }
      number.extent = written.extent
      return .valid(number)
    }
  }

  private func verdict(on number: WrittenNumber) -> Verdict {
    guard let lazyHome = home else {
      if !number.hasPlus { return .none }
      return verdict(on: international(number.digits))
    }
    if number.hasPlus {
      let split = international(number.digits)
      // After a plus that no calling code follows, the library tries the digits without it.
      guard case .unknownCode = split else { return verdict(on: split) }
    }
    guard let home = lazyHome.plan else { return .unsure }
    let split = Self.afterPrefix(number.digits, home: home).map(international)
    if let split { return verdict(on: split) }
    guard let split = Self.domestic(number.digits, home: home) else { return .unsure }
    if case .whole(let digits) = split {
      if number.hasPlus { return .none }
      return verdict(on: digits, plan: home, code: home.callingCode)
    }
    return verdict(on: split)
  }
}

extension PhoneReader {
  /// A number taken apart at its calling code.
  private enum Split {
    case code(Int, PhoneDigits)
    /// No calling code begins so.
    case unknownCode
    /// Too few digits to look for one.
    case tooShort
    /// There is no calling code before these.
    case whole(PhoneDigits)
  }

  /// The calling code with which the digits begin.
  private func international(_ digits: PhoneDigits) -> Split {
    if digits.count <= 2 { return .tooShort }
    if digits[0] == 0 { return .unknownCode }
    var code = 0
    for place in 0..<3 {
      code = code * 10 + Int(digits[place])
      guard plans.mainPlan(ofCode: code) != nil else { continue }
      var rest = digits
      rest.dropFirst(place + 1)
      return .code(code, rest)
    }
    return .unknownCode
  }

  /// What follows the prefix of international calls; nil where there is none. A calling code does not
  /// begin with 0, so that `000…` is something else.
  private static func afterPrefix(_ digits: PhoneDigits, home: NumberingPlan) -> PhoneDigits? {
    guard let match = home.internationalPrefix?.prefixMatch(of: digits) else { return nil }
    if match.count < digits.count && digits[match.count] == 0 { return nil }
    var rest = digits
    rest.dropFirst(match.count)
    return rest
  }

  /// Takes off the region's own calling code, where it stands without a prefix and the number is one
  /// without it alone; nil where that cannot be told.
  private static func domestic(_ digits: PhoneDigits, home: NumberingPlan) -> Split? {
    guard digits.begins(with: home.callingCode) else { return .whole(digits) }
    var rest = digits
    rest.dropFirst(home.callingCode < 10 ? 1 : home.callingCode < 100 ? 2 : 3)
    guard let rest = withoutNationalPrefix(rest, plan: home) else { return nil }
    if (!home.isViable(digits) && home.isViable(rest)) || home.isTooLong(digits.count) {
      return .code(home.callingCode, rest)
    }
    return .whole(digits)
  }

  /// The digits without the plan's national prefix, or as they are where they have none or would be
  /// no number without it; nil where that cannot be told.
  private static func withoutNationalPrefix(
    _ digits: PhoneDigits, plan: NumberingPlan
  ) -> PhoneDigits? {
    guard digits.count > 0, let match = plan.nationalPrefix?.prefixMatch(of: digits) else {
      return digits
    }
    var rest = digits
    if let transform = plan.transform, transform.isNeeded(for: match) {
      guard let transformed = transform.applied(to: digits, match: match) else { return nil }
      rest = transformed
    } else {
      rest.dropFirst(match.count)
    }
    return plan.isViable(digits) && !plan.isViable(rest) ? digits : rest
  }
}

extension PhoneReader {
  private func verdict(on split: Split) -> Verdict {
    switch split {
    case .unknownCode, .tooShort, .whole: return .none
    case .code(let code, let digits):
      guard let plan = plans.mainPlan(ofCode: code)?.plan else { return .unsure }
      return verdict(on: digits, plan: plan, code: code)
    }
  }

  /// Takes off the national prefix and asks whether a valid number is left.
  ///
  /// In some plans a second prefix may be left, which the library would take off when it reads what
  /// it wrote; such a number is read again, so that what is written stays.
  private func verdict(
    on digits: PhoneDigits, plan: NumberingPlan, code: Int, readings: Int32 = 0
  ) -> Verdict {
    if digits.count < 2 { return .none }
    guard let rest = Self.withoutNationalPrefix(digits, plan: plan) else { return .unsure }
    let number = plan.mayStand(rest.count) ? rest : digits
    // The shortest and the longest number of libphonenumber.
    guard number.count >= 2, number.count <= 17 else { return .none }
    guard let isValid = plans.isValid(number, code: code),
      let main = plans.mainPlan(ofCode: code)?.plan
    else { return .unsure }
    if !isValid { return .none }
    if main === plan && number == digits {
      return .valid(Number(callingCode: code, digits: number))
    }
    if readings == PHONE_READINGS { return .unsure }
    return verdict(on: number, plan: main, code: code, readings: readings + 1)
  }
}
