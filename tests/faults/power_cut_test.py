#!/usr/bin/env python3
"""Simulates power cuts and checks that all acknowledged entries are on the disk.

The disk is a file system in an image file. The writer is killed at a random moment and the image is
copied at once: the copy has only what was flushed to the device, as after a power cut. The journal
commits every 300 s only, so that only the writer's own syncs flush data.

The control does the same without sync and must lose entries, or the test could not detect a loss.
Needs root for the loop mounts.
"""

import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

IMAGE_MIB = 256


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"FAILED: {' '.join(map(str, command))}: {done.stderr.strip() or done.stdout}")


class Mounted:
    def __init__(self, image, at):
        self.image, self.at = image, at

    def __enter__(self):
        run("mount", "-o", "loop,commit=300", self.image, self.at)

    def __exit__(self, *_):
        run("umount", self.at)


def acknowledged(path):
    """The last complete line. A line cut short by the kill is not an acknowledgement."""
    lines = path.read_text().split("\n")[:-1]
    return int(lines[-1]) if lines else 0


def wait_for_entries(output, limit_s=60):
    until = time.monotonic() + limit_s
    while not acknowledged(output):
        if time.monotonic() > until:
            sys.exit(f"FAILED: nothing was acknowledged within {limit_s} s")
        time.sleep(0.01)


def cut(driver, work, mode, seconds):
    """Returns the number of acknowledged entries, and the error after the cut ('' if none). A control
    is cut when it has something to lose."""
    image, copy, disk = work / "disk.img", work / "copy.img", work / "disk"
    disk.mkdir(exist_ok=True)
    image.unlink(missing_ok=True)
    with open(image, "wb") as file:
        file.truncate(IMAGE_MIB << 20)
    run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0", image)
    output = work / "acknowledged"
    with Mounted(image, disk):
        with open(output, "w") as out:
            writer = subprocess.Popen([driver, "append", disk / "ledger", mode], stdout=out)
            if mode == "nosync":
                wait_for_entries(output)
            time.sleep(seconds)
            stopped = writer.poll()
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        if stopped is not None:
            sys.exit(f"FAILED: the writer exited early: {output.read_text()[-200:]}")
        run("cp", "--sparse=always", image, copy)
    size = acknowledged(output)
    with Mounted(copy, disk):
        check = subprocess.run(
            [driver, "check", disk / "ledger", str(size)], capture_output=True, text=True
        )
    if check.returncode == 0:
        return size, ""
    return size, check.stdout.strip() or f"exit {check.returncode}: {check.stderr.strip()}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("driver", type=pathlib.Path)
    arguments.add_argument("--cuts", type=int, default=20)
    arguments.add_argument("--controls", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    given = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("FAILED: needs root to mount a loop image")
    print(f"seed {given.seed}")
    rng = random.Random(given.seed)

    lost = total = blind = 0
    with tempfile.TemporaryDirectory(prefix="power_cut_") as directory:
        work = pathlib.Path(directory)
        for number in range(given.cuts):
            size, error = cut(given.driver, work, "sync", rng.uniform(0.05, 1.0))
            total += size
            if error:
                lost += 1
                print(f"cut {number}: {size} acknowledged: {error}")
        for number in range(given.controls):
            size, error = cut(given.driver, work, "nosync", rng.uniform(0.1, 0.4))
            print(f"control {number}: {size} acknowledged: {error or 'nothing lost'}")
            blind += not error
    print(f"{given.cuts} cuts, {total} entries acknowledged, {lost} cuts lost some")
    print(f"{given.controls} controls without sync, {given.controls - blind} lost entries")
    if total == 0 and given.cuts > 0:
        sys.exit("FAILED: nothing was acknowledged before any cut")
    if lost or blind:
        sys.exit("FAILED")


if __name__ == "__main__":
    main()
