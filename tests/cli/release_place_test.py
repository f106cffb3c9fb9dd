"""Where a release is made: nothing is touched that it did not make."""

import fcntl
import os
import pathlib
import shutil
import subprocess
import unittest

from command import BINARY, CommandTest, contents


class TakenPlaces(CommandTest):
    """A release touches nothing that it did not make."""

    def setUp(self):
        super().setUp()
        self.load_example()
        self.out = pathlib.Path(self.folder.name) / "out"
        self.partial = pathlib.Path(self.folder.name) / "out.partial"

    def release(self):
        return self.run_command("release", "--month", "2024-07", "--out", self.out)

    def assert_refused(self, words, code=64):
        before = contents(self.folder.name)
        done = self.release()
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(words, done.stderr.decode())
        self.assertEqual(contents(self.folder.name), before)

    def test_a_partial_directory_that_it_did_not_make(self):
        for make in (self.partial.mkdir, lambda: self.partial.write_bytes(b"mine"),
                     lambda: self.partial.symlink_to(self.data)):
            make()
            self.assert_refused("move it away")
            if self.partial.is_dir() and not self.partial.is_symlink():
                (self.partial / "thesis.txt").write_bytes(b"mine")
                self.assert_refused("move it away")
                (self.partial / "manifest.json").write_bytes(b"{}")
                self.assert_refused("move it away")
                shutil.rmtree(self.partial)
            else:
                self.partial.unlink()

    def interrupted(self):
        """Kills a release while it writes files."""
        while True:
            process = subprocess.Popen([BINARY, "release", "--month", "2024-07", "--out",
                                        str(self.out), "--data", str(self.data)],
                                       stderr=subprocess.DEVNULL)
            while process.poll() is None and not (self.partial / "data.csv").exists():
                pass
            process.kill()
            process.wait()
            if self.partial.exists():
                return
            shutil.rmtree(self.out)

    def test_what_an_interrupted_run_left_is_removed(self):
        self.interrupted()
        done = self.release()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse(self.partial.exists())

    def test_another_run_at_the_same_time(self):
        self.interrupted()
        descriptor = os.open(self.partial, os.O_RDONLY)
        self.addCleanup(os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self.assert_refused("another process makes this release", code=69)


if __name__ == "__main__":
    unittest.main()
