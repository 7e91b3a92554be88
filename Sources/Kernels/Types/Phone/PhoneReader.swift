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
    var extensionRange: Range<Int> = 0..<0
  }

  /// What the fast path says of a text.
  enum Verdict {
    case valid(Number)
    case none
    /// Only libphonenumber can tell.
    case unsure
  }

  private let plans = NumberingPlans.all
  /// Whether a region is known in which the text was written, and its plan.
  private let hasHome: Bool
  private let home: (plan: LastingReference<NumberingPlan>, code: LastingReference<CallingCode>)?

  /// A reader for texts that were written in a region, or anywhere.
  init(region: [UInt8]?) {
    hasHome = region != nil
    home = region.flatMap { region in NumberingPlans.all.with { $0.plan(ofRegion: region) } }
  }

  /// What the text is.
  func read(_ input: Span<UInt8>) -> Verdict {
    switch WrittenNumber.read(input) {
    case .unsure: return .unsure
    case .none: return .none
    case .number(let written):
      let verdict = verdict(on: written)
      guard case .valid(var number) = verdict else { return verdict }
      number.extensionRange = written.extensionRange
      return .valid(number)
    }
  }

  private func verdict(on number: WrittenNumber) -> Verdict {
    if number.hasPlus {
      let split = international(number.digits)
      // After a plus that no calling code follows, the library tries the digits without it.
      guard case .unknownCode = split, hasHome else { return verdict(on: split) }
    }
    guard hasHome else { return .none }
    guard let home else { return .unsure }
    return home.plan.with { plan in
      if let digits = Self.afterPrefix(number.digits, home: plan) {
        return verdict(on: international(digits))
      }
      guard let split = domestic(number.digits, home: plan, code: home.code) else {
        return .unsure
      }
      if case .whole(let digits) = split {
        if number.hasPlus { return .none }
        return home.code.with { verdict(on: digits, plan: plan, code: $0) }
      }
      return verdict(on: split)
    }
  }
}

extension PhoneReader {
  /// A number taken apart at its calling code.
  private enum Split {
    case code(LastingReference<CallingCode>, PhoneDigits)
    /// No calling code begins so.
    case unknownCode
    /// Too few digits to look for one.
    case tooShort
    /// There is no calling code before these.
    case whole(PhoneDigits)
    /// The code's plans cannot be read.
    case unsure
  }

  /// The calling code with which the digits begin.
  @inline(__always)
  private func international(_ digits: PhoneDigits) -> Split {
    if digits.count <= 2 { return .tooShort }
    if digits[0] == 0 { return .unknownCode }
    guard let found = plans.with({ $0.code(before: digits) }) else { return .unknownCode }
    guard let code = found.with(\.code) else { return .unsure }
    var rest = digits
    rest.dropFirst(PhoneDigits.width(of: code.with(\.number)))
    return .code(code, rest)
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
  @inline(__always)
  private func domestic(
    _ digits: PhoneDigits, home: NumberingPlan, code: LastingReference<CallingCode>
  ) -> Split? {
    guard digits.begins(with: home.callingCode) else { return .whole(digits) }
    var rest = digits
    rest.dropFirst(PhoneDigits.width(of: home.callingCode))
    guard let rest = Self.withoutNationalPrefix(rest, plan: home) else { return nil }
    if (!home.isViable(digits) && home.isViable(rest)) || home.isTooLong(digits.count) {
      return .code(code, rest)
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
  @inline(__always)
  private func verdict(on split: Split) -> Verdict {
    switch split {
    case .unknownCode, .tooShort, .whole: .none
    case .unsure: .unsure
    case .code(let code, let digits):
      code.with { verdict(on: digits, plan: $0.main, code: $0) }
    }
  }

  /// Takes off the national prefix and asks whether a valid number is left.
  ///
  /// In some plans a second prefix may be left, which the library would take off when it reads what
  /// it wrote; such a number is read again, so that what is written stays.
  private func verdict(on written: PhoneDigits, plan first: NumberingPlan, code: CallingCode)
    -> Verdict
  {
    var digits = written
    for reading in 0...PHONE_READINGS {
      if digits.count < 2 { return .none }
      // Each plan is asked by itself: a variable that is now one, now the other would count their owners.
      let found =
        reading == 0
        ? Self.number(digits, plan: first) : Self.number(digits, plan: code.main)
      guard let number = found else { return .unsure }
      // The shortest and the longest number of libphonenumber.
      guard number.count >= 2, number.count <= 17, code.isValid(number) else { return .none }
      if number == digits && (reading > 0 || first === code.main) {
        return .valid(Number(callingCode: code.number, digits: number))
      }
      digits = number
    }
    return .unsure
  }

  /// The digits without the plan's national prefix where what is left may be a whole number; nil where that cannot
  /// be told.
  @inline(__always)
  private static func number(_ digits: PhoneDigits, plan: NumberingPlan) -> PhoneDigits? {
    withoutNationalPrefix(digits, plan: plan).map { plan.mayStand($0.count) ? $0 : digits }
  }
}
