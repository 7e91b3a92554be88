#!/bin/sh
# Makes the folders that files are installed into, and takes away again those that it made.
#
#   folders.sh make NOTE FOLDER...   notes in the file NOTE which of them were not there
#   folders.sh remove NOTE           takes away those noted there that are empty, and NOTE
#
# All paths lie below DESTDIR, where that is set.
set -eu

command=$1
note=$2
shift 2

# The folders on the way to $1 that are not there, the deepest first.
missing() {
  folder=$1
  while [ "$folder" != / ] && [ "$folder" != . ] && [ ! -d "${DESTDIR-}$folder" ]; do
    echo "$folder"
    folder=$(dirname "$folder")
  done
}

case $command in
  make)
    made=$(for folder in "$(dirname "$note")" "$@"; do missing "${folder%/}"; done)
    install -d "${DESTDIR-}$(dirname "$note")"
    for folder in "$@"; do install -d "${DESTDIR-}$folder"; done
    touch "${DESTDIR-}$note"
    made=$(printf '%s\n' "$made" | cat - "${DESTDIR-}$note" | sed '/^$/d' | LC_ALL=C sort -ru)
    printf '%s\n' "$made" > "${DESTDIR-}$note"
    ;;
  remove)
    [ -f "${DESTDIR-}$note" ] || exit 0
    made=$(cat "${DESTDIR-}$note")
    rm -f "${DESTDIR-}$note"
    printf '%s\n' "$made" | while IFS= read -r folder; do
      [ -z "$folder" ] || rmdir "${DESTDIR-}$folder" 2> /dev/null || true
    done
    ;;
esac
