#!/usr/bin/env python3
"""`./dev bench`: the real server beside its yardsticks, on this machine, in one run. What is measured and how: README.md here.

Environment: ROUNDS (3), SECS (3, a measurement's length), REQUESTS (100000, for memory and start), BUILD (build/release).
Writes build/bench.json. Exit code 1 when a bar is missed, 2 when it cannot be measured.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

from server_process import Failure, Server, Yardstick, free_space_of, start_seconds, tool

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("BUILD", "build/release")
WORK = ROOT / "build/bench-data"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECS = float(os.environ.get("SECS", "3"))
REQUESTS = int(os.environ.get("REQUESTS", "100000"))
LEVELS = (1, 16, 64, 256)

# The bars of the issue.
RATIO_BAR, RATIO_LEVELS, KEYS_BAR, BYTES_BAR, MEMORY_BAR_MB, START_BAR_S = 0.60, (64, 256), 8, 2048, 150, 2.0


def say(text):
    print(text, flush=True)


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

    def ratio(name):
        return {level: round(rate["ours"][level] / rate[name][level], 3) for level in rate["ours"]}

    def tidy(figures, digits):
        return {level: round(figure, digits) for level, figure in figures.items()}

    return {"commands_per_s": tidy(rate["ours"], 0), "p50_ms": tidy(p50["ours"], 3), "p99_ms": tidy(p99["ours"], 3),
            "ratio_to_echo": ratio("echo"), "ratio_to_commit": ratio("commit"),
            "ratio_to_echo_callback": ratio("echo_callback"), "ratio_to_commit_callback": ratio("commit_callback"),
            "yardsticks": {name: {"per_s": tidy(rate[name], 0), "p50_ms": tidy(p50[name], 3), "p99_ms": tidy(p99[name], 3)}
                           for name in runs if name != "ours"}}


def missed_bars(report):
    """What the issue asks for and this run did not reach."""
    endurance = report["endurance"]
    ratios = {level: report["ratio_to_commit"][str(level)] for level in RATIO_LEVELS}
    checks = [(ratio >= RATIO_BAR, f"at {level} outstanding we reach {ratio:.0%} of the bare committing handler, not {RATIO_BAR:.0%}")
              for level, ratio in ratios.items()]
    checks += [
        (report["keys_p90"] <= KEYS_BAR, f"the largest command writes {report['keys_p90']} keys, more than {KEYS_BAR}"),
        (report["bytes_p90"] <= BYTES_BAR, f"the largest command writes {report['bytes_p90']} bytes, more than {BYTES_BAR}"),
        (endurance["memory_mb"] < MEMORY_BAR_MB, f"the server takes {endurance['memory_mb']:.0f} MB, not under {MEMORY_BAR_MB}"),
    ]
    checks += [(endurance[start] < START_BAR_S, f"{start} is {endurance[start]:.2f}, not under {START_BAR_S}")
               for start in ("start_after_kill_s", "start_after_stop_s")]
    return [what for held, what in checks if not held]


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
    for name in ("ratio_to_echo", "ratio_to_commit", "ratio_to_echo_callback", "ratio_to_commit_callback"):
        row(name.replace("_", " "), report[name], "{:.2f}")


def print_facts(report):
    endurance = report["endurance"]
    verdicts = (report["verified"], endurance["verified_after_kill"])
    say(f"\nfile system {report['file_system']}, {report['fdatasync_per_s']:.0f} fdatasync/s")
    say(f"the median command: {report['keys']} keys and {report['bytes']} bytes in the store (the largest of the three: "
        f"{report['keys_p90']} and {report['bytes_p90']}); on the wire {report['request_bytes']}, "
        f"its answer {report['reply_bytes']}")
    say(f"after {endurance['requests']} requests: {endurance['memory_mb']:.0f} MB (peak {endurance['memory_peak_mb']:.0f}), start "
        f"in {endurance['start_after_kill_s']:.2f} s after kill -9 and {endurance['start_after_stop_s']:.2f} s after a stop")
    say(f"notices: {sum(one['notices'] for one in verdicts)} of {sum(one['commands'] for one in verdicts)} acknowledged commands, "
        "none missing")


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    free_space_of(WORK, 4 << 30)
    report = disk()
    say(f"file system {report['file_system']}, {report['fdatasync_per_s']:.0f} fdatasync/s")
    report |= calibrate()
    say(f"a command: {report['keys']} keys, {report['bytes']} bytes in the store; {report['request_bytes']} bytes on the wire")
    runs, report["verified"] = measure(report)
    report |= summarise(runs)
    say(f"filing {REQUESTS} requests …")
    report["endurance"] = endure()
    report |= {"rounds": ROUNDS, "seconds": SECS, "runs": runs, "missed": missed_bars(report)}
    (ROOT / "build/bench.json").write_text(json.dumps(report, indent=2) + "\n")
    print_table(report)
    print_facts(report)
    for missed in report["missed"]:
        say(f"MISSED: {missed}")
    say(f"written: {ROOT / 'build/bench.json'}")
    return 1 if report["missed"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
