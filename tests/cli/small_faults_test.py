"""Faults of the command line that were found once: positions, dry runs, directories, files."""

import gzip
import hashlib
import json
import pathlib
import subprocess
import time
import unittest

from command import BINARY, EXAMPLE, CommandTest, example_lines

PARTY = ('{"id":"P-%d","source":"operator","at":"2024-01-02T09:00:00+08:00",'
         '"type":"party.register","body":{"party":"party-%d","name":"n","kind":"enterprise",'
         '"country":"CN","roles":[]}}\n')
NOT_NUMBERS = ["1.5", "1e1", "-1", "+1", "0x3", "ten", "", "99999999999999999999999"]


def contents(folder):
    """Every path below a folder, with a digest of each file."""
    return {str(path.relative_to(folder)):
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            for path in sorted(pathlib.Path(folder).rglob("*"))}


class Numbers(CommandTest):
    def assert_usage(self, option, value, *command):
        done = self.run_command(*command, option, value)
        self.assertEqual(done.returncode, 64, (command, value, done.stderr))
        self.assertEqual(done.stdout, b"")
        error = done.stderr.decode()
        self.assertIn(option, error)
        self.assertIn(value, error)
        self.assertNotIn("stoull", error)
        self.assertEqual(len(error.splitlines()), 1, error)
        return error

    def test_a_position_or_count_is_a_whole_number(self):
        self.load_example()
        for value in NOT_NUMBERS:
            for option, command in (("--size", ["checkpoint"]), ("--after", ["feed"]),
                                    ("--batch", ["submit"]), ("--seed", ["generate"]),
                                    ("--rounds", ["bench", "statistics"])):
                self.assertIn("is not a whole number", self.assert_usage(option, value, *command))

    def test_known_is_a_position_or_a_moment(self):
        self.load_example()
        for value in filter(None, NOT_NUMBERS):
            for command in (["stats", "--from", "2024-07"], ["patent", "201819000005.X"],
                            ["explain", "--month", "2024-07"],
                            ["release", "--month", "2024-07", "--out", self.folder.name + "/out"]):
                self.assertIn("neither a position like 41", self.assert_usage("--known", value, *command))

    def test_a_position_beyond_the_end_is_an_error(self):
        self.load_example()
        out = self.folder.name + "/out"
        for command in (["patent", "201819000005.X"], ["stats", "--from", "2024-07"],
                        ["stats", "--vintages", "--from", "2024-07"],
                        ["explain", "--month", "2024-09"]):
            self.assertEqual(self.run_command(*command, "--known", "51").returncode, 0)
            for value in ("52", "18446744073709551615"):
                self.assertIn("52 entries", self.assert_usage("--known", value, *command))
        self.assertIn("52 entries", self.assert_usage("--known", "52", "release", "--month",
                                                      "2024-07", "--out", out))
        self.assertFalse(pathlib.Path(out).exists())

    def test_a_feed_continues_after_an_entry_of_the_ledger(self):
        self.assertEqual(self.submit(b"", code=0), [])
        self.assertIn("0 entries", self.assert_usage("--after", "0", "feed"))
        self.load_example()
        for value in ("52", "18446744073709551614"):
            self.assertIn("52 entries", self.assert_usage("--after", value, "feed"))
        done = self.run_command("feed", "--after", "51")
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def test_a_feed_waits_after_the_last_entry(self):
        self.load_example()
        with subprocess.Popen([BINARY, "feed", "--after", "51", "--follow", "--data",
                               str(self.data)], stdout=subprocess.PIPE) as process:
            self.submit(PARTY % (1, 1), code=0)
            event = json.loads(process.stdout.readline())
            process.terminate()
            self.assertEqual(process.wait(timeout=60), 0)
        self.assertEqual(int(event["sequence"]), 52)

    def test_an_option_has_a_value(self):
        self.load_example()
        for option, command in (("--known", ["stats", "--from", "2024-07"]),
                                ("--until", ["stats", "--from", "2024-07"]),
                                ("--by", ["stats", "--from", "2024-07"]),
                                ("--with", ["stats", "--from", "2024-07"]),
                                ("--effective", ["patent", "201819000005.X"]),
                                ("--known", ["patent", "201819000005.X"]),
                                ("--on", ["law"]), ("--diff", ["law"]),
                                ("--out", ["release", "--month", "2024-07"])):
            self.assertIn("the value is empty", self.assert_usage(option, "", *command))
        done = subprocess.run([BINARY, "checkpoint", "--data", ""], capture_output=True,
                              check=False)
        self.assertEqual(done.returncode, 64, done.stderr)
        self.assertIn(b"--data: the value is empty", done.stderr)
        total = self.run_command("explain", "--month", "2024-09", "--cell", "")
        self.assertEqual(total.returncode, 0, total.stderr)

    def test_a_number_error_names_the_range_and_shows_the_value(self):
        error = self.assert_usage("--size", "", "checkpoint")
        self.assertIn('--size: "" is not a whole number from 0 to 18446744073709551615', error)
        error = self.assert_usage("--batch", "1 0", "submit")
        self.assertIn('--batch: "1 0" is not a whole number from 1 to 100000', error)

    def test_a_list_names_each_partition_once(self):
        for value, words in (("1,1", "1 is named twice"), ("1,,2", '"" is not'),
                             (",1", '"" is not'), ("1,", '"" is not')):
            done = self.run_command("serve", "--kafka", "127.0.0.1:1", "--partition", value)
            self.assertEqual(done.returncode, 64, (value, done.stderr))
            self.assertIn("--partition: " + words, done.stderr.decode())
        self.assertFalse(self.data.exists())

    def test_a_span_of_months_does_not_end_before_it_begins(self):
        self.load_example()
        error = self.assert_usage("--until", "2024-06", "stats", "--from", "2024-07")
        self.assertIn("before --from 2024-07", error)

    def test_a_size_beyond_the_end_names_both(self):
        self.load_example()
        error = self.assert_usage("--size", "53", "checkpoint")
        self.assertIn("52 entries", error)
        self.assertEqual(self.root(size=52), self.root())

    def test_an_unknown_command_gets_a_suggestion(self):
        done = self.run_command("sbumit")
        self.assertEqual(done.returncode, 64)
        self.assertIn(b"did you mean submit?", done.stderr)


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


