import Kernels
import Language
import Testing

@Suite("Words for yes and no")
struct TruthWordTests {
  @Test("what a column of truths reads is what help makes true or false of")
  func agree() {
    for word in BooleanWords.yes { #expect(Literals.truth(of: word.uppercased()) == true) }
    for word in BooleanWords.no { #expect(Literals.truth(of: word.uppercased()) == false) }
    #expect(Literals.truth(of: "perhaps") == nil)
  }
}
