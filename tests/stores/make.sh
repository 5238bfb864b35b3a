#!/bin/bash
# Makes a store for this folder with the programs of a build: tests/stores/make.sh BIN-FOLDER FILE.tar.gz
# What it holds is told in README.md, and expected by hand in old_stores_test.cc.
set -euo pipefail

bin=$1 file=$(realpath -m "$2")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server" 2>/dev/null; rm -rf "$folder"' EXIT

start() {
  : >"$folder/out"
  "$bin/penugasand" --listen 127.0.0.1:0 --store "$folder/store" --log-level off >"$folder/out" &
  server=$!
  until grep -q '^listening on ' "$folder/out"; do sleep 0.1; done
  PENUGASAN_SERVER=$(sed -n 's/^listening on //p' "$folder/out")
  export PENUGASAN_SERVER
}

stop() {
  kill "-$1" "$server"
  wait "$server" || true
  server=
}

as() {
  local who=$1
  shift
  LANG=C.UTF-8 "$bin/penugasan" --as "$who" "$@" >/dev/null
}

pr() { as "palangka-raya/$1" "${@:2}"; }
kl() { as "klaten/$1" "${@:2}"; }

file_tim() {
  pr kabid-aplikasi file --tim --owner diskominfo.aplikasi --official perencana-muda --purpose "$1" --competency perencanaan \
    --expectation "Dokumen rencana aksi disepakati" --from 2099-01-05 --to 2099-06-30
}

work() {
  LANG=C.UTF-8 "$bin/penugasan" directory load "$here/directories/palangka-raya.yaml" "$here/directories/klaten.yaml" >/dev/null
  file_tim "Menunggu unit asal"                         # 1
  file_tim "Sampai ditugaskan"                          # 2
  pr kabid-perencanaan approve 2
  pr kabid-aplikasi complete 2
  pr perencana-muda complete 2
  file_tim "Ditolak unit asal"                          # 3
  pr kabid-perencanaan reject 3 --reason "Beban kerja unit sedang penuh"
  file_tim "Ditarik kembali"                            # 4
  pr kabid-aplikasi withdraw 4 --reason "Kebutuhan berubah"
  file_tim "Menunggu penetapan"                         # 5
  pr kabid-perencanaan approve 5
  kl kadis-kominfo announce --unit diskominfo --headcount 1 --competency basis_data --purpose "Perapian basis data" \
    --from 2099-04-01 --to 2099-10-31                   # 6
  kl prakom-pertama file --sukarela --owner diskominfo --purpose "Perapian basis data" --competency basis_data \
    --expectation "Galat kurang dari satu persen" --from 2099-05-04 --to 2099-08-28 --call 6   # 7
  kl kaban-bappeda announce --unit bappeda --headcount 1 --competency perencanaan --purpose "Rencana aksi" \
    --from 2099-04-01 --to 2099-10-31                   # 8
  kl kaban-bappeda announcement close 8
}

start
work
stop 9 # as after a power cut: everything is in the write-ahead log
if command -v ldb >/dev/null && [ "${TABLES:-no}" = yes ]; then
  for family in default log; do ldb --db="$folder/store/db" --column_family="$family" compact >/dev/null; done # all in tables
fi
rm -f "$folder"/store/db/LOG*
tar -C "$folder" -czf "$file" --owner=0 --group=0 --sparse store
