import Glibc
import Testing

@testable import Connectors

@Suite(.serialized) struct KillTests {
  private static let new = noise(600_000)
  private static let old = noise(300_000, seed: 2)

  private func prepare() throws -> (scratch: Scratch, command: String) {
    let scratch = try Scratch()
    try scratch.write(Self.new, to: "in.csv")
    try scratch.write(Self.old, to: "out.csv")
    let paths = "'\(scratch.file("in.csv"))' '\(scratch.file("out.csv"))'"
    return (scratch, "'\(probe)' block=20000 pause=1000 \(paths)")
  }

  @Test("kill -9 at any moment leaves the old output or the new one, whole")
  func killed() throws {
    var outcomes: Set<Int> = []
    for round in 0..<40 {
      let (scratch, command) = try prepare()
      let delay = 0.002 * Double(round % 40)
      _ = shell("\(command) & sleep \(delay); kill -9 $!; wait")
      let output = try #require(scratch.read("out.csv"))
      #expect(output == Self.old || output == Self.new, "killed after \(delay) s")
      outcomes.insert(output.count)
    }
    #expect(outcomes.contains(Self.old.count), "no round was killed before the end")
  }

  @Test(
    "Ctrl-C and SIGTERM remove the temporary and end as signals do",
    arguments: ["INT", "TERM", "HUP"])
  func interrupted(signal: String) throws {
    let (scratch, command) = try prepare()
    let slow = command.replacing("pause=1000", with: "pause=100000")
    let result = shell(
      "timeout -s \(signal) 0.3 sh -c 'exec \(slow.replacing("'", with: "\""))'; echo status $?")
    #expect(result.text.contains("status 124"), "\(result.text)")
    #expect(scratch.read("out.csv") == Self.old)
    #expect(scratch.names() == ["in.csv", "out.csv"])
  }

  @Test("the process ends by the very signal")
  func endsBySignal() throws {
    let (scratch, command) = try prepare()
    let slow = command.replacing("pause=1000", with: "pause=100000")
    let result = shell(
      "\(slow) & sleep 0.2; ls -A '\(scratch.path)'; kill -TERM $!; wait $!; echo status $?")
    #expect(result.text.contains(".out.csv.fettle-"), "\(result.text)")
    #expect(result.text.contains("status 143"), "\(result.text)")
    #expect(scratch.names() == ["in.csv", "out.csv"])
  }

  @Test("a signal that is ignored, as under nohup, stays ignored")
  func ignored() throws {
    let (scratch, command) = try prepare()
    let result = shell(
      "trap '' HUP; \(command) & sleep 0.05; kill -HUP $!; wait $!; echo status $?")
    #expect(result.text.contains("status 0"), "\(result.text)")
    #expect(scratch.read("out.csv") == Self.new)
  }
}
