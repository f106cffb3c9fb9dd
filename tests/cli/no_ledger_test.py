"""Commands that read a ledger, on directories without one."""

import pathlib
import unittest

from command import EXAMPLE, CommandTest, contents


class NoLedger(CommandTest):
    COMMANDS = (["patent", "201819000005.X"], ["check", "202029000007.1", "--for", "pledge"],
                ["stats", "--from", "2024-07"], ["stats", "--vintages", "--from", "2024-07"],
                ["explain", "--month", "2024-07"], ["feed"], ["feed", "--name", "refusals"],
                ["checkpoint"], ["verify"], ["rebuild", "statistics"], ["doctor"],
                ["generate", "--patents", "10", "--events", "20", "--verify"],
                ["bench", "statistics"])

    def assert_no_ledger(self, done, directory):
        self.assertEqual(done.returncode, 66, (done.args, done.stdout, done.stderr))
        self.assertIn(str(directory), done.stdout.decode() + done.stderr.decode())
        self.assertIn("no ledger", done.stdout.decode() + done.stderr.decode())

    def test_a_reader_refuses_a_directory_without_a_ledger(self):
        out = pathlib.Path(self.folder.name) / "out"
        other = pathlib.Path(self.folder.name) / "other"
        other.mkdir()
        for directory in (self.data, other):
            for command in (*self.COMMANDS, ["release", "--month", "2024-07", "--out", out],
                            ["compare", directory, directory]):
                done = self.run_command(*command, data=directory)
                self.assert_no_ledger(done, directory)
                if command != ["doctor"]:
                    self.assertEqual(done.stdout, b"")
        self.assertEqual(contents(self.folder.name), {"other": "folder"})

    def test_a_second_directory_without_a_ledger(self):
        self.load_example()
        none = pathlib.Path(self.folder.name) / "none"
        self.assert_no_ledger(
            self.run_command("stats", "--from", "2024-07", "--with", none), none)
        self.assert_no_ledger(self.run_command("compare", self.data, none), none)

    def test_a_file_is_not_a_ledger(self):
        path = pathlib.Path(self.folder.name) / "file"
        path.write_bytes(b"1\n")
        out = pathlib.Path(self.folder.name) / "out"
        for directory in (path, path / "below"):
            for command in (*self.COMMANDS, ["release", "--month", "2024-07", "--out", out],
                            ["compare", directory, directory],
                            ["submit", "--dry-run", EXAMPLE]):
                done = self.run_command(*command, data=directory)
                self.assert_no_ledger(done, directory)
                self.assertIn("not a directory", done.stdout.decode() + done.stderr.decode())
        self.assertEqual(list(contents(self.folder.name)), ["file"])

    def test_a_directory_with_an_empty_folder_db_is_not_a_ledger(self):
        (self.data / "db").mkdir(parents=True)
        for command in self.COMMANDS:
            self.assert_no_ledger(self.run_command(*command), self.data)
        self.assertEqual(contents(self.data), {"db": "folder"})

    def test_a_ledger_without_its_format_is_damaged(self):
        self.load_example()
        (self.data / "FORMAT").unlink()
        done = self.run_command("checkpoint")
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn(b"FORMAT: missing", done.stderr)

    def test_a_ledger_without_an_entry_is_one(self):
        self.assertEqual(self.submit(b"", code=0), [])
        for command in (["stats", "--from", "2024-07"], ["feed"], ["verify"], ["doctor"]):
            self.assertEqual(self.run_command(*command).returncode, 0)
        self.assertEqual(self.root()[0], "0")


if __name__ == "__main__":
    unittest.main()
