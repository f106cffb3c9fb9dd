"""--known, --after and --size, in every command that has them: what is no position, and what is beyond
the end, is an error of usage."""

import pathlib
import shutil
import unittest

from command import CommandTest
from every_command import EVERY, options_of_commands, with_paths

ENTRIES = 52
NOT_A_POSITION = ["1.5", "1e1", "-1", "+1", "0x3", "ten", "99999999999999999999999", "2024-07-40",
                  "2024-07-01"]
# The option, and the first value that is beyond the end of ENTRIES entries.
POSITIONS = {"--known": ENTRIES, "--after": ENTRIES, "--size": ENTRIES + 1}


def commands_with(option):
    """Every command that has the option: with all that it needs beside it."""
    names = {name for name, options in options_of_commands().items() if option in options}
    commands = [command for command in EVERY if command[0] in names
                and "--verify" not in command and "--help" not in command]
    missing = names - {command[0] for command in commands}
    if missing:
        raise AssertionError(f"{option}: {missing} not in every_command.py")
    return commands


class Positions(CommandTest):
    def setUp(self):
        super().setUp()
        self.load_example()
        self.out = pathlib.Path(self.folder.name) / "out"

    def assert_usage(self, command, option, value):
        done = self.run_command(*with_paths(command, self.data, self.out), option, value)
        self.assertEqual(done.returncode, 64, (command, option, value, done.stderr))
        self.assertEqual(done.stdout, b"")
        self.assertIn(option, done.stderr.decode())
        self.assertIn(value, done.stderr.decode())
        self.assertFalse(self.out.exists())

    def test_every_command_refuses_what_is_no_position(self):
        for option in POSITIONS:
            for command in commands_with(option):
                for value in NOT_A_POSITION:
                    self.assert_usage(command, option, value)

    def test_every_command_refuses_what_is_beyond_the_end(self):
        for option, beyond in POSITIONS.items():
            for command in commands_with(option):
                for value in (beyond, 2**64 - 2):
                    self.assert_usage(command, option, str(value))

    def test_the_last_position_is_not_beyond_the_end(self):
        for option, beyond in POSITIONS.items():
            for command in commands_with(option):
                shutil.rmtree(self.out, ignore_errors=True)
                done = self.run_command(*with_paths(command, self.data, self.out), option,
                                        beyond - 1)
                self.assertEqual(done.returncode, 0, (command, option, done.stderr))

    def test_also_where_there_is_no_ledger(self):
        shutil.rmtree(self.data)
        for option in POSITIONS:
            for command in commands_with(option):
                self.assert_usage(command, option, "1.5")


if __name__ == "__main__":
    unittest.main()
