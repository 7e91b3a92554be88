import Columns
import Kernels

// Prints nanoseconds a value: each form of `normalize` over five mixes of seeded texts, its scalar
// path beside the fast one, then numbers, dates, patterns, hashes and searches.
//
//     swift run -c release kernel-bench [forms|values|FORM …]

let chosen = Array(CommandLine.arguments.dropFirst())
if chosen.isEmpty || chosen.contains("forms") { FormBenchmarks.print(FormTable.all) }
if chosen.isEmpty || chosen.contains("values") { ValueBenchmarks.print() }
let named = FormTable.all.filter { chosen.contains($0.name) }
if !named.isEmpty { FormBenchmarks.print(named) }
