import Foundation
import Testing

/// Random tables under random rules, through the real binary; `make fuzz` goes on for longer.
@Suite(.enabled(if: Tool.hasPython, "python3 is not installed"))
struct FuzzTests {
  @Test func `the first random cases break no promise`() {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let result = Tool.shell("python3 '\(root)/scripts/fuzz.py' --fettle $FETTLE --count 60")
    #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("60 cases"))
  }
}
