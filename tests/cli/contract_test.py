"""The command line as the contract has it: outcomes, figures, positions, exit codes."""

import json
import pathlib
import shutil
import subprocess
import unittest

from command import BINARY, EXAMPLE, EXPECTED, PARTY, CommandTest, example_lines


class Example(CommandTest):
    def test_line_for_line(self):
        receipts = self.load_example()
        expected = [json.loads(line) for line in EXPECTED.read_text().splitlines()]
        got = [{"source": r["source"], "id": r["id"], "outcome": r["outcome"],
                "refusals": [x["code"] for x in r["refusals"]],
                "warnings": [x["code"] for x in r["warnings"]]} for r in receipts]
        self.assertEqual(got, expected)
        self.assertEqual([r["seq"] for r in receipts], [str(n) for n in range(len(receipts))])

    def test_figures(self):
        self.load_example()
        span = ["--from", "2024-01", "--until", "2025-12", "--indicator", "contract_value"]
        self.assertEqual(self.stats(*span), [
            "month,contract_value", "2024-07,1200000.00", "2024-08,300000.00",
            "2024-09,920000.00", "2024-11,230000.00"])
        self.assertEqual(self.stats(*span, "--basis", "booking"), [
            "month,contract_value", "2024-07,1200000.00", "2024-08,300000.00",
            "2024-09,500000.00", "2024-11,230000.00", "2025-03,420000.00"])
        self.assertEqual(self.stats("--from", "2024-01", "--until", "2025-12", "--indicator",
                                    "pledge_amount"),
                         ["month,pledge_amount", "2024-10,8000000.00", "2024-11,5000000.00"])

    def test_figures_of_several_ledgers_are_added(self):
        self.load_example()
        other, third = (pathlib.Path(self.folder.name) / name for name in ("other", "third"))
        for data, first in ((other, 1), (third, 2)):  # Other logs of the same deals.
            lines = "".join(PARTY % (number, number) for number in range(first))
            self.run_command("submit", "-", stdin=lines.encode(), data=data)
            self.run_command("submit", EXAMPLE, data=data)
        span = ["--from", "2024-07", "--until", "2025-03", "--indicator", "contract_value"]
        self.assertEqual(self.stats(*span, "--with", str(other), str(third)), [
            "month,contract_value", "2024-07,3600000.00", "2024-08,900000.00",
            "2024-09,2760000.00", "2024-11,690000.00"])
        self.assertEqual(self.stats(*span, "--with", str(other), "--known",
                                    "2000-01-01T00:00:00+08:00"), ["month,contract_value"])
        refused = self.run_command("stats", *span, "--with", str(other), "--known", "40")
        self.assertEqual(refused.returncode, 64)

    def test_figures_of_one_ledger_are_not_added_twice(self):
        self.load_example()
        folder = pathlib.Path(self.folder.name)
        copy, part, parties, link = (folder / name for name in ("copy", "part", "parties", "link"))
        shutil.copytree(self.data, copy)
        lines = example_lines()
        self.run_command("submit", "-", stdin="\n".join(lines[:40]).encode(), data=part)
        self.run_command("submit", "-", stdin="\n".join(lines[:3]).encode(), data=parties)
        link.symlink_to(self.data)
        for named in ([self.data], [f"{folder}/copy/../{self.data.name}"], [link], [copy], [part],
                      [parties, link], [parties, part, copy]):
            done = self.run_command("stats", "--from", "2024-07", "--with", *map(str, named))
            self.assertEqual(done.returncode, 64, named)
            self.assertIn(b"its figures would count twice", done.stderr)
        done = self.run_command("stats", "--from", "2024-07", "--with", str(parties))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_example_is_not_added_to_a_ledger(self):
        self.load_example()
        root = self.root()
        done = self.run_command("demo")
        self.assertEqual(done.returncode, 64)
        self.assertIn(b"holds a ledger", done.stderr)
        self.assertEqual(self.root(), root)

    def test_compare_finds_the_first_entry_that_differs(self):
        self.load_example()
        data = pathlib.Path(self.folder.name) / "data"
        lines = example_lines()
        for name, fed in (("shorter", lines[:20]), ("other", lines[:20] + lines[30:])):
            self.run_command("submit", "-", stdin="\n".join(fed).encode(),
                             data=pathlib.Path(self.folder.name) / name)
        shorter, other = (pathlib.Path(self.folder.name) / name for name in ("shorter", "other"))
        same = self.run_command("compare", data, shorter)
        self.assertEqual(same.returncode, 0)
        self.assertIn("same: 20 entries", same.stdout.decode())
        self.assertIn(f"{len(lines) - 20} more", same.stdout.decode())
        differ = self.run_command("compare", other, data)
        self.assertEqual(differ.returncode, 2)
        self.assertIn("the same up to 20 entries; entry 20 differs", differ.stdout.decode())

    def test_again_is_duplicate(self):
        first = self.load_example()
        figures = self.stats("--from", "2024-01", "--until", "2025-12")
        second = self.load_example()
        for before, after in zip(first, second):
            if before["outcome"] == "malformed":
                self.assertEqual(after["outcome"], "malformed")
            else:
                self.assertEqual(after, {**before, "outcome": "duplicate"})
        self.assertEqual(self.stats("--from", "2024-01", "--until", "2025-12"), figures)

    def test_one_root_by_every_way(self):
        self.load_example()
        whole = self.root()
        by_line = pathlib.Path(self.folder.name) / "by-line"
        for line in example_lines():
            self.run_command("submit", "-", stdin=line.encode(), data=by_line)
        self.assertEqual(self.root(by_line), whole)
        capnp = pathlib.Path(self.folder.name) / "example.capnp"
        done = self.run_command("convert", EXAMPLE, "--to", "capnp")
        self.assertEqual(done.returncode, 65)  # The malformed line is left out, and named.
        capnp.write_bytes(done.stdout)
        by_capnp = pathlib.Path(self.folder.name) / "by-capnp"
        self.run_command("submit", capnp, data=by_capnp)
        self.assertEqual(self.root(by_capnp), self.root(size=len(example_lines()) - 1))

    def test_known_at_each_position(self):
        self.load_example()
        prefix = pathlib.Path(self.folder.name) / "prefix"
        span = ["--from", "2024-01", "--until", "2025-12", "--format", "csv"]
        for seq, line in enumerate(example_lines()):
            self.run_command("submit", "-", stdin=line.encode(), data=prefix)
            if seq % 6 != 5 and seq != len(example_lines()) - 1:
                continue
            for basis in ("event", "booking"):
                now = self.run_command("stats", *span, "--basis", basis, data=prefix)
                then = self.run_command("stats", *span, "--basis", basis, "--known", seq)
                self.assertEqual(now.stdout, then.stdout)
            for number in ("201819000005.X", "202119000006.6"):
                now = self.run_command("patent", number, "--format", "json", data=prefix)
                then = self.run_command("patent", number, "--format", "json", "--known", seq)
                self.assertEqual((now.returncode, now.stdout), (then.returncode, then.stdout))


