/// A reference to one of the plans of this process, which all live as long as it does. Threads that ask for one
/// would count its owners against each other.
@safe
struct LastingReference<Object: AnyObject & Sendable>: @unchecked Sendable {
  private let object: Unmanaged<Object>

  /// `object` is owned by ``NumberingPlans/all``.
  init(_ object: Object) {
    // Safe: never asked after its owner, which is never given back.
    unsafe self.object = .passUnretained(object)
  }

  /// Lends the object.
  @inline(__always)
  func with<Result>(_ body: (Object) -> Result) -> Result {
    // Safe: the object lives as long as the process.
    unsafe object._withUnsafeGuaranteedRef { body($0) }
  }
}
