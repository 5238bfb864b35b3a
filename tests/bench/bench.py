#!/usr/bin/env python3
"""`./dev bench [PART...]`: the real server beside its yardsticks, on this machine, in one run. What is measured and how: README.md here.

Parts: commands (the default), growth, inbox, streams, behind, sustained; or all.
Environment: ROUNDS (3), SECS (3, a measurement's length), REQUESTS (100000, for memory and start), BUILD (build/release); and
SIZES, OPEN_STEPS, STREAMS, EVENTS, SUSTAINED of parts.py. Adds to build/bench.json. Exit code 1 when a bar is missed, 2 when it
cannot be measured.
"""
import json
import os
import statistics
import subprocess
import sys

import bars
import parts
from common import BUILD, ROOT, ROUNDS, SECS, WORK, add_to_report, commit, read_report, say
from plots import draw
from server_process import Failure, Server, Yardstick, free_space_of, start_seconds, tool

REQUESTS = int(os.environ.get("REQUESTS", "100000"))
LEVELS = (1, 16, 64, 256)


def disk():
    """File system type and sync rate of where the stores lie. A tmpfs syncs nothing, so nothing could be learnt on it."""
    kind = subprocess.run(["df", "--output=fstype", WORK], capture_output=True, text=True, check=True).stdout.split()[-1]
    if kind in ("tmpfs", "ramfs"):
        raise Failure(f"{WORK} lies on {kind}, where a sync costs nothing: put the checkout on a disk.")
    line = tool(BUILD, "fsync_bench", "append", str(WORK / "fsync"), str(SECS))
    rate = dict(word.split("=") for word in line.split() if "=" in word)
    return {"file_system": kind, "fdatasync_per_s": float(rate["per_s"]), "fdatasync_p50_ms": float(rate["p50_ms"]),
            "fdatasync_p99_ms": float(rate["p99_ms"])}


def calibrate():
    """How large one of our commands is, on the wire and in the store: with one call outstanding a write batch is a command."""
    with Server(BUILD, WORK / "calibration") as server:
        flow = server.flow(outstanding=1, seconds=min(SECS, 2))
        server.verify()
        server.stop()
        batches = json.loads(tool(BUILD, "bench_batches", server.database()))
    return {"keys": batches["keys"], "bytes": batches["bytes"], "keys_p90": batches["keys_p90"],
            "bytes_p90": batches["bytes_p90"], "request_bytes": flow["request_bytes"],
            "reply_bytes": flow["reply_bytes"]}


def targets(server, yardsticks):
    """name -> a measurement at so many outstanding."""
    def ours(outstanding):
        return server.flow(outstanding=outstanding, seconds=SECS)

    def of(name, kind):
        return lambda outstanding: yardsticks[name].load(kind, outstanding=outstanding, seconds=SECS)

    return {"ours": ours, "commit": of("queue", "commit"), "echo": of("queue", "echo"), "commit_callback": of("callback", "commit"),
            "echo_callback": of("callback", "echo"), "commit_600_4": of("small", "commit")}


def measure(size):
    """Rounds over all levels and targets; the order turns each time, so that the disk's drift hits all alike."""
    wire = {"payload": size["request_bytes"], "reply": size["reply_bytes"]}
    same = {"keys": size["keys"], "bytes": size["bytes"]}
    runs = {}
    with Server(BUILD, WORK / "store") as server, \
            Yardstick(BUILD, "queue", WORK / "queue", **wire, **same) as queue, \
            Yardstick(BUILD, "callback", WORK / "callback", **wire, **same) as callback, \
            Yardstick(BUILD, "queue", WORK / "small", **wire, keys=4, bytes=600) as small:
        measurements = list(targets(server, {"queue": queue, "callback": callback, "small": small}).items())
        for number in range(ROUNDS):
            for level in LEVELS:
                turn = (number + LEVELS.index(level)) % len(measurements)
                for name, run in measurements[turn:] + measurements[:turn]:
                    runs.setdefault(name, {}).setdefault(level, []).append(run(level))
            last = {level: (runs["ours"][level][-1]["per_s"], runs["commit"][level][-1]["per_s"]) for level in LEVELS}
            say(f"round {number + 1} of {ROUNDS}, ours of the bare handler's commands/s: "
                + ", ".join(f"{level}: {ours:.0f} of {bare:.0f}" for level, (ours, bare) in last.items()))
        verdict = server.verify()
    return runs, verdict


def endure():
    """A store of REQUESTS requests: the server's memory on it, its start after kill -9 and after a stop, and every notice."""
    with Server(BUILD, WORK / "endurance") as server:
        server.flow(outstanding=64, seconds=3600, calls=3 * REQUESTS)
        memory = server.memory_mb()
        server.kill()
        after_kill = start_seconds(server)
        verdict = server.verify()
        server.stop()
        after_stop = start_seconds(server)
    return {"requests": REQUESTS, "memory_mb": memory["rss"], "memory_peak_mb": memory["peak"], "start_after_kill_s": after_kill,
            "start_after_stop_s": after_stop, "verified_after_kill": verdict}