class Idempotency(CommandTest):
    def test_other_content_is_a_conflict(self):
        self.load_example()
        submission = json.loads(example_lines()[5])
        submission["body"]["name"] = "another name"
        (receipt,) = self.submit(json.dumps(submission) + "\n", code=2)
        self.assertEqual(receipt["outcome"], "conflict")

    def test_other_spelling_is_the_same_content(self):
        self.load_example()
        submission = json.loads(example_lines()[28])
        submission["body"]["patents"] = ["ZL 2019 1 9000001.6"]
        text = json.dumps(dict(reversed(submission.items())), ensure_ascii=True, indent=None)
        (receipt,) = self.submit(text + "\n", code=0)
        self.assertEqual(receipt["outcome"], "duplicate")

    def test_within_one_batch(self):
        line = example_lines()[0]
        receipts = self.submit(line + "\n" + line + "\n", code=0)
        self.assertEqual([r["outcome"] for r in receipts], ["recorded", "duplicate"])
        self.assertEqual(receipts[0]["seq"], receipts[1]["seq"])


class DryRunAndAtomic(CommandTest):
    def test_dry_run_writes_nothing(self):
        receipts = self.submit(EXAMPLE.read_bytes(), "--dry-run", code=65)
        self.assertEqual(receipts[0]["outcome"], "would-record")
        self.assertEqual({r["seq"] for r in receipts}, {""})
        self.assertFalse(self.data.exists())

    def test_receipts_as_text(self):
        for language, cure in (("en", "Pay the annuity with its late fee, then file again under a new id."),
                               ("zh", "缴纳年费及滞纳金后，以新编号重新提交。")):
            done = self.run_command("submit", EXAMPLE, "--dry-run", "--receipts", "text",
                                    "--lang", language)
            self.assertEqual(done.returncode, 65)
            self.assertIn(cure, done.stdout.decode())

    def test_readme_shows_the_output(self):
        readme = (EXAMPLE.parents[2] / "README.md").read_text(encoding="utf-8")
        for language in ("en", "zh"):
            done = self.run_command("submit", EXAMPLE, "--dry-run", "--receipts", "text",
                                    "--lang", language)
            receipts = done.stdout.decode().splitlines()
            shown = readme.partition(f"--receipts text --lang {language} --data")[2]
            lines = shown.partition("\n")[2].partition("\n$ ")[0].partition("\n```")[0].splitlines()
            self.assertGreater(len(lines), 15)
            for line in filter(None, lines):
                self.assertIn(line, receipts)

    def test_atomic_records_none_where_one_cannot_be(self):
        self.submit(EXAMPLE.read_bytes(), "--atomic", code=65)
        self.assertFalse(self.data.exists())
        good = "\n".join(example_lines()[:20]) + "\n"
        receipts = self.submit(good, "--atomic", code=0)
        self.assertEqual([r["seq"] for r in receipts], [str(n) for n in range(20)])
        self.assertEqual(self.root()[0], "20")


