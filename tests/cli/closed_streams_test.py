"""Standard streams that are closed or full: no file takes their place, lost output is an error."""

import pathlib
import subprocess
import unittest

from command import BINARY, EXAMPLE, CommandTest


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
            self.assertTrue((self.data / "LOCK").read_text().startswith("process "))

    def test_lost_output_is_an_error(self):
        self.load_example()
        for redirections in (">&-", ">/dev/full"):
            for command in (["checkpoint"], ["stats", "--from", "2024-07"], ["law"], ["--help"],
                            ["feed"], ["submit", EXAMPLE]):
                done = self.run_redirected(redirections, *command)
                self.assertEqual(done.returncode, 74, (redirections, command, done.stderr))
        done = self.run_redirected(">&-", "checkpoint")
        self.assertIn(b"output is lost", done.stderr)

    def test_closed_input_cannot_be_read(self):
        done = self.run_redirected("<&-", "submit", "-")
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"standard input", done.stderr)


if __name__ == "__main__":
    unittest.main()
