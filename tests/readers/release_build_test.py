"""Writing a release: the same bytes at any place and time, complete or absent, signed by a
key; and the errors."""

import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

import release_made
from release_made import PLACE, files_of, run

CLOCK_AHEAD = os.environ.get("CLOCK_AHEAD")  # A library that sets the clock years ahead.
KILLS = int(os.environ.get("RELEASE_KILLS", "12"))
EVENTS = 20_000
MONTH = "2024-06"
USAGE, DISK = 64, 74


def setUpModule():  # pylint: disable=invalid-name
    global CITY, EXPECTED  # pylint: disable=global-variable-undefined
    CITY = release_made.city(EVENTS, 3)
    EXPECTED = files_of(CITY.made("expected", MONTH, "--vintage", "revised"))


def tearDownModule():  # pylint: disable=invalid-name
    release_made.FOLDER.cleanup()


class BuildTest(unittest.TestCase):
    def setUp(self):
        self.place = PLACE / self.id().rsplit(".", 1)[1]
        self.place.mkdir()
        self.addCleanup(shutil.rmtree, self.place)
        self.out = self.place / "out"

    def release(self, *arguments, out=None, **options):
        return CITY.release(out or self.out, MONTH, "--vintage", "revised", *arguments, **options)

    def assert_done(self, done, code=0, *words):
        self.assertEqual(done.returncode, code, done.stderr.decode())
        for word in words:
            self.assertIn(word, done.stderr.decode())

    def check_expected(self, folder):
        """Reports differing files by name, without their bytes."""
        found = files_of(folder)
        self.assertEqual(found.keys(), EXPECTED.keys())
        self.assertEqual([path for path in EXPECTED if found[path] != EXPECTED[path]], [])

    def assert_no_files_left(self):
        self.assertEqual(list(self.place.iterdir()), [])


class SameBytes(BuildTest):
    def test_at_any_place_and_time(self):
        places = [{"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"},
                  {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}]
        places += [{"LD_PRELOAD": CLOCK_AHEAD}] if CLOCK_AHEAD else []
        for number, place in enumerate(places):
            out = self.place / str(number)
            self.assert_done(self.release(out=out, env={**os.environ, **place}))
            self.check_expected(out)

    def test_from_another_copy_of_the_ledger(self):
        """Its figures are computed again."""
        other = release_made.Ledger(self.place / "other").submit(PLACE / f"city-{EVENTS}-3.ndjson")
        self.assert_done(other.release(self.out, MONTH, "--vintage", "revised"))
        self.check_expected(self.out)

    def test_by_position_and_by_vintage(self):
        """A manifest names the last entry included, as --known does."""
        position = release_made.json_of(EXPECTED["manifest.json"])["position"]
        self.assert_done(CITY.release(self.out, MONTH, "--known", position))
        self.check_expected(self.out)


