import CZstd
import Columns

/// libzstd at work on frames, with a window of at most 128 MiB.
@safe
final class ZstdDecompressor: Decompressor {
  static let largestWindowLog: Int32 = 27
  private let context: OpaquePointer

  init() {
    // Safe: the context is freed in deinit.
    guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("zstd has no memory") }
    unsafe self.context = context
    unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.largestWindowLog)
  }

  deinit {
    // Safe: made in init.
    unsafe ZSTD_freeDCtx(context)
  }

  func restart() {
    // Safe: the context is live; the parameters stay.
    unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
  }

  func step(_ input: borrowing Span<UInt8>, into block: ByteBlock) -> DecompressionStep {
    // Safe: both buffers are valid during the call, and their sizes are passed.
    unsafe input.withUnsafeBufferPointer { buffer in
      var source = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
      var target = unsafe ZSTD_outBuffer(
        dst: block.base + block.count, size: block.capacity - block.count, pos: 0)
      let status = unsafe ZSTD_decompressStream(context, &target, &source)
      unsafe block.count += target.pos
      return unsafe DecompressionStep(consumedByteCount: source.pos, state: state(after: status))
    }
  }

  private func state(after status: Int) -> DecompressionStep.State {
    if ZSTD_isError(status) == 0 { return status == 0 ? .frameEnd : .more }
    if ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge {
      return .windowTooLarge
    }
    // Safe: the names are constants.
    return .damaged(unsafe String(cString: ZSTD_getErrorName(status)).lowercased())
  }
}

/// zstd at level 3, with a checksum.
@safe
final class ZstdCompressor: Compressor {
  private let context: OpaquePointer

  init() {
    // Safe: the context is freed in deinit.
    guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("zstd has no memory") }
    unsafe self.context = context
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit {
    // Safe: made in init.
    unsafe ZSTD_freeCCtx(context)
  }

  func step(
    _ input: borrowing Span<UInt8>, isLast: Bool, into block: ByteBlock
  ) -> (consumedByteCount: Int, isDone: Bool) {
    // Safe: both buffers are valid during the call, and their sizes are passed.
    unsafe input.withUnsafeBufferPointer { buffer in
      var source = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
      var target = unsafe ZSTD_outBuffer(
        dst: block.base + block.count, size: block.capacity - block.count, pos: 0)
      let status = unsafe ZSTD_compressStream2(
        context, &target, &source, isLast ? ZSTD_e_end : ZSTD_e_continue)
      precondition(ZSTD_isError(status) == 0, "zstd cannot compress")
      unsafe block.count += target.pos
      let isTaken = unsafe source.pos == buffer.count
      return unsafe (source.pos, isLast ? isTaken && status == 0 : isTaken)
    }
  }
}
