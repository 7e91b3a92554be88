/// A reference to an object that from here on lives as long as the process, as the numbering plans do. Threads that
/// ask for one would count its owners against each other.
@safe
struct LastingReference<Object: AnyObject & Sendable>: @unchecked Sendable {
  private let object: Unmanaged<Object>

  /// Keeps the object for as long as the process lives.
  init(_ object: Object) {
    // Safe: owned, and never given back.
    unsafe self.object = .passRetained(object)
  }

  /// Lends the object.
  @inline(__always)
  func with<Result>(_ body: (Object) -> Result) -> Result {
    // Safe: the object lives as long as the process.
    unsafe object._withUnsafeGuaranteedRef { body($0) }
  }
}
