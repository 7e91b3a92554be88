import Language
import Testing

@Suite("A date that stands for its notation")
struct DateExampleTests {
  @Test(
    "the notation of a date is told where it can be one only",
    arguments: [
      ("17 Jun 1944", "DD MMM YYYY"), ("7 June 1944", "DD MMMM YYYY"), ("17-JUN-44", "DD-MMM-YY"),
      ("Jun 17, 1944", "MMM DD, YYYY"), ("Jun. 17, 1944", "MMM DD, YYYY"),
      ("1 May 2026", "DD MMM YYYY"), ("3 Sept 2026", "DD MMM YYYY"), ("31/01/2026", "DD/MM/YYYY"),
      ("01/31/2026", "MM/DD/YYYY"), ("31.1.26", "DD.MM.YY"), ("2026-01-31", "YYYY-MM-DD"),
      ("20260131", "YYYYMMDD"), ("2026年1月31日", "YYYY年MM月DD日"), ("1944 Jun 17", "YYYY MMM DD"),
      ("2026-01-31T08:05:00Z", "YYYY-MM-DDTHH:mm:ssZ"), ("17 Jun 1944 08:05", "DD MMM YYYY HH:mm"),
    ])
  func told(example: String, notation: String) {
    #expect(DateExample.notation(of: example) == notation)
  }

  @Test(
    "nothing is told of what is no date, or one in two notations",
    arguments: [
      "", "soon", "03/04/2026", "Jun 1944", "17 Jun", "17 Juin 1944", "1st Jun 1944", "17.06",
      "2026-13-01", "45 Jun 1944", "17 Jun 194", "1 Jan 2026 1 2 3 4", "Jan Feb 1 2026",
    ])
  func silent(example: String) {
    #expect(DateExample.notation(of: example) == nil)
  }

  @Test(
    "a date where its notation belongs is answered with the notation",
    arguments: [
      ("date '17 Jun 1944'", "date 'DD MMM YYYY'"), ("date '31/01/2026'", "date 'DD/MM/YYYY'"),
      ("datetime '17-Jun-44 08:05'", "datetime 'DD-MMM-YY HH:mm'"),
    ])
  func mended(written: String, wanted: String) {
    for start in ["column c is ", "normalize c "] {
      let rules = Rules(start + written)
      #expect(rules.codes == ["F0308"])
      #expect(rules.fixed == start + wanted)
    }
  }

  @Test(
    "the notation of a shape is that of the dates that have it",
    arguments: [
      ("## Aaa ####", "DD MMM YYYY"), ("#-AAA-####", "DD-MMM-YYYY"), ("####-##-##", "YYYY-MM-DD"),
      ("Aaaaaaa #, ####", "MMMM DD, YYYY"), ("########", "YYYYMMDD"),
    ])
  func shape(shape: String, notation: String) {
    #expect(DateExample.notation(ofShape: shape) == notation)
  }

  @Test("a shape of several notations has none", arguments: ["##/##/####", "## ###", "Aaa", "###"])
  func noShape(shape: String) {
    #expect(DateExample.notation(ofShape: shape) == nil)
  }
}
