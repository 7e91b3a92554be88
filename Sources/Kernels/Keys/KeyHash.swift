import CScan
import Columns

/// 128 bits that stand for the fields of a key.
///
/// Two keys that differ have the same hash with a chance of 2^-128: among ten million keys, once in
/// about 10^24 runs. That holds against input made to collide too, as long as the hasher's secrets
/// are not known; it is no code that proves who wrote something.
@frozen @usableFromInline
package struct KeyHash: Sendable, Hashable {
  @usableFromInline package let first: UInt64
  @usableFromInline package let second: UInt64

  @inlinable
  package init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }
}

/// A keyed hash of a sequence of fields; each field's length counts, so that ('ab', 'c') is not
/// ('a', 'bc'), and so does an empty field.
///
///     var key = hasher.start()
///     hasher.add(email, to: &key)
///     hasher.add(phone, to: &key)
///     let hash = hasher.finish(key)
///
/// Multiply and fold 64 bits to 128, two lanes, 16 bytes a step. Source: wyhash (Wang Yi).
@frozen @safe @usableFromInline
package struct KeyHasher: @unchecked Sendable {
  // A pointer into the owner, so that a call copies no secrets.
  @usableFromInline let secrets: UnsafePointer<hash_key>
  @usableFromInline let owner: Secrets

  /// Keeps the secrets in one place; they are never written after init.
  @safe @usableFromInline
  final class Secrets: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<hash_key>

    init(_ key: hash_key) {
      // Safe: made here, freed in deinit.
      unsafe pointer = .allocate(capacity: 1)
      unsafe pointer.initialize(to: key)
    }

    deinit {
      // Safe: made by init, freed once.
      unsafe pointer.deallocate()
    }
  }

  /// The fields taken so far.
  @frozen @usableFromInline
  package struct State: Sendable {
    @usableFromInline var lanes: hash_lanes

    @usableFromInline
    init(lanes: hash_lanes) {
      self.lanes = lanes
    }

    /// A state of no hasher, for places that have none.
    package init() {
      lanes = hash_lanes(a: 0, b: 0)
    }
  }

  /// A hasher with secrets of its own: for tables that live as long as the run.
  package init() {
    var generator = SystemRandomNumberGenerator()
    self.init { generator.next() }
  }

  /// The hasher that routes rows to buckets, the same in every run and on every machine.
  ///
  /// Version 1. Its secrets are the fraction of pi, so that anyone can see that nothing is hidden in
  /// them; a change of the algorithm or of the secrets is a new version.
  package static let routing1: KeyHasher = {
    var fraction: [UInt64] = [
      0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89,
      0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C,
    ]
    return KeyHasher { fraction.removeFirst() }
  }()

  private init(next: () -> UInt64) {
    owner = Secrets(
      hash_key(
        start_a: next(), start_b: next(), mix_a: next(), mix_b: next(), length_a: next() | 1,
        length_b: next() | 1))
    unsafe secrets = UnsafePointer(owner.pointer)
  }

  /// Whether both have the same secrets.
  @inlinable
  package func isSame(as other: KeyHasher) -> Bool { owner === other.owner }

  /// No field yet.
  @inlinable
  package func start() -> State {
    // Safe: the owner keeps the secrets.
    unsafe State(lanes: hash_lanes(a: secrets.pointee.start_a, b: secrets.pointee.start_b))
  }

  /// Takes the next field.
  @inlinable
  package func add(_ cell: Cell, to state: inout State) {
    // Safe: reads the cell's bytes and no further.
    unsafe state.lanes = hash_field(state.lanes, cell.base, cell.count, secrets)
  }

  /// Takes what another state has taken, by its hash: as a state it may be the same as this one, and what is
  /// the same in both would be lost.
  @inlinable
  package func add(_ other: State, to state: inout State) {
    let hash = finish(other)
    // Safe: the owner keeps the secrets.
    unsafe state.lanes = hash_words(state.lanes, hash.first, hash.second, secrets)
  }

  /// The hash of the fields taken.
  @inlinable
  package func finish(_ state: State) -> KeyHash {
    // Safe: the owner keeps the secrets.
    let lanes = unsafe hash_finish(state.lanes, secrets)
    return KeyHash(first: lanes.a, second: lanes.b)
  }

  /// The hash of one text.
  package func hash(_ text: Span<UInt8>) -> KeyHash {
    var state = start()
    // Safe: reads the span's bytes and no further.
    unsafe state.lanes = text.withBase { unsafe hash_field(state.lanes, $0, $1, secrets) }
    return finish(state)
  }

  /// The hash of one row's fields.
  package func hash(_ fields: [Cell]) -> KeyHash {
    var state = start()
    for field in fields { add(field, to: &state) }
    return finish(state)
  }
}
