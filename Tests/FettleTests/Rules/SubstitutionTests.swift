import Fettle
import Testing

@Suite("Characters that the output's encoding lacks")
struct SubstitutionTests {
  @Test("they are counted where they are written as ?")
  func counted() throws {
    var run = try Run()
    run.reading.encoding = "windows-1252"
    run.reading.invalidBytes = .replace
    let report = try run.apply("replace a 'x', 'y' -> '北京'", to: "a,b\nx,1\ny,2\nz,3\n")
    #expect(run.scratch.read("out.csv") == "a,b\n??,1\n??,2\nz,3\n")
    #expect(report.tables[0].notes == ["4 characters that windows-1252 lacks are written as ?"])
  }
}
