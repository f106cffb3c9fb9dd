"""data.xlsx read with openpyxl, data.parquet with pyarrow and DuckDB, from a sample release.

sheets_sample.cc writes the release and the expected rows. The last class is the control: the
comparisons detect a changed row.
"""

import collections
import datetime
import decimal
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

import duckdb
import openpyxl
import pyarrow.parquet

SAMPLE = os.environ["SHEETS_SAMPLE"]
CLOCK_AHEAD = os.environ["CLOCK_AHEAD"]

COLUMNS = ["month", "tx", "contract_kind", "ip", "patent_type", "ipc", "industry", "district",
           "seller_kind", "buyer_kind", "flow", "fee_form", "licence_kind", "amount_band",
           "indicator", "value", "unit", "obs_status", "conf_status", "rev_no", "previous"]
DECIMALS = {"value", "previous"}
GROUP_ROWS = 7
SPREADSHEET_DIGITS = 15

Cell = collections.namedtuple("Cell", "table row column kind text")
FOLDER = tempfile.TemporaryDirectory()  # pylint: disable=consider-using-with


def tearDownModule():  # pylint: disable=invalid-name
    FOLDER.cleanup()


class Sample:
    """A sample release in a folder of its own."""

    def __init__(self, kind, group_rows=GROUP_ROWS, **environment):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=FOLDER.name))
        subprocess.run([SAMPLE, kind, str(self.folder), str(group_rows)], check=True,
                       env={**os.environ, **environment}, timeout=120)

    def path(self, name):
        return self.folder / name

    def rows(self):
        """The expected rows, with the types of data.parquet."""
        return [tuple(typed(name, text) for name, text in zip(COLUMNS, line, strict=True))
                for line in lines_of(self.path("rows.tsv"))]

    def cells(self):
        return [Cell(line[0], int(line[1]), int(line[2]), line[3], line[4])
                for line in lines_of(self.path("cells.tsv"))]


def lines_of(path):
    text = path.read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def typed(name, text):
    if name in DECIMALS:
        return decimal.Decimal(text) if text else None
    return int(text) if name == "rev_no" else text


def sums_of(rows):
    """By indicator: the number of rows, the number of values, their sum."""
    found = {}
    for row in rows:
        value = row[COLUMNS.index("value")]
        count, present, total = found.get(row[COLUMNS.index("indicator")], (0, 0, 0))
        found[row[COLUMNS.index("indicator")]] = (
            count + 1, present + (value is not None), total + (value or 0))
    return found


