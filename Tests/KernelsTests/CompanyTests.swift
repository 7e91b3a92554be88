import Testing

@testable import Kernels

@Suite struct CompanyTests {
  @Test(arguments: [
    ("  Acme   Trading ", "Acme Trading"), ("Acme GMBH", "Acme GmbH"), ("ACME, Inc", "ACME Inc."),
    ("Acme incorporated", "Acme Inc."), ("Müller g.m.b.h. & co. kg", "Müller GmbH & Co. KG"),
    ("Foo S. A.", "Foo S.A."), ("Foo sp. z o. o.", "Foo Sp. z o.o."), ("Bar LIMITED", "Bar Ltd"),
    ("Bar Co., Ltd.", "Bar Co. Ltd"), ("Smith & Co", "Smith & Co."), ("北京小米科技有限公司", "北京小米科技有限公司"),
    ("GmbH", "GmbH"), ("3M", "3M"), ("123", nil), ("&", nil), ("Foo s.r.o.", "Foo s.r.o."),
    ("Acme Inc.", "Acme Inc."), ("Foo Private Limited", "Foo Pvt Ltd"), ("BMW AG", "BMW AG"),
  ])
  func `a company's name`(text: String, name: String?) {
    #expect(canonical(Company(), text) == name)
  }

  @Test(arguments: [
    ("Acme GmbH", "ACME AG"), ("Acme, Inc.", "acme"), ("The Acme Company", "Acme Co."),
    ("Smith & Sons Ltd", "smith and sons limited"), ("Müller GmbH & Co. KG", "MULLER"),
    ("北京小米科技有限公司", "北京小米科技"), ("株式会社日立", "日立"), ("臺灣國際股份有限公司", "台湾国际"),
    ("Café-Noir S.A.", "CAFENOIR"),
  ])
  func `one company's names have one key`(left: String, right: String) {
    let key = canonical(CompanyMatchKey(), left)
    #expect(key != nil && key == canonical(CompanyMatchKey(), right))
  }

  @Test func `a name and its usual spelling have one key`() {
    for text in Samples.all {
      guard let written = run(ColumnKernel(Company()), on: [text])[0] else { continue }
      let keys = run(ColumnKernel(CompanyMatchKey()), on: [text, written])
      #expect(keys[0] == keys[1], "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
