import Foundation
import Testing

@testable import Kernels

@Suite struct NoHTMLTests {
  @Test(arguments: [
    ("<p>Hello</p><p>World</p>", "Hello World"), ("a<br>b", "a b"), ("a <br/> b", "a  b"),
    ("<b>bo</b>ld", "bold"), ("a < b", "a < b"), ("a<3", "a<3"), ("x <y", "x <y"),
    ("AT&T", "AT&T"), ("R&amp;D", "R&D"), ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
    ("&amp;lt;b&amp;gt;x", "x"), ("&amp;amp;amp;eacute;", "é"), ("caf&eacute;", "café"),
    ("&#233;&#xE9;&#XE9;", "ééé"), ("&#128;", "€"), ("&#0;", "&#0;"), ("&#xD800;", "&#xD800;"),
    ("&#1;", "&#1;"), ("&#99999999;", "&#99999999;"), ("&unknown;", "&unknown;"), ("&;", "&;"),
    ("?a=1&copy=2", "?a=1&copy=2"), ("a&nbsp;b", "a b"), ("<script>var a = '<p>';</script>x", "x"),
    ("<STYLE>b{}</style >y", "y"), ("a<!-- <b> -->b", "ab"), ("<a title=\"x > y\">z</a>", "z"),
    ("<a title=\"x>z</a>", "z"), ("<!DOCTYPE html><html>x</html>", "x"), ("<?xml?>x", "x"),
    ("<br>", ""), ("<li>one<li>two", "one two"), ("plain", "plain"), ("<<b>b>x", "x"),
    ("l&#8217;été", "l’été"), ("&Alpha;&omega;&Omega;", "ΑωΩ"), ("&yuml;&nbsp;&frac12;", "ÿ ½"),
    ("1 &lt; 2", "1 < 2"), ("<script>never ends", ""), ("&bsol;&vert;", "\\|"),
  ])
  func `text without HTML`(html: String, text: String) {
    #expect(canonical(NoHTML(), html) == text)
  }

  @Test func `text that is nested without end is left alone, and in good time`() {
    let deep = String(repeating: "&am", count: 3000) + "p;" + String(repeating: "p;", count: 2999)
    _ = canonical(NoHTML(), deep)
    let torn = String(repeating: "<", count: 3000) + String(repeating: "b>", count: 3000)
    #expect(canonical(NoHTML(), torn) == nil)
    let comments = String(repeating: "<!-- ", count: 50_000)
    #expect(canonical(NoHTML(), comments) == comments)
    let quotes = String(repeating: "<a b='\"", count: 50_000)
    #expect(canonical(NoHTML(), quotes) == quotes)
    let layers = "&" + String(repeating: "amp;", count: 100_000) + "lt;"
    #expect(canonical(NoHTML(), layers) == "<")
  }

  @Test func `entities of every list are read`() {
    for (name, text) in [
      ("agrave", "à"), ("Aring", "Å"), ("szlig", "ß"), ("thorn", "þ"), ("ETH", "Ð"), ("times", "×"),
      ("divide", "÷"), ("sup2", "²"), ("para", "¶"), ("iquest", "¿"), ("sigmaf", "ς"), ("rho", "ρ"),
      ("Sigma", "Σ"), ("euro", "€"), ("hellip", "…"), ("rarr", "→"), ("zcaron", "ž"),
    ] {
      #expect(canonical(NoHTML(), "&\(name);") == text)
    }
  }
}
