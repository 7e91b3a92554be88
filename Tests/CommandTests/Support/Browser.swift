import Foundation

/// A real browser without a screen, to open pages in.
enum Browser {
  private static let names = ["chromium", "chromium-browser", "google-chrome"]

  private static let path: String? = names.lazy.map { "/usr/bin/\($0)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether tests that need one run: in CI always, so that its absence is a failure there.
  static let isThere = path != nil || ProcessInfo.processInfo.environment["CI"] != nil

  /// What opening a page brought about.
  struct Visit {
    /// The page as it stands in the browser.
    var document: String
    /// What the browser's console said: errors, violations of the page's policy.
    var console: [String]
    var log: String
  }

  /// Opens a page of a workspace.
  static func visit(_ page: String, in folder: Workspace, width: Int = 1280) -> Visit {
    let result = run(["--dump-dom"], page, in: folder, size: (width, 900))
    let lines = result.errors.split(separator: "\n").map(String.init)
    return Visit(
      document: result.output, console: lines.filter { $0.contains(":CONSOLE") },
      log: result.errors)
  }

  /// Keeps a picture of a page below `.build/reports`.
  static func picture(
    _ page: String, in folder: Workspace, as name: String, size: (width: Int, height: Int),
    isDark: Bool = false
  ) -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let pictures = root.appending(path: ".build/reports")
    try? FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    let file = pictures.appending(path: "\(name).png").path
    try? FileManager.default.removeItem(atPath: file)
    let dark = isDark ? ["--blink-settings=preferredColorScheme=0"] : []
    _ = run(["--screenshot=\(file)", "--hide-scrollbars"] + dark, page, in: folder, size: size)
    return file
  }

  private static func run(
    _ arguments: [String], _ page: String, in folder: Workspace,
    size: (width: Int, height: Int)
  ) -> ToolResult {
    let all =
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--enable-logging=stderr", "--log-level=0", "--virtual-time-budget=2000",
        "--user-data-dir=\(folder.path("browser"))", "--window-size=\(size.width),\(size.height)",
      ] + arguments + ["file://\(folder.path(page))"]
    let quoted = all.map { "'\($0)'" }.joined(separator: " ")
    return Tool.shell("timeout 120 \(path ?? "chromium") \(quoted)", in: folder)
  }
}
