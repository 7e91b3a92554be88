// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to: no data races, no unmarked unsafe code, no warnings.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableExperimentalFeature("Lifetimes"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift target, held to the strict settings.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A target of tests, held to the same.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// libphonenumber and what it stands on, each before what it needs. As archives, so that the binary
/// runs where none of them is installed, and starts without loading them.
let phoneArchives = [
  "phonenumber", "protobuf-lite", "icui18n", "icuuc", "absl_raw_hash_set", "absl_hash", "absl_city",
  "absl_low_level_hash", "absl_strings", "absl_strings_internal", "absl_throw_delegate",
  "absl_raw_logging_internal", "absl_base",
]

let package = Package(
  name: "fettle",
  products: [
    .library(name: "Fettle", targets: ["Fettle"]),
    .executable(name: "fettle", targets: ["FettleCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // 0: C, a few lines each
    .target(name: "CScan"),
    .target(name: "CFiles"),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CUtf8proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CIconv"),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "CPhoneNumber",
      linkerSettings: phoneArchives.map { .linkedLibrary(":lib\($0).a") }
        + [.linkedLibrary("stdc++")]),
    // 1
    module("Diagnostics", []),
    module("Columns", ["CScan"]),
    module("Pages", []),
    // 2
    module("Language", ["Diagnostics"]),
    module("Kernels", ["Columns", "CScan", "CPCRE2", "CUtf8proc", "CPhoneNumber"]),
    module("CSV", ["Columns", "CScan"]),
    // 3
    module("Engine", ["Diagnostics", "Columns", "Language", "Kernels", "CSV", "CScan"]),
    // 4
    module("Verbs", ["Diagnostics", "Columns", "Language", "Kernels", "Engine"]),
    module("Profiling", ["Diagnostics", "Columns", "Kernels", "Engine"]),
    module("Matching", ["Columns", "Kernels", "Engine", "CScan"]),
    module(
      "Connectors",
      [
        "Diagnostics", "Columns", "Language", "Engine", "CFiles", "CZlib", "CZstd", "CIconv",
        "CSQLite",
      ]),
    // 5
    module(
      "Fettle",
      [
        "Diagnostics", "Columns", "Language", "Kernels", "CSV", "Engine", "Verbs", "Connectors",
        "Matching", "Profiling",
      ]),
    // 6
    module(
      "LanguageServer",
      ["Fettle", "Diagnostics", "Language", "Verbs", "Connectors", "Engine"]),
    // 7
    .executableTarget(
      name: "FettleCommand",
      dependencies: [
        "Fettle", "LanguageServer", "Diagnostics", "Columns", "Engine", "Connectors", "Profiling",
        "Pages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // measures and tests
    .executableTarget(
      name: "kernel-bench", dependencies: ["Kernels", "Columns", "CSV", "CScan"],
      path: "Sources/KernelBench", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m")]),
    .executableTarget(
      name: "FaultProbe", dependencies: ["Connectors", "Engine", "Columns", "Diagnostics"],
      swiftSettings: strict),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("KernelsTests", ["Kernels", "Columns", "CScan", "CUtf8proc"]),
    tests("CSVTests", ["CSV", "Columns", "CScan"]),
    .testTarget(
      name: "LanguageTests", dependencies: ["Diagnostics", "Language", "Verbs"],
      exclude: ["Golden"], swiftSettings: strict),
    tests(
      "EngineTests", ["Engine", "Diagnostics", "Columns", "Language", "Kernels", "CSV", "CScan"]),
    tests(
      "ConnectorsTests",
      ["Connectors", "Engine", "CSV", "Columns", "Diagnostics", "FaultProbe"]),
    .testTarget(
      name: "CommandTests", dependencies: ["FettleCommand"],
      exclude: ["Reports/sarif-essentials.schema.json"], swiftSettings: strict),
    tests("ColumnsTests", ["Columns"]),
    tests("MatchingTests", ["Matching", "Kernels", "Columns"]),
    tests("PagesTests", ["Pages"]),
    tests(
      "ProfilingTests",
      ["Profiling", "Connectors", "Engine", "Kernels", "CSV", "Columns", "Diagnostics"]),
    tests(
      "FettleTests",
      ["Fettle", "Diagnostics", "Columns", "Kernels", "Language", "Engine", "Verbs", "Matching"]),
    tests("JudgesTests", ["Fettle", "Diagnostics"]),
    tests(
      "LanguageServerTests",
      ["LanguageServer", "Diagnostics", "Language"]),
    tests("ArchitectureTests", []),
    .testTarget(
      name: "DocumentationTests", dependencies: ["Diagnostics", "Language", "Verbs"],
      exclude: ["Golden"],
      swiftSettings: strict),
  ]
)
