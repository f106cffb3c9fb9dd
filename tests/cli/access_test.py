"""Who may open a ledger's files, and how many: neither is damage, and each error has its remedy."""

import os
import pathlib
import resource
import shutil
import subprocess
import unittest

from command import BINARY, EXAMPLE, PARTY, CommandTest, contents
from every_command import READERS, REBUILD, with_paths

OTHER = 65534


def modes(folder):
    return {str(path.relative_to(folder)): oct(path.stat().st_mode & 0o777)
            for path in sorted(pathlib.Path(folder).rglob("*"))}


@unittest.skipIf(os.geteuid() != 0, "only root can be another user")
class OtherUsers(CommandTest):
    def setUp(self):
        super().setUp()
        # Copies of the program and its input where everybody may read them.
        self.binary = pathlib.Path(self.folder.name) / "patledger"
        shutil.copy2(BINARY, self.binary)
        self.example = shutil.copy2(EXAMPLE, self.folder.name)
        os.chmod(self.folder.name, 0o777)
        self.load_example()
        for path in (self.data, *self.data.rglob("*")):
            os.chown(path, OTHER, OTHER)

    def run_as_other(self, *arguments, stdin=b""):
        return subprocess.run(
            [self.binary, *map(str, arguments), "--data", str(self.data)], input=stdin,
            capture_output=True, timeout=300, check=False, user=OTHER, group=OTHER,
            extra_groups=[], cwd=self.folder.name)

    def assert_owner_may(self):
        done = self.run_as_other("submit", "-", stdin=(PARTY % (1, 1)).encode())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.run_as_other("verify").returncode, 0)

    def test_root_writes_nothing_into_the_ledger_of_another_user(self):
        before = contents(self.data)
        line = (PARTY % (1, 1)).encode()
        for command in (["submit", "-"], ["submit", "--atomic", "-"], REBUILD):
            done = self.run_command(*command, stdin=line)
            self.assertEqual(done.returncode, 74, done.stderr)
            self.assertIn("sudo -u ", done.stderr.decode(), command)
        self.assertEqual(contents(self.data), before)
        done = self.run_command("doctor")
        self.assertEqual(done.returncode, 74, done.stdout)
        self.assertIn("BAD   directory", done.stdout.decode())
        self.assertIn("sudo -u ", done.stdout.decode())
        self.assertEqual(self.run_command("verify").returncode, 0)
        self.assert_owner_may()

    def test_root_makes_no_ledger_in_the_directory_of_another_user(self):
        shutil.rmtree(self.data)
        self.data.mkdir()
        os.chown(self.data, OTHER, OTHER)
        done = self.run_command("submit", EXAMPLE)
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn("sudo -u ", done.stderr.decode())
        self.assertEqual(contents(self.data), {})
        self.assert_owner_may()

    def test_a_file_that_may_not_be_read_is_no_damage(self):
        out = pathlib.Path(self.folder.name) / "out"
        for name in ("FORMAT", "high-water", "db/CURRENT", "db/*.log", "db"):
            path = next(self.data.glob(name))
            mode = path.stat().st_mode & 0o777
            os.chown(path, 0, 0)
            for command in (*READERS, ["submit", self.example], REBUILD):
                if command[0] == "bench":
                    continue
                done = self.run_as_other(*with_paths(command, self.data, out))
                text = done.stdout.decode() + done.stderr.decode()
                self.assertEqual(done.returncode, 74, (name, command, text))
                self.assertIn(f"{path}: Permission denied", text, command)
                self.assertIn(f"{path} belongs to root, mode {mode:04o}", text, command)
                self.assertIn("chown -R ", text, command)
                self.assertNotIn("damage", text.replace("lists the damage", ""), command)
            os.chown(path, OTHER, OTHER)
        os.chmod(self.data, 0)
        for command in (["stats", "--from", "2024-07"], ["verify"], ["submit", self.example], REBUILD,
                        ["repair", self.data, "--to", out]):
            done = self.run_as_other(*command)
            self.assertEqual(done.returncode, 74, (command, done.stderr))
            self.assertIn(f"chmod -R u+rwX {self.data}", done.stderr.decode())
        os.chmod(self.data, 0o750)
        self.assert_owner_may()


