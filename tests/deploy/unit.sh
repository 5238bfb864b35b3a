#!/bin/bash
# unit.sh PENUGASAND: the systemd unit is well-formed and starts a program that exists, and its sandbox stays as tight as it is.
set -euo pipefail
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../deploy" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The program lies elsewhere in a build.
sed "s#^ExecStart=/usr/bin/penugasand#ExecStart=$1#" "$folder/penugasand.service" >"$scratch/penugasand.service"
grep -q "^ExecStart=$1" "$scratch/penugasand.service"

said=$(systemd-analyze verify --man=no "$scratch/penugasand.service" 2>&1) || {
  printf '%s\n' "$said"
  exit 1
}
if grep -F penugasand.service <<<"$said"; then
  exit 1 # a warning is a fault: an option that is misspelt is only warned of
fi

# 12 is an exposure of 1.2 out of 10: what it is today. Taking one of the options away makes it more.
systemd-analyze security --offline=true --threshold=12 --no-pager "$scratch/penugasand.service"

systemd-sysusers --dry-run --inline "$(grep -v '^#' "$folder/penugasan.sysusers")"
