import Testing

/// Where the key of `hash` comes from, and what a run without one says.
struct KeyTests {
  private static let key = "an example of a key"
  /// By `openssl dgst -sha256 -hmac 'an example of a key'`.
  private static let annaHash = "a3294f920e7799adbb1ba48073e09d78765d8f41cb0a12c2fdd61558232fa514"
  private static let rules = ["-e", "set name = hash(name)", "-"]
  private static let table = "name\nAnna\n"

  private let workspace = Workspace()

  init() {
    workspace.write(Self.key, to: "plain.key")
    workspace.write(Self.key + "\n", to: "line.key")
    workspace.write(Self.key + "\r\n", to: "windows.key")
    workspace.write("fifteen bytes..", to: "short.key")
    workspace.write(String(repeating: "k", count: 70_000), to: "long.key")
  }

  private func apply(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) -> ToolResult {
    Tool.run(
      ["apply"] + arguments + Self.rules, input: Self.table, in: workspace,
      environment: environment)
  }

  @Test(arguments: ["plain.key", "line.key", "windows.key"])
  func `a file's bytes without the line end are the key`(file: String) {
    let result = apply(["--key-file", file])
    #expect(result.exitCode == 0 && result.output == "name\n\(Self.annaHash)\n")
  }

  @Test(arguments: [
    ["-o", "plain.key"], ["-o", "o.csv", "--findings", "./plain.key"],
    ["-o", "o.csv", "--changes", "plain.key"], ["-o", "o.csv", "--report", "html=plain.key"],
  ])
  func `no output is written over the key`(outputs: [String]) {
    let result = apply(["--key-file", "plain.key"] + outputs)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("plain.key' is an input of this run"), "\(result.errors)")
    #expect(workspace.read("plain.key") == Self.key)
  }

  @Test func `a file comes before the variable`() {
    let other = "another example of a key"
    #expect(apply([], ["FETTLE_KEY": Self.key]).output == "name\n\(Self.annaHash)\n")
    #expect(apply([], ["FETTLE_KEY": other]).output != "name\n\(Self.annaHash)\n")
    let both = apply(["--key-file", "plain.key"], ["FETTLE_KEY": other])
    #expect(both.output == "name\n\(Self.annaHash)\n")
  }

  @Test(arguments: ["apply", "preview"])
  func `without a key nothing runs, and the message says what to type`(command: String) {
    let result = Tool.run([command] + Self.rules, input: Self.table, in: workspace)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.errors.contains("error F0315: 'hash' has no key"))
    #expect(result.errors.contains("type --key-file FILE, or set FETTLE_KEY"))
    #expect(result.errors.contains("-e:1:12"))
  }

  @Test func `a plan and a check need no key`() {
    #expect(Tool.run(["check", "-e", "set name = hash(name)"]).exitCode == 0)
    #expect(apply(["--explain"]).exitCode == 0)
  }

  @Test(arguments: [
    ("short.key", Int32(2), "the key in 'short.key' has 15 bytes; a key has 16 or more"),
    ("long.key", 3, "'long.key' is too long for a key"), ("missing.key", 3, "missing.key"),
    ("-", 2, "a key is read from a file, not from stdin"),
  ])
  func `what is no key is refused, and not shown`(file: String, code: Int32, words: String) {
    let result = apply(["--key-file", file])
    #expect(result.exitCode == code && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(!result.errors.contains("fifteen"))
    let json = apply(["--key-file", file, "--format", "json", "-o", "out.csv"])
    #expect(json.exitCode == code && !json.json.isEmpty)
  }

  @Test func `a short variable is refused too`() {
    let result = apply([], ["FETTLE_KEY": "secret"])
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("the key in FETTLE_KEY has 6 bytes"))
    #expect(!result.errors.contains("secret"))
  }

  @Test func `a file with a key is idle where no line hashes`() {
    let arguments = ["apply", "--key-file", "plain.key", "-e", "normalize name trim", "-"]
    let result = Tool.run(arguments, input: Self.table, in: workspace)
    #expect(result.exitCode == 2)
    #expect(
      result.errors.contains("no line calls hash, so '--key-file plain.key' has nothing to do"))
    #expect(
      Tool.run(
        ["apply", "-e", "normalize name trim", "-"], input: Self.table,
        environment: ["FETTLE_KEY": Self.key]
      ).exitCode == 0)
  }
}
