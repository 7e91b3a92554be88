import CPhoneNumber

/// A numbering plan as libphonenumber carries it; its texts live as long as the process and never
/// change.
@safe
struct LibraryPlan: @unchecked Sendable {
  /// How many plans the library carries.
  static var count: Int { phone_plan_count() }

  private let plan: phone_plan
  private let index: Int

  /// The plan at an index below `count`.
  init(at index: Int) {
    precondition(index >= 0 && index < Self.count)
    unsafe plan = phone_plan_at(index)
    self.index = index
  }

  // Safe, all of them: the library's texts end with a zero and are never freed.

  /// `DE`, or `001` for a calling code that belongs to no region.
  var region: String { unsafe String(cString: plan.region) }
  /// `49`
  var callingCode: Int { unsafe Int(plan.calling_code) }
  /// Whether this region stands for its calling code, where several share it.
  var isMain: Bool { unsafe plan.is_main }
  /// What is dialled before a calling code: `00`.
  var internationalPrefix: String { unsafe String(cString: plan.international_prefix) }
  /// What is dialled before a number within the country: `0`.
  var nationalPrefix: String { unsafe String(cString: plan.national_prefix) }
  /// What takes the place of a national prefix that holds a part of the number: `9$1`.
  var transformRule: String { unsafe String(cString: plan.transform_rule) }
  /// What the plan's numbers begin with, where several plans share a calling code.
  var leadingDigits: String { unsafe String(cString: plan.leading_digits) }
  /// What all the plan's numbers have in common.
  var allNumbers: Use { unsafe Use(plan.all_numbers) }
  /// The uses that are told apart, of which a valid number has one.
  var uses: [Use] {
    (0..<phone_use_count(index)).map { unsafe Use(phone_use_at(index, $0)) }
  }

  /// Which numbers of a plan have a use.
  struct Use: Sendable {
    let pattern: String
    /// Bit n: such a number may have n digits. 0: any number of digits; bit 31 alone: there is none.
    let lengths: UInt32
    /// Bit n: n digits are enough within one area.
    let localLengths: UInt32

    fileprivate init(_ use: phone_use) {
      // Safe: as above.
      pattern = unsafe String(cString: use.pattern)
      lengths = unsafe use.lengths
      localLengths = unsafe use.local_lengths
    }
  }
}
