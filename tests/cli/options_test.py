"""Values of options: a wrong one is an error of usage that names the option and the value."""

import json
import pathlib
import subprocess
import unittest

from command import BINARY, PARTY, CommandTest
from every_command import EVERY, options_of_commands

NOT_NUMBERS = ["1.5", "1e1", "-1", "+1", "0x3", "ten", "", "99999999999999999999999"]


class Options(CommandTest):
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

    def test_every_command_is_known_to_the_tests(self):
        self.assertEqual({str(command[0]) for command in EVERY if command[0][0] != "-"},
                         set(options_of_commands()))

    def test_an_unknown_command_is_no_command_beside_help_either(self):
        for words in (["prove"], ["prove", "--help"], ["--help", "prove"], ["prove", "-h"],
                      ["prove", "1", "--help"], ["--version", "prove"]):
            done = subprocess.run([BINARY, *words], capture_output=True, check=False)
            self.assertEqual(done.returncode, 64, (words, done.stdout))
            self.assertEqual(done.stdout, b"")
            self.assertIn("prove: unknown command; the nearest one is ", done.stderr.decode())
        done = subprocess.run([BINARY, "key", "nwe", "--help"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 64)
        self.assertIn(b"nwe: unknown command; the nearest one is new (see patledger key --help)",
                      done.stderr)

    def test_an_unknown_option_is_named_where_a_command_is_missing(self):
        for word, words in (("--dta", "did you mean --data?"), ("-x", "unknown option")):
            done = subprocess.run([BINARY, word], capture_output=True, check=False)
            self.assertEqual(done.returncode, 64)
            self.assertIn(f"{word}: unknown option", done.stderr.decode())
            self.assertIn(words, done.stderr.decode())

    def test_an_option_is_given_once(self):
        for words in (["--month", "2024-07", "--from", "2024-08"],
                      ["--from", "2024-07", "--from", "2024-07"]):
            done = self.run_command("stats", *words)
            self.assertEqual(done.returncode, 64)
            self.assertIn(b"--from: given more than once", done.stderr)

    def test_options_of_kafka_need_kafka(self):
        for option in ("--partition", "--timeout"):
            done = self.run_command("submit", option, "3", "-", stdin=(PARTY % (1, 1)).encode())
            self.assertEqual(done.returncode, 64, option)
            self.assertIn(option, done.stderr.decode())
        self.assertFalse(self.data.exists())

    def test_a_moment_to_come_is_not_known(self):
        self.load_example()
        for command in (["stats", "--from", "2024-07"], ["patent", "201819000005.X"],
                        ["explain", "--month", "2024-07"],
                        ["release", "--month", "2024-07", "--out", self.folder.name + "/out"]):
            self.assertIn("is in the future", self.assert_usage(
                "--known", "2999-01-01T00:00:00+08:00", *command))

    def test_there_is_no_switch_that_loses_data(self):
        for words in (["submit", "--unsafe-no-sync", "-"],
                      ["serve", "--unsafe-trust-committed", "--config", "/nonexistent"],
                      ["ingest", "--unsafe-trust-committed", "--config", "/nonexistent"]):
            done = self.run_command(*words)
            self.assertEqual(done.returncode, 64, (words, done.stderr))
            self.assertIn(b"unknown option", done.stderr)
        self.assertNotIn(b"--unsafe-", pathlib.Path(BINARY).read_bytes())

    def test_an_unknown_command_gets_a_suggestion(self):
        done = self.run_command("sbumit")
        self.assertEqual(done.returncode, 64)
        self.assertIn(b"did you mean submit?", done.stderr)


if __name__ == "__main__":
    unittest.main()