def medians(runs, figure):
    return {name: {str(level): statistics.median(run[figure] for run in taken) for level, taken in levels.items()}
            for name, levels in runs.items()}


def summarise(runs):
    rate, p50, p99 = (medians(runs, figure) for figure in ("per_s", "p50_ms", "p99_ms"))

    # Of the same round, minutes apart at most: the machine and its disk drift by more than what is to be told.
    def ratio_to(names, figure="per_s"):
        return {level: round(statistics.median(ours[figure] / theirs[figure] for ours, theirs in
                                               zip(runs["ours"][int(level)], runs[name][int(level)])), 3)
                for level, name in names.items()}

    def faster(one, other):
        return {level: one if rate[one][level] >= rate[other][level] else other for level in rate["ours"]}

    def tidy(figures, digits):
        return {level: round(figure, digits) for level, figure in figures.items()}

    bare = faster("commit", "commit_callback")
    return {"commands_per_s": tidy(rate["ours"], 0), "p50_ms": tidy(p50["ours"], 3), "p99_ms": tidy(p99["ours"], 3),
            "ratio_to_echo": ratio_to(faster("echo", "echo_callback")), "ratio_to_commit": ratio_to(bare), "faster": bare,
            "p50_to_commit": ratio_to(bare, "p50_ms"), "p99_to_commit": ratio_to(bare, "p99_ms"),
            "yardsticks": {name: {"per_s": tidy(rate[name], 0), "p50_ms": tidy(p50[name], 3), "p99_ms": tidy(p99[name], 3)}
                           for name in runs if name != "ours"}}


def print_table(report):
    def row(name, figures, form):
        say(f"{name:32}" + "".join(f"{form.format(figures[str(level)]):>12}" for level in LEVELS))

    say("\n" + f"{'outstanding':32}" + "".join(f"{level:>12}" for level in LEVELS))
    row("commands/s", report["commands_per_s"], "{:.0f}")
    row("p50 ms", report["p50_ms"], "{:.2f}")
    row("p99 ms", report["p99_ms"], "{:.2f}")
    for name, figures in report["yardsticks"].items():
        row(f"{name}/s", figures["per_s"], "{:.0f}")
        row(f"{name} p50 ms", figures["p50_ms"], "{:.2f}")
        row(f"{name} p99 ms", figures["p99_ms"], "{:.2f}")
    for name in ("ratio_to_echo", "ratio_to_commit"):
        row(name.replace("_", " "), report[name], "{:.2f}")


def print_facts(report):
    endurance = report["endurance"]
    verdicts = (report["verified"], endurance["verified_after_kill"])
    say(f"the median command: {report['keys']} keys and {report['bytes']} bytes in the store (the largest of the three: "
        f"{report['keys_p90']} and {report['bytes_p90']}); on the wire {report['request_bytes']}, "
        f"its answer {report['reply_bytes']}")
    say(f"after {endurance['requests']} requests: {endurance['memory_mb']:.0f} MB (peak {endurance['memory_peak_mb']:.0f}), start "
        f"in {endurance['start_after_kill_s']:.2f} s after kill -9 and {endurance['start_after_stop_s']:.2f} s after a stop")
    say(f"notices: {sum(one['notices'] for one in verdicts)} of {sum(one['commands'] for one in verdicts)} acknowledged commands, "
        "none missing")


def commands():
    """The rounds against the yardsticks, and the store of REQUESTS requests."""
    report = calibrate()
    say(f"a command: {report['keys']} keys, {report['bytes']} bytes in the store; {report['request_bytes']} bytes on the wire")
    runs, report["verified"] = measure(report)
    report |= summarise(runs)
    print_table(report)
    say(f"filing {REQUESTS} requests …")
    report["endurance"] = endure()
    print_facts(report)
    return report | {"rounds": ROUNDS, "seconds": SECS, "runs": runs}


def run(part):
    if part == "commands":
        return commands()
    if part == "sustained":
        return {part: parts.sustained(calibrate())}
    return {part: getattr(parts, part)()}


PARTS = ("commands", "growth", "inbox", "streams", "behind", "sustained")


def main(asked):
    unknown = [part for part in asked if part not in (*PARTS, "all")]
    if unknown:
        raise Failure(f"there is no part {unknown[0]}; the parts are {', '.join(PARTS)} and all.")
    WORK.mkdir(parents=True, exist_ok=True)
    free_space_of(WORK, 4 << 30)
    machine = disk()
    say(f"file system {machine['file_system']}, {machine['fdatasync_per_s']:.0f} fdatasync/s")
    chosen = PARTS if "all" in asked else tuple(asked) or ("commands",)
    for part in chosen:
        say(f"== {part}")
        add_to_report(**run(part), **machine)
        add_to_report(measured_at=read_report().get("measured_at", {}) | {part: commit()})
    report = read_report()
    draw(report, ROOT / "build")
    missed = [bar for bar in bars.of_report(report) if not bar.reached]
    for bar in bars.of_report(report):
        say(str(bar))
    add_to_report(missed=[str(bar) for bar in missed])
    say(f"written: {ROOT / 'build/bench.json'}")
    return 1 if missed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
