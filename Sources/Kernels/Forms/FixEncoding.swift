import Columns

/// `fix encoding`: repairs text that was UTF-8 and was read by another code page, `MÃ¼ller` for
/// `Müller`.
///
/// Windows-1250 to 1254 and 1257, Latin-1 and 2, Mac Roman and code page 437 are tried; text that was
/// spoilt twice is repaired twice. Control characters of Latin-1 become what Windows-1252 has in their
/// places. What can be good text stays (`NESTLÉ®`): see `MojibakeEvidence`.
struct FixEncoding: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    input.isASCII ? .same : applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    var text: [Int32] = []
    text.reserveCapacity(input.count)
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      // A byte that is no UTF-8 is a number below zero.
      text.append(scalar.isValid ? scalar.value : Int32(input[index]) - 0x200)
      index += scalar.byteCount
    }
    guard let repaired = Mojibake.repaired(text) else { return .failed }
    if repaired == text { return .same }
    for scalar in repaired {
      if scalar >= 0 {
        output.append(scalar: scalar)
      } else {
        output.append(UInt8(truncatingIfNeeded: scalar + 0x200))
      }
    }
    return .changed
  }
}

extension FormEntry {
  static let fixEncoding = FormEntry(
    "fix encoding", summary: "Repairs text that was read by the wrong code page.",
    example: ("JosÃ© MÃ¼ller â€“ Zürich", "José Müller – Zürich"), kernel: FixEncoding())
}
