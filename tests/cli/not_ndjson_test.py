"""Files that are not NDJSON are refused with the remedy, before anything is recorded."""

import gzip
import json
import pathlib
import subprocess
import time
import unittest

from command import BINARY, EXAMPLE, PARTY, CommandTest


class NotNdjson(CommandTest):
    INDENTED = json.dumps(json.loads(PARTY % (1, 1)), indent=2).encode()
    FILES = {  # The contents of a file, and the remedy that the error names.
        "array.json": (b"[" + (PARTY % (1, 1)).strip().encode() + b"]\n", "jq -c '.[]'"),
        "indented-array.json": (b" \n[\n" + INDENTED + b"\n]\n", "jq -c '.[]'"),
        "pretty.json": (INDENTED + b"\n", "jq -c ."),
        "pretty-crlf.json": (b"\xef\xbb\xbf{ \r\n" + INDENTED[1:], "jq -c ."),
        "brace.json": (b"{", "jq -c ."),
        "table.csv": ("合同登记编号,合同类别\n1,2\n".encode(), "one JSON object a line"),
        "table-bom.csv": ("\ufeffcontract,kind\n1,2\n".encode(), "one JSON object a line"),
        "table-gbk.csv": ("合同登记编号,合同类别\n".encode("gbk"), "one JSON object a line"),
        "table.xlsx": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(200), "export"),
        "utf-16.ndjson": ((PARTY % (1, 1)).encode("utf-16"), "save it as UTF-8"),
        "utf-16-le.ndjson": ((PARTY % (1, 1)).encode("utf-16-le"), "save it as UTF-8"),
        "utf-16-be.ndjson": ((PARTY % (1, 1)).encode("utf-16-be"), "UTF-16 text"),
        "utf-16-blank.ndjson": (("\r\n " + PARTY % (1, 1)).encode("utf-16-le"), "UTF-16 text"),
        "utf-16-array.json": (("[" + PARTY % (1, 1)).encode("utf-16-le"), "UTF-16 text"),
        "utf-32.ndjson": ((PARTY % (1, 1)).encode("utf-32"), "UTF-32 text"),
        "utf-32-be.ndjson": (("\ufeff" + PARTY % (1, 1)).encode("utf-32-be"), "UTF-32 text"),
        "utf-32-no-bom.ndjson": ((PARTY % (1, 1)).encode("utf-32-le"), "UTF-32 text"),
        "many-blanks.json": (b"{" + b" \t" * (2 << 20) + b"\n" + INDENTED[1:], "jq -c ."),
        "deals.ndjson.gz": (gzip.compress((PARTY % (1, 1)).encode()), "decompress it first"),
        "words.txt": (b"deals of July\n" * 5000, "one JSON object a line"),
        "half-bom.ndjson": (b"\xef\xbb", "one JSON object a line"),
    }

    def assert_refused(self, done, name, remedy):
        self.assertEqual(done.returncode, 65, (name, done.stderr))
        self.assertEqual(done.stdout, b"")
        error = done.stderr.decode()
        self.assertEqual(len(error.splitlines()), 1, error)
        self.assertIn(remedy, error)
        self.assertIn("NDJSON", error)

    def test_it_is_refused_before_anything_is_recorded(self):
        for name, (content, remedy) in self.FILES.items():
            path = pathlib.Path(self.folder.name) / name
            path.write_bytes(content)
            done = self.run_command("submit", path)
            self.assert_refused(done, name, remedy)
            self.assertIn(name, done.stderr.decode())
            done = self.run_command("submit", "-", stdin=content)
            self.assert_refused(done, name, remedy)
            self.assertIn("standard input", done.stderr.decode())
            self.assert_refused(self.run_command("convert", path), name, remedy)
        self.assertFalse(self.data.exists())

    def test_nothing_of_the_files_before_it_is_recorded(self):
        good = pathlib.Path(self.folder.name) / "good.ndjson"
        good.write_text(PARTY % (1, 1))
        bad = pathlib.Path(self.folder.name) / "bad.json"
        bad.write_bytes(self.FILES["array.json"][0])
        self.assertEqual(self.run_command("submit", good, bad).returncode, 65)
        self.assertFalse(self.data.exists())

    def test_nothing_is_recorded_before_a_file_that_cannot_be_read(self):
        good = pathlib.Path(self.folder.name) / "good.ndjson"
        good.write_text(PARTY % (1, 1))
        missing = pathlib.Path(self.folder.name) / "missing.ndjson"
        for bad in (missing, self.folder.name, good / "below"):
            for options in ([], ["--atomic"], ["--dry-run"]):
                done = self.run_command("submit", *options, good, bad)
                self.assertEqual(done.returncode, 65, (bad, done.stderr))
                self.assertEqual(done.stdout, b"")
                self.assertIn(str(bad), done.stderr.decode())
        self.assertFalse(self.data.exists())

    def test_ndjson_is_accepted(self):
        for number, content in enumerate((
                "\ufeff" + PARTY % (1, 1), "\n\n  \r\n" + PARTY % (2, 2), "  " + PARTY % (3, 3),
                '{\t"id"' + (PARTY % (4, 4))[5:], PARTY % (5, 5) + "not json\n[1]\n{\n")):
            receipts = self.submit(content, code=65 if number == 4 else 0)
            self.assertEqual(receipts[0]["outcome"], "recorded", content)
        self.assertEqual([r["outcome"] for r in receipts[1:]], ["malformed"] * 3)

    def test_a_pipe_written_byte_by_byte(self):
        for content, code in (("\ufeff\n " + PARTY % (1, 1), 0), ("\ufeff\n [", 65),
                              ("{ \n", 65), ("", 0)):
            process = subprocess.Popen([BINARY, "submit", "-", "--data", str(self.data)],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            for byte in content.encode():
                process.stdin.write(bytes([byte]))
                process.stdin.flush()
                time.sleep(0.002)
            _, error = process.communicate(timeout=60)
            self.assertEqual(process.returncode, code, (content, error))

    def test_capnp_is_recognised_by_name_or_format(self):
        done = self.run_command("convert", EXAMPLE, "--to", "capnp")
        path = pathlib.Path(self.folder.name) / "example.capnp"
        path.write_bytes(done.stdout)
        self.assertEqual(self.run_command("submit", path).returncode, 2)
        again = self.submit(done.stdout, "--format", "capnp")
        self.assertEqual({r["outcome"] for r in again}, {"duplicate"})
        other = self.run_command("submit", "-", stdin=done.stdout)
        self.assert_refused(other, "capnp as NDJSON", "--format capnp")


if __name__ == "__main__":
    unittest.main()
