import Glibc
import Testing

/// One call of the system, failing with one error, and how often it has to be met in a run.
struct FailingCall: Sendable, CustomTestStringConvertible {
  var call: String
  var error: Int32
  var leastCount = 1
  var testDescription: String { "\(call), error \(error)" }
}

/// The tool while the n-th call of a name fails, for every n.
struct FailingCallTests {
  @Test(arguments: [
    FailingCall(call: "write", error: ENOSPC, leastCount: 5),
    FailingCall(call: "write", error: EIO, leastCount: 5),
    FailingCall(call: "fsync", error: EIO, leastCount: 6),
    FailingCall(call: "fsync", error: EDQUOT, leastCount: 6),
    FailingCall(call: "close", error: EIO, leastCount: 3),
    FailingCall(call: "renameat2", error: EIO, leastCount: 3),
    FailingCall(call: "openat", error: EMFILE, leastCount: 7),
    FailingCall(call: "fchmod", error: EPERM, leastCount: 2),
    FailingCall(call: "pread", error: EIO),
  ])
  func `whichever call fails, the old outputs stay and nothing else is left`(
    fault: FailingCall
  ) throws {
    let (wrong, count) = try run(fault, "$FETTLE apply -q r.rules in.csv $OUTPUTS")
    #expect(wrong == "")
    #expect(count >= fault.leastCount)
  }

  @Test(arguments: [
    FailingCall(call: "pwrite", error: ENOSPC), FailingCall(call: "pwrite", error: EIO),
    FailingCall(call: "pread", error: EIO),
  ])
  func `the same for the copy of a pipe that is read twice`(fault: FailingCall) throws {
    let (wrong, count) = try run(
      fault,
      "$FETTLE apply -q -e 'normalize name upper; dedupe on id keep last' - $OUTPUTS < <(cat in.csv)"
    )
    #expect(wrong == "")
    #expect(count >= fault.leastCount)
  }

  @Test(arguments: [
    FailingCall(call: "write", error: 0), FailingCall(call: "write", error: EINTR),
    FailingCall(call: "pread", error: 0), FailingCall(call: "pread", error: EINTR),
    FailingCall(call: "close", error: EINTR), FailingCall(call: "renameat2", error: EINVAL),
    FailingCall(call: "openat", error: EINTR),
  ])
  func `interrupted, partial and unknown calls change nothing`(fault: FailingCall) throws {
    let (wrong, count) = try run(
      fault, "$FETTLE apply -q r.rules in.csv $OUTPUTS", isHarmless: true)
    #expect(wrong == "")
    #expect(count >= fault.leastCount)
  }

  /// Runs a command with the first call failing, the second, … until it makes no more; what was wrong,
  /// and how often it failed.
  private func run(
    _ fault: FailingCall, _ command: String, isHarmless: Bool = false
  ) throws -> (wrong: String, count: Int) {
    let storm = try Storm(rowCount: 20_000)
    let result = storm.run(
      """
      for ((n = 1; n < 100; n++)); do
        reset
        FAULT_CALL=\(fault.call) FAULT_NTH=$n FAULT_ERRNO=\(fault.error) FAULT_MARK=mark \
          LD_PRELOAD='\(try Storm.shim.get())' \(command) > said 2>&1
        code=$?
        [ -e mark ] || break
        rm mark
        case $code in
        # Only a file that was read to its end can fail without harm, or one that tells which process this is.
        0) \(isHarmless || ["close", "openat"].contains(fault.call) ? "new \"call $n\"" : "echo \"call $n: no failure\"") ;;
        3 | 4) \(isHarmless ? "echo \"call $n: $(cat said)\"" : "old \"call $n\"; grep -q \"^error: .*'\" said || cat said") ;;
        *) echo "call $n: exit $code, $(cat said)" ;;
        esac
      done
      echo $((n - 1)) >&2
      """)
    return (result.output, Int(result.errors.split(separator: "\n").last ?? "") ?? 0)
  }
}
