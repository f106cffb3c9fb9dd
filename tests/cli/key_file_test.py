"""Key files: a secret key that others than its owner can read is refused."""

import pathlib
import unittest

from command import CommandTest, contents


class KeyFile(CommandTest):
    def setUp(self):
        super().setUp()
        self.key = pathlib.Path(self.folder.name) / "bureau.key"
        self.public = pathlib.Path(f"{self.key}.pub")
        self.assertEqual(self.run_command("key", "new", "patents.example", "--out",
                                          self.key).returncode, 0)
        self.load_example()

    def test_a_new_key_is_for_its_owner_alone(self):
        self.assertEqual(self.key.stat().st_mode & 0o777, 0o600)

    def commands(self):
        out = pathlib.Path(self.folder.name) / "out"
        return (["key", "show", self.key],
                ["release", "--month", "2024-07", "--out", out, "--key", self.key])

    def test_a_key_that_others_can_read_or_change_is_refused(self):
        for mode in (0o640, 0o604, 0o620, 0o602, 0o644, 0o666, 0o777):
            self.key.chmod(mode)
            before = contents(self.folder.name)
            for command in self.commands():
                done = self.run_command(*command)
                self.assertEqual(done.returncode, 64, (oct(mode), command, done.stderr))
                self.assertEqual(done.stdout, b"")
                self.assertIn(f"{self.key}: mode {mode:04o}", done.stderr.decode())
                self.assertIn("chmod 600", done.stderr.decode())
            self.assertEqual(contents(self.folder.name), before)

    def test_a_key_of_its_owner_is_accepted(self):
        for mode in (0o600, 0o400):
            self.key.chmod(mode)
            for command in self.commands()[:1]:
                self.assertEqual(self.run_command(*command).returncode, 0)

    def test_a_public_key_is_for_everybody(self):
        self.public.chmod(0o644)
        self.assertEqual(self.run_command("key", "show", self.public).returncode, 0)


if __name__ == "__main__":
    unittest.main()