class DryRun(CommandTest):
    def outcomes(self, done):
        return [json.loads(line)["outcome"] for line in done.stdout.splitlines()]

    def test_it_leaves_no_byte_behind(self):
        long_line = b'{"id":"' + b"x" * (2 << 20) + b'"}\n'
        done = self.run_command("submit", "--dry-run", "-",
                                stdin=EXAMPLE.read_bytes() + long_line)
        self.assertEqual(done.returncode, 65, done.stderr)
        self.assertEqual(contents(self.folder.name), {})
        self.load_example()
        before = contents(self.folder.name)
        done = self.run_command("submit", "--dry-run", "-", stdin=(PARTY % (1, 1)).encode())
        self.assertEqual(self.outcomes(done), ["would-record"])
        self.assertEqual(contents(self.folder.name), before)

    def test_it_answers_would_record_and_never_recorded(self):
        done = self.run_command("submit", "--dry-run", EXAMPLE)
        recorded = [r["outcome"] for r in self.load_example()]
        expected = ["would-record" if one == "recorded" else one for one in recorded]
        self.assertEqual(self.outcomes(done), expected)
        self.assertIn("refused", expected)
        again = self.run_command("submit", "--dry-run", EXAMPLE)
        self.assertEqual(set(self.outcomes(again)), {"duplicate", "malformed"})

    def test_text_for_people(self):
        line = (PARTY % (1, 1)).encode()
        for language, words in (("en", "would be recorded"), ("zh", "将予记录")):
            done = self.run_command("submit", "--dry-run", "--receipts", "text", "--lang", language,
                                    "-", stdin=line)
            self.assertIn(words, done.stdout.decode())

    def test_it_reads_beside_a_writer(self):
        self.load_example()
        line = (PARTY % (1, 1)).encode()
        self.assertEqual(self.run_command("submit", "--dry-run", "-", stdin=line).returncode, 0)

    def test_a_failed_atomic_answers_not_recorded(self):
        lines = example_lines()
        receipts = self.submit("\n".join(lines) + "\n", "--atomic", code=65)
        outcomes = [r["outcome"] for r in receipts]
        self.assertEqual(len(receipts), len(lines))
        self.assertNotIn("recorded", outcomes)
        self.assertIn("not-recorded", outcomes)
        self.assertEqual({r["seq"] for r in receipts}, {""})
        self.assertEqual(self.root()[0], "0")


    def assert_unwritten(self, receipts, outcomes):
        self.assertEqual([r["outcome"] for r in receipts], outcomes)
        for receipt in receipts:
            self.assertEqual((receipt["seq"], receipt["recorded_at"], receipt["events"]),
                             ("", "", []), receipt)

    def test_a_repetition_of_what_is_not_written_has_no_position(self):
        new, changed = PARTY % (1, 1), PARTY % (1, 2)
        self.assert_unwritten(self.submit(new + new + changed, "--dry-run", "--batch", "1", code=2),
                              ["would-record", "duplicate", "conflict"])
        self.assert_unwritten(self.submit(new + new + changed, "--atomic", code=2),
                              ["not-recorded", "duplicate", "conflict"])

    def test_a_repetition_of_what_is_written_has_its_position(self):
        stored, new = PARTY % (1, 1), PARTY % (2, 2)
        (first,) = self.submit(stored, code=0)
        for option, code, text in (("--dry-run", 0, new + stored + new),
                                   ("--atomic", 65, new + stored + new + "not json\n")):
            receipts = self.submit(text, option, code=code)
            self.assertEqual(receipts[1], {**first, "outcome": "duplicate"})
            self.assert_unwritten(receipts[2:3], ["duplicate"])


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

    def test_another_ledger_that_is_none(self):
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
