import Kernels
import Language
import Testing

@Suite("The measures of types")
struct TypeMeasureCoverageTests {
  @Test("every type of the language has a measure", arguments: TypeSignature.core.map(\.name))
  func measured(type: String) {
    #expect(TypeMeasure(type: type) != nil)
  }

  @Test("what is no type has none", arguments: ["", "colour", "Date"])
  func unknown(type: String) {
    #expect(TypeMeasure(type: type) == nil)
  }
}
