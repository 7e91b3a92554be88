import Columns
import Glibc

/// Which process it is, told apart from those of other machines, of other containers and from
/// before the last start, and from a later one that got the same number.
struct ProcessIdentity: Equatable {
  /// Hash of the machine's id and its name. Without an id it is that of this start, so that what an
  /// earlier one left is taken for another machine's.
  var machine: UInt32
  /// Hash of the boot id, which is random for each start of the machine.
  var boot: UInt32
  /// Hash of the namespaces in which ``number`` and ``start`` have their meaning: a container's are
  /// its own.
  var space: UInt32
  var number: pid_t
  /// When it began, in ticks since the machine's start (field 22 of proc_pid_stat(5)).
  var start: UInt64

  /// This process; nil where the system tells too little of it.
  static let current: ProcessIdentity? = {
    let number = getpid()
    // A /proc of another namespace speaks of other processes.
    guard FilePath.link("/proc/self") == String(number), let start = status(of: number)?.start,
      let boot = text(of: "/proc/sys/kernel/random/boot_id"), !boot.isEmpty,
      let numbers = FilePath.link("/proc/self/ns/pid")
    else { return nil }
    let id = text(of: "/etc/machine-id") ?? ""
    let machine = id.isEmpty ? boot : id + (text(of: "/proc/sys/kernel/hostname") ?? "")
    // Kernels before 5.6 have no namespaces of time.
    let times = FilePath.link("/proc/self/ns/time") ?? ""
    return ProcessIdentity(
      machine: hash(machine), boot: hash(boot), space: hash(numbers + times), number: number,
      start: start)
  }()

  /// Whether the process has ended for certain; false where that cannot be seen from here.
  /// `lastWrite` is when a file of it was last written, in nanoseconds since 1970.
  func isGone(lastWrite: Int) -> Bool {
    guard let here = Self.current, machine == here.machine else { return false }
    // Two machines that are copies of one may share a folder: then the other one's start is not an
    // earlier start of this one.
    if boot != here.boot { return lastWrite < Self.machineStart }
    guard space == here.space else { return false }
    if kill(number, 0) != 0 && errno == ESRCH { return true }
    guard let status = Self.status(of: number) else { return false }
    return status.start != start || status.hasEnded
  }

  /// When this machine was started, in nanoseconds since 1970.
  private static var machineStart: Int { now(CLOCK_REALTIME) - now(CLOCK_BOOTTIME) }

  private static func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    // Safe: the result is ours.
    unsafe clock_gettime(clock, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// What the system tells of a process.
  private struct Status {
    /// When it began, in ticks since the machine's start.
    var start: UInt64
    /// Whether it runs no more and only waits for its parent to ask how it ended.
    var hasEnded: Bool
  }

  /// What is known of a process; nil where it is not there or not to be seen.
  private static func status(of number: pid_t) -> Status? {
    guard let text = text(of: "/proc/\(number)/stat"),
      // The second field is a name in parentheses, with any characters in it.
      let end = text.utf8.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let fields = text.utf8[end...].dropFirst().split(separator: UInt8(ascii: " "))
    guard fields.count > 19, let start = UInt64(String(fields[19]) ?? "") else { return nil }
    // One whose first thread has ended is a zombie ('Z') too, while its others (field 20) go on.
    let isDead = ["Z", "X"].contains(String(fields[0]))
    return Status(start: start, hasEnded: isDead && String(fields[17]) == "1")
  }

  /// The beginning of a small file of the system, without the line end; nil where it cannot be
  /// read.
  private static func text(of path: String) -> String? {
    let block = ByteBlock(capacity: 4096)
    guard let file = try? FileDescriptor.open(path, O_RDONLY),
      (try? file.read(into: block)) != nil
    else { return nil }
    var bytes: [UInt8] = []
    let span = block.bytes
    for index in span.indices where span[index] != UInt8(ascii: "\n") { bytes.append(span[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// FNV-1a of 32 bits, the same in all runs.
  private static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

extension ProcessIdentity {
  /// The parts as the name of a file holds them, apart by hyphens:
  /// `1f3k2a-9xk2m1-k20dks-6055-4ccug8`.
  var text: String {
    let parts = [
      String(machine, radix: 36), String(boot, radix: 36), String(space, radix: 36),
      String(number), String(start, radix: 36),
    ]
    return parts.joined(separator: "-")
  }

  /// Reads what ``text`` has written; nil for anything else.
  init?(_ text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5, let machine = UInt32(parts[0], radix: 36),
      let boot = UInt32(parts[1], radix: 36), let space = UInt32(parts[2], radix: 36),
      let number = pid_t(parts[3]), number > 0, let start = UInt64(parts[4], radix: 36)
    else { return nil }
    self.init(machine: machine, boot: boot, space: space, number: number, start: start)
    // `+1`, `007` and `1F` are numbers too, and none that we write.
    if self.text != text { return nil }
  }
}
