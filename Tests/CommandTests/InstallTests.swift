import Foundation
import Testing

/// `make install` and `make uninstall`, with the binary that is there.
struct InstallTests {
  static let files = [
    "bin/fettle", "share/bash-completion/completions/fettle",
    "share/fettle/folders", "share/fish/vendor_completions.d/fettle.fish",
    "share/man/man1/fettle.1",
    "share/zsh/site-functions/_fettle",
  ]

  /// Runs a target without building anything.
  private func make(_ target: String, _ variables: String) -> ToolResult {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return Tool.shell(
      "make -s -C '\(root.path)' -o build \(target) FETTLE=\"$FETTLE\" \(variables)")
  }

  private func files(below folder: String, in workspace: Workspace) -> [String] {
    Tool.shell("cd '\(folder)' && find . -type f | sed 's,^./,,' | LC_ALL=C sort", in: workspace)
      .output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: ["", "/image"])
  func `install puts binary, man page and completions in place, uninstall takes them away`(
    image: String
  ) {
    let workspace = Workspace()
    let prefix = image.isEmpty ? workspace.path("local") : "/opt/local"
    let variables =
      "PREFIX='\(prefix)'" + (image.isEmpty ? "" : " DESTDIR='\(workspace.path(""))\(image)'")
    let folder = image.isEmpty ? prefix : workspace.path("") + image + prefix

    if image.isEmpty { _ = Tool.shell("mkdir -p '\(folder)/share/man'") }
    let result = make("install", variables)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(files(below: folder, in: workspace) == Self.files)
    let shell = Tool.shell(
      """
      set -e; cd '\(folder)'
      bin/fettle --version
      bash -n share/bash-completion/completions/fettle
      grep -q '^#compdef fettle' share/zsh/site-functions/_fettle
      grep -q '^complete .*fettle' share/fish/vendor_completions.d/fettle.fish
      head -n 1 share/man/man1/fettle.1
      stat -c %a share/man/man1/fettle.1 bin/fettle
      """)
    #expect(shell.exitCode == 0, "\(shell.errors)")
    #expect(shell.output.contains(".TH FETTLE 1 "))
    #expect(shell.output.hasSuffix("644\n755\n"))

    // Folders that were there stay, whatever is installed twice; those that were made do not.
    #expect(make("install", variables).exitCode == 0)
    #expect(make("uninstall", variables).exitCode == 0)
    let left = Tool.shell("find '\(folder)' -mindepth 1; ls -d '\(folder)'", in: workspace).output
    #expect(left == (image.isEmpty ? "\(folder)/share\n\(folder)/share/man\n\(folder)\n" : ""))
  }
}
