import Columns
import Connectors
import Diagnostics
import Glibc

/// Uses the allocator at random while its memory spills, and looks whether blocks keep what is
/// written to them, so that tests need not turn spilling on in their own process.
///
///     FaultProbe spill=SEED FOLDER
@safe
struct AllocatorProbe {
  /// A block, and the byte with which all of it is filled.
  @safe
  private struct Block {
    var start: UnsafeMutablePointer<UInt8>
    var size: Int
    var mark: UInt8
  }
  private var blocks: [Block] = []
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed)
  }

  /// Ends with what was done, or with what a block has lost.
  mutating func run(in folder: String) throws(RunFailure) {
    // Blocks from before and after live side by side.
    for _ in 0..<20 { step() }
    try MemoryKeeper.begin(limit: 32 << 20, folder: folder)
    for _ in 0..<20_000 { step() }
    for block in blocks { check(block) }
    let megabytes = SpillMemory.byteCount >> 20
    print("kept \(blocks.count) blocks, \(megabytes > 0 ? "on disk" : "in memory")")
  }

  private mutating func step() {
    let kind = random(8)
    if blocks.count < 40 || kind < 3 && blocks.count < 80 {
      blocks.append(take())
      return
    }
    let number = random(blocks.count)
    let block = blocks[number]
    check(block)
    switch kind {
    case 0...4:
      // Safe: a block of our own, which is forgotten.
      unsafe free(block.start)
      blocks.remove(at: number)
    case 5:
      SpillMemory.letGo()
    default:
      blocks[number] = resized(block)
    }
  }

  /// A new block by one of the allocator's functions.
  private mutating func take() -> Block {
    let size = someSize()
    let kind = random(4)
    var raw: UnsafeMutableRawPointer?
    // Safe: blocks are used within their size alone, and given back once.
    switch kind {
    case 0: unsafe raw = malloc(size)
    case 1:
      unsafe raw = calloc(size, 1)
      expect(unsafe isFilled(raw!, size, 0), "calloc gives zeros")
    default:
      let alignment = 16 << random(8)
      unsafe posix_memalign(&raw, alignment, size)
      expect(Int(bitPattern: raw) % alignment == 0, "blocks are aligned")
    }
    let mark = UInt8(random(256))
    unsafe memset(raw!, Int32(mark), size)
    return unsafe Block(
      start: raw!.assumingMemoryBound(to: UInt8.self), size: size, mark: mark)
  }

  private mutating func resized(_ block: Block) -> Block {
    let size = someSize()
    // Safe: the old pointer is forgotten.
    let raw = unsafe realloc(block.start, size)!
    expect(
      unsafe isFilled(raw, min(size, block.size), block.mark), "realloc keeps what was there")
    unsafe memset(raw, Int32(block.mark), size)
    return unsafe Block(
      start: raw.assumingMemoryBound(to: UInt8.self), size: size, mark: block.mark)
  }

  private func check(_ block: Block) {
    expect(unsafe isFilled(block.start, block.size, block.mark), "a block keeps its bytes")
  }

  private func isFilled(_ start: UnsafeRawPointer, _ count: Int, _ mark: UInt8) -> Bool {
    // Safe: the caller's block has this many bytes.
    unsafe UnsafeRawBufferPointer(start: start, count: count).allSatisfy { $0 == mark }
  }

  private func expect(_ claim: Bool, _ what: String) {
    if claim { return }
    print("failed: \(what)")
    exit(1)
  }

  /// Mostly small, sometimes of hundreds of pages.
  private mutating func someSize() -> Int {
    let bits = 4 + random(17)
    return 1 + random(1 << bits)
  }

  /// SplitMix64.
  private mutating func random(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ word >> 31) % UInt64(count))
  }
}
