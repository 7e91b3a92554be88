import CFiles
import Diagnostics
import Glibc

/// Calls on paths: links followed, names taken apart, files renamed and removed.
package enum FilePath {
  /// The folder of a path and the name in it: `a/b.csv` is `a` and `b.csv`, `b.csv` is `.` and `b.csv`.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = path[..<slash]
    let name = String(path[path.index(after: slash)...])
    return (folder.isEmpty ? "/" : String(folder), name)
  }

  /// A path below a folder; an absolute one stays what it is.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") || folder == "." { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// Whether a folder stands there.
  package static func isFolder(_ path: String) -> Bool {
    (try? FileStatus.of(path: path))?.kind == .folder
  }

  /// Whether a path begins at the root, or its parts lead above where they begin, at any point.
  package static func leaves(_ path: String) -> Bool {
    if path.utf8.first == UInt8(ascii: "/") { return true }
    var depth = 0
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual("..".utf8) {
        depth -= 1
      } else if !part.elementsEqual(".".utf8) {
        depth += 1
      }
      if depth < 0 { return true }
    }
    return false
  }

  /// The path with every symbolic link followed; all of it must be there.
  static func real(_ path: String) throws(SystemError) -> String {
    // Safe: a null result asks realpath for memory, which is freed here.
    guard let raw = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(raw) }
    return unsafe String(cString: raw)
  }

  /// The path with every symbolic link followed; the path itself where not all of it is there.
  package static func resolved(_ path: String) -> String { (try? real(path)) ?? path }

  /// The path with every symbolic link followed; its last part need not be there.
  static func realOfMaybeMissing(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      do throws(SystemError) {
        return try real(path)
      } catch {
        if error.code != ENOENT { throw error }
      }
      let (folder, last) = split(path)
      if last.isEmpty { throw SystemError(code: EISDIR) }
      guard let target = link(path) else { return join(try real(folder), last) }
      path = join(folder, target)
    }
    throw SystemError(code: ELOOP)
  }

  /// Where a symbolic link leads, as it is written there; nil where the path is no link.
  static func link(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    // Safe: the buffer is ours and its size is passed.
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe readlink(path, $0.baseAddress!, $0.count)
    }
    return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// The paths that a pattern of the shell matches, in no order.
  static func matches(_ pattern: String) -> [String] {
    var result = unsafe glob_t()
    // Safe: the result is ours, and is freed whether glob found something or not.
    defer { unsafe globfree(&result) }
    guard unsafe glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
    return unsafe (0..<Int(result.gl_pathc)).compactMap { index in
      unsafe result.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }

  /// Puts a file in the place of another.
  static func rename(_ from: String, to target: String) throws(SystemError) {
    // Safe: both paths are null-terminated copies; so below.
    if unsafe Glibc.rename(from, target) != 0 { throw .last }
  }

  /// Gives a file a name that nobody has yet.
  static func renameNew(_ from: String, to target: String) throws(SystemError) {
    if unsafe files_rename_new(from, target) != 0 { throw .last }
  }

  /// Swaps two files in one step.
  static func exchange(_ left: String, _ right: String) throws(SystemError) {
    if unsafe files_exchange(left, right) != 0 { throw .last }
  }

  /// Makes a folder, and those above it that are missing.
  package static func makeFolders(_ path: String) throws(RunFailure) {
    // Safe: the path is a null-terminated copy; so below.
    if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let (folder, name) = split(path)
    if errno == ENOENT, !name.isEmpty, folder != path {
      try makeFolders(folder)
      if unsafe mkdir(path, 0o777) == 0 { return }
    }
    throw RunFailure(.output, "the folder '\(path)' cannot be made: \(SystemError.last.text)")
  }

  /// Removes a folder that is empty; leaves any other.
  static func removeEmptyFolder(_ path: String) {
    // Safe: the path is a null-terminated copy.
    _ = unsafe rmdir(path)
  }

  /// Removes a file.
  static func remove(_ path: String) throws(SystemError) {
    if unsafe unlink(path) != 0 { throw .last }
  }
}
