import Fettle
import Testing

/// Which values of a group survive where some are blank, placeholders, or none of their type.
@Suite struct MergedValueTests {
  @Test func `a placeholder that is none of the type is not taken as valid, and contradicts none`()
    throws
  {
    let merge = try MergeRun([
      (
        "a",
        """
        id,k,e,f
        1,p,a@a.a,none@x.org
        2,p,,NO@x.org
        3,q,none@x.org,bad
        4,q,bad,none@x.org

        """
      )
    ])
    let report = try merge.apply(
      """
      column id is id
      column e, f is email, placeholders 'a@a.a', 'none@x.org', 'no@x.org'
      merge a into g
        same when k equal
        take e if valid from first
        take f if agreed, else review
        take everything else from first
      save to 'g.csv', reviews to 'r.csv'
      """)
    // `a@a.a` is no address; of two words for no address the first is taken.
    #expect(
      merge.values("g.csv") == ["id,k,e,f", "1,p,,none@x.org", "3,q,none@x.org,bad"])
    #expect(merge.rows("r.csv").count == 1)
    let takes = try #require(report.tables.last?.merge?.takes)
    #expect(takes.map(\.noneValid) == [0, 0, 0] && takes.map(\.disagreed) == [0, 0, 0])
  }

  @Test
  func `of values that are equally common the first wins, in the spelling that it has most often`()
    throws
  {
    let merge = try MergeRun([
      (
        "a",
        """
        id,k,e,n
        1,p,a@X.org,1.0
        2,p,a@x.org,1
        3,p,b@x.org,0.5
        4,p,b@x.org,0.5
        5,q,a@X.org,2.0
        6,q,a@x.org,2
        7,q,a@x.org,2

        """
      )
    ])
    _ = try merge.apply(
      """
      column id is id
      column e is email
      column n is number
      merge a into g
        same when k equal
        take e, n from most common
        take everything else from first
      save to 'g.csv'
      """)
    #expect(merge.values("g.csv") == ["id,k,e,n", "1,p,a@X.org,1.0", "5,q,a@x.org,2"])
  }

  /// Values are the same as their type writes them: a legal form, an accent, a scheme tell two apart, as they do
  /// for `=`, though by their match keys they are one.
  @Test(arguments: [
    (
      "all joined ';'",
      ["Acme GmbH;Acme AG", "Muller;MÜLLER", "http://a.com;https://a.com"], 0
    ),
    ("if agreed, else review", ["", "", ""], 3),
    ("from most common", ["Acme AG", "Müller", "https://a.com"], 0),
  ])
  func `values of a group are the same as their type writes them`(
    take: String, values: [String], disagreedCount: Int
  ) throws {
    let merge = try MergeRun([
      (
        "a",
        """
        id,k,c,n,u
        1,p,Acme GmbH,Muller,http://a.com
        2,p,Acme AG,MÜLLER,https://a.com
        3,p,Acme AG,Müller,https://a.com
        4,p,Acme AG,Müller,https://a.com

        """
      )
    ])
    let report = try merge.apply(
      """
      column id is id
      column c is company
      column n is name
      column u is url
      merge a into g
        same when k equal
        take c, n, u \(take)
        take everything else from first
      save to 'g.csv', reviews to 'r.csv'
      """)
    #expect(Array(merge.rows("g.csv")[1].suffix(3)) == values)
    #expect(report.tables.last?.merge?.takes.first?.disagreed == disagreedCount)
  }

  @Test func `a column that a block leaves blank is not said to have no valid value`() throws {
    let merge = try MergeRun([("a", "id,k,f,l,u\n1,p,Juan,Diaz,1\n2,p,,Diaz,2\n")])
    let report = try merge.apply(
      """
      column id is id
      column u is number '1,234.56'
      merge a into g
        same when k equal
        take f, l together from latest u
        take everything else from first
      save to 'g.csv'
      """)
    #expect(merge.values("g.csv") == ["id,k,f,l,u", "1,p,,Diaz,1"])
    #expect(report.tables.last?.merge?.takes.map(\.noneValid) == [0, 0])
  }

  /// Placeholders are compared as values are: by the type.
  @Test(arguments: [
    (
      "column k is email, placeholders 'info@example.com'",
      ["INFO@Example.com", "info@EXAMPLE.com"]
    ),
    ("column k is number, placeholders '1'", ["1.0", "01"]),
    ("column k is date 'DD.MM.YYYY', placeholders '01.01.1900'", ["01.01.1900", "1.1.1900"]),
    ("column k is name, placeholders 'No Name'", ["NO NAME", "no  name"]),
  ])
  func `nobody is linked by a placeholder in another spelling`(
    column: String, texts: [String]
  ) throws {
    let rows = texts.enumerated().map { "\($0),\($1)\n" }.joined()
    let merge = try MergeRun([("a", "n,k\n" + rows)])
    let report = try merge.apply(
      """
      \(column)
      merge a into p
        same when k equal
        take everything else from first
      save to 'p.csv'
      """)
    #expect(report.tables.last?.merge?.groups == texts.count)
    #expect(merge.values("p.csv").count == 1 + texts.count)
  }
}