class Parquet(unittest.TestCase):
    """data.parquet, read by two programs that share no code."""

    def by_pyarrow(self, sample):
        table = pyarrow.parquet.read_table(sample.path("data.parquet"))
        self.assertEqual(table.column_names, COLUMNS)
        table.validate(full=True)
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def by_duckdb(self, sample, query="from read_parquet(?)"):
        with duckdb.connect() as connection:
            return connection.execute(query, [str(sample.path("data.parquet"))]).fetchall()

    def check_rows(self, rows, expected):
        """Compares row by row, so that a failure shows one row."""
        self.assertEqual(len(rows), len(expected))
        for number, (row, other) in enumerate(zip(rows, expected)):
            if row != other:
                self.assertEqual(row, other, f"row {number}")

    def check(self, sample):
        expected = sample.rows()
        self.check_rows(self.by_pyarrow(sample), expected)
        self.check_rows(self.by_duckdb(sample), expected)
        sums = self.by_duckdb(sample, "select indicator, count(*), count(value), sum(value) "
                                      "from read_parquet(?) group by indicator")
        self.assertEqual({row[0]: row[1:] for row in sums}, sums_of(expected))

    def groups(self, sample):
        metadata = pyarrow.parquet.read_metadata(sample.path("data.parquet"))
        return [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]

    def test_rows_in_several_groups(self):
        sample = Sample("small")
        self.assertEqual(self.groups(sample), [7, 7, 5])
        self.check(sample)

    def test_rows_in_one_group(self):
        sample = Sample("small", 1000)
        self.assertEqual(self.groups(sample), [19])
        self.check(sample)

    def test_many_rows(self):
        for group_rows in (1000, 1_000_000):
            sample = Sample("large", group_rows)
            self.assertEqual(len(self.groups(sample)), -(-len(sample.rows()) // group_rows))
            self.check(sample)

    def test_no_rows(self):
        sample = Sample("empty")
        self.assertEqual(self.groups(sample), [])
        self.check(sample)

    def test_types(self):
        for kind in ("small", "empty"):
            schema = pyarrow.parquet.read_schema(Sample(kind).path("data.parquet"))
            for field in schema:
                expected = ("decimal128(38, 2)" if field.name in DECIMALS
                            else "int32" if field.name == "rev_no" else "string")
                self.assertEqual(str(field.type), expected, field.name)
                self.assertEqual(field.nullable, field.name in DECIMALS, field.name)

    def test_identifies_the_release(self):
        metadata = pyarrow.parquet.read_metadata(Sample("small").path("data.parquet")).metadata
        self.assertEqual(metadata[b"patledger.release"], b"TJ-2024-07-P")
        self.assertEqual(metadata[b"patledger.position"], b"12345")
        self.assertEqual(metadata[b"patledger.root"], b"ab" * 32)
        self.assertEqual(metadata[b"patledger.cube"], b"1.0.0")
        self.assertEqual(metadata[b"patledger.vintage"], b"preliminary")

    def test_counts_nulls(self):
        metadata = pyarrow.parquet.read_metadata(Sample("small", 1000).path("data.parquet"))
        nulls = {column.path_in_schema: column.statistics.null_count
                 for column in (metadata.row_group(0).column(i) for i in range(len(COLUMNS)))}
        self.assertEqual({name for name, count in nulls.items() if count}, DECIMALS)
        self.assertEqual(nulls["value"], 3)
        self.assertEqual(nulls["previous"], 17)


class Workbook(unittest.TestCase):
    """data.xlsx, read by openpyxl."""

    @classmethod
    def setUpClass(cls):
        cls.sample = Sample("small")
        cls.book = openpyxl.load_workbook(cls.sample.path("data.xlsx"))

    def check_number(self, cell, text, decimals):
        """A number with so many decimals, or a text if a spreadsheet would round it."""
        if len(re.sub(r"\D", "", text).lstrip("0")) > SPREADSHEET_DIGITS:
            self.assertEqual((cell.data_type, cell.value), ("s", text), cell)
            return
        self.assertEqual(cell.data_type, "n", cell)
        self.assertEqual(decimal.Decimal(repr(cell.value)), decimal.Decimal(text), cell)
        self.assertEqual(cell.number_format, "#,##0.00" if decimals else "#,##0", cell)

    def test_has_a_sheet_for_each_table(self):
        names = self.book.sheetnames
        self.assertEqual((names[0], names[-1]), ("封面 Cover", "数据 Data"))
        self.assertEqual([name.split()[0] for name in names[1:-1]],
                         [f"A{number}" for number in range(1, 16)])
        self.assertTrue(all(len(name) <= 31 for name in names))

    def test_has_no_formula(self):
        for sheet in self.book:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                self.assertIn(cell.data_type, ("s", "n"), cell)
                self.assertIsNone(cell.hyperlink, cell)
        with zipfile.ZipFile(self.sample.path("data.xlsx")) as archive:
            for name in archive.namelist():
                self.assertNotRegex(archive.read(name), rb"<f[ >]", name)

    def test_cells_of_tables(self):
        sheets = {name.split()[0]: self.book[name] for name in self.book.sheetnames}
        cells = self.sample.cells()
        self.assertEqual({cell.kind for cell in cells}, {"text", "number", "exact", "empty"})
        for expected in cells:
            sheet = sheets[expected.table]
            first = sheet[sheet.freeze_panes].row
            cell = sheet.cell(first + expected.row, 1 + expected.column)
            if expected.kind == "empty":
                self.assertIsNone(cell.value, cell)
            elif expected.kind == "text":
                self.assertEqual((cell.data_type, cell.value), ("s", expected.text), cell)
            else:
                self.check_number(cell, expected.text, decimals="." in expected.text)

    def test_head_and_header_of_tables(self):
        for name in self.book.sheetnames[1:-1]:
            sheet = self.book[name]
            rows = list(sheet.iter_rows(values_only=True))
            self.assertTrue(rows[0][0].startswith(name.split()[0] + " 专利权交易情况"), name)
            self.assertEqual(rows[2][:2], ("表号 Table", name.split()[0]))
            self.assertEqual(rows[3][:2], ("制定机关 Authority", "=国家知识产权局"))
            self.assertEqual(rows[4], ("单位名称", "合同数", "合同成交额", "其中", "备注"))
            self.assertEqual(rows[5], ("Name", "Contracts", "Contract value", "Of it", "Note"))
            self.assertEqual([text or "" for text in rows[6]],
                             ["", "项 number", "万元 10 000 yuan", "元 yuan", ""])
            self.assertEqual(sheet.freeze_panes, "A8")

    def test_columns_are_as_wide_as_their_cells(self):
        sheet = self.book[self.book.sheetnames[1]]
        self.assertGreaterEqual(sheet.column_dimensions["C"].width, len("万元 10 000 yuan") + 2)
        self.assertGreaterEqual(sheet.column_dimensions["A"].width, len("制定机关") * 2)
        self.assertLess(sheet.column_dimensions["E"].width, 12)

    def test_rows_of_the_data(self):
        sheet = self.book["数据 Data"]
        expected = lines_of(self.sample.path("rows.tsv"))
        self.assertEqual(sheet.max_row, len(expected) + 2)
        for row, line in zip(sheet.iter_rows(min_row=3), expected, strict=True):
            for name, cell, text in zip(COLUMNS, row, line, strict=True):
                self.check_data(name, cell, text, dict(zip(COLUMNS, line)))

    def check_data(self, name, cell, text, line):
        is_money = line["unit"] == "CNY"
        if name == "value" and not text:
            self.assertEqual((cell.data_type, cell.value), ("s", "…"), cell)
        elif name in DECIMALS and text:
            self.check_number(cell, text if is_money else text.removesuffix(".00"), is_money)
        elif name == "rev_no":
            self.check_number(cell, text, 0)
        else:
            self.assertEqual(cell.value or "", text, cell)

    def test_header_of_the_data(self):
        sheet = self.book["数据 Data"]
        rows = list(sheet.iter_rows(max_row=2, values_only=True))
        self.assertEqual(len(rows[0]), len(COLUMNS))
        self.assertTrue(all(re.search(r"[\u4e00-\u9fff]", title) for title in rows[0]), rows[0])
        self.assertTrue(all(title.isascii() for title in rows[1]), rows[1])
        self.assertEqual(sheet.freeze_panes, "B3")
        self.assertEqual(sheet.auto_filter.ref, f"A2:U{sheet.max_row}")

    def test_cover(self):
        rows = {row[1]: row[2] for row in self.book["封面 Cover"].iter_rows(values_only=True)}
        self.assertEqual(rows["Release"], "TJ-2024-07-P")
        self.assertEqual(rows["Month"], "2024-07")
        self.assertEqual(rows["Position: last entry included"], 12345)
        self.assertEqual(rows["Root of the tree up to it"], "ab" * 32)
        self.assertEqual(rows["Prepared"], "2024-08-09T10:11:12.345+08:00")
        signs = [row[2] for row in self.book["封面 Cover"].iter_rows(values_only=True)]
        for sign in "…APQFOD":
            self.assertIn(sign, signs)

    def test_without_observations(self):
        book = openpyxl.load_workbook(Sample("empty").path("data.xlsx"))
        self.assertEqual(book.sheetnames, ["封面 Cover", "数据 Data"])
        self.assertEqual(book["数据 Data"].max_row, 2)

    def test_has_one_time_only(self):
        prepared = datetime.datetime(2024, 8, 9, 2, 11, 12)
        self.assertEqual(self.book.properties.created, prepared)
        self.assertEqual(self.book.properties.modified, prepared)
        with zipfile.ZipFile(self.sample.path("data.xlsx")) as archive:
            self.assertEqual({entry.date_time for entry in archive.infolist()},
                             {(1980, 1, 1, 0, 0, 0)})


class Bytes(unittest.TestCase):
    """The same release gives the same bytes."""

    def test_are_the_same_at_any_place_and_time(self):
        first = Sample("small")
        places = [{"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C"},
                  {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"},
                  {"LD_PRELOAD": CLOCK_AHEAD}]
        for place in places:
            other = Sample("small", **place)
            for name in ("data.xlsx", "data.parquet"):
                self.assertEqual(first.path(name).read_bytes(), other.path(name).read_bytes(),
                                 f"{name} in {place}")

    def test_control_the_clock_is_ahead(self):
        ahead = subprocess.run([sys.executable, "-c", "import time; print(int(time.time()))"],
                               env={**os.environ, "LD_PRELOAD": CLOCK_AHEAD}, check=True,
                               capture_output=True, text=True)
        here = datetime.datetime.now().timestamp()
        self.assertGreater(int(ahead.stdout) - here, 1000 * 24 * 60 * 60)


class Control(unittest.TestCase):
    """The comparisons detect changes."""

    def test_a_changed_row_is_detected(self):
        for find, put in (("\t-0.05\t", "\t-0.06\t"), ("TRANSFER", "LICENCE"),
                          ("\tQ\tD\t0", "\tQ\tD\t1"), ("9007199254740993"[:-2], "1")):
            sample = Sample("small")
            text = sample.path("rows.tsv").read_text(encoding="utf-8")
            self.assertIn(find, text)
            sample.path("rows.tsv").write_text(text.replace(find, put, 1), encoding="utf-8")
            with self.assertRaises(AssertionError):
                Parquet().check(sample)
            workbook = Workbook()
            workbook.sample = sample
            workbook.book = openpyxl.load_workbook(sample.path("data.xlsx"))
            with self.assertRaises(AssertionError):
                workbook.test_rows_of_the_data()

    def test_a_changed_byte_is_detected(self):
        sample = Sample("small")
        file = bytearray(sample.path("data.parquet").read_bytes())
        file[len(file) // 3] ^= 0xFF
        sample.path("data.parquet").write_bytes(file)
        with self.assertRaises(Exception):
            Parquet().check(sample)


if __name__ == "__main__":
    unittest.main()
