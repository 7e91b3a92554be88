import Kernels

// Prints a figure a line, as tab-separated fields (see `Bench.report`): each form of `normalize` over
// five mixes of seeded texts with its scalar path, numbers, dates, patterns, hashes and searches, and
// the CSV scanner. `make bench` prints them as tables.
//
//     kernel-bench [--quick] [forms|values|scans|FORM …]

let arguments = Array(CommandLine.arguments.dropFirst())
let chosen = Set(arguments.filter { $0 != "--quick" })
let parts = chosen.isEmpty ? ["forms", "values", "scans"] : chosen
let forms = FormTable.all.filter { parts.contains("forms") || parts.contains($0.name) }
let bench = Bench(rounds: arguments.contains("--quick") ? 5 : 25)

FormBenchmarks(bench: bench).run(forms)
if parts.contains("values") { ValueBenchmarks(bench: bench).run() }
if parts.contains("scans") { ScanBenchmarks(bench: bench).run() }
