import Diagnostics
import Glibc

/// Keeps the paths in a rule file beneath its folder, so that rules from elsewhere read nothing else.
///
/// An absolute path, a `../` that climbs out (even one that comes back in), and a symbolic link that
/// leads out are refused, unless the user has allowed them.
package struct PathFence: Sendable {
  private let folder: String
  private let allowsOutside: Bool

  /// A fence around a folder, `.` for the working folder.
  package init(folder: String, allowsOutside: Bool = false) {
    self.folder = folder.isEmpty ? "." : folder
    self.allowsOutside = allowsOutside
  }

  /// A fence around the folder in which a rule file lies.
  package init(ruleFile path: String, allowsOutside: Bool = false) {
    self.init(folder: FilePath.split(path).folder, allowsOutside: allowsOutside)
  }

  /// The real path of a file that a rule names; the file itself need not be there.
  package func resolve(_ path: String) throws(RunFailure) -> String {
    if path.isEmpty || path.utf8.contains(0) {
      throw RunFailure(.usage, "a file has no name that can be opened: '\(path)'")
    }
    if !allowsOutside && FilePath.leaves(path) { throw refusal(of: path) }
    var isRoot = false
    do throws(SystemError) {
      let real = try FilePath.realOfMaybeMissing(FilePath.join(folder, path))
      if allowsOutside { return real }
      let root = try FilePath.real(folder)
      let isBeneath = root == "/" || real.hasPrefix(root + "/")
      if isBeneath && real != root { return real }
      isRoot = real == root
    } catch {
      throw .cannotRead(path, error)
    }
    if isRoot { throw RunFailure(.usage, "'\(path)' is a folder, not a file") }
    throw refusal(of: path)
  }

  private func refusal(of path: String) -> RunFailure {
    RunFailure(
      .usage, "'\(path)' is not beneath the folder of the rules, '\(folder)'",
      help: "copy the file there, or type --allow-outside")
  }
}
