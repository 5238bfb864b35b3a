#!/usr/bin/env python3
"""`./dev bench peers [ours] [pg] [dbos] [restate] [restate-tuned]`: job J (file, decide, notice durable) on ours and on the peers, one after the other.

Environment as bench.py and the peers' run.sh; CONCS is ours too. Adds to build/bench-peers.json. Needs, besides what ./dev installs:
postgresql libpq-dev curl npm, and root, because PostgreSQL is started as its own user.
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys

import bars
from common import BUILD, ROOT, ROUNDS, SECS, WORK, commit, say
from server_process import Failure, Server

FOLDER = ROOT / "build/bench-peers"
REPORT = ROOT / "build/bench-peers.json"
LEVELS = [int(level) for level in os.environ.get("CONCS", "1 16 64").split()]
NEEDED = ("npm", "curl", "g++", "psql", "bc")
COMMANDS = 2  # a case


def ours():
    """Medians of ROUNDS; a case is two commands. What was acknowledged is held to afterwards, as everywhere in the bench."""
    with Server(BUILD, WORK / "job-j") as server:
        runs = {level: [] for level in LEVELS}
        for _ in range(ROUNDS):
            for level in LEVELS:
                runs[level].append(server.bench_load("job-j", outstanding=level, seconds=SECS, journal=server.journal))
        server.verify()
    return {str(level): {"cases_per_s": statistics.median(run["per_s"] for run in taken) / COMMANDS,
                         "p50_ms": statistics.median(run["p50_ms"] for run in taken),
                         "p99_ms": statistics.median(run["p99_ms"] for run in taken)} for level, taken in runs.items()}


# A peer's script, and what is set for it.
PEERS = {"pg": ("pg", {"VARIANTS": "node txn cte"}), "dbos": ("dbos", {}), "restate": ("restate", {}),
         "restate-tuned": ("restate", {"TAG": "-tuned", "RESTATE_DEFAULT_NUM_PARTITIONS": "1"})}


def peer(name):
    """Runs a peer's own script on a copy; its lines are `peer=LABEL conc=N cases_per_s=X …`."""
    shutil.copytree(ROOT / "tests/bench/peers", FOLDER, dirs_exist_ok=True)
    script, settings = PEERS[name]
    done = subprocess.run([FOLDER / script / "run.sh"], stdout=subprocess.PIPE, text=True, env=os.environ | settings)
    found = {}
    for line in done.stdout.splitlines():
        say(line)
        words = dict(re.findall(r"(\S+?)=(\S+)", line))
        if {"peer", "conc", "cases_per_s"} <= words.keys():
            found.setdefault(words["peer"], {}).setdefault(words["conc"], []).append(float(words["cases_per_s"]))
    if not found:
        raise Failure(f"{name} gave no figures; its logs are in {FOLDER / script / 'log'}")
    return {label: {level: {"cases_per_s": statistics.median(rates)} for level, rates in levels.items()} for label, levels in found.items()}


def main(asked):
    missing = [program for program in NEEDED if not shutil.which(program)]
    if asked != ["ours"] and missing:
        raise Failure(f"{', '.join(missing)} missing; install postgresql libpq-dev curl npm bc and try again.")
    WORK.mkdir(parents=True, exist_ok=True)
    report = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    report["ours"] = ours()
    report["measured_at"] = commit()
    for name in asked or PEERS:
        if name == "ours":
            continue
        say(f"== {name}")
        report |= peer(name)
    REPORT.write_text(json.dumps(report, indent=2) + "\n")
    for level, figures in report["ours"].items():
        say(f"ours at {level}: {figures['cases_per_s']:.0f} cases/s, p50 {figures['p50_ms']:.2f} ms, p99 {figures['p99_ms']:.2f} ms a command")
    judged = list(bars.of_peers(report))
    for bar in judged:
        say(str(bar))
    return 0 if all(bar.reached for bar in judged) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
