import Kernels

// Prints a figure a line, as tab-separated fields (see `Bench.report`): each form of `normalize` over
// five mixes of seeded texts with its scalar path, numbers, dates, patterns, hashes and searches, and
// the CSV scanner; telephone numbers beside their library; similarity of names and phonetic codes. `make bench` prints them as tables.
//
//     kernel-bench [--quick] [forms|values|phones|scans|similarity|FORM …]

let arguments = Array(CommandLine.arguments.dropFirst())
let chosen = Set(arguments.filter { $0 != "--quick" })
let parts = chosen.isEmpty ? ["forms", "values", "phones", "scans", "similarity"] : chosen
// The slow way of `phone` is a library, a thousand times as slow as others; it has its own part.
let forms = FormTable.all.filter {
  parts.contains($0.name) || parts.contains("forms") && $0.name != "phone"
}
let bench = Bench(rounds: arguments.contains("--quick") ? 5 : 25)

FormBenchmarks(bench: bench).run(forms)
if parts.contains("values") { ValueBenchmarks(bench: bench).run() }
if parts.contains("phones") { await PhoneBenchmarks(bench: bench).run() }
if parts.contains("scans") { ScanBenchmarks(bench: bench).run() }
if parts.contains("similarity") { SimilarityBenchmarks(bench: bench).run() }
