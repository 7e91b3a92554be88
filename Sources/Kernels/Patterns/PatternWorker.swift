import CPCRE2
import CScan
import Columns

/// What a pattern says of a text.
package enum PatternOutcome: Sendable, Equatable {
  case match
  case noMatch
  /// The pattern took more steps than it may: never the same as no match.
  case couldNotEvaluate
}

/// One thread's means to match one pattern: where the groups go, the limits, a stack.
///
/// A match may take 10,000 steps of backtracking, or ten a byte of a text longer than a thousand;
/// then it ends as `couldNotEvaluate`. A worker is used by one thread at a time.
@safe
package final class PatternWorker {
  package static let stepLimit = 10_000
  package static let stepLimitPerByte = 10
  /// For a program that runs without machine code.
  private static let heapLimitKilobytes: UInt32 = 4096
  private static let stackByteCounts = (first: 32 << 10, most: 512 << 10)

  package let pattern: Pattern
  // Pointers into the pattern, which lives on, so that a match counts no references.
  private let row: UnsafePointer<class_row>?
  private let code: PatternCode
  private let asciiCode: PatternCode?
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?
  private var currentLimit = PatternWorker.stepLimit

  package init(_ pattern: Pattern) {
    self.pattern = pattern
    // Safe: made here, freed in deinit; PCRE2 gives nil only when memory has run out.
    unsafe row = pattern.classRow.map { unsafe UnsafePointer($0.row) }
    unsafe code = pattern.program.code
    unsafe asciiCode = pattern.asciiProgram.map { unsafe $0.code }
    unsafe data = pcre2_match_data_create_8(UInt32(pattern.groupCount + 1), nil)!
    unsafe context = pcre2_match_context_create_8(nil)!
    unsafe stack = pcre2_jit_stack_create_8(
      Self.stackByteCounts.first, Self.stackByteCounts.most, nil)
    unsafe pcre2_set_match_limit_8(context, UInt32(Self.stepLimit))
    unsafe pcre2_set_depth_limit_8(context, UInt32(Self.stepLimit))
    unsafe pcre2_set_heap_limit_8(context, Self.heapLimitKilobytes)
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    // Safe: made by init, freed once.
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// Whether the pattern matches somewhere in the cell.
  package func matches(_ cell: Cell) -> PatternOutcome {
    if let row = unsafe row {
      // Safe: reads the row and the cell's bytes and no further.
      switch unsafe class_row_answer(row, cell.base, cell.count) {
      case 0: return .noMatch
      case 1: return .match
      default: break
      }
    }
    return matchesByPCRE2(cell)
  }

  /// The same by PCRE2 alone.
  package func matchesByPCRE2(_ cell: Cell) -> PatternOutcome {
    outcome(of: run(cell.bytes, isASCII: cell.bytes.isASCII, from: 0, options: 0))
  }

  /// The same by the program that serves every text; the oracle of tests.
  func matchesByUnicode(_ cell: Cell) -> PatternOutcome {
    outcome(of: run(cell.bytes, isASCII: false, from: 0, options: 0))
  }

  /// Matches from `start` on; PCRE2's return code.
  @inline(__always)
  func run(_ text: Span<UInt8>, isASCII: Bool, from start: Int, options: UInt32) -> Int32 {
    let limit = max(Self.stepLimit, text.count * Self.stepLimitPerByte)
    if limit != currentLimit { setLimit(limit) }
    // Safe: PCRE2 reads the text for the length of the call; data, context and stack are this
    // worker's own. The full program takes any bytes, the other one only ASCII.
    let program = unsafe isASCII ? asciiCode ?? code : code
    return unsafe text.withBase { base, count in
      if unsafe program.hasJIT {
        unsafe pcre2_jit_match_8(program.pointer, base, count, start, options, data, context)
      } else {
        unsafe pcre2_match_8(program.pointer, base, count, start, options, data, context)
      }
    }
  }

  /// What a return code means.
  func outcome(of code: Int32) -> PatternOutcome {
    if code >= 0 { return .match }
    return code == PCRE2_ERROR_NOMATCH ? .noMatch : .couldNotEvaluate
  }

  /// Where a group lies in the text last matched; nil where it took no part.
  func range(ofGroup group: Int) -> Range<Int>? {
    precondition(group <= pattern.groupCount)
    // Safe: the vector has a pair for each group of the pattern.
    let vector = unsafe pcre2_get_ovector_pointer_8(data)!
    let (start, end) = unsafe (vector[2 * group], vector[2 * group + 1])
    // PCRE2 marks a group that took no part by the largest number, -1 here; `\K` in a look-around
    // can put the end of a match before its start.
    guard start >= 0, end >= start else { return nil }
    return start..<end
  }

  private func setLimit(_ limit: Int) {
    let steps = UInt32(clamping: limit)
    // Safe: the context is this worker's own.
    unsafe pcre2_set_match_limit_8(context, steps)
    unsafe pcre2_set_depth_limit_8(context, steps)
    currentLimit = limit
  }
}
