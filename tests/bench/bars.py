"""What the issues ask for, and whether a report reaches it. A bar whose figures were not measured is left out."""
import dataclasses


@dataclasses.dataclass
class Bar:
    issue: int
    what: str
    measured: float
    limit: float
    at_least: bool

    @property
    def reached(self):
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def __str__(self):
        relation = "at least" if self.at_least else "at most"
        return f"{'reached' if self.reached else 'MISSED '}  issue {self.issue}: {self.what}: {self.measured:.3g} ({relation} {self.limit:.3g})"


def at_least(issue, what, measured, limit):
    return Bar(issue, what, measured, limit, True)


def at_most(issue, what, measured, limit):
    return Bar(issue, what, measured, limit, False)


def of_commands(report):
    if "ratio_to_commit" not in report:
        return
    for level in ("64", "256"):
        yield at_least(2, f"commands/s of the bare committing handler at {level}", report["ratio_to_commit"][level], 0.60)
    for level in ("16", "64", "256"):
        yield at_least(4, f"commands/s of the bare committing handler at {level}", report["ratio_to_commit"][level], 0.80)
    yield at_most(4, "p99 at 64, times the bare handler's", report["p99_to_commit"]["64"], 1.5)
    yield at_most(4, "p50 of a single caller, times the bare handler's", report["p50_to_commit"]["1"], 1.3)
    for issue, keys, size in ((2, 8, 2048), (4, 6, 1536)):
        yield at_most(issue, "keys of the largest command", report["keys_p90"], keys)
        yield at_most(issue, "bytes of the largest command", report["bytes_p90"], size)


def of_endurance(report):
    if "endurance" not in report:
        return
    figures = report["endurance"]
    yield at_most(2, f"MB after {figures['requests']} requests", figures["memory_mb"], 150)
    yield at_most(2, "seconds to start after kill -9", figures["start_after_kill_s"], 2)
    yield at_most(2, "seconds to start after a stop", figures["start_after_stop_s"], 2)


def of_growth(report):
    sizes = report.get("growth", {})
    if not sizes:
        return
    least = sizes[min(sizes, key=int)]
    for size, figures in sizes.items():
        yield at_most(4, f"seconds to start with {size} requests", figures["start_after_kill_s"], 2)
        if figures is least:
            continue
        for what in ("commands", "get", "inbox"):
            yield at_least(4, f"{what}/s with {size} requests, of the smallest store's", figures[f"{what}_per_s"] / least[f"{what}_per_s"], 0.8)
            yield at_most(4, f"{what} p99 with {size} requests, times the smallest store's", figures[f"{what}_p99_ms"] / least[f"{what}_p99_ms"], 1.2)
    largest = max(sizes, key=int)
    yield at_most(4, f"MB with {largest} requests", sizes[largest]["memory_mb"], 400)


def of_streams(report):
    if "inbox" in report:
        for name in ("all", "filtered"):
            yield at_most(4, f"inbox page p99 in ms ({name})", report["inbox"][name]["p99_ms"], 5)
    if "streams" in report:
        yield at_least(4, "commands/s with idle streams, of without", report["streams"]["ratio"], 0.8)
        yield at_most(4, "KB per idle stream", report["streams"]["kb_per_stream"], 64)
    if "behind" in report:
        yield at_least(4, "commands/s beside a reader far behind, of alone", report["behind"]["ratio"], 0.8)
        yield at_most(4, "p99 beside a reader far behind, times alone", report["behind"]["p99_ratio"], 2)
    if "sustained" in report:
        yield at_least(4, f"sustained commands/s of the bare handler over {report['sustained']['seconds']:.0f} s", report["sustained"]["ratio_to_commit"], 0.75)


# Job J beside a peer at the same number outstanding: peer's label, outstanding, how many times as fast.
PEERS = (("restate-workflow", 64, 20), ("restate-object", 64, 20), ("restate-workflow-tuned", 64, 9), ("restate-object-tuned", 64, 9), ("dbos", 64, 30),
         ("pg-node", 64, 4), ("pg-libpq-cte", 64, 1.5), ("pg-libpq-cte", 16, 1.0))


def of_peers(peers):
    ours = peers.get("ours", {})
    for peer, level, times in PEERS:
        figures = peers.get(peer, {}).get(str(level))
        if figures and str(level) in ours:
            yield at_least(4, f"job J cases/s at {level}, times {peer}", ours[str(level)]["cases_per_s"] / figures["cases_per_s"], times)


def of_report(report):
    return [*of_commands(report), *of_endurance(report), *of_growth(report), *of_streams(report)]
