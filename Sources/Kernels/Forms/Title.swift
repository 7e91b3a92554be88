import CScan
import Columns

/// placeholder for the first build
struct Title: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    CaseMapping.lower(input, to: &output)
  }
}
extension FormEntry {
  static let title = FormEntry("title", summary: "", example: ("", ""), kernel: Title())
}
