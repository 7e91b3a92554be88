import CZlib
import Columns

/// zlib at work on gzip: header and checksum are its own doing.
@safe
final class GzipDecompressor: Decompressor {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    // Safe: the state is ours, zeroed as zlib asks, and freed in deinit.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory")
  }

  deinit {
    // Safe: made in init.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func restart() {
    // Safe: the state is live.
    unsafe inflateReset(stream)
  }

  func step(_ input: borrowing Span<UInt8>, into block: ByteBlock) -> DecompressionStep {
    let room = block.capacity - block.count
    // Safe: both pointers are used only during the call, and zlib does not write to its input.
    return unsafe input.withUnsafeBufferPointer { buffer in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(clamping: buffer.count)
      unsafe stream.pointee.next_out = block.base + block.count
      unsafe stream.pointee.avail_out = UInt32(clamping: room)
      let given = unsafe Int(stream.pointee.avail_in)
      let asked = unsafe Int(stream.pointee.avail_out)
      let status = unsafe inflate(stream, Z_NO_FLUSH)
      block.count += unsafe asked - Int(stream.pointee.avail_out)
      let consumed = unsafe given - Int(stream.pointee.avail_in)
      return DecompressionStep(consumedByteCount: consumed, state: state(after: status))
    }
  }

  private func state(after status: Int32) -> DecompressionStep.State {
    switch status {
    case Z_OK, Z_BUF_ERROR: return .more
    case Z_STREAM_END: return .frameEnd
    default:
      // Safe: zlib's messages are constants.
      let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      return .damaged(message ?? "error \(status)")
    }
  }
}

/// gzip at level 6, without a name or a date in its header: the same bytes every time.
@safe
final class GzipCompressor: Compressor {
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    // Safe: as in the decompressor. A header that is not set has no name and no date.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory")
  }

  deinit {
    // Safe: made in init.
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func step(
    _ input: borrowing Span<UInt8>, isLast: Bool, into block: ByteBlock
  ) -> (consumedByteCount: Int, isDone: Bool) {
    let room = block.capacity - block.count
    // Safe: both pointers are used only during the call, and zlib does not write to its input.
    return unsafe input.withUnsafeBufferPointer { buffer in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(clamping: buffer.count)
      unsafe stream.pointee.next_out = block.base + block.count
      unsafe stream.pointee.avail_out = UInt32(clamping: room)
      let given = unsafe Int(stream.pointee.avail_in)
      let asked = unsafe Int(stream.pointee.avail_out)
      let status = unsafe deflate(stream, isLast && given == buffer.count ? Z_FINISH : Z_NO_FLUSH)
      let left = unsafe Int(stream.pointee.avail_out)
      block.count += asked - left
      let consumed = unsafe given - Int(stream.pointee.avail_in)
      return (consumed, isLast ? status == Z_STREAM_END : consumed == buffer.count && left > 0)
    }
  }
}
