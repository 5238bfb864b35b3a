#!/usr/bin/env python3
"""clang-tidy over our sources, as many at a time as there are processors, skipping what was found clean before.

tidy.py FILE...   exit code 1 when something is found, 2 when a file cannot be checked.

Sources in tidy_owed.txt have not passed clang-tidy yet: they are counted, not checked, unless they are named after --all. The list may
only become shorter: a source leaves it with the change that makes it clean.
PENUGASAN_TIDY_MINUTES, where it is set, ends it in time on a machine that has no record yet: the product's sources come first, then
the tests'; what is not reached is counted, not checked, and is looked at by the next run, which knows what this one found clean.

A source is clean as long as it, the headers it includes, .clang-tidy and clang-tidy's own version are what they were: a
record of their SHA-256 is kept in ~/.cache/penugasan-tidy (PENUGASAN_TIDY_CACHE names another folder), for all checkouts.
Headers are checked with the sources that include them. The compile database is build/tidy's: without precompiled headers
(gcc's are nothing to clang) and without ccache; of the generated code only the headers' text is made, nothing is compiled.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/tidy"
HOME = pathlib.Path(os.environ.get("HOME", ROOT / "build"))
CACHE = pathlib.Path(os.environ.get("PENUGASAN_TIDY_CACHE", HOME / ".cache/penugasan-tidy"))
TIDY = "clang-tidy-16"
OWED = pathlib.Path(__file__).with_name("tidy_owed.txt")
MINUTES = float(os.environ.get("PENUGASAN_TIDY_MINUTES", "inf"))


def run(*command):
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def must(*command):
    done = run(*command)
    if done.returncode != 0:
        print(done.stdout, f"tidy.py: this failed: {' '.join(map(str, command))}", file=sys.stderr, sep="\n")
        sys.exit(2)
    return done.stdout


def compile_database():
    """{source: compile command}, with the generated headers in place."""
    must("cmake", "-S", ".", "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON",
         "-DCCACHE=OFF", "-DMOLD=OFF")
    targets = must("ninja", "-C", BUILD, "-t", "targets", "all").splitlines()
    headers = [line.split(":")[0] for line in targets if line.split(":")[0].endswith(".pb.h")]
    must("ninja", "-C", BUILD, *headers)
    return {entry["file"]: entry for entry in json.loads((BUILD / "compile_commands.json").read_text())}


def digest(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "missing"


class Checker:
    def __init__(self):
        self.commands = compile_database()
        self.until = time.monotonic() + 60 * MINUTES
        self.not_reached = 0
        version = must(TIDY, "--version")
        self.settings = hashlib.sha256((version + (ROOT / ".clang-tidy").read_text()).encode()).hexdigest()

    def record_of(self, source):
        return CACHE / (source.replace("/", "+") + ".json")

    def key(self, source):
        """What the verdict rests on besides the files' contents; paths of this machine are left out."""
        command = self.commands[str(ROOT / source)]["command"].replace(str(ROOT), "")
        return hashlib.sha256((self.settings + command).encode()).hexdigest()

    def known_clean(self, source):
        try:
            record = json.loads(self.record_of(source).read_text())
        except (OSError, ValueError):
            return False
        return record["key"] == self.key(source) and all(digest(ROOT / name) == was for name, was in record["files"].items())

    def dependencies(self, source):
        """The source and every header of ours, hand-written or generated, that it includes."""
        entry = self.commands[str(ROOT / source)]
        words = entry["command"].split()
        plain = [word for word in words[1:words.index("-o")]] + ["-w", "-M", "-MT", "x", entry["file"]]
        listed = subprocess.run(["g++", *plain], cwd=entry["directory"], stdout=subprocess.PIPE, text=True, check=True).stdout
        paths = (pathlib.Path(entry["directory"], word).resolve() for word in listed.replace("\\\n", " ").split()[1:])
        return [str(path.relative_to(ROOT)) for path in paths if path.is_relative_to(ROOT)]

    def check(self, source):
        """(source, what was found or None, seconds)."""
        begin = time.monotonic()
        if self.known_clean(source):
            return source, None, 0.0
        if begin > self.until:
            self.not_reached += 1
            return source, None, 0.0
        files = {name: digest(ROOT / name) for name in self.dependencies(source)}
        done = run(TIDY, "--quiet", "-p", BUILD, str(ROOT / source))
        seconds = time.monotonic() - begin
        if done.returncode != 0:
            return source, done.stdout, seconds
        CACHE.mkdir(parents=True, exist_ok=True)
        self.record_of(source).write_text(json.dumps({"key": self.key(source), "files": files}))
        return source, None, seconds


def guarded(checker, source):
    """A source that cannot be looked at is a finding, never a silent pass."""
    try:
        return checker.check(source)
    except (subprocess.CalledProcessError, OSError, ValueError) as problem:
        return source, f"{source}: cannot be checked: {problem}\n", 0.0


def without_owed(sources):
    """What is to be checked; says how many are passed over. A listed source that is gone is a mistake in the list."""
    owed = {line for line in OWED.read_text().splitlines() if line and not line.startswith("#")} if OWED.exists() else set()
    for gone in sorted(source for source in owed if not (ROOT / source).exists()):
        print(f"{OWED.name}: {gone} does not exist; take it off the list", file=sys.stderr)
        sys.exit(2)
    passed_over = owed.intersection(sources)
    if passed_over:
        print(f"clang-tidy: {len(passed_over)} sources are still owed ({OWED.relative_to(ROOT)}) and not checked", file=sys.stderr)
    return sources - owed


def main(names):
    sources = {os.path.relpath(pathlib.Path(name).resolve(), ROOT) for name in names if name.endswith(".cc")}
    if "--all" not in names:
        sources = without_owed(sources)
    sources = sorted(sources, key=lambda source: (source.startswith("tests/"), source))
    checker = Checker()
    unbuilt = [source for source in sources if str(ROOT / source) not in checker.commands]
    for source in unbuilt:
        print(f"{source}: no target builds it, so nothing checks it", file=sys.stderr)
    begin, bad, fresh = time.monotonic(), len(unbuilt), 0
    print(f"clang-tidy: {len(sources)} sources …", file=sys.stderr, flush=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, found, seconds in pool.map(lambda one: guarded(checker, one), [s for s in sources if s not in unbuilt]):
            fresh += seconds > 0
            if found is not None:
                bad += 1
                print(found, flush=True)
            if os.environ.get("PENUGASAN_TIDY_TIMES"):
                print(f"{seconds:6.1f} s  {source}", file=sys.stderr, flush=True)
    if checker.not_reached:
        print(f"clang-tidy: {checker.not_reached} sources not reached in {MINUTES:g} minutes; the next run goes on", file=sys.stderr)
    print(f"clang-tidy: {bad} of {len(sources)} sources with findings; {fresh} looked at in {time.monotonic() - begin:.0f} s",
          file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
