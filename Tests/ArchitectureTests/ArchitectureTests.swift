import Foundation
import Testing

@Suite("The architecture is what its page says")
struct ArchitectureTests {
  static let modules: [Target] = Target.all.filter { !$0.isTest }
  static let layered: [Target] = modules.filter { !Layers.outside.contains($0.name) }

  @Test("the table of layers has every module, and no other")
  func table() throws {
    #expect(Set(Layers.all.keys) == Set(Self.layered.map(\.name)))
    let page = try Project.text("docs/architecture.md")
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Project.root.appending(path: "Sources").path)
    #expect(Set(folders.map { "Sources/\($0)" }) == Set(Self.modules.map(\.folder)))
    for target in Self.modules where Layers.outside.contains(target.name) {
      let folder = target.folder.split(separator: "/").last ?? ""
      #expect(page.contains("`\(folder)`"), "the page does not name \(folder)")
    }
  }

  @Test("a module is declared to need modules of lower layers only", arguments: layered)
  func declared(target: Target) throws {
    let layer = try #require(Layers.all[target.name])
    for name in target.dependencies {
      let lower = try #require(Layers.all[name], "\(name) is in no layer")
      #expect(lower < layer, "\(target) needs \(name), which is not below it")
    }
  }

  @Test("imports are those declared, and every one declared is used", arguments: Target.all)
  func imports(target: Target) throws {
    let imports = try target.imports()
    let names = Set(Target.all.map(\.name))
    for (name, path) in imports where names.contains(name) {
      #expect(target.dependencies.contains(name), "\(path) imports \(name)")
    }
    for name in target.dependencies {
      // A program that the tests run is needed without being imported.
      let isRun = target.isTest && ["FettleCommand", "FaultProbe"].contains(name)
      #expect(isRun || imports[name] != nil, "\(target) does not import \(name)")
    }
  }

  @Test(
    "only the command knows a library from elsewhere, and none full Foundation", arguments: modules)
  func foreign(target: Target) throws {
    let known = Set(Target.all.map(\.name)).union(["Glibc", "Synchronization"])
    let allowed = known.union(target.name == "FettleCommand" ? ["ArgumentParser"] : [])
    for (name, path) in try target.imports() {
      #expect(allowed.contains(name), "\(path) imports \(name)")
    }
  }

  @Test(
    "no source file is longer than 400 lines, or puts work off", arguments: ["Sources", "Tests"])
  func files(folder: String) throws {
    let paths = Project.sources(folder, endings: ["swift", "c", "h"])
    #expect(paths.count > 50)
    for path in paths {
      let text = try Project.text(path)
      let lineCount = text.count { $0.isNewline }
      #expect(lineCount <= 400, "\(path) has \(lineCount) lines")
      #expect(!text.contains("TO" + "DO") && !text.contains("FIX" + "ME"), "\(path)")
    }
  }
}
