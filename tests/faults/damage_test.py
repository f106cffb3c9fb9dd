#!/usr/bin/env python3
"""Every file of a ledger is deleted or replaced in turn, and every command is run: it refuses, or
answers as the intact ledger does. It never answers wrongly, and never crashes. Then the remedies:
where nothing but derived data is damaged, `rebuild` or `repair` gives the answers of the intact
ledger; elsewhere `repair` gives a ledger that verifies and has every entry that it does not list.

The control answers wrongly in silence, and must be found."""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

BINARY = os.environ["PATLEDGER"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "tests/examples/tianjin-2024.ndjson"
QUERIES = {
    "stats": ["stats", "--from", "2024-01", "--until", "2025-12", "--format", "csv"],
    "vintages": ["stats", "--vintages", "--month", "2024-07", "--format", "csv"],
    "explain": ["explain", "--month", "2024-07", "--format", "csv"],
    "patent": ["patent", "201819000005.X", "--effective", "2025-06-05", "--format", "json"],
    "known": ["patent", "201819000005.X", "--effective", "2025-06-05", "--known", "40"],
    "feed": ["feed"],
    "refusals": ["feed", "--name", "refusals"],
    "checkpoint": ["checkpoint"],
    "dry-run": ["submit", "--dry-run", str(EXAMPLE)],
}
REFUSALS = (64, 66, 69, 74)


def run(arguments, data, stdin=b""):
    return subprocess.run([BINARY, *arguments, "--data", str(data)], input=stdin,
                          capture_output=True, timeout=120, check=False)


def party(number):
    return json.dumps({"id": f"P-{number}", "source": "operator",
                       "at": "2024-01-02T09:00:00+08:00", "type": "party.register",
                       "body": {"party": f"party-{number}", "name": "n", "kind": "enterprise",
                                "country": "CN", "roles": []}}) + "\n"


def make(data):
    """A ledger with tables of every family, write-ahead logs, a snapshot and an oversized line."""
    for stdin in (EXAMPLE.read_bytes(), "".join(map(party, range(21_000))).encode(),
                  party(29_999).encode() + b"x" * (1 << 20) + b"y\n", party(30_000).encode()):
        done = run(["submit", "-"], data, stdin)
        if done.returncode not in (0, 65):
            raise AssertionError(done.stderr)


def answers_of(data):
    return {name: (done.returncode, done.stdout)
            for name, query in QUERIES.items() for done in [run(query, data)]}


def files_of(data):
    return [path.relative_to(data) for path in sorted(data.rglob("*")) if path.is_file()]


def delete(path, _):
    path.unlink()


def cut(path, _):
    path.write_bytes(path.read_bytes()[:path.stat().st_size // 2])


def zero(path, _):
    path.write_bytes(bytes(path.stat().st_size))


def garble(path, rng):
    content = bytearray(path.read_bytes())
    if content:
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    path.write_bytes(content)


def take_from_another(path, _):
    """The file of the same kind of another ledger."""
    others = sorted(OTHER.rglob(f"*{path.suffix}") if path.suffix else OTHER.rglob(path.name))
    content = next((one.read_bytes() for one in others if one.is_file()), b"")
    path.write_bytes(content)


DAMAGES = (delete, cut, zero, garble, take_from_another)
OTHER = pathlib.Path()


class Findings:
    def __init__(self):
        self.runs = self.refusals = self.repaired = self.rebuilt = 0
        self.wrong = []

    def check(self, what, data, expected):
        """Runs every query. Returns whether one refused."""
        refused = False
        for name, query in QUERIES.items():
            done = run(query, data)
            self.runs += 1
            if (done.returncode, done.stdout) == expected[name]:
                continue
            if done.returncode in REFUSALS and done.stderr:
                refused = True
                continue
            self.wrong.append(f"{what}: {name}: exit {done.returncode}: {done.stderr[-300:]!r}")
        self.refusals += refused
        return refused

    def check_remedy(self, what, data, new, expected):
        verified = run(["verify", "--format", "json"], data)
        if verified.returncode == 0:
            return
        kinds = {json.loads(line)["kind"] for line in verified.stdout.decode().splitlines()}
        if kinds and kinds <= {"rows", "snapshot", "high-water-copy"}:
            done = run(["rebuild"], data)
            if done.returncode != 0 or run(["verify"], data).returncode != 0:
                self.wrong.append(f"{what}: rebuild: {done.stderr!r}")
            elif self.check(f"{what}, rebuilt", data, expected):
                self.wrong.append(f"{what}: refuses after rebuild")
            self.rebuilt += 1
            return
        done = run(["repair", str(data), "--to", str(new), "--format", "json"], data)
        listed = [json.loads(line) for line in done.stdout.decode().splitlines()]
        verified = run(["verify", "--lang", "en"], new)
        if done.returncode not in (0, 2) or verified.returncode != 0:
            self.wrong.append(f"{what}: repair: exit {done.returncode}: {done.stderr[-300:]!r}; "
                              f"verify: {verified.stdout[-300:]!r} {verified.stderr[-300:]!r}")
        elif not listed and self.check(f"{what}, repaired", new, expected):
            self.wrong.append(f"{what}: refuses after repair")
        self.repaired += 1


def test_of_writers(found, what, data, expected):
    """A writer refuses too, or records nothing that hides the damage."""
    done = run(["submit", "-"], data, party(40_000).encode())
    found.runs += 1
    if done.returncode in REFUSALS:
        return
    if done.returncode != 0:
        found.wrong.append(f"{what}: submit: exit {done.returncode}: {done.stderr[-300:]!r}")
        return
    receipt = json.loads(done.stdout)
    if receipt["outcome"] != "recorded" or receipt["seq"] != str(expected["size"]):
        found.wrong.append(f"{what}: submit: {receipt}")


def main():
    global OTHER
    rng = random.Random(int(os.environ.get("SEED", "1")))
    found = Findings()
    with tempfile.TemporaryDirectory(prefix="patledger-damage-") as folder:
        folder = pathlib.Path(folder)
        good, data, new = folder / "good", folder / "data", folder / "new"
        OTHER = folder / "other"
        make(good)
        run(["submit", "-"], OTHER, "".join(map(party, range(70_000, 70_300))).encode())
        run(["submit", "-"], OTHER, party(80_000).encode())
        expected = answers_of(good)
        size = int(expected["checkpoint"][1].split()[1])
        files = [name for name in files_of(good) if name.name != "LOCK"]
        for name in files:
            for damage in DAMAGES:
                what = f"{name} {damage.__name__}"
                for place in (data, new):
                    shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(good, data)
                (data / name).chmod(0o640)
                damage(data / name, rng)
                found.check(what, data, expected)
                test_of_writers(found, what, data, {"size": size})
                shutil.rmtree(data)
                shutil.copytree(good, data)
                (data / name).chmod(0o640)
                damage(data / name, rng)
                found.check_remedy(what, data, new, expected)
        control = Findings()
        control.check("control", OTHER, expected)
        if not control.wrong:
            sys.exit("FAILED: the control answers for another ledger and was not found")
    print(f"{len(files)} files, {len(DAMAGES)} damages each: {found.runs} commands, "
          f"{found.refusals} damages refused, {found.rebuilt} rebuilt, {found.repaired} repaired, "
          f"{len(found.wrong)} wrong")
    for one in found.wrong:
        print(f"WRONG: {one}")
    sys.exit(1 if found.wrong else 0)


if __name__ == "__main__":
    main()
