"""Standard streams that are closed or full: no file takes their place, lost output is an error."""

import itertools
import pathlib
import subprocess
import unittest

from command import BINARY, EXAMPLE, CommandTest, contents
from every_command import EVERY, READERS, WRITERS, with_paths

LOST_OUTPUT = 74
REDIRECTIONS = ("<&-", ">&-", "2>&-")
CLOSED = [" ".join(some) for count in (1, 2, 3)
          for some in itertools.combinations(REDIRECTIONS, count)]


class ClosedStreams(CommandTest):
    def run_redirected(self, redirections, *arguments):
        return subprocess.run(
            ["sh", "-c", f'exec "$0" "$@" {redirections}', BINARY, *map(str, arguments), "--data",
             str(self.data)], input=b"", capture_output=True, timeout=300, check=False)

    def test_no_file_of_the_ledger_takes_their_place(self):
        for number, (redirections, code) in enumerate((
                ("<&-", 65), ("2>&-", 65), (">&-", 74), ("<&- >&-", 74), ("<&- >&- 2>&-", 74))):
            self.data = pathlib.Path(self.folder.name) / f"data-{number}"
            done = self.run_redirected(redirections, "submit", EXAMPLE)
            self.assertEqual(done.returncode, code, (redirections, done.stderr))
            self.assertEqual(self.root()[0], "52")
            self.assertEqual(self.run_command("verify").returncode, 0)
            self.assert_no_output_in_the_lock()

    def test_lost_output_is_an_error(self):
        self.load_example()
        for redirections in (">&-", ">/dev/full"):
            for command in (["checkpoint"], ["stats", "--from", "2024-07"], ["law"], ["--help"],
                            ["feed"], ["submit", EXAMPLE]):
                done = self.run_redirected(redirections, *command)
                self.assertEqual(done.returncode, 74, (redirections, command, done.stderr))
                self.assertIn(b"output is lost", done.stderr, (redirections, command))
        done = self.run_redirected(">&-", "checkpoint")
        self.assertIn(b"output is lost", done.stderr)

    def assert_no_output_in_the_lock(self):
        lock = (self.data / "LOCK").read_text(encoding="utf-8")
        self.assertEqual(len(lock.splitlines()), 1, lock)
        self.assertIn("process ", lock)

    def run_with_paths(self, redirections, command, name):
        out = pathlib.Path(self.folder.name) / name
        return self.run_redirected(redirections, *with_paths(command, self.data, out))

    def test_every_command_is_as_good_as_with_open_streams(self):
        self.load_example()
        before = contents(self.data)
        for number, command in enumerate(EVERY):
            opened = self.run_with_paths("", command, f"{number}-open")
            for closed in CLOSED:
                done = self.run_with_paths(closed, command, f"{number}-{closed}")
                is_lost = ">&-" in closed.split() and opened.stdout
                code = LOST_OUTPUT if is_lost else opened.returncode
                self.assertEqual(done.returncode, code, (closed, command, done.stderr))
            self.assert_no_output_in_the_lock()
            if command in READERS:  # They are the first ones.
                self.assertEqual(contents(self.data), before, command)
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_every_writer_of_a_new_ledger(self):
        place = pathlib.Path(self.folder.name)
        for kind, command in enumerate(WRITERS):
            for number, closed in enumerate(CLOSED):
                self.data = place / f"{kind}-{number}"
                self.run_with_paths(closed, command, "unused")
                if command[1] in ("--dry-run", "--atomic"):  # One of the example is refused.
                    self.assertFalse(self.data.exists(), (closed, command))
                    continue
                self.assertEqual(self.root()[0], "52")
                self.assert_no_output_in_the_lock()

    def test_closed_input_cannot_be_read(self):
        done = self.run_redirected("<&-", "submit", "-")
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"standard input", done.stderr)


if __name__ == "__main__":
    unittest.main()