class Interrupted(BuildTest):
    """After a kill at any moment DIR is absent or complete, and the next run succeeds."""

    def killed_after(self, seconds):
        """Whether the process was killed before it ended."""
        command = [release_made.BINARY, "release", "--month", MONTH, "--vintage", "revised",
                   "--out", str(self.out), "--data", str(CITY.data)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
        return process.returncode == -signal.SIGKILL

    def check_after_a_kill(self):
        """Checks DIR and releases again; returns whether a partial directory was left."""
        partial = pathlib.Path(f"{self.out}.partial")
        was_partial = partial.exists()
        if self.out.exists():
            self.assertFalse(was_partial)
            self.check_expected(self.out)
            shutil.rmtree(self.out)
        self.assert_done(self.release())
        self.assertFalse(partial.exists())
        self.check_expected(self.out)
        shutil.rmtree(self.out)
        return was_partial

    def test_by_a_kill(self):
        began = time.monotonic()
        self.assert_done(self.release())
        whole = time.monotonic() - began
        shutil.rmtree(self.out)
        moments = random.Random(1)
        kills = partials = 0
        for number in range(KILLS):
            # Files are written in the second half, so most kills are there.
            share = moments.uniform(0, 1.1) if number % 3 == 0 else moments.uniform(0.5, 1.05)
            kills += self.killed_after(whole * share)
            partials += self.check_after_a_kill()
        self.assertGreater(kills, KILLS // 4)
        self.assertGreater(partials, 0, f"{kills} kills, none while files were written")


class Failing(BuildTest):
    def test_an_existing_directory_is_not_changed(self):
        for path, data in (("out/mine.txt", b"mine"), ("file", b"mine")):
            there = self.place / path.split("/", maxsplit=1)[0]
            (self.place / path).parent.mkdir(exist_ok=True)
            (self.place / path).write_bytes(data)
            self.assert_done(self.release(out=there), USAGE, "already exists")
            self.assertEqual((self.place / path).read_bytes(), data)
        self.assertEqual({str(path.relative_to(self.place)) for path in self.place.rglob("*")},
                         {"out", "out/mine.txt", "file"})

    def test_twice_into_the_same_directory(self):
        self.assert_done(self.release())
        self.assert_done(self.release(), USAGE, "already exists")
        self.check_expected(self.out)

    def test_a_full_disk(self):
        for kib in (64, 1024, 3000):
            out = self.mount(f"size={kib}k") / "out"
            self.assert_done(self.release(out=out), DISK, "No space left")
            self.assertEqual(list(out.parent.iterdir()), [])

    def test_a_disk_without_inodes(self):
        for inodes in (2, 3, 9, 20):
            out = self.mount(f"nr_inodes={inodes}") / "out"
            self.assert_done(self.release(out=out), DISK, "No space left")
            self.assertEqual(list(out.parent.iterdir()), [])

    def mount(self, options):
        mount = self.place / options
        mount.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(mount)], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", str(mount)], check=True)
        return mount

    def test_a_file_larger_than_the_limit(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        self.assert_done(self.release(preexec_fn=limit), DISK, "out.partial")
        self.assert_no_files_left()

    def test_a_parent_that_cannot_be_written(self):
        self.assert_done(self.release(out="/proc/out"), DISK, "/proc/out")
        (self.place / "file").write_bytes(b"")
        self.assert_done(self.release(out=self.place / "file/out"), DISK, "Not a directory")
        (self.place / "file").unlink()
        self.assert_no_files_left()

    def test_an_invalid_month_position_or_vintage(self):
        for arguments, words in (
                (["--month", "2024-13"], "is not a month like 2024-07"),
                (["--month", "June"], "is not a month like 2024-07"),
                (["--month", MONTH, "--known", "yesterday"], "neither a position like 41"),
                (["--month", MONTH, "--known", "-1"], "neither a position like 41"),
                (["--month", "2025-12", "--vintage", "final"], "only from 2026-04-10 on"),
                (["--month", MONTH, "--vintage", "last"], "--vintage"),
                (["--month", MONTH, "--known", "9", "--vintage", "final"], "--vintage"),
                (["--month", MONTH, "--audience", "all"], "--audience"),
                (["--month", MONTH, "--key", "/dev/null"], "/dev/null"),
                ([], "--month")):
            done = run("release", "--out", self.out, "--data", CITY.data, *arguments)
            self.assert_done(done, USAGE, words)
            self.assert_no_files_left()

    def test_an_empty_ledger(self):
        empty = release_made.Ledger(self.place / "empty").submit("/dev/null")
        for audience in ("bureau", "public"):
            out = self.place / audience
            self.assert_done(empty.release(out, MONTH, "--audience", audience), USAGE,
                             f"{MONTH} is not closed")
        self.assert_done(empty.release(self.place / "draft", MONTH, "--draft"), USAGE,
                         "no entries")


class Signed(BuildTest):
    def setUp(self):
        super().setUp()
        self.key = self.place / "bureau.key"
        self.assert_done(run("key", "new", "patents.example/release", "--out", self.key))
        self.assert_done(self.release("--key", self.key))
        self.public = f"{self.key}.pub"

    def verify(self):
        return run("verify", "--release", self.out, "--key", self.public)

    def test_only_its_key_verifies_it(self):
        self.assert_done(self.verify(), 0, "signed by patents.example/release")
        other = self.place / "other.key"
        run("key", "new", "patents.example/release", "--out", other)
        self.public = f"{other}.pub"
        self.assert_done(self.verify(), DISK, "not signed by")

    def test_the_signature_is_the_only_difference(self):
        signed, unsigned = files_of(self.out), dict(EXPECTED)
        before = release_made.json_of(signed.pop("manifest.json"))
        self.assertIn("signature", before)
        del before["signature"]
        self.assertEqual(before, release_made.json_of(unsigned.pop("manifest.json")))
        self.assertEqual(signed, unsigned)

    def test_a_changed_byte_in_any_file(self):
        for path, data in files_of(self.out).items():
            for place in {0, len(data) // 2, len(data) - 1}:
                changed = bytearray(data)
                changed[place] ^= 1
                (self.out / path).write_bytes(changed)
                self.assert_done(self.verify(), DISK, path.rsplit("/", 1)[0])
            (self.out / path).write_bytes(data)
        self.assert_done(self.verify())


if __name__ == "__main__":
    unittest.main()
