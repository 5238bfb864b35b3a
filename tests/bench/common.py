"""What every part of the bench shares: where things lie, what the environment asks for, and the report that all parts add to."""
import json
import os
import pathlib
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("BUILD", "build/release")
WORK = ROOT / "build/bench-data"
REPORT = ROOT / "build/bench.json"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECS = float(os.environ.get("SECS", "3"))


def say(text):
    print(text, flush=True)


def commit():
    told = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True)
    return told.stdout.strip() or "unknown"


def read_report():
    return json.loads(REPORT.read_text()) if REPORT.exists() else {}


def add_to_report(**parts):
    """Replaces these parts of build/bench.json and keeps what other parts of the bench have written."""
    report = read_report() | parts
    REPORT.write_text(json.dumps(report, indent=2) + "\n")
    return report


def median_of(runs, figure):
    return statistics.median(run[figure] for run in runs)
