import CIconv
import Columns
import Glibc

/// The C library's converter.
@safe
final class Iconv: TextConverter {
  private let descriptor: iconv_t

  /// A converter between two encodings; nil where the system knows no way.
  init?(from source: String, to target: String) {
    // Safe: the names are null-terminated copies; the failure value is -1.
    guard let descriptor = unsafe iconv_open(target, source),
      unsafe descriptor != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    unsafe self.descriptor = descriptor
  }

  deinit {
    // Safe: opened in init.
    unsafe iconv_close(descriptor)
  }

  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    // Safe: both memories live through the call, and iconv does not write to its input.
    unsafe input.withUnsafeBufferPointer { buffer in
      let bytes = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress)
      var source = unsafe bytes?.assumingMemoryBound(to: CChar.self)
      var left = buffer.count
      let code = unsafe call(&source, &left, block)
      return (buffer.count - left, Self.stop(code))
    }
  }

  func flush(into block: ByteBlock) {
    var left = 0
    // Safe: no input at all asks for what is held back.
    var nothing: UnsafeMutablePointer<CChar>? = nil
    let code = unsafe call(&nothing, &left, block)
    precondition(code == 0, "a block has room for what is held back")
  }

  /// Calls iconv with the room behind the filled bytes; returns its `errno`, or 0.
  @unsafe
  private func call(
    _ source: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ block: ByteBlock
  ) -> Int32 {
    let room = block.capacity - block.count
    var free = room
    // Safe: the room is behind the filled bytes of the block.
    let start = unsafe UnsafeMutableRawPointer(block.base + block.count)
    var target: UnsafeMutablePointer<CChar>? = unsafe start.assumingMemoryBound(to: CChar.self)
    let result = unsafe iconv(descriptor, &source, &left, &target, &free)
    block.count += room - free
    return result == -1 ? errno : 0
  }

  private static func stop(_ code: Int32) -> ConversionStop {
    switch code {
    case 0: .done
    case E2BIG: .full
    case EINVAL: .incomplete
    default: .invalid(1)
    }
  }
}
