"""A Cap'n Proto file with a broken frame: nothing of it is dropped unseen."""

import json
import pathlib
import unittest

from command import CommandTest, example_lines

HEAD = b"\xff\xff\xff\x7f"  # Of a message with more segments than any has.


class BrokenFrame(CommandTest):
    def setUp(self):
        super().setUp()
        self.place = pathlib.Path(self.folder.name)

    def submit_file(self, path, *options):
        done = self.run_command("submit", "--lang", "en", *options, path)
        self.assertEqual(done.returncode, 65, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()

    def assert_broken(self, receipts, error, offset, size):
        self.assertEqual(receipts[-1]["outcome"], "malformed")
        for text in (receipts[-1]["refusals"][0]["detail"], error):
            self.assertIn(f"offset {offset}", text)
            self.assertIn(f"{size} bytes", text)

    def converted(self, lines):
        path = self.place / "some.ndjson"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self.run_command("convert", "--to", "capnp", path).stdout

    def test_the_rest_of_the_file_is_one_entry(self):
        path = self.place / "broken.capnp"
        path.write_bytes(HEAD + self.converted(example_lines())[len(HEAD):])
        receipts, error = self.submit_file(path)
        self.assertEqual(len(receipts), 1)
        self.assert_broken(receipts, error, 0, path.stat().st_size)
        self.assertEqual(self.root()[0], "1")

    def test_after_whole_messages(self):
        whole = self.converted(example_lines()[:9])
        path = self.place / "broken.capnp"
        for rest in (HEAD + whole[4:], whole[:4], bytes(64), HEAD + whole * 2000):
            path.write_bytes(whole + rest)
            for options in (["--dry-run"], ["--atomic"], []):
                receipts, error = self.submit_file(path, *options)
                self.assertEqual(len(receipts), 10, (len(rest), options))
                self.assert_broken(receipts, error, len(whole), len(rest))
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_a_last_message_that_is_cut_off(self):
        whole, last = self.converted(example_lines()[:9]), self.converted(example_lines()[:1])
        path = self.place / "cut.capnp"
        for size in range(1, len(last), 16):
            path.write_bytes(whole + last[:size])
            receipts, error = self.submit_file(path, "--dry-run")
            self.assertEqual(len(receipts), 10)
            self.assert_broken(receipts, error, len(whole), size)

    def test_a_pipe_too(self):
        whole = self.converted(example_lines()[:9])
        done = self.run_command("submit", "--format", "capnp", "-", stdin=whole + HEAD + whole[4:])
        self.assertEqual(done.returncode, 65)
        self.assertEqual(len(done.stdout.splitlines()), 10)
        self.assertIn(f"standard input: no Cap'n Proto message begins at offset {len(whole)}",
                      done.stderr.decode())

    def test_a_conversion_names_it_too(self):
        path = self.place / "broken.capnp"
        whole = self.converted(example_lines()[:9])
        path.write_bytes(whole + HEAD + whole[4:])
        done = self.run_command("convert", "--to", "ndjson", path)
        self.assertEqual(done.returncode, 65)
        self.assertEqual(len(done.stdout.splitlines()), 9)
        self.assertIn(f"the {len(whole)} bytes", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
