"""Ledgers and releases made by the binary, in a temporary folder, for the tests of readers."""

import json
import os
import pathlib
import subprocess
import tempfile

BINARY = os.environ["PATLEDGER"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests/examples/tianjin-2024.ndjson"
FOLDER = tempfile.TemporaryDirectory(prefix="patledger-release-")
PLACE = pathlib.Path(FOLDER.name)


def run(*arguments, **options):
    """Runs the binary as a user does, with English texts."""
    options.setdefault("env", dict(os.environ))
    options["env"]["PATLEDGER_LANG"] = "en"
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, timeout=300,
                          check=False, **options)


class Ledger:
    """A ledger in a folder of its own."""

    def __init__(self, name):
        self.data = PLACE / name

    def submit(self, path):
        done = run("submit", path, "--data", self.data)
        assert done.returncode in (0, 2, 65), done.stderr  # Some submissions are refused.
        return self

    def release(self, out, month, *arguments, **options):
        return run("release", "--month", month, "--out", out, "--data", self.data, *arguments,
                   **options)

    def made(self, name, month, *arguments, **options):
        out = PLACE / name
        done = self.release(out, month, *arguments, **options)
        assert done.returncode == 0, done.stderr
        return out


def example():
    return Ledger("example").submit(EXAMPLE)


def city(events, seed):
    """A ledger of a generated stream."""
    stream = PLACE / f"city-{events}-{seed}.ndjson"
    if not stream.exists():
        made = run("generate", "--patents", max(events // 10, 10), "--events", events, "--seed",
                   seed)
        assert made.returncode == 0, made.stderr
        stream.write_bytes(made.stdout)
    return Ledger(stream.stem).submit(stream)


def files_of(folder):
    """The bytes of each file, by its path in the folder."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def json_of(data):
    return json.loads(data.decode("utf-8"))
