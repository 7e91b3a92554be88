import Glibc

/// What the machine has to give to this process.
enum Machine {
  /// Processors: those of its affinity mask, or of its control group where that allows less.
  static var processorCount: Int {
    let online = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return max(1, min(affinityCount ?? online, processorQuota ?? online))
  }

  /// Bytes of memory: the machine's, or those of its control group where that allows less.
  static var memoryByteCount: Int {
    let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    let pageByteCount = Int(sysconf(Int32(_SC_PAGESIZE)))
    let physical = pages > 0 && pageByteCount > 0 ? pages * pageByteCount : 2 << 30
    let limit = text(of: "/sys/fs/cgroup/memory.max").flatMap { Int($0.prefix { $0.isNumber }) }
    return min(physical, limit ?? physical)
  }

  /// Bits of the mask `Cpus_allowed: ff,ffffffff`.
  private static var affinityCount: Int? {
    let lines = text(of: "/proc/self/status")?.split(separator: "\n")
    let line = lines?.first { $0.hasPrefix("Cpus_allowed:") }
    guard let digits = line?.dropFirst("Cpus_allowed:".count) else { return nil }
    let count = digits.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    return count > 0 ? count : nil
  }

  /// `quota period` in microseconds, or `max`.
  private static var processorQuota: Int? {
    let words = text(of: "/sys/fs/cgroup/cpu.max")?.split { $0 == " " || $0 == "\n" }
    let numbers = words?.compactMap { Int($0) } ?? []
    guard numbers.count == 2, numbers[1] > 0 else { return nil }
    return (numbers[0] + numbers[1] - 1) / numbers[1]
  }

  /// The first bytes of a file of the kernel.
  private static func text(of path: String) -> String? {
    // Safe: the path is a null-terminated copy that lives through the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    // Safe: the array has room for this many bytes.
    let count = unsafe bytes.withUnsafeMutableBytes { room in
      unsafe read(descriptor, room.baseAddress, room.count)
    }
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

/// The variables of the process.
enum Environment {
  /// The value of a variable; nil where it is not set.
  static subscript(_ name: String) -> String? {
    // Safe: nobody sets variables while this runs; the text is copied.
    guard let raw = unsafe getenv(name) else { return nil }
    return unsafe String(cString: raw)
  }

  /// The value of a variable, or what stands for it where it is not set.
  static subscript(_ name: String, default value: String) -> String {
    Self[name] ?? value
  }
}
