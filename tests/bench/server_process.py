"""The programs of the bench: ours on nothing but its default settings, and the yardsticks; each on its own port and store."""
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time


class Failure(Exception):
    """Something cannot be measured; the text says what and why."""


def free_space_of(folder, needed):
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Failure(f"{folder} has {free >> 20} MB free, the bench needs {needed >> 20} MB.")


def free_address():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{taken.getsockname()[1]}"


def clean_environment():
    """Without anything that could change the server's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PENUGASAN", "GRPC"))}


def tool(build, program, *arguments):
    """Runs one of the bench's programs; its output."""
    done = subprocess.run([build / "bench" / program, *arguments], capture_output=True, text=True, env=clean_environment())
    if done.returncode != 0:
        raise Failure(f"{program} {' '.join(map(str, arguments))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


class Program:
    """Started by start(), stopped at the end of the `with` block; its log lies beside its store."""

    def __init__(self, build, store):
        self.build, self.store, self.address = build, store, free_address()
        self.log = store.with_suffix(".log")
        self.process = None
        shutil.rmtree(store, ignore_errors=True)

    def command(self):
        raise NotImplementedError

    def start(self):
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, env=clean_environment())

    def end(self, number):
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(60)

    def bench_load(self, command, **options):
        """One of bench_load's commands against this program; options left empty are not passed."""
        flags = [word for name, value in options.items() if value != "" for word in (f"--{name.replace('_', '-')}", str(value))]
        return json.loads(tool(self.build, "bench_load", command, "--server", self.address, *flags))

    def wait_until_listening(self):
        end = time.monotonic() + 30
        host, port = self.address.split(":")
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"{self.command()[0]} ended at once:\n{self.log.read_text()}")
            with socket.socket() as probe:
                if probe.connect_ex((host, int(port))) == 0:
                    return
            time.sleep(0.02)
        raise Failure(f"{self.command()[0]} does not listen on {self.address}:\n{self.log.read_text()}")

    def __exit__(self, *_):
        self.end(signal.SIGTERM)
        shutil.rmtree(self.store, ignore_errors=True)


class Server(Program):
    """penugasand, told nothing but where to listen and where its store is; with the directories of Palangka Raya and Jambi loaded."""

    def __init__(self, build, store):
        super().__init__(build, store)
        self.journal = store.with_suffix(".journal")
        self.journal.unlink(missing_ok=True)

    def command(self):
        return [self.build / "bin/penugasand", "--listen", self.address, "--store", self.store]

    def __enter__(self):
        self.start()
        self.wait_until_listening()
        self.bench_load("ready", seconds=10)
        self.load_directories("palangka-raya", "jambi")
        return self

    def load_directories(self, *agencies):
        files = [self.build.parents[1] / f"tests/directories/{agency}.yaml" for agency in agencies]
        loaded = subprocess.run([self.build / "bin/penugasan", "--server", self.address, "directory", "load", *files],
                                capture_output=True, text=True, env=clean_environment())
        if loaded.returncode != 0:
            raise Failure(f"the directories were not loaded:\n{loaded.stdout}{loaded.stderr}")

    def flow(self, **options):
        return self.bench_load("flow", journal=self.journal, **options)

    def verify(self):
        """Fails when a notice of an acknowledged command is missing."""
        return self.bench_load("verify", journal=self.journal)

    def memory_mb(self):
        status = open(f"/proc/{self.process.pid}/status").read()
        kilobytes = {name: int(value) for name, value in re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", status)}
        return {"rss": kilobytes["VmRSS"] / 1024, "peak": kilobytes["VmHWM"] / 1024}

    def kill(self):
        self.end(signal.SIGKILL)

    def stop(self):
        self.end(signal.SIGTERM)
        if self.process.returncode != 0:
            raise Failure(f"penugasand ended with {self.process.returncode}:\n{self.log.read_text()}")

    def database(self):
        """The RocksDB folder within the store."""
        return next(self.store.rglob("CURRENT")).parent


class Yardstick(Program):
    """bench_yardstick: Echo and Commit with bodies and batches of the given size."""

    def __init__(self, build, api, store, *, payload, reply, keys, bytes):
        super().__init__(build, store)
        self.api, self.payload, self.reply, self.keys, self.bytes = api, payload, reply, keys, bytes

    def command(self):
        return [self.build / "bench/bench_yardstick", "--listen", self.address, "--api", self.api, "--store", str(self.store),
                "--keys", str(self.keys), "--bytes", str(self.bytes), "--reply-bytes", str(self.reply)]

    def __enter__(self):
        self.start()
        self.wait_until_listening()
        return self

    def load(self, kind, **options):
        return self.bench_load(kind, payload=self.payload, **options)


def start_seconds(server):
    """From the start of the process to the first answered call."""
    begin = time.monotonic()
    server.start()
    server.bench_load("ready", seconds=60)
    return time.monotonic() - begin
