"""The parts of the bench that stand on their own: `./dev bench growth|inbox|streams|behind|sustained`. Each returns what
belongs under its name in build/bench.json; what is measured and why stands in README.md here."""
import contextlib
import os
import re
import statistics
import subprocess

from common import BUILD, ROUNDS, SECS, WORK, median_of, say
from server_process import Failure, Server, Yardstick, clean_environment, start_seconds

SIZES = [int(size) for size in os.environ.get("SIZES", "10000 100000 1000000").split()]
OPEN_STEPS = int(os.environ.get("OPEN_STEPS", "100000"))
STREAMS = int(os.environ.get("STREAMS", "2000"))
EVENTS = int(os.environ.get("EVENTS", "1000000"))
SUSTAINED = float(os.environ.get("SUSTAINED", "600"))
OFFICE = "palangka-raya/kabid-perencanaan"  # whose turn the first case's filings are
PER_REQUEST = 3  # commands
BYSTANDERS = ("klaten", "surakarta")  # agencies that have no part in the cases; a caller may hold 64 streams


def fill(server, requests):
    say(f"filing, approving and establishing {requests} requests …")
    return server.flow(outstanding=64, seconds=3600, calls=PER_REQUEST * requests)


def measure_growth(server):
    return {"commands": server.flow(outstanding=64, seconds=SECS),
            "get": server.bench_load("get", journal=server.journal, outstanding=16, seconds=SECS),
            "inbox": server.bench_load("inbox", official=OFFICE, outstanding=1, seconds=SECS)}


def growth():
    """Stores of each size, served at the same time and measured in turn, so that the machine's drift hits all alike."""
    with contextlib.ExitStack() as stack:
        servers = {size: stack.enter_context(Server(BUILD, WORK / f"growth-{size}")) for size in SIZES}
        for size, server in servers.items():
            fill(server, size)
        rounds = [{size: measure_growth(server) for size, server in servers.items()} for _ in range(ROUNDS)]
        result = {}
        for size, server in servers.items():
            taken = [one[size] for one in rounds]
            figures = {f"{what}_{figure}": round(median_of([one[what] for one in taken], figure), 3)
                       for what in ("commands", "get", "inbox") for figure in ("per_s", "p50_ms", "p99_ms")}
            figures["memory_mb"] = server.memory_mb()["rss"]
            figures["disk_bytes_per_request"] = round(disk_bytes(server) / (size + sum(one["commands"]["requests"] for one in taken)))
            server.kill()
            figures["start_after_kill_s"] = start_seconds(server)
            result[str(size)] = figures
            say(f"{size} requests: " + ", ".join(f"{name} {figure:.5g}" for name, figure in figures.items()))
    return result


def disk_bytes(server):
    """Table files only: the write-ahead log is of a fixed size."""
    return sum(file.stat().st_size for file in server.store.rglob("*.sst"))


def inbox():
    """One office with many open steps, read a page at a time by one caller."""
    with Server(BUILD, WORK / "inbox") as server:
        say(f"filing {OPEN_STEPS} requests for one office …")
        server.bench_load("file", spread=1, outstanding=64, seconds=3600, calls=OPEN_STEPS)
        filters = {"all": "", "filtered": "form = tim_kerja"}
        runs = {name: [server.bench_load("inbox", official=OFFICE, filter=text, outstanding=1, seconds=SECS) for _ in range(ROUNDS)]
                for name, text in filters.items()}
    result = {"open_steps": OPEN_STEPS}
    for name, taken in runs.items():
        result[name] = {figure: round(median_of(taken, figure), 3) for figure in ("per_s", "p50_ms", "p99_ms")}
    return result


def officials_of(agency):
    text = (BUILD.parents[1] / f"tests/directories/{agency}.yaml").read_text()
    return [f"{agency}/{one}" for one in re.findall(r"^  - {id: ([a-z0-9-]+), nip:", text, re.MULTILINE)]


@contextlib.contextmanager
def held_streams(server, count):
    holding = subprocess.Popen([BUILD / "bench/bench_load", "hold", "--server", server.address, "--outstanding", str(count),
                                "--officials", ",".join(one for agency in BYSTANDERS for one in officials_of(agency))],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean_environment())
    try:
        if holding.stdout.readline().strip() != "open":
            raise Failure("the streams were not opened")
        yield
    finally:
        holding.stdin.close()
        holding.wait(60)
    if holding.returncode != 0:
        raise Failure("streams ended early")


def streams():
    """Idle streams: commands/s with and without them, in turn, and what each takes of memory."""
    without, with_them, memory = [], [], []
    with Server(BUILD, WORK / "streams") as server:
        server.load_directories(*BYSTANDERS)
        server.flow(outstanding=64, seconds=SECS)
        for _ in range(ROUNDS):
            without.append(server.flow(outstanding=64, seconds=SECS))
            before = server.memory_mb()["rss"]
            with held_streams(server, STREAMS):
                memory.append(server.memory_mb()["rss"] - before)
                with_them.append(server.flow(outstanding=64, seconds=SECS))
    return {"streams": STREAMS, "without_per_s": round(median_of(without, "per_s")), "with_per_s": round(median_of(with_them, "per_s")),
            "ratio": round(median_of(with_them, "per_s") / median_of(without, "per_s"), 3),
            "kb_per_stream": round(1024 * memory[0] / STREAMS, 1)}  # later ones reuse what the first left


def behind():
    """A subscriber from the first event on, while commands go on."""
    official = "palangka-raya/prakom-muda"
    with Server(BUILD, WORK / "behind") as server:
        fill(server, EVENTS // PER_REQUEST)
        alone, beside, read = [], [], []
        for _ in range(ROUNDS):
            alone.append(server.flow(outstanding=64, seconds=SECS))
            reader = subprocess.Popen([BUILD / "bench/bench_load", "behind", "--server", server.address, "--official", official,
                                       "--seconds", str(SECS + 1.5)], stdout=subprocess.PIPE, text=True, env=clean_environment())
            beside.append(server.flow(outstanding=64, seconds=SECS))
            read.append(reader.communicate()[0].strip())
    return {"events": EVENTS, "alone_per_s": round(median_of(alone, "per_s")), "beside_per_s": round(median_of(beside, "per_s")),
            "ratio": round(median_of(beside, "per_s") / median_of(alone, "per_s"), 3),
            "p99_ratio": round(median_of(beside, "p99_ms") / median_of(alone, "p99_ms"), 3), "reader": read}


def sustained(size):
    """A long run of ours, with the bare handler a tenth as long before and after."""
    options = {"payload": size["request_bytes"], "reply": size["reply_bytes"], "keys": size["keys"], "bytes": size["bytes"]}
    with Server(BUILD, WORK / "sustained") as server, Yardstick(BUILD, "queue", WORK / "bare", **options) as bare:
        before = bare.load("commit", outstanding=64, seconds=SUSTAINED / 10)
        ours = server.flow(outstanding=64, seconds=SUSTAINED)
        after = bare.load("commit", outstanding=64, seconds=SUSTAINED / 10)
        memory = server.memory_mb()
    yardstick = statistics.mean([before["per_s"], after["per_s"]])
    return {"seconds": SUSTAINED, "per_s": round(ours["per_s"]), "p99_ms": round(ours["p99_ms"], 3), "commit_per_s": round(yardstick),
            "ratio_to_commit": round(ours["per_s"] / yardstick, 3), "memory_mb": memory["rss"]}
