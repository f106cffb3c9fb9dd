"""Damaged ledgers: verify names what is damaged and what to do, and what it names works."""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import unittest

from command import BINARY, EXAMPLE, CommandTest, contents, example_lines

PARTY = ('{"id":"P-%d","source":"operator","at":"2024-01-02T09:00:00+08:00",'
         '"type":"party.register","body":{"party":"party-%d","name":"n","kind":"enterprise",'
         '"country":"CN","roles":[]}}\n')
QUERIES = (["stats", "--from", "2024-01", "--until", "2025-12", "--format", "csv"],
           ["patent", "201819000005.X", "--format", "json", "--effective", "2025-06-05"],
           ["feed"], ["feed", "--name", "refusals"], ["checkpoint"],
           ["explain", "--month", "2024-07", "--format", "csv"])


def flip(path, place=None, bit=0):
    content = bytearray(path.read_bytes())
    content[len(content) // 2 if place is None else place] ^= 1 << bit
    path.chmod(0o640)
    path.write_bytes(content)


class Damaged(CommandTest):
    def setUp(self):
        super().setUp()
        # Tables of every family, a snapshot, an oversized line, and a write-ahead log.
        self.good = pathlib.Path(self.folder.name) / "good"
        lines = "".join(PARTY % (n, n) for n in range(21_000))
        oversized = (PARTY % (50_000, 50_000)).encode() + b"x" * (1 << 20) + b"y\n"
        for stdin in (EXAMPLE.read_bytes(), lines.encode(), oversized,
                      (PARTY % (50_001, 50_001)).encode()):
            done = subprocess.run([BINARY, "submit", "-", "--data", self.good], input=stdin,
                                  capture_output=True, check=False, timeout=300)
            self.assertIn(done.returncode, (0, 65), done.stderr)
        self.answers = self.all_answers(self.good)
        self.new = pathlib.Path(self.folder.name) / "new"

    def all_answers(self, data):
        """Exit code and output of every query."""
        answers = []
        for query in QUERIES:
            done = self.run_command(*query, data=data)
            answers.append((done.returncode, done.stdout))
        return answers

    def reset(self):
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.rmtree(self.new, ignore_errors=True)
        shutil.copytree(self.good, self.data)

    def verify(self, data=None):
        done = self.run_command("verify", "--format", "json", data=data)
        return done, [json.loads(line) for line in done.stdout.decode().splitlines()]

    def assert_found(self, kind, remedy):
        done, damages = self.verify()
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn(kind, [one["kind"] for one in damages])
        for one in damages:
            self.assertTrue(one["means"])
            self.assertIn(remedy, one["remedy"], one)
        return damages

    def rebuild(self):
        done = self.run_command("rebuild")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.verify()[0].returncode, 0)
        self.assertEqual(self.all_answers(self.data), self.answers)

    def repair(self, code=0):
        before = contents(self.data)
        done = self.run_command("repair", self.data, "--to", self.new, "--format", "json")
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(contents(self.data), before)
        verified, _ = self.verify(self.new)
        self.assertEqual(verified.returncode, 0, verified.stderr)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def tables_of(self, family):
        """The tables of a family, the largest first: their properties name it."""
        tables = [path for path in (self.data / "db").glob("*.sst")
                  if b"name" + family + b"\n" in path.read_bytes()]
        self.assertTrue(tables, family)
        return sorted(tables, key=lambda path: -path.stat().st_size)

    def test_an_intact_ledger(self):
        self.reset()
        done, damages = self.verify()
        self.assertEqual((done.returncode, damages), (0, []), done.stderr)
        self.assertEqual(self.repair(), [])
        self.assertEqual(self.all_answers(self.new), self.answers)

    def test_rows(self):
        for place in (0.1, 0.5, 0.9, 0.999):
            with self.subTest(place=place):
                self.reset()
                table = self.tables_of(b"rows")[0]
                flip(table, int(table.stat().st_size * place))
                self.assert_found("rows", "patledger rebuild --data")
                self.rebuild()
        self.reset()
        self.tables_of(b"rows")[0].unlink()
        self.assertEqual(self.verify()[0].returncode, 74)
        self.rebuild()

    def test_snapshots(self):
        self.reset()
        for snapshot in (self.data / "snapshots").iterdir():
            flip(snapshot)
        self.assert_found("snapshot", "patledger rebuild --data")
        self.assertEqual(self.all_answers(self.data), self.answers)
        self.rebuild()
        self.reset()
        shutil.rmtree(self.data / "snapshots")
        self.assert_found("snapshot", "patledger rebuild --data")
        self.rebuild()

    def test_one_copy_of_the_mark(self):
        for place in (10, 512 + 10):
            self.reset()
            flip(self.data / "high-water", place)
            self.assert_found("high-water-copy", "patledger rebuild --data")
            self.rebuild()

    def test_both_copies_of_the_mark_or_none(self):
        self.reset()
        flip(self.data / "high-water", 10)
        flip(self.data / "high-water", 512 + 10)
        self.assert_found("high-water", "patledger repair")
        self.assertEqual(self.repair(), [])
        self.assertEqual(self.all_answers(self.new), self.answers)
        self.reset()
        (self.data / "high-water").unlink()
        self.assert_found("high-water", "patledger repair")
        self.assertEqual(self.repair(), [])

    def test_format(self):
        self.reset()
        (self.data / "FORMAT").write_text("q\n")
        self.assert_found("format", "patledger repair")
        self.assertEqual(self.repair(), [])
        self.assertEqual(self.all_answers(self.new), self.answers)
        self.reset()
        (self.data / "FORMAT").unlink()
        done = self.run_command("verify")
        self.assertEqual(done.returncode, 66)
        self.assertIn("patledger repair", done.stderr.decode())
        self.assertEqual(self.repair(), [])

    def test_manifest_and_current(self):
        for name in ("MANIFEST-*", "CURRENT"):
            for damage in (flip, pathlib.Path.unlink):
                with self.subTest(name=name, damage=damage):
                    self.reset()
                    damage(next((self.data / "db").glob(name)))
                    self.assert_found("database", "patledger repair")
                    self.assertEqual(self.repair(), [])
                    self.assertEqual(self.all_answers(self.new), self.answers)

    def test_a_block_of_entries(self):
        self.reset()
        flip(self.tables_of(b"log")[0])
        damages = self.assert_found("entries", "patledger repair")
        (entries,) = [one for one in damages if one["kind"] == "entries"]
        listed = self.repair(code=2)
        # A write-ahead log may still have some of them.
        positions = {one["position"] for one in listed}
        self.assertLessEqual(positions, set(range(entries["from"], entries["until"])))
        self.assertEqual({one["listing"] for one in listed}, {"lost"})
        self.assertTrue(all(re.fullmatch("[0-9a-f]{64}", one["leaf"]) for one in listed))
        # The root and every other entry are as they were.
        self.assertEqual(self.root(self.new), self.root(self.good))
        # What is lost is submitted again; everything else is there.
        lines = [PARTY % (n, n) for n in range(21_000)]
        done = self.run_command("submit", "-", data=self.new, stdin="".join(lines).encode())
        self.assertEqual(done.returncode, 0, done.stderr)
        outcomes = [json.loads(line)["outcome"] for line in done.stdout.decode().splitlines()]
        self.assertEqual(outcomes.count("recorded"), len(listed))
        self.assertEqual(outcomes.count("duplicate"), len(lines) - len(listed))
        noted = self.run_command("verify", data=self.new)
        self.assertEqual(noted.returncode, 0, noted.stderr)
        self.assertIn("marked as lost", noted.stderr.decode())

    def test_a_tile_of_the_tree(self):
        self.reset()
        flip(self.tables_of(b"tree")[0])
        done, damages = self.verify()
        self.assertEqual(done.returncode, 74)
        self.assertLessEqual({one["kind"] for one in damages}, {"tree", "database"})
        self.repair(code=2)  # The entries below the tile have no proof.
        self.assertEqual(self.root(self.new), self.root(self.good))
        self.assertEqual(self.all_answers(self.new), self.answers)

    def test_a_write_ahead_log(self):
        self.reset()
        log = max((self.data / "db").glob("*.log"), key=lambda path: path.stat().st_size)
        flip(log)
        self.assert_found("database", "patledger repair")
        listed = self.repair(code=2)
        self.assertTrue(listed)

    def test_an_oversized_line(self):
        self.reset()
        (file,) = (self.data / "quarantine").iterdir()
        flip(file)
        (damage,) = self.assert_found("quarantine", "SHA-256")
        self.assertIn(file.name, damage["object"])
        listed = self.repair(code=2)
        self.assertEqual([one["listing"] for one in listed], ["file-lost"])
        self.reset()
        file.chmod(0o640)
        content = (self.good / "quarantine" / file.name).read_bytes()
        file.unlink()
        self.assert_found("quarantine", "SHA-256")
        file.write_bytes(content)
        self.assertEqual(self.verify()[0].returncode, 0)
        self.assertEqual(hashlib.sha256(content).hexdigest(), file.name)


