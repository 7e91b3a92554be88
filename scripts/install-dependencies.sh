#!/usr/bin/env bash
# Installs the C libraries that Fettle links, where one is missing; asks apt for nothing otherwise.
# With 'tests' what only the tests need as well: a browser for the pages of reports, a font that has
# Chinese for their pictures, and editors with what reads their grammars.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libpcre2-dev libutf8proc-dev zlib1g-dev libzstd-dev libsqlite3-dev libphonenumber-dev
  libicu-dev)
if [[ ${1:-} == tests ]]; then
  packages+=(fonts-wqy-microhei)
  command -v vim >/dev/null || packages+=(vim)
  command -v nvim >/dev/null || packages+=(neovim)
  command -v python3 >/dev/null || packages+=(python3)
  python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
  command -v chromium chromium-browser google-chrome >/dev/null || packages+=(chromium)
fi

if ! command -v swift >/dev/null; then
  echo "Fettle is built with Swift 6.2 or later, and 'swift' is not on the PATH." >&2
  exit 1
fi
if ! command -v apt-get >/dev/null; then
  echo "No apt here: if the build misses a header, install PCRE2, utf8proc, zlib, zstd and, with" \
    "their archives (.a), SQLite, libphonenumber, ICU, protobuf and abseil." >&2
  exit 0
fi

# The engine that reads TextMate grammars, as VS Code does.
install_editor_tools() {
  local venv=.build/editor-venv
  [[ -x $venv/bin/python ]] || python3 -m venv "$venv"
  "$venv/bin/python" -c 'import textmate_grammar' 2>/dev/null ||
    "$venv/bin/python" -m pip install --quiet textmate-grammar-python==0.6.1 >&2
}

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [[ $status == "install ok installed" ]] || missing+=("$package")
done
if ((${#missing[@]} > 0)); then
  as_root=()
  if ((EUID != 0)); then as_root=(sudo); fi
  echo "installing ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi
if [[ ${1:-} == tests ]]; then install_editor_tools; fi
