import Foundation

/// What a command left behind.
struct Outcome {
  var exitCode: Int32
  var output: String
  var errors: String
}

/// A folder of its own for a test, gone with it.
final class Scratch: Sendable {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "fettle-documents-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: url.appending(path: name))) ?? Data(), as: UTF8.self)
  }
}

/// Runs lines of bash, in which `fettle` is the binary under test.
enum Shell {
  static func run(
    _ script: String, in folder: String = Project.root.path, input: String = ""
  ) throws -> Outcome {
    let streams = try Scratch(["in": input, "out": "", "err": ""])
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "fettle() { \"$FETTLE_BINARY\" \"$@\"; }\n" + script]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": streams.url.path, "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
      "FETTLE_BINARY": Project.binary, "FETTLE_KEY": "an example of a key",
    ]
    // Streams go through files, so that no pipe can fill while nobody reads it.
    process.standardInput = FileHandle(forReadingAtPath: streams.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationStatus, output: streams.text("out"), errors: streams.text("err"))
  }

  /// A text as one word of bash.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// Applies rules given as text to a table.
  static func apply(_ rules: String, to table: String, in folder: Scratch) throws -> Outcome {
    try run("fettle apply -e \(quoted(rules)) -", in: folder.url.path, input: table)
  }
}