class Repair(CommandTest):
    def test_the_target_is_new_or_empty(self):
        self.load_example()
        new = pathlib.Path(self.folder.name) / "new"
        new.mkdir()
        (new / "file").write_text("x")
        link = new.with_name("link")
        empty = new.with_name("empty")
        empty.mkdir()
        link.symlink_to(empty)
        before = contents(self.data)
        for target in (new, self.data, new / "file", self.data / "in", self.data / "db/in", link,
                       self.data.with_name("x") / ".." / "data" / "in"):
            done = self.run_command("repair", self.data, "--to", target)
            self.assertEqual(done.returncode, 64, done.stderr)
        self.assertEqual(contents(self.data), before)
        (new / "file").unlink()
        self.assertEqual(self.run_command("repair", self.data, "--to", new).returncode, 0)
        self.assertEqual(self.root(new), self.root())
        self.assertEqual([path.name for path in new.parent.glob("new*")], ["new"])

    def test_a_directory_without_a_database(self):
        new = pathlib.Path(self.folder.name) / "new"
        for _ in range(2):
            done = self.run_command("repair", self.data, "--to", new)
            self.assertEqual(done.returncode, 66, done.stderr)
            self.data.mkdir(exist_ok=True)
        self.assertFalse(new.exists())

    def test_beside_a_writer(self):
        self.load_example()
        holder = subprocess.Popen([BINARY, "submit", "-", "--data", str(self.data)],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        holder.stdin.write(example_lines()[0].encode() + b"\n")
        holder.stdin.flush()
        holder.stdout.readline()
        new = pathlib.Path(self.folder.name) / "new"
        done = self.run_command("repair", self.data, "--to", new)
        self.assertEqual(done.returncode, 69, done.stderr)
        holder.stdin.close()
        holder.wait(timeout=60)
        holder.stdout.close()

    def test_texts_in_both_languages(self):
        self.load_example()
        (self.data / "high-water").unlink()
        for language, words in (("en", "high-water mark"), ("zh", "高水位标记")):
            done = self.run_command("verify", "--lang", language)
            self.assertIn(words, done.stdout.decode())
            new = pathlib.Path(self.folder.name) / language
            done = self.run_command("repair", self.data, "--to", new, "--lang", language)
            self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