class OneProcess(CommandTest):
    def test_a_second_writer_learns_the_holder(self):
        self.load_example()
        holder = subprocess.Popen([BINARY, "submit", "-", "--data", str(self.data)],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        holder.stdin.write(example_lines()[0].encode() + b"\n")
        holder.stdin.flush()
        holder.stdout.readline()  # It holds the ledger now.
        second = self.run_command("submit", "-", stdin=b"")
        self.assertEqual(second.returncode, 69)
        self.assertIn(str(holder.pid).encode(), second.stderr)
        self.assertIn(b"submit", second.stderr)
        reader = self.run_command("stats", "--from", "2024-07")
        self.assertEqual(reader.returncode, 0)  # A reader does not wait.
        holder.stdin.close()
        self.assertEqual(holder.wait(timeout=60), 0)
        holder.stdout.close()


class Usage(CommandTest):
    def test_wrong_usage_is_64(self):
        for arguments in (["no-such-command"], ["stats"], ["stats", "--from", "July"],
                          ["stats", "--from", "2024-07", "--indicator", "profit"], []):
            self.assertEqual(self.run_command(*arguments).returncode, 64, arguments)

    def test_every_command_has_help_with_examples(self):
        done = self.run_command("--help")
        self.assertEqual(done.returncode, 0)
        for command in ("submit", "patent", "check", "stats", "feed", "checkpoint", "verify",
                        "rebuild", "repair", "law", "demo", "doctor", "topics", "serve", "ingest", "compare",
                        "convert", "completion", "generate", "bench", "key", "party-hash"):
            self.assertIn(command, done.stdout.decode())
            help_text = self.run_command(command, "--help")
            self.assertEqual(help_text.returncode, 0)
            self.assertIn("Examples:", help_text.stdout.decode(), command)

    def test_completion_names_every_command(self):
        for shell in ("bash", "zsh", "fish"):
            done = self.run_command("completion", shell)
            self.assertEqual(done.returncode, 0)
            for command in ("submit", "stats", "verify"):
                self.assertIn(command, done.stdout.decode())
        script = self.run_command("completion", "bash").stdout
        self.assertEqual(subprocess.run(["bash", "-n"], input=script, check=False).returncode, 0)

    def test_a_damaged_ledger_exits_74_and_names_the_position(self):
        self.load_example()
        log = sorted((self.data / "db").glob("*.log"))[-1]
        content = bytearray(log.read_bytes())
        place = content.find("津沽示例大学".encode())
        content[place] ^= 1
        log.write_bytes(content)
        self.assertEqual(self.run_command("verify").returncode, 74)


if __name__ == "__main__":
    unittest.main()