class Modes(CommandTest):
    def test_doctor_says_what_submit_says(self):
        self.load_example()
        os.chmod(self.data, 0o755)
        submitted = self.run_command("submit", EXAMPLE)
        self.assertEqual(submitted.returncode, 74)
        done = self.run_command("doctor")
        self.assertEqual(done.returncode, 74, done.stdout)
        remedy = f"mode 0755 lets others in; nothing was written; run: chmod 0750 {self.data}"
        self.assertIn(remedy, submitted.stderr.decode())
        self.assertIn(remedy, done.stdout.decode())
        self.assertEqual(list(self.data.glob("doctor-*")), [])

    def test_a_release_has_the_same_modes_whatever_the_umask(self):
        self.load_example()
        found = []
        for umask in (0o000, 0o022, 0o027):
            out = pathlib.Path(self.folder.name) / f"out-{umask:o}"
            done = subprocess.run(
                [BINARY, "release", "--month", "2024-07", "--out", out, "--data", self.data],
                capture_output=True, check=False, umask=umask)
            self.assertEqual(done.returncode, 0, done.stderr)
            found.append((oct(out.stat().st_mode & 0o777), modes(out)))
            for path in out.rglob("*"):
                self.assertEqual(path.stat().st_mode & 0o777, 0o750 if path.is_dir() else 0o640)
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])


class Kinds(CommandTest):
    """Something else in the place of a file or a directory."""

    def test_a_pipe_makes_no_command_wait(self):
        self.load_example()
        out = pathlib.Path(self.folder.name) / "out"
        for name in ("FORMAT", "high-water", "LOCK", "db/CURRENT", "db/000001.log"):
            path = self.data / name
            moved = self.data.with_name("moved")
            if path.exists():
                path.rename(moved)
            os.mkfifo(path)
            for command in (["stats", "--from", "2024-07"], ["verify"], ["submit", EXAMPLE], REBUILD,
                            ["repair", self.data, "--to", out], ["doctor"]):
                done = self.run_command(*command)
                text = done.stdout.decode() + done.stderr.decode()
                if done.returncode != 0:
                    self.assertEqual(done.returncode, 74, (name, command, text))
                    self.assertIn(str(path), text, command)
                shutil.rmtree(out, ignore_errors=True)
            path.unlink()
            if moved.exists():
                moved.rename(path)
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_what_is_made_anew_is_to_be_moved_away(self):
        for name, code in (("LOCK", 74), ("snapshots", 74)):
            self.load_example()
            self.assertEqual(self.run_command(*REBUILD).returncode, 0)
            path = self.data / name
            if path.is_dir():
                shutil.rmtree(path)
                path.write_bytes(b"x")
            else:
                path.unlink()
                path.mkdir()
            done = self.run_command(*REBUILD)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(str(path), done.stderr.decode())
            self.assertIn("move it away", done.stderr.decode())
            path.rename(self.data.with_name("moved-" + name))
            done = self.run_command(*REBUILD)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.run_command("verify").returncode, 0)
            shutil.rmtree(self.data)


class OpenFiles(CommandTest):
    def run_limited(self, soft, hard, *arguments):
        return subprocess.run(
            [BINARY, *map(str, arguments), "--data", str(self.data)], capture_output=True,
            check=False, preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_NOFILE, (soft, hard)))

    def test_the_limit_is_raised_to_what_is_admitted(self):
        self.load_example()
        done = self.run_limited(64, 200, "doctor")
        self.assertIn("ulimit -n 200", done.stdout.decode())

    def test_a_limit_that_is_too_low_is_no_damage(self):
        self.load_example()
        for limit in range(8, 40):  # With fewer a sanitizer itself fails.
            for command in (["verify"], ["checkpoint"]):
                done = self.run_limited(limit, limit, *command)
                text = done.stderr.decode()
                self.assertIn(done.returncode, (0, 70, 127), (limit, command, text))
                self.assertNotIn("damage", text)
                if done.returncode == 70:
                    self.assertIn("ulimit -n", text)


if __name__ == "__main__":
    unittest.main()
