#!/usr/bin/env python3
"""./dev bench flame: where the server's processor time goes at 64 outstanding, as a flame graph: build/bench-flame.svg.

Linux's perf samples the server for SECS seconds under the bench's usual load. A box is a function, as wide as the time spent in it and in what it
calls; what stands on it is called by it. Functions that are the same in all samples of a thread's start are left out, as are boxes
narrower than two pixels. Needs perf (Debian's linux-perf) and the right to use it (kernel.perf_event_paranoid at most 2).
"""
import collections
import html
import re
import shutil
import subprocess
import sys
import threading

from common import BUILD, ROOT, SECS, WORK, say
from server_process import Failure, Server, free_space_of

PICTURE = ROOT / "build/bench-flame.svg"
WIDTH, HIGH, LETTER = 1200, 16, 6.2
# The ways that a sample can go up from its thread's start; the first that fits names the station it belongs to.
STATIONS = (("notice index and streams", r"Hub::run"), ("flush and compaction", r"ThreadPoolImpl|DBImpl::BackgroundCall"),
            ("writer: decide and encode", r"Writer::grow"), ("writer: commit", r"WriterCore::commit"),
            ("writer: answer", r"server::submit<"), ("writer: waiting and waking", r"server::Writer::"),
            ("calls: polling, reading, the gate", r"CompletionQueue::AsyncNext|Executor::|UnaryCall::"))
PLUMBING = re.compile(r"^\[unknown\]|^(clone3|start_thread|__clone|_start|__libc_start.*)$|^std::(thread|invoke|__invoke|_Function_handler|function)")


def sampled(script):
    """The stacks of perf's text, outermost function first."""
    stack = []
    for line in script.splitlines():
        found = re.match(r"\s+[0-9a-f]+ (.*?)(\+0x[0-9a-f]+)?$", line)
        if found:
            stack.append(found[1])
        elif stack:
            yield stack[::-1]
            stack = []
    if stack:
        yield stack[::-1]


def short(function):
    """Without namespaces of ours, arguments and template arguments."""
    function = re.sub(r"\(inlined\)|\[abi:\w+\]|penugasan::|\(anonymous namespace\)::", "", function).strip()
    while (bare := re.sub(r"<[^<>]*>|\([^()]*\)", "", function)) != function:
        function = bare
    return function


def folded(script):
    counts = collections.Counter()
    for stack in sampled(script):
        whole = "\n".join(stack)
        station = next((name for name, pattern in STATIONS if re.search(pattern, whole)), "other")
        counts[(station, *(short(one) for one in stack if not PLUMBING.search(one)))] += 1
    return counts


def boxes(counts):
    """(depth, first sample, samples, name) of every box; same callers stand together."""
    found, open_boxes, at = [], [], 0
    for stack, samples in sorted(counts.items()):
        common = 0
        while common < min(len(stack), len(open_boxes)) and stack[common] == open_boxes[common][0]:
            common += 1
        found += [(depth, start, at - start, name) for depth, (name, start) in enumerate(open_boxes) if depth >= common]
        open_boxes[common:] = [(name, at) for name in stack[common:]]
        at += samples
    found += [(depth, start, at - start, name) for depth, (name, start) in enumerate(open_boxes)]
    return found, at


def flame_svg(counts, title):
    found, total = boxes(counts)
    scale = WIDTH / total
    found = [box for box in found if box[2] * scale >= 2]
    height = HIGH * (max(box[0] for box in found) + 4)
    parts = [f'<text x="{WIDTH / 2}" y="20" text-anchor="middle" font-size="15">{html.escape(title)}</text>']
    for depth, first, samples, name in sorted(found):
        x, y, width = first * scale, height - HIGH * (depth + 1.5), samples * scale
        colour = f"hsl({28 if depth else 200},{50 + sum(map(ord, name)) % 35}%,{68 + sum(map(ord, name)) % 12}%)"
        told = html.escape(f"{name}: {100 * samples / total:.1f} %")
        label = name[:int(width / LETTER)] if width > 5 * LETTER else ""
        parts.append(f'<g><title>{told}</title><rect x="{x:.1f}" y="{y:.0f}" width="{width:.1f}" height="{HIGH - 1}" fill="{colour}"/>'
                     + (f'<text x="{x + 2:.1f}" y="{y + 11:.0f}">{html.escape(label)}</text>' if label else "") + "</g>")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="monospace" font-size="10">'
            f'<rect width="{WIDTH}" height="{height:.0f}" fill="white"/>' + "\n".join(parts) + "</svg>\n")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{' '.join(map(str, command[:3]))} failed:\n{done.stderr}")
    return done.stdout


def record(server, seconds):
    samples = WORK / "flame.data"
    load = threading.Thread(target=lambda: server.flow(outstanding=64, seconds=seconds + 3))
    load.start()
    try:
        run("sleep", "2")
        run("perf", "record", "-F", "499", "--call-graph", "dwarf,16384", "-p", str(server.process.pid), "-o", samples, "--", "sleep", str(seconds))
    finally:
        load.join()
    return run("perf", "script", "-i", samples, "-F", "comm,tid,ip,sym")


def main():
    if not shutil.which("perf"):
        raise Failure("perf is not installed (Debian: apt-get install linux-perf).")
    WORK.mkdir(parents=True, exist_ok=True)
    free_space_of(WORK, 4 << 30)
    with Server(BUILD, WORK / "flame") as server:
        counts = folded(record(server, SECS))
    if not counts:
        raise Failure("perf took no samples.")
    PICTURE.write_text(flame_svg(counts, f"penugasand at 64 outstanding: {sum(counts.values())} samples of its processor time"))
    shares = collections.Counter()
    for stack, samples in counts.items():
        shares[stack[0]] += samples
    for station, samples in shares.most_common():
        say(f"{100 * samples / sum(counts.values()):5.1f} %  {station}")
    say(f"The picture: {PICTURE}")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(2)
