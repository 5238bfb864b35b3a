#!/bin/bash
# `./dev bench peers`: PostgreSQL, DBOS and Restate on the same job (README.md), on a copy in build/bench-peers.
# Needs, besides what ./dev installs: postgresql libpq-dev curl npm; run as root (PostgreSQL is started as its own user).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(cd ../.. && pwd)/build/bench-peers

for program in /usr/lib/postgresql/15/bin/postgres npm curl g++ psql; do
  command -v "$program" >/dev/null || {
    echo "peers: $program is missing; install postgresql libpq-dev curl npm g++ and try again." >&2
    exit 1
  }
done

mkdir -p "$work"
cp -r peers/. "$work"
for peer in "${@:-pg dbos restate}"; do
  for one in $peer; do
    echo "== $one"
    "$work/$one/run.sh" | tee "$work/$one.txt"
  done
done
echo "== medians"
python3 median.py "$work"/*.txt
