"""Kills the command line with SIGKILL at random moments under load.

No acknowledged submission may be lost or recorded twice; the ledger must verify; its root must be
that of an undisturbed run over the same input.

  kill_test.py --kills 200          the process dies, the page cache survives
  kill_test.py --power-cuts 5       only synced data survives: an ext4 image is copied at the moment
                                    of the kill, and the copy is checked
  … --unsafe-no-sync                the control, with patledger_controls: power cuts must lose
                                    receipts

Prints one line of figures. Exit code 0: no loss; 1: a receipt was lost.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

BINARY = os.environ["PATLEDGER"]
BATCH = "10"


def submissions(count):
    """Parties with one patent, contract and pledge each."""
    lines = []

    def add(source, kind, body):
        lines.append(json.dumps({"id": f"K-{len(lines)}", "source": source, "type": kind,
                                 "at": "2024-07-01T09:00:00+08:00", "body": body}))

    def party(name, roles):
        add("operator", "party.register", {"party": name, "name": name, "kind": "enterprise",
                                           "country": "CN", "district": "120101", "roles": roles})

    party("office", ["ip-office"])
    party("registry", ["tech-registry"])
    party("bank", ["bank"])
    serial = 0
    while len(lines) < count:
        serial += 1
        digits = f"20191{serial:07d}"
        total = sum(int(d) * w for d, w in zip(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]))
        patent = f"{digits}.{'0123456789X'[total % 11]}"
        owner = f"owner-{serial}"
        party(owner, [])
        add("office", "patent.grant", {
            "patent": patent, "title": "t", "filed": "2019-03-12", "granted": "2021-08-06",
            "owners": [{"party": owner}], "ipc": "G05B 19/418", "industry": "C34"})
        add("registry", "contract.register", {
            "contract": f"{serial:016d}", "kind": "transfer", "ip": "patent", "sellers": [owner],
            "buyers": ["bank"], "patents": [patent], "signed": "2024-06-30",
            "registered": "2024-07-01", "fee": {"form": "lump-sum", "total": f"{serial}.50",
                                                "currency": "CNY"}})
        add("bank", "pledge.register", {
            "pledge": f"Y{serial:013d}", "patents": [patent], "pledgors": [owner],
            "pledgees": ["bank"], "debtor": owner, "signed": "2024-07-01",
            "registered": "2024-07-01", "claim": {
                "kind": "loan", "amount": "1000.00", "currency": "CNY", "from": "2024-07-01",
                "until": "2026-06-30"}})
    return lines[:count]


def command(*arguments, data, **options):
    return subprocess.run([BINARY, *arguments, "--data", str(data)], capture_output=True,
                          timeout=120, check=False, **options)


def size_and_root(data):
    done = command("checkpoint", data=data)
    if done.returncode != 0:
        raise AssertionError(f"checkpoint: {done.stderr.decode()}")
    _, size, root = done.stdout.decode().split("\n")[:3]
    return int(size), root


class Run:
    """One process that submits lines until it is killed or done."""

    def __init__(self, data, lines, options):
        self.receipts = []
        self.process = subprocess.Popen(
            [BINARY, "submit", "-", "--batch", BATCH, "--data", str(data), *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.feeder = threading.Thread(target=self.feed, args=(lines,))
        self.reader = threading.Thread(target=self.read)
        self.feeder.start()
        self.reader.start()

    def feed(self, lines):
        try:
            for start in range(0, len(lines), 50):
                self.process.stdin.write("".join(f"{x}\n" for x in lines[start:start + 50]).encode())
                self.process.stdin.flush()
            self.process.stdin.close()
        except (BrokenPipeError, ValueError):
            pass

    def read(self):
        for line in self.process.stdout:
            if line.endswith(b"\n"):
                self.receipts.append(json.loads(line))

    def kill(self):
        self.process.kill()
        self.finish()

    def finish(self):
        self.process.wait()
        self.reader.join()
        self.feeder.join()


def check_receipts(receipts, lines, offset, size):
    """Checks that each receipt is that of the line at its position and says recorded. Returns the
    number of receipts whose entries are lost."""
    for number, receipt in enumerate(receipts):
        expected = json.loads(lines[offset + number])
        if receipt["id"] != expected["id"] or receipt["seq"] != str(offset + number):
            raise AssertionError(f"receipt {receipt} is not that of line {offset + number}")
        if receipt["outcome"] != "recorded":
            raise AssertionError(f"not recorded: {receipt}")
    return max(0, offset + len(receipts) - size)


def run_kills(arguments, rng):
    with tempfile.TemporaryDirectory(prefix="patledger-kill-") as folder:
        return kill_in(pathlib.Path(folder), arguments, rng)


def kill_in(folder, arguments, rng):
    lines = submissions(arguments.lines)
    undisturbed = folder / "undisturbed"
    command("submit", "-", data=undisturbed, input="\n".join(lines).encode())
    _, expected_root = size_and_root(undisturbed)
    data = folder / "killed"
    kills = received = position = 0
    while kills < arguments.kills:
        if position == len(lines):  # All lines are recorded: continue with a new ledger.
            check_end(data, len(lines), expected_root)
            data = folder / f"killed-{kills}"
            position = 0
        run = Run(data, lines[position:], [])
        time.sleep(rng.uniform(0.0, arguments.longest))
        run.kill()
        kills += 1
        size, _ = size_and_root(data) if (data / "FORMAT").exists() else (0, "")
        lost = check_receipts(run.receipts, lines, position, size)
        if lost:
            print(f"LOST: {lost} of {len(run.receipts)} receipts after kill {kills}")
            return 1
        received += len(run.receipts)
        position = size
    if position < len(lines):
        run = Run(data, lines[position:], [])
        run.finish()
        check_receipts(run.receipts, lines, position, len(lines))
    check_end(data, len(lines), expected_root)
    print(f"kills {kills}, receipts {received}, lost 0, doubled 0, "
          f"root equal to the undisturbed run over {len(lines)} submissions")
    return 0


def check_end(data, count, expected_root):
    verified = command("verify", data=data)
    if verified.returncode != 0:
        raise AssertionError(f"verify: {verified.stderr.decode()}")
    if size_and_root(data) != (count, expected_root):
        raise AssertionError(f"size and root: expected {(count, expected_root)}, "
                             f"actual {size_and_root(data)}")


def shell(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def run_power_cuts(arguments, rng):
    """Copies the image at the kill, so that unsynced data is lost."""
    lines = submissions(arguments.lines)
    options = ["--unsafe-no-sync"] if arguments.unsafe_no_sync else []
    lost_in = received = 0
    for _ in range(arguments.power_cuts):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="patledger-cut-"))
        image, copy = folder / "disk.img", folder / "copy.img"
        mounted = folder / "disk"
        mounted.mkdir()
        shell("truncate", "-s", "256M", str(image))
        shell("mkfs.ext4", "-q", "-F", str(image))
        shell("mount", "-o", "loop,commit=300", str(image), str(mounted))
        try:
            run = Run(mounted / "data", lines, options)
            while len(run.receipts) < 20 and run.process.poll() is None:
                time.sleep(0.01)
            time.sleep(rng.uniform(0.0, arguments.longest))
            run.process.kill()
            shell("cp", "--sparse=always", str(image), str(copy))
            run.finish()
        finally:
            shell("umount", "-l", str(mounted))
        shell("mount", "-o", "loop", str(copy), str(mounted))
        try:
            lost_in += is_lost(mounted / "data", run.receipts, lines)
            received += len(run.receipts)
        finally:
            shell("umount", "-l", str(mounted))
            shutil.rmtree(folder)
    print(f"power cuts {arguments.power_cuts}, receipts {received}, "
          f"cuts that lost receipts {lost_in}")
    return 1 if lost_in else 0


def is_lost(data, receipts, lines):
    try:
        size, _ = size_and_root(data)
    except AssertionError as error:  # The ledger reports that entries are missing.
        print(error)
        return 1
    if check_receipts(receipts, lines, 0, size):
        return 1
    verified = command("verify", data=data)
    if verified.returncode != 0:
        raise AssertionError(f"verify: {verified.stderr.decode()}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--power-cuts", type=int, default=0)
    parser.add_argument("--unsafe-no-sync", action="store_true")
    parser.add_argument("--expect-loss", action="store_true",
                        help="exit 0 only if receipts are lost")
    parser.add_argument("--lines", type=int, default=4000)
    parser.add_argument("--longest", type=float, default=0.6, help="seconds until the kill")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    print(f"seed {arguments.seed}")
    if arguments.power_cuts:
        result = run_power_cuts(arguments, rng)
    else:
        result = run_kills(arguments, rng)
    sys.exit((0 if result else 1) if arguments.expect_loss else result)


if __name__ == "__main__":
    main()
