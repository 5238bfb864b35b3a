#!/usr/bin/env python3
"""./dev bench overload: does the server go on doing its work when ten times as many want it done as it can serve?

The peak is what it makes durable a second at the number of outstanding commands that gives most. Then ten times as many callers
come, each with a command of its own, for as long: some who wait when they are told to (RetryInfo), some who try again at once.
What counts is what was accepted (goodput), how long the accepted ones waited, and that each of them can be found afterwards.
Rounds alternate; medians. ROUNDS (3), SECS (5), BUILD (build/release). Exit code 1 when goodput is under 80 % of the peak.
"""
import json
import os
import pathlib
import statistics
import sys

from server_process import Failure, Server, free_space_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("BUILD", "build/release")
WORK = ROOT / "build/bench-data"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECS = float(os.environ.get("SECS", "5"))
LEVELS = (64, 256)
TIMES = 10
BAR = 0.80


def say(text):
    print(text, flush=True)


def measure():
    runs = {}
    with Server(BUILD, WORK / "overload") as server:
        for number in range(ROUNDS):
            for level in LEVELS:
                runs.setdefault(level, []).append(server.flow(outstanding=level, seconds=SECS))
            peak = max(LEVELS, key=lambda level: runs[level][-1]["per_s"])
            for manner in ("wait", "insist"):
                run = server.flow(outstanding=TIMES * peak, seconds=SECS, when_full=manner)
                runs.setdefault(manner, []).append(run | {"callers": TIMES * peak, "ratio": run["per_s"] / runs[peak][-1]["per_s"]})
            say(f"round {number + 1} of {ROUNDS}: peak {runs[peak][-1]['per_s']:.0f}/s at {peak} outstanding; "
                + ", ".join(f"{TIMES * peak} callers who {manner}: {runs[manner][-1]['per_s']:.0f}/s" for manner in ("wait", "insist")))
        verdict = server.verify()
    return runs, verdict


def median(runs, figure):
    return statistics.median(run[figure] for run in runs)


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    free_space_of(WORK, 4 << 30)
    runs, verdict = measure()
    report = {"rounds": ROUNDS, "seconds": SECS, "verified": verdict, "runs": {str(key): value for key, value in runs.items()}}
    say(f"\n{'':28}{'accepted/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'turned away':>14}{'of the peak':>13}")
    for key, taken in runs.items():
        name = f"{key} outstanding" if isinstance(key, int) else f"{TIMES} x the callers, who {key}"
        ratio = f"{median(taken, 'ratio'):.0%}" if "ratio" in taken[0] else ""
        say(f"{name:28}{median(taken, 'per_s'):12.0f}{median(taken, 'p50_ms'):10.1f}{median(taken, 'p99_ms'):10.1f}"
            f"{median(taken, 'turned_away'):14.0f}{ratio:>13}")
    say(f"notices: {verdict['notices']} of {verdict['commands']} acknowledged commands, none missing")
    report["goodput_ratio"] = median(runs["wait"], "ratio")
    (ROOT / "build/bench-overload.json").write_text(json.dumps(report, indent=2) + "\n")
    if report["goodput_ratio"] < BAR:
        say(f"MISSED: goodput under {TIMES} x overload is {report['goodput_ratio']:.0%} of the peak, not {BAR:.0%}")
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
