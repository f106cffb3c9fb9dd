#!/usr/bin/env python3
"""A ledger that loses its files while `submit` writes it stops answering: the next line has no
receipt, the error names what is missing, and the exit code is 74. Nothing answered before is lost
where the files still are. The control loses nothing and answers."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BINARY = os.environ["PATLEDGER"]
LINES = 30


def line(number):
    return json.dumps({"id": f"L-{number}", "source": "operator", "type": "party.register",
                       "at": "2024-07-01T09:00:00+08:00", "body": {
                           "party": f"party-{number}", "name": "n", "kind": "enterprise",
                           "country": "CN", "roles": []}}).encode() + b"\n"


class Writer:
    """`submit` of one line after another, each answered before the next."""

    def __init__(self, data):
        self.process = subprocess.Popen(
            [BINARY, "submit", "-", "--batch", "1", "--data", str(data)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.answered = 0

    def submit(self):
        """Whether the next line has a receipt."""
        try:
            self.process.stdin.write(line(self.answered))
            self.process.stdin.flush()
        except BrokenPipeError:
            return False
        receipt = self.process.stdout.readline()
        if receipt:
            self.answered += 1
        return bool(receipt)

    def end(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        rest = self.process.stdout.read()
        self.answered += rest.count(b"\n")
        error = self.process.stderr.read().decode()
        return self.process.wait(), error


def newest_wal(data):
    return max((data / "db").glob("*.log"), key=lambda path: int(path.stem))


def replace(path):
    copy = path.with_name(path.name + ".copy")
    shutil.copy2(path, copy)
    copy.rename(path)


def replace_folder(path):
    path.rename(path.with_name("moved"))
    shutil.copytree(path.with_name("moved"), path)


# What happens, and the path that the error names, below the ledger's directory.
LOSSES = {
    "the directory is deleted": (shutil.rmtree, ""),
    "the directory is renamed": (lambda data: data.rename(data.with_name("moved")), ""),
    "a copy is in place of the directory": (replace_folder, ""),
    "the database is deleted": (lambda data: shutil.rmtree(data / "db"), "db"),
    "the database is renamed": (lambda data: (data / "db").rename(data / "moved"), "db"),
    "the write-ahead log is deleted": (lambda data: newest_wal(data).unlink(), "db/*.log"),
    "the write-ahead log is replaced": (lambda data: replace(newest_wal(data)), "db/*.log"),
    "the manifest is deleted": (
        lambda data: next((data / "db").glob("MANIFEST-*")).unlink(), "db/MANIFEST-*"),
    "CURRENT is deleted": (lambda data: (data / "db/CURRENT").unlink(), "db/CURRENT"),
    "LOCK is deleted": (lambda data: (data / "LOCK").unlink(), "LOCK"),
    "LOCK is replaced": (lambda data: replace(data / "LOCK"), "LOCK"),
    "FORMAT is deleted": (lambda data: (data / "FORMAT").unlink(), "FORMAT"),
    "the high-water mark is deleted": (lambda data: (data / "high-water").unlink(), "high-water"),
    "the high-water mark is replaced": (lambda data: replace(data / "high-water"), "high-water"),
}


def check(folder, loss, path):
    data = folder / "data"
    writer = Writer(data)
    for number in range(LINES):
        if not writer.submit():
            raise AssertionError(f"line {number}: no receipt: {writer.end()}")
    names = [str(file) for file in data.glob(path)] if path else [str(data)]
    if path == "db/*.log":
        names = [str(newest_wal(data))]
    loss(data)
    if writer.submit():
        raise AssertionError("the line after the loss has a receipt")
    code, error = writer.end()
    if code != 74 or not any(f"{name}: deleted, renamed" in error for name in names):
        raise AssertionError(f"exit {code}: {error}; {names}")
    moved = folder / "moved"
    if writer.answered != LINES:
        raise AssertionError(f"{writer.answered} receipts, {LINES} expected")
    if moved.exists():
        done = subprocess.run([BINARY, "checkpoint", "--data", str(moved)], capture_output=True,
                              check=True)
        if int(done.stdout.split(b"\n")[1]) < LINES:
            raise AssertionError(f"lost where it was moved to: {done.stdout}")


def check_replaced(folder, is_continued):
    """A backup is restored while a writer is open: closing does not delete what it restores."""
    data, backup = folder / "data", folder / "backup"
    lines = b"".join(line(LINES + number) for number in range(20000))  # More than logs may hold.
    subprocess.run([BINARY, "submit", "-", "--data", str(data)], input=lines, capture_output=True,
                   check=True)
    shutil.copytree(data, backup)
    root = checkpoint(backup)
    writer = Writer(data)
    writer.submit()
    data.rename(folder / "moved")
    shutil.copytree(backup, data)
    if is_continued:
        writer.submit()
    writer.end()
    if checkpoint(data) != root:
        raise AssertionError(f"the restored backup has changed: {checkpoint(data)}, not {root}")
    verified = subprocess.run([BINARY, "verify", "--data", str(data)], capture_output=True,
                              check=False)
    if verified.returncode != 0:
        raise AssertionError(f"the restored backup is damaged: {verified.stderr}")


def checkpoint(data):
    done = subprocess.run([BINARY, "checkpoint", "--data", str(data)], capture_output=True,
                          check=False)
    return done.stdout + done.stderr


def check_control(folder):
    writer = Writer(folder / "data")
    if not all(writer.submit() for _ in range(LINES + 1)) or writer.end()[0] != 0:
        raise AssertionError("the control lost nothing and was not answered")


def check_second_writer(folder):
    """Deleting LOCK admits no second writer."""
    data = folder / "data"
    writer = Writer(data)
    writer.submit()
    (data / "LOCK").unlink()
    second = subprocess.run([BINARY, "submit", "-", "--data", str(data)], input=line(1),
                            capture_output=True, check=False)
    writer.end()
    if second.returncode != 69 or second.stdout:
        raise AssertionError(f"a second writer: exit {second.returncode}: {second.stderr}")


def main():
    failed = 0
    checks = {name: lambda folder, loss=loss: check(folder, *loss) for name, loss in LOSSES.items()}
    checks["nothing is lost"] = check_control
    for is_continued in (False, True):
        name = "a backup is restored, and the writer " + ("submits more" if is_continued else "ends")
        checks[name] = lambda folder, more=is_continued: check_replaced(folder, more)
    checks["LOCK is deleted and a second writer comes"] = check_second_writer
    for name, run in checks.items():
        with tempfile.TemporaryDirectory(prefix="patledger-lost-") as folder:
            try:
                run(pathlib.Path(folder))
            except AssertionError as error:
                failed += 1
                print(f"FAILED: {name}: {error}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
