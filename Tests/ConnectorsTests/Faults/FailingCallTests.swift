import Glibc
import Testing

@testable import Connectors

/// One call of the system, failing with one error.
struct Fault: Sendable, CustomTestStringConvertible {
  var call: String
  var error: Int32
  /// How many calls of this name have to matter for three outputs, two of them over old files.
  var leastCount = 1
  var testDescription: String { "\(call) fails with \(SystemError(code: error).text)" }

  /// Whether a call of this name may fail without harm: only a file that was read to its end can fail to
  /// close, and one of those that tell which process this is can fail to open.
  func isHarmless(at path: String) -> Bool {
    switch call {
    case "close": true
    case "openat": path.hasPrefix("/proc/") || path == "/etc/machine-id"
    default: false
    }
  }

  static let all: [Fault] = [
    Fault(call: "write", error: ENOSPC, leastCount: 3),
    Fault(call: "write", error: EIO, leastCount: 3),
    Fault(call: "write", error: EDQUOT, leastCount: 3),
    Fault(call: "fsync", error: EIO, leastCount: 6),
    Fault(call: "fsync", error: ENOSPC, leastCount: 6),
    Fault(call: "fsync", error: EINTR, leastCount: 6),
    Fault(call: "close", error: EIO, leastCount: 3),
    Fault(call: "close", error: ENOSPC, leastCount: 3),
    Fault(call: "fchmod", error: EPERM, leastCount: 2),
    Fault(call: "openat", error: EMFILE, leastCount: 7),
    Fault(call: "openat", error: ENOSPC, leastCount: 7),
    Fault(call: "renameat2", error: EIO, leastCount: 3),
    Fault(call: "renameat2", error: EACCES, leastCount: 3), Fault(call: "pread", error: EIO),
  ]
  /// Errors that are no failures: a call that was interrupted, a write that took half.
  static let harmless: [Fault] = [
    Fault(call: "write", error: EINTR), Fault(call: "write", error: 0),
    Fault(call: "write", error: EAGAIN), Fault(call: "pread", error: EINTR),
    Fault(call: "pread", error: 0), Fault(call: "openat", error: EINTR),
    Fault(call: "close", error: EINTR), Fault(call: "renameat2", error: ENOSYS),
    Fault(call: "renameat2", error: EINVAL),
  ]
}

@Suite struct FailingCallTests {
  private static let new = noise(900_000)
  private static let old = Array("old,bytes\n1,2\n".utf8)

  /// Two outputs, one of them new, one compressed, and three in all: more than one of everything.
  private func prepare() throws -> (scratch: Scratch, arguments: String) {
    let scratch = try Scratch()
    try scratch.write(Self.new, to: "in.csv")
    try scratch.write(Self.old, to: "a.csv")
    try scratch.write(Self.old, to: "b.csv.gz")
    let arguments = ["in.csv", "a.csv", "b.csv.gz", "c.csv"].map { "'\(scratch.file($0))'" }
    return (scratch, "block=200000 " + arguments.joined(separator: " "))
  }

  @Test("whichever call fails, the old outputs stay and no temporary is left", arguments: Fault.all)
  func failures(fault: Fault) throws {
    let shim = try FaultShim.shared.get()
    var nth = 1
    var failureCount = 0
    var harmless: Set<String> = []
    while true {
      let (scratch, arguments) = try prepare()
      let (result, failed) = shim.run(
        arguments, failing: fault.call, nth: nth, error: fault.error)
      guard let failed else { break }
      failureCount += result.status == 0 ? 0 : 1
      let names = scratch.names()
      if result.status == 0 {
        #expect(fault.isHarmless(at: failed), "call \(nth): \(failed)")
        harmless.insert(failed)
        #expect(scratch.read("a.csv") == Self.new && scratch.read("c.csv") == Self.new)
        #expect(names == ["a.csv", "b.csv.gz", "c.csv", "in.csv"], "call \(nth)")
      } else {
        #expect([3, 4].contains(result.status), "call \(nth): \(result.text)")
        #expect(result.text.contains("'"), "call \(nth): \(result.text)")
        #expect(scratch.read("a.csv") == Self.old, "call \(nth)")
        #expect(scratch.read("b.csv.gz") == Self.old, "call \(nth)")
        #expect(names == ["a.csv", "b.csv.gz", "in.csv"], "call \(nth)")
      }
      nth += 1
    }
    #expect(failureCount >= fault.leastCount)
    if fault.call == "openat" { #expect(harmless.contains("/proc/sys/kernel/random/boot_id")) }
  }

  @Test("interrupted and partial calls change nothing", arguments: Fault.harmless)
  func harmless(fault: Fault) throws {
    let shim = try FaultShim.shared.get()
    var nth = 1
    while true {
      let (scratch, arguments) = try prepare()
      let (result, failed) = shim.run(
        arguments, failing: fault.call, nth: nth, error: fault.error)
      if failed == nil { break }
      #expect(result.status == 0, "call \(nth): \(result.text)")
      #expect(scratch.read("a.csv") == Self.new && scratch.read("c.csv") == Self.new)
      #expect(try readAll(Input.open(scratch.file("b.csv.gz"))) == Self.new)
      #expect(scratch.names() == ["a.csv", "b.csv.gz", "c.csv", "in.csv"], "call \(nth)")
      nth += 1
    }
    #expect(nth > 1, "the probe never calls \(fault.call)")
  }

  @Test("a disk that cannot swap files gets a rename, and a failed one leaves the old output")
  func renameFallback() throws {
    let shim = try FaultShim.shared.get()
    let (scratch, _) = try prepare()
    let arguments = "'\(scratch.file("in.csv"))' '\(scratch.file("a.csv"))'"
    let (result, _) = shim.run(arguments, failing: "renameat2", nth: 1, error: EINVAL)
    #expect(result.status == 0 && scratch.read("a.csv") == Self.new)
    #expect(scratch.names() == ["a.csv", "b.csv.gz", "in.csv"])
  }

  @Test("old bytes that cannot be removed are named")
  func failedRemoval() throws {
    let shim = try FaultShim.shared.get()
    let (scratch, arguments) = try prepare()
    let (result, _) = shim.run(arguments, failing: "unlink", nth: 1, error: EIO)
    #expect(result.status == 4 && result.text.contains("remove '"), "\(result.text)")
    #expect(scratch.read("a.csv") == Self.new && scratch.read("c.csv") == Self.new)
  }

  @Test("a failed fsync is not tried again")
  func fsyncOnce() throws {
    let shim = try FaultShim.shared.get()
    let (scratch, _) = try prepare()
    let arguments = "'\(scratch.file("in.csv"))' '\(scratch.file("a.csv"))'"
    let (result, _) = shim.run(arguments, failing: "fsync", nth: 1, error: EIO)
    #expect(result.status == 4 && scratch.read("a.csv") == Self.old)
  }
}
