import Columns
import Diagnostics
import Engine
import Glibc

/// A file that is there whole or not at all: written beside its target, then put in its place.
///
///     write … ─► flush, mode, fsync, close ─► swap with the old file, fsync of the folder ─► old file removed
///                └─ complete ─────────────┘   └─ publish ────────────────────────────┘     └─ settle ──────┘
///
/// The swap leaves the old file at the temporary's path, so that ``abandon()`` can still put it back
/// when a later step fails. Where the disk cannot swap, a rename takes its place and is the last step.
package final class AtomicFileSink: ByteSink, @unchecked Sendable {
  /// How far the output has come.
  private enum State {
    case open, complete
    /// Old and new have changed places.
    case swapped
    /// The new file stands where none was.
    case added
    case done
  }

  package let name: String
  private let target: OutputTarget
  private let folder: FileDescriptor?
  private let temporary: TemporaryFile
  private var writer: DescriptorWriter
  private var state = State.open

  init(target: OutputTarget, expectedByteCount: Int?) throws(RunFailure) {
    self.target = target
    name = target.name
    do throws(SystemError) {
      folder = try Self.openFolder(target.folder)
    } catch {
      throw .cannotWrite(target.name, folder: target.folder, error)
    }
    do throws(SystemError) {
      temporary = try TemporaryFile(for: target)
    } catch {
      throw .cannotMakeFile(for: target.name, folder: target.folder, error)
    }
    writer = DescriptorWriter(
      descriptor: temporary.descriptor,
      progress: WriteProgress(
        name: target.name, folder: target.folder, expectedByteCount: expectedByteCount),
      startsWriteback: true)
    do throws(RunFailure) {
      try takeOverOwner()
    } catch {
      abandon()
      throw error
    }
  }

  deinit {
    abandon()
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    precondition(state == .open, "written after its end")
    try writer.write(bytes)
  }

  package func complete() throws(RunFailure) {
    precondition(state == .open, "completed twice")
    try writer.flush()
    do throws(SystemError) {
      if let existing = target.existing { try temporary.descriptor.setMode(existing.mode) }
      try temporary.descriptor.sync()
      try temporary.descriptor.close()
    } catch {
      throw writer.progress.failure(error)
    }
    state = .complete
  }

  package func publish() throws(RunFailure) {
    precondition(state == .complete, "published before it is complete")
    do throws(SystemError) {
      state = try moveIntoPlace()
      try syncFolder()
    } catch {
      // Nothing was there when the run began.
      if error.code == EEXIST { throw .appeared(name) }
      throw .cannotWrite(name, folder: target.folder, error)
    }
  }

  package func settle() throws(RunFailure) {
    defer { state = .done }
    guard state == .swapped else { return temporary.letGo() }
    do throws(SystemError) {
      try temporary.remove()
    } catch {
      throw RunFailure(
        .output, "'\(name)' is written, but its old bytes stay in a second file: \(error.text)",
        help: "remove '\(temporary.path)'")
    }
  }

  package func abandon() {
    switch state {
    case .done: return
    case .open, .complete: break
    case .swapped: try? FilePath.exchange(temporary.path, target.path)
    case .added: try? FilePath.rename(target.path, to: temporary.path)
    }
    state = .done
    try? temporary.remove()
  }
}

extension AtomicFileSink {
  private static func openFolder(_ path: String) throws(SystemError) -> FileDescriptor? {
    do throws(SystemError) {
      return try FileDescriptor.open(path, O_RDONLY | O_DIRECTORY)
    } catch {
      // A folder may be writable and not readable; then it cannot be synced.
      if error.code == EACCES { return nil }
      throw error
    }
  }

  private func takeOverOwner() throws(RunFailure) {
    guard let existing = target.existing else { return }
    do throws(SystemError) {
      let ours = try temporary.descriptor.status()
      if ours.user == existing.user && ours.group == existing.group { return }
      try temporary.descriptor.setOwner(user: existing.user, group: existing.group)
    } catch {
      throw RunFailure(
        .output, "'\(name)' cannot keep its owner: \(error.text)",
        help: "write to another file, or remove '\(name)' first")
    }
  }

  /// Swaps or adds; falls back to a plain rename on disks that know neither.
  private func moveIntoPlace() throws(SystemError) -> State {
    do throws(SystemError) {
      if target.existing != nil {
        do throws(SystemError) {
          try FilePath.exchange(temporary.path, target.path)
          return .swapped
        } catch {
          // Where the old file is gone by now, the new one is simply added.
          if error.code != ENOENT { throw error }
        }
      }
      try FilePath.renameNew(temporary.path, to: target.path)
      return .added
    } catch {
      guard error.isUnsupported else { throw error }
      try FilePath.rename(temporary.path, to: target.path)
      return .done
    }
  }

  private func syncFolder() throws(SystemError) {
    do throws(SystemError) {
      try folder?.sync()
    } catch {
      // Some network disks cannot sync a folder, and say so.
      if error.code != EINVAL { throw error }
    }
  }
}
