"""The calendar and the releases of a month: open, as a draft, closed."""

import csv
import io
import json
import pathlib
import unittest
import zipfile

from command import CommandTest

MONTH, CLOSE = "2025-05", "2025-06-10"  # The last filing of the example is of 2025-06-04.
DRAFT = "TJ-2025-05-DRAFT"
WORDS = "draft, not for publication"


def clock(number, day):
    return json.dumps({"id": f"CLOCK-{number}", "source": "operator", "type": "clock.day",
                       "at": "2025-07-31T09:00:00+08:00", "body": {"day": day}}) + "\n"


class Drafts(CommandTest):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.load_example()
        self.place = pathlib.Path(self.folder.name)

    def release(self, name, *arguments, code=0):
        """The directory, or the error."""
        out = self.place / name
        done = self.run_command("release", "--month", MONTH, "--out", out, *arguments)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        self.assertEqual(out.exists(), code == 0)
        return out if code == 0 else done.stderr.decode()

    def move(self, number, day):
        self.assertEqual(self.submit(clock(number, day), code=0)[0]["outcome"], "recorded")

    def vintages(self):
        done = self.run_command("stats", "--vintages", "--month", MONTH, "--format", "csv",
                                "--indicator", "contracts")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [row["vintage"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))]

    def test_an_open_month_is_refused(self):
        error = self.release("out", code=64)
        for word in (f"{MONTH} is not closed", CLOSE, "the calendar there is 2025-06-04",
                     "clock.day", "--draft"):
            self.assertIn(word, error)
        self.assertEqual(self.vintages(), ["draft"])

    def test_it_closes_with_the_entry_at_which_the_calendar_is_the_tenth(self):
        self.move(1, "2025-06-09")
        self.release("ninth", code=64)
        self.move(2, CLOSE)
        self.assertIn(f"{MONTH} is not closed", self.release("before", "--known", "52", code=64))
        manifest = json.loads((self.release("tenth") / "manifest.json").read_text("utf-8"))
        self.assertEqual((manifest["id"], manifest["vintage"]), ("TJ-2025-05-P", "preliminary"))
        self.release("known", "--known", "53")
        self.release("vintage", "--vintage", "preliminary")
        self.assertEqual(self.vintages(), ["preliminary"])

    def test_neither_by_a_refused_line_nor_by_a_filing_after_a_clock(self):
        late = {"id": "L-1", "source": "operator", "at": "2025-12-31T09:00:00+08:00",
                "type": "contract.cancel",
                "body": {"contract": "2024120003000001", "on": "2025-12-31", "reason": "x"}}
        self.assertEqual(self.submit(json.dumps(late), code=2)[0]["outcome"], "refused")
        self.release("refused", code=64)
        self.move(1, "2025-06-05")
        late.update(id="L-2", source="tech-registry")
        self.assertEqual(self.submit(json.dumps(late), code=0)[0]["outcome"], "recorded")
        self.release("filed", code=64)

    def test_not_for_the_public(self):
        self.assertIn("not for the public",
                      self.release("out", "--draft", "--audience", "public", code=64))

    def test_not_of_a_vintage(self):
        self.assertIn("--vintage", self.release("out", "--draft", "--vintage", "final", code=64))

    def test_a_draft_says_so_in_every_file(self):
        out = self.release("out", "--draft")
        manifest = json.loads((out / "manifest.json").read_text("utf-8"))
        self.assertEqual((manifest["id"], manifest["vintage"]), (DRAFT, "draft"))
        self.assertEqual({str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()},
                         {entry["path"] for entry in manifest["files"]} | {"manifest.json"})
        for entry in manifest["files"]:
            self.check_file(out, entry["path"])
        done = self.run_command("verify", "--release", out)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertIn(DRAFT, done.stderr.decode())

    def check_file(self, out, path):
        data = (out / path).read_bytes()
        with self.subTest(path):
            if path == "data.xlsx":
                with zipfile.ZipFile(out / path) as workbook:
                    texts = workbook.read("xl/sharedStrings.xml").decode()
                self.assertIn(DRAFT, texts)
                self.assertIn(WORDS, texts)
            elif path == "data.parquet":
                self.assertIn(DRAFT.encode(), data)
                self.assertIn(b"patledger.vintage", data)
            elif path.startswith("tables/"):
                self.assertIn("草稿，不得发布 draft", data.decode().split("\n\n", maxsplit=1)[0])
            elif path.endswith(".csv"):
                column = "DRAFT" if path.startswith("sdmx/") else "draft"
                rows = list(csv.DictReader(io.StringIO(data.decode())))
                self.assertTrue(data.decode().splitlines()[0].endswith(f",{column}"))
                self.assertEqual({row[column] for row in rows}, {DRAFT} if rows else set())
            elif path.endswith(".xml"):
                self.assertIn(f"<mes:ID>{DRAFT}</mes:ID>", data.decode())
                self.assertIn("<mes:Test>true</mes:Test>", data.decode())
            elif path.endswith(".json"):
                meta = json.loads(data)["meta"]
                self.assertEqual((meta["id"], meta["test"]), (DRAFT, True))
            else:
                self.assertIn(WORDS if ".en." in path else "草稿，不得发布", data.decode())

    def test_a_draft_has_the_figures_of_the_release(self):
        self.move(1, CLOSE)
        draft, release = self.release("draft", "--draft"), self.release("release")
        for path in ("data.csv", "revisions.csv"):
            lines = [(folder / path).read_text("utf-8").splitlines() for folder in (draft, release)]
            self.assertEqual([line.rsplit(",", 1)[0] for line in lines[0]], lines[1])
        self.assertFalse(any(b"DRAFT" in path.read_bytes() or b"draft" in path.read_bytes()
                             for path in release.rglob("*") if path.is_file()))


if __name__ == "__main__":
    unittest.main()
