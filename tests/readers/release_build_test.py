"""How a release is made: the same bytes wherever and whenever, whole or not at all, signed by a
key; and what is refused says why."""

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

CLOCK_AHEAD = os.environ.get("CLOCK_AHEAD")  # A library: the clock is years ahead.
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
        """A difference is told by the name of the file, not by its millions of bytes."""
        found = files_of(folder)
        self.assertEqual(found.keys(), EXPECTED.keys())
        self.assertEqual([path for path in EXPECTED if found[path] != EXPECTED[path]], [])

    def assert_nothing_left(self):
        self.assertEqual(list(self.place.iterdir()), [])


class SameBytes(BuildTest):
    def test_wherever_and_whenever(self):
        places = [{"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"},
                  {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}]
        places += [{"LD_PRELOAD": CLOCK_AHEAD}] if CLOCK_AHEAD else []
        for number, place in enumerate(places):
            out = self.place / str(number)
            self.assert_done(self.release(out=out, env={**os.environ, **place}))
            self.check_expected(out)

    def test_from_another_copy_of_the_ledger(self):
        """Figures are folded anew there."""
        other = release_made.Ledger(self.place / "other").submit(PLACE / f"city-{EVENTS}-3.ndjson")
        self.assert_done(other.release(self.out, MONTH, "--vintage", "revised"))
        self.check_expected(self.out)

    def test_by_position_and_by_vintage(self):
        """A manifest counts the entries; --known names the last of them."""
        entries = int(release_made.json_of(EXPECTED["manifest.json"])["position"])
        self.assert_done(CITY.release(self.out, MONTH, "--known", entries - 1))
        self.check_expected(self.out)


class Interrupted(BuildTest):
    """Killed anywhere, there is no DIR or a whole one, and the next run does all of it."""

    def killed_after(self, seconds):
        """Whether the kill came before the end."""
        command = [release_made.BINARY, "release", "--month", MONTH, "--vintage", "revised",
                   "--out", str(self.out), "--data", str(CITY.data)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
        return process.returncode == -signal.SIGKILL

    def check_after_a_kill(self):
        """Whether something half was left."""
        partial = pathlib.Path(f"{self.out}.partial")
        was_half = partial.exists()
        if self.out.exists():
            self.assertFalse(was_half)
            self.check_expected(self.out)
            shutil.rmtree(self.out)
        self.assert_done(self.release())
        self.assertFalse(partial.exists())
        self.check_expected(self.out)
        shutil.rmtree(self.out)
        return was_half

    def test_by_a_kill(self):
        began = time.monotonic()
        self.assert_done(self.release())
        whole = time.monotonic() - began
        shutil.rmtree(self.out)
        moments = random.Random(1)
        kills = halves = 0
        for number in range(KILLS):
            # Files are written in the later part: most kills fall there.
            share = moments.uniform(0, 1.1) if number % 3 == 0 else moments.uniform(0.5, 1.05)
            kills += self.killed_after(whole * share)
            halves += self.check_after_a_kill()
        self.assertGreater(kills, KILLS // 4)
        self.assertGreater(halves, 0, f"of {kills} kills none fell while files were written")


class Failing(BuildTest):
    def test_a_directory_that_is_there_is_left_as_it_is(self):
        for path, data in (("out/mine.txt", b"mine"), ("file", b"mine")):
            there = self.place / path.split("/", maxsplit=1)[0]
            (self.place / path).parent.mkdir(exist_ok=True)
            (self.place / path).write_bytes(data)
            self.assert_done(self.release(out=there), USAGE, "is there already")
            self.assertEqual((self.place / path).read_bytes(), data)
        self.assertEqual({str(path.relative_to(self.place)) for path in self.place.rglob("*")},
                         {"out", "out/mine.txt", "file"})

    def test_twice_into_the_same_directory(self):
        self.assert_done(self.release())
        self.assert_done(self.release(), USAGE, "is there already")
        self.check_expected(self.out)

    def test_a_full_disk(self):
        for kib in (64, 1024, 3000):
            out = self.mount(f"size={kib}k") / "out"
            self.assert_done(self.release(out=out), DISK, "No space left")
            self.assertEqual(list(out.parent.iterdir()), [])

    def test_a_disk_without_room_for_a_name(self):
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

    def test_a_file_larger_than_is_allowed(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        self.assert_done(self.release(preexec_fn=limit), DISK, "out.partial")
        self.assert_nothing_left()

    def test_a_parent_that_cannot_be_written(self):
        self.assert_done(self.release(out="/proc/out"), DISK, "/proc/out")
        (self.place / "file").write_bytes(b"")
        self.assert_done(self.release(out=self.place / "file/out"), DISK, "Not a directory")
        (self.place / "file").unlink()
        self.assert_nothing_left()

    def test_a_month_position_or_vintage_that_is_none(self):
        for arguments, words in (
                (["--month", "2024-13"], "a month is written"),
                (["--month", "June"], "a month is written"),
                (["--month", MONTH, "--known", "yesterday"], "a position (41) or a moment"),
                (["--month", MONTH, "--known", "-1"], "a position (41) or a moment"),
                (["--month", "2025-12", "--vintage", "final"], "has not come to 2026-04-10"),
                (["--month", MONTH, "--vintage", "last"], "--vintage"),
                (["--month", MONTH, "--known", "9", "--vintage", "final"], "--vintage"),
                (["--month", MONTH, "--audience", "all"], "--audience"),
                (["--month", MONTH, "--key", "/dev/null"], "/dev/null"),
                ([], "--month")):
            done = run("release", "--out", self.out, "--data", CITY.data, *arguments)
            self.assert_done(done, USAGE, words)
            self.assert_nothing_left()

    def test_a_ledger_without_an_entry(self):
        for audience in ("bureau", "public"):
            out = self.place / audience
            self.assert_done(release_made.Ledger(self.place / "none").release(
                out, MONTH, "--audience", audience))
            self.assertEqual(len((out / "data.csv").read_text().splitlines()), 1)
            self.assert_done(run("verify", "--release", out))


class Signed(BuildTest):
    def setUp(self):
        super().setUp()
        self.key = self.place / "bureau.key"
        self.assert_done(run("key", "new", "patents.example/release", "--out", self.key))
        self.assert_done(self.release("--key", self.key))
        self.public = f"{self.key}.pub"

    def verify(self):
        return run("verify", "--release", self.out, "--key", self.public)

    def test_by_the_key_and_no_other(self):
        self.assert_done(self.verify(), 0, "signed by patents.example/release")
        other = self.place / "other.key"
        run("key", "new", "patents.example/release", "--out", other)
        self.public = f"{other}.pub"
        self.assert_done(self.verify(), DISK, "not signed by")

    def test_is_the_same_with_and_without(self):
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
