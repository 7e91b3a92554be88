import Foundation

/// What a call of the tool left behind.
struct ToolResult {
  var exitCode: Int32
  var output: String
  var errors: String

  /// Stdout as JSON.
  var json: [String: Any] { Self.json(output) }

  /// An object of JSON; empty where the text is none.
  static func json(_ text: String) -> [String: Any] {
    let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    return value as? [String: Any] ?? [:]
  }
}

/// The real binary, run as a user runs it.
enum Tool {
  /// `FETTLE_BINARY`, else the release or the debug build, whichever is newer.
  static let path: String = {
    if let given = ProcessInfo.processInfo.environment["FETTLE_BINARY"] { return given }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let candidates = ["release", "debug"].map { root.path + "/.build/\($0)/fettle" }
    return candidates.max { modified($0) < modified($1) } ?? "fettle"
  }()

  private static func modified(_ path: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }

  /// Runs the tool with arguments; stdin is empty unless given.
  static func run(
    _ arguments: [String], input: String = "", in folder: Workspace? = nil,
    environment: [String: String] = [:]
  ) -> ToolResult {
    execute(path, arguments, input: input, in: folder, environment: environment)
  }

  /// Runs a line of bash, where `$FETTLE` is the tool.
  static func shell(
    _ line: String, in folder: Workspace? = nil, environment: [String: String] = [:]
  ) -> ToolResult {
    execute("/bin/bash", ["-c", line], input: "", in: folder, environment: environment)
  }

  /// Runs a line of bash at a terminal of a width; both streams come out as `output`.
  static func terminal(
    _ line: String, width: Int = 80, in folder: Workspace? = nil,
    environment: [String: String] = ["TERM": "xterm"]
  ) -> ToolResult {
    let quoted = "stty cols \(width); \(line)".replacingOccurrences(of: "'", with: "'\\''")
    return shell(
      "script -qec '\(quoted)' /dev/null < /dev/null", in: folder, environment: environment)
  }

  /// Whether this machine can make a terminal.
  static let hasTerminal = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  /// Whether this machine can run the scripts of `Benchmarks`.
  static let hasPython = shell("command -v python3").exitCode == 0

  // Streams go through files, so that no pipe can fill while nobody reads it.
  private static func execute(
    _ program: String, _ arguments: [String], input: String, in folder: Workspace?,
    environment: [String: String]
  ) -> ToolResult {
    let streams = Workspace()
    streams.write(input, to: "in")
    for name in ["out", "err"] { streams.write("", to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder.url }
    var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    variables["FETTLE"] = path
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardInput = FileHandle(forReadingAtPath: streams.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    do { try process.run() } catch {
      return ToolResult(exitCode: -1, output: "", errors: "\(program) cannot be run: \(error)")
    }
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return ToolResult(
      exitCode: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: streams.read("out"), errors: streams.read("err"))
  }
}

/// A folder of its own for a test, gone with it.
final class Workspace: Sendable {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fettle-command-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The whole path of a file.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file.
  func write(_ text: String, to name: String) {
    _ = FileManager.default.createFile(atPath: path(name), contents: Data(text.utf8))
  }

  /// The text of a file; empty where there is none.
  func read(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: path(name)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Names of what lies in it, hidden files too.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }

  /// A workspace with the table and the rules that most tests use.
  static func withCustomers() -> Workspace {
    let workspace = Workspace()
    workspace.write(
      """
      id,name,email,phone
      1,Ann,ann@example.com,(555) 010-9999
      2,Bob,,555 010 1111
      3,Ann,ann@example.com,5550109999
      4,Cleo,=cmd,

      """, to: "export.csv")
    workspace.write(
      "normalize phone digits\ndedupe on email, phone\n", to: "customers.rules")
    return workspace
  }
}
