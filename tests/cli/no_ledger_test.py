"""Commands that read a ledger, on directories without one."""

import pathlib
import shutil
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

    def test_a_ledger_without_an_entry_is_one(self):
        self.assertEqual(self.submit(b"", code=0), [])
        for command in (["stats", "--from", "2024-07"], ["feed"], ["verify"], ["doctor"]):
            self.assertEqual(self.run_command(*command).returncode, 0)
        self.assertEqual(self.root()[0], "0")


class LostParts(CommandTest):
    """A ledger that lost a part of itself: no command answers as if nothing were recorded."""

    PARTS = {  # What is lost: the exit code of every command, and what the error names.
        "FORMAT": (66, "FORMAT is missing"),
        "FORMAT and db": (66, "FORMAT and the folder db"),
        "FORMAT, db and high-water": (66, "no ledger"),
        "db": (74, "52 entries"),
        "db and high-water": (74, "high-water: missing"),
        "high-water": (74, "high-water: missing"),
        "db/CURRENT": (74, "52 entries"),
    }

    def commands(self):
        out = pathlib.Path(self.folder.name) / "out"
        return (*NoLedger.COMMANDS, ["release", "--month", "2024-07", "--out", out],
                ["compare", self.data, self.data], ["submit", "--dry-run", EXAMPLE],
                ["submit", "--atomic", EXAMPLE], ["submit", EXAMPLE])

    def lose(self, *parts):
        for part in parts:
            path = self.data / part
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def assert_refused(self, code, words, commands=None):
        before = contents(self.data)
        for command in commands or self.commands():
            done = self.run_command(*command)
            self.assertEqual(done.returncode, code, (command, done.stdout, done.stderr))
            if command != ["doctor"] and command != ["verify"]:
                self.assertEqual(done.stdout, b"", command)
            self.assertIn(words, done.stdout.decode() + done.stderr.decode(), command)
        self.assertEqual({name for name in contents(self.data)} - {"LOCK"}, set(before) - {"LOCK"})

    def test_every_command_refuses(self):
        for lost, (code, words) in self.PARTS.items():
            with self.subTest(lost=lost):
                self.load_example()
                self.lose(*lost.replace(" and ", ", ").split(", "))
                if lost.startswith("FORMAT, db"):  # Nothing but LOCK is left: a new place.
                    commands = [one for one in self.commands() if one[0] != "submit"]
                    self.assert_refused(code, words, commands)
                else:
                    self.assert_refused(code, words)
                shutil.rmtree(self.data)

    def test_a_damaged_format_is_refused(self):
        for text in ("q\n", "", "0\n", "1 \n", "9\n", "\x00"):
            with self.subTest(text=text):
                self.load_example()
                (self.data / "FORMAT").write_text(text)
                self.assert_refused(74, "FORMAT")
                shutil.rmtree(self.data)

    def test_files_of_others_are_not_touched(self):
        self.data.mkdir()
        (self.data / "notes.txt").write_text("of somebody else")
        before = contents(self.data)
        self.assert_refused(66, "notes.txt")
        self.assertEqual(contents(self.data), before)


class NewLedger(CommandTest):
    def test_submit_says_that_it_makes_one(self):
        for place in ("missing", "empty", "file system"):
            with self.subTest(place=place):
                if place != "missing":
                    self.data.mkdir()
                if place == "file system":
                    (self.data / "lost+found").mkdir()
                made = self.run_command("submit", EXAMPLE)
                self.assertEqual(made.returncode, 65)
                self.assertIn(f"{self.data}: made a new ledger", made.stderr.decode())
                again = self.run_command("submit", EXAMPLE)
                self.assertNotIn("new ledger", again.stderr.decode())
                shutil.rmtree(self.data)


if __name__ == "__main__":
    unittest.main()
