#!/usr/bin/env bash
# Runs each rule file on its sample: what would change, then the run itself.
# usage: scripts/demo.sh FETTLE FOLDER
set -euo pipefail

fettle=$1
folder=$2
mkdir -p "$folder"
# What is newer than this file was written here: the folder may hold other files.
start=$(mktemp)
trap 'rm -f "$start"' EXIT

# Prints a command as one would type it, and runs it.
run() {
  printf '\n$'
  printf ' %s' "$@"
  printf '\n'
  "$@"
}

# The sample, the rule file, what it shows.
show() {
  local sample=$1 rules=$2 title=$3
  local name
  name=$(basename "$rules" .rules)
  printf '\n== %s ==\n' "$title"
  run "$fettle" preview "$rules" "$sample"
  case $name in
    leads) run "$fettle" apply "$rules" "$sample" --out-dir "$folder" ;;
    *)
      run "$fettle" apply "$rules" "$sample" -o "$folder/$name.csv" \
        --changes "$folder/$name-changes.csv" --removed "$folder/$name-removed.csv"
      ;;
  esac
}

show samples/northstar-contacts.csv rules/customers.rules \
  "contacts of an English CRM: UTF-8, commas, line breaks in quotes"
show samples/kundenstamm.csv rules/kundenstamm.rules \
  "customers of a German CRM: windows-1252, semicolons, decimal commas"
show samples/kehu-export.csv rules/kehu.rules \
  "customers of a Chinese CRM: GBK, full-width digits"
show samples/excel-leads.csv rules/leads.rules \
  "leads from a spreadsheet: UTF-16, tabs"

printf '\n== what must hold before an export moves on: rejects, findings, a page for people ==\n'
run "$fettle" apply rules/contact-checks.rules samples/northstar-contacts.csv \
  -o "$folder/good.csv" --rejects "$folder/rejects.csv" --with-reasons \
  --findings "$folder/findings.csv" --report html="$folder/report.html" --fail-on never

printf '\n== two CRMs into one table of people, with links and pairs to look at ==\n'
run "$fettle" apply rules/persons.rules --out-dir "$folder"

printf '\n== three CRMs into one table of people in an SQLite database ==\n'
run "$fettle" apply rules/one-table.rules --out-dir "$folder"
printf '\nThe table, the links of a few source rows, and the pairs to look at:\n'
run "$fettle" apply -e 'keep columns contact_id, full_name, email, phone, city' \
  "sqlite:$folder/customers.db?table=person" --quiet
run head -n 6 "$folder/customers-links.csv"
run cat "$folder/customers-reviews.csv"

printf '\n== where a value comes from, and why two rows are one ==\n'
id=$(awk -F, '$1 == "web" && $2 == "W-1002" { print $3 }' "$folder/customers-links.csv")
run "$fettle" why person "$id" email rules/one-table.rules
run "$fettle" why --pair web:W-1002 support:S-502 rules/one-table.rules

printf '\n== the pairs that the merge is not sure of: n says that two rows are two people ==\n'
rm -f "$folder/customers-decided.csv"
printf "\n$ printf 'n\\\\nn\\\\n' | %s\n" \
  "$fettle review $folder/customers-reviews.csv --to $folder/customers-decided.csv"
printf 'n\nn\n' |
  "$fettle" review "$folder/customers-reviews.csv" --to "$folder/customers-decided.csv"

printf '\n== the merge taken apart: every export again, byte for byte ==\n'
run "$fettle" unmerge "$folder/customers-links.csv" --removed "$folder/customers-records.csv" \
  --out-dir "$folder/exports"
for export in web shanghai support; do
  run cmp "samples/crm-$export.csv" "$folder/exports/crm-$export.csv"
  printf 'no difference\n'
done

printf '\nWritten to %s, in bytes:\n' "$folder"
find "$folder" -type f -newer "$start" -printf '%10s  %P\n' | sort -k 2
printf '\nNext: README.md walks through one of them; %s --help\n' "$fettle"
