#!/bin/bash
# What ./dev check runs, beside the lint and the tests that CI runs: every part is named and timed, the first that fails ends it.
# The tests come last, so that their closing lines do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

parts=()

# timed NAME COMMAND...: says how long it took, also when it fails.
timed() {
  local name=$1 begin=$SECONDS status=0
  shift
  printf '== %s\n' "$name"
  "$@" || status=$?
  parts+=("$(printf '%6d s  %s' $((SECONDS - begin)) "$name")")
  printf '== %s: %s after %d s\n' "$name" "$([ $status -eq 0 ] && echo passed || echo FAILED)" $((SECONDS - begin))
  return $status
}

# Both programs instrumented; a report of a sanitizer ends the process, and with it the scenario.
scenarios_under_asan() {
  ./dev build asan penugasan penugasand
  ctest --test-dir build/asan --output-on-failure -j2 -R '^scenario\.'
}

# Writer, queue and followers over the in-memory store: RocksDB and gRPC are not instrumented and have no part in them.
core_under_tsan() {
  local tests=()
  for file in tests/server/core/*_test.cc; do
    tests+=("test.server.core.$(basename "$file" _test.cc)")
  done
  ./dev build tsan "${tests[@]}"
  ctest --test-dir build/tsan --output-on-failure -j2 -R '^server\.core\.'
}

# Worlds that nobody has seen yet: ctest's simulation.seeds runs the same first 200 each time. What fails prints the line that
# replays it.
fresh_seeds() {
  ./dev simulate --seeds 200 --from "$(date +%y%m%d)000"
}

run_tests() {
  ./dev test | tee "$log"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
timed 'build' ./dev build
timed 'lint' ./dev lint
timed 'scenarios under ASan and UBSan' scenarios_under_asan
timed 'writer and followers under TSan' core_under_tsan
timed 'a minute of each fuzzer' ./dev fuzz 1
timed '200 simulated worlds of today' fresh_seeds
timed 'tests' run_tests
printf '== parts\n'
printf '%s\n' "${parts[@]}"
printf '== closing lines\n'
grep -A 30 'tests passed' "$log"
