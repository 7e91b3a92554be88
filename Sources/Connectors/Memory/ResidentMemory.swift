import Columns
import Diagnostics
import Glibc

/// What this process holds of memory, as the system counts it: its own pages and those of files that
/// are mapped.
package final class ResidentMemory: Sendable {
  private let status: FileDescriptor

  package init() throws(RunFailure) {
    do throws(SystemError) {
      status = try FileDescriptor.open("/proc/self/statm", O_RDONLY)
    } catch {
      throw RunFailure(.usage, "'/proc/self/statm' cannot be read: \(error.text)")
    }
  }

  /// The bytes: the second number of `statm`, in pages (proc(5)); 0 where the system tells none.
  /// Some microseconds.
  package var byteCount: Int {
    let block = ByteBlock(capacity: 256)
    guard (try? status.read(into: block, at: 0)) != nil else { return 0 }
    var pageCount = 0
    for byte in block.cell(0..<block.count).array.split(separator: UInt8(ascii: " "))[1] {
      pageCount = pageCount * 10 + Int(byte &- UInt8(ascii: "0"))
    }
    return pageCount * Int(getpagesize())
  }
}
