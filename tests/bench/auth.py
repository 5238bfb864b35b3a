#!/usr/bin/env python3
"""`./dev bench auth`: what authentication costs. Three servers take turns: one that believes its callers, one with a token of their
own for every caller, one with tokens and mutual TLS.

Environment: REQUESTS (200000, commands whose CPU time is compared), ROUNDS (5), SECS (3), BUILD (build/release).
Writes build/bench-auth.json. Exit code 1 when a bar is missed, 2 when it cannot be measured.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

from server_process import Failure, Server, clean_environment, free_space_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("BUILD", "build/release")
WORK = ROOT / "build/bench-data"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECS = float(os.environ.get("SECS", "3"))
REQUESTS = int(os.environ.get("REQUESTS", "200000"))
CPU_BAR, TLS_BAR, OUTSTANDING = 1.10, 0.85, 64
ISSUER, AGENCY = "https://issuer.bench.example", "palangka-raya"


def penugasan(*arguments, **environment):
    done = subprocess.run([BUILD / "bin/penugasan", *map(str, arguments)], capture_output=True, text=True,
                          env=clean_environment() | environment)
    if done.returncode != 0:
        raise Failure(f"penugasan {' '.join(map(str, arguments))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def officials():
    text = (ROOT / f"tests/directories/{AGENCY}.yaml").read_text()
    return [line.split("{id: ")[1].split(",")[0] for line in text.splitlines() if "{id: " in line and "nip:" in line]


def make_credentials(folder):
    """A test authority, an issuer, a token for everybody who calls, and the file of callers."""
    folder.mkdir(parents=True, exist_ok=True)
    penugasan("pki", "make", folder)
    penugasan("token", "key", folder / "issuer.pem", folder / "jwks.json")
    (folder / "callers.yaml").write_text(
        f'issuers:\n  - {{issuer: "{ISSUER}", audience: penugasan, keys: jwks.json, algorithms: [ES256], agencies: [{AGENCY}]}}\n'
        f'operators: {{certificates: ["uri:penugasan:operator"], tokens: [{{issuer: "{ISSUER}", subject: operator}}]}}\n')
    def token(subject):
        return "Bearer " + penugasan("token", "make", folder / "issuer.pem", "--issuer", ISSUER, "--subject", subject).strip()
    tokens = {f"{AGENCY}/{one}": token(f"{AGENCY}/{one}") for one in officials()} | {"operator": token("operator")}
    (folder / "tokens.json").write_text(json.dumps(tokens))
    return tokens


class Guarded(Server):
    """A server with further flags, and a load generator and command line that prove who they are."""

    def __init__(self, store, flags, environment, command_line):
        super().__init__(BUILD, store)
        self.flags, self.environment, self.command_line = flags, environment, command_line

    def command(self):
        return [*super().command(), *self.flags]

    def __enter__(self):
        self.start()
        self.wait_until_listening()
        self.bench_load("ready", seconds=10)
        penugasan("--server", self.address, "directory", "load", ROOT / f"tests/directories/{AGENCY}.yaml", **self.command_line)
        return self

    def bench_load(self, command, **options):
        flags = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        done = subprocess.run([BUILD / "bench/bench_load", command, "--server", self.address, *flags], capture_output=True,
                              text=True, env=clean_environment() | self.environment)
        if done.returncode != 0:
            raise Failure(f"bench_load {command} failed:\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def servers(folder, tokens):
    tokens_only = {"BENCH_TOKENS": str(folder / "tokens.json")}
    tls = {"BENCH_CA": str(folder / "ca.pem"), "BENCH_CERT": str(folder / "bot.pem"), "BENCH_KEY": str(folder / "bot-key.pem")}
    operator = {"PENUGASAN_CA": str(folder / "ca.pem"), "PENUGASAN_CERT": str(folder / "operator.pem"),
                "PENUGASAN_KEY": str(folder / "operator-key.pem")}
    guarded = ["--authenticator=credentials", f"--callers={folder / 'callers.yaml'}"]
    encrypted = [f"--tls-certificate={folder / 'server.pem'}", f"--tls-key={folder / 'server-key.pem'}",
                 f"--tls-client-ca={folder / 'ca.pem'}", "--client-certificates=required"]
    return {"believed": Guarded(WORK / "believed", [], {}, {}),
            "tokens": Guarded(WORK / "tokens", guarded, tokens_only, {"PENUGASAN_TOKEN": tokens["operator"].split()[1]}),
            "tls": Guarded(WORK / "tls", guarded + encrypted, tokens_only | tls, operator)}


def measure(running):
    """Rounds in turn; per server the CPU seconds of its share of REQUESTS, and its commands/s."""
    cpu, speed = {name: [] for name in running}, {name: [] for name in running}
    for number in range(ROUNDS):
        names = list(running)
        for name in names[number % 3:] + names[:number % 3]:
            before = running[name].cpu_seconds()
            done = running[name].flow(outstanding=OUTSTANDING, seconds=3600, calls=max(REQUESTS // ROUNDS, 64), **{"warm-up": 0})
            cpu[name].append((running[name].cpu_seconds() - before) / done["calls"] * 1e6)
            speed[name].append(running[name].flow(outstanding=OUTSTANDING, seconds=SECS)["per_s"])
        print(f"round {number + 1} of {ROUNDS}, microseconds of CPU a command: "
              + ", ".join(f"{name} {cpu[name][-1]:.1f}" for name in names)
              + "; commands/s: " + ", ".join(f"{name} {speed[name][-1]:.0f}" for name in names), flush=True)
    return cpu, speed


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    free_space_of(WORK, 2 << 30)
    folder = WORK / "auth"
    tokens = make_credentials(folder)
    believed, guarded, encrypted = servers(folder, tokens).values()
    begin = time.monotonic()
    with believed, guarded, encrypted:
        cpu, speed = measure({"believed": believed, "tokens": guarded, "tls": encrypted})
    # Rounds are compared within themselves, because the disk drifts.
    cpu_ratio = statistics.median(a / b for a, b in zip(cpu["tokens"], cpu["believed"]))
    tls_ratio = statistics.median(a / b for a, b in zip(speed["tls"], speed["tokens"]))
    bars = [("CPU time a command, tokens to none", cpu_ratio, f"<= {CPU_BAR:.2f}", cpu_ratio <= CPU_BAR),
            ("commands/s at 64, mutual TLS to plain text", tls_ratio, f">= {TLS_BAR:.2f}", tls_ratio >= TLS_BAR)]
    for what, ratio, bar, reached in bars:
        print(f"{what}: {ratio:.3f} ({bar}: {'reached' if reached else 'MISSED'})")
    report = {"requests": REQUESTS, "rounds": ROUNDS, "cpu_us": cpu, "commands_per_s": speed, "cpu_ratio": cpu_ratio,
              "tls_ratio": tls_ratio, "seconds": time.monotonic() - begin}
    (ROOT / "build/bench-auth.json").write_text(json.dumps(report, indent=1) + "\n")
    return 0 if all(bar[3] for bar in bars) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as problem:
        print(f"bench auth: {problem}", file=sys.stderr)
        sys.exit(2)
