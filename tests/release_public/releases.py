"""The releases of a generated city, made by the binary at the close of every month and read from
their files.

The calendar is implemented here again: a month closes with the first entry that moves it to the
tenth of the next month or later. The streams move it by clock.day.
"""

import csv
import dataclasses
import decimal
import json
import os
import pathlib
import subprocess

BINARY = os.environ["PATLEDGER"]
CLOSE_DAY = 10
MONEY = ("contract_value", "technology_value", "receipts", "pledge_amount")
DIMENSIONS = ("tx", "contract_kind", "ip", "patent_type", "ipc", "industry", "district",
              "seller_kind", "buyer_kind", "flow", "fee_form", "licence_kind", "amount_band")
TOTAL = "_T"
NO_CELL = (TOTAL,) * len(DIMENSIONS)


def run(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, check=False,
                          timeout=300, **options)


def fen(text):
    """None for a suppressed or absent amount."""
    return int(decimal.Decimal(text).scaleb(2)) if text not in ("", "…") else None


def month_after(month, months=1):
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + months
    return f"{number // 12:04}-{number % 12 + 1:02}"


def cell(**codes):
    """The codes of a cell; dimensions that are not named are totals."""
    return tuple(codes.get(name, TOTAL) for name in DIMENSIONS)


def codes_in(row):
    return tuple(row.get(name, TOTAL) for name in DIMENSIONS)


@dataclasses.dataclass
class Observation:
    value: int | None  # In fen, or a count; None if suppressed.
    status: str
    revision: int
    previous: int | None


@dataclasses.dataclass
class Revision:
    key: tuple  # As in Release.data.
    published_with: str
    before: int
    after: int
    amount: int
    events: str


class Release:
    """One directory. `data`: by (indicator, month, codes)."""

    def __init__(self, folder, month):
        self.folder = folder
        self.month = month
        self.data = {}
        for row in self.rows("data.csv"):
            key = (row["indicator"], row["month"], codes_in(row))
            assert key not in self.data, key
            self.data[key] = Observation(self.figure(row, "value"), row["conf_status"],
                                         int(row["rev_no"]), self.figure(row, "previous"))
        self.revisions = [self.revision(row) for row in self.rows("revisions.csv")]

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, strict=True)

    @staticmethod
    def figure(row, name):
        if row["indicator"] in MONEY:
            return fen(row[name])
        return int(row[name]) if row[name] else None

    def revision(self, row):
        return Revision((row["indicator"], row["month"], codes_in(row)), row["published_with"],
                        *(self.figure(row, name) for name in ("before", "after", "amount")),
                        row["events"])

    def table(self, number):
        """The rows, by the names of columns."""
        path = self.folder / "tables" / f"{number}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, strict=True))
        blank = lines.index([])
        return [dict(zip(lines[blank + 1], line, strict=True)) for line in lines[blank + 3:]]

    def value(self, key):
        """None if suppressed; 0 if absent."""
        found = self.data.get(key)
        return 0 if found is None else found.value


class City:
    """A ledger of a generated stream, and its releases."""

    def __init__(self, place, seed, patents, events):
        self.place = pathlib.Path(place)
        self.stream = self.place / "stream.ndjson"
        made = run("generate", "--seed", seed, "--patents", patents, "--events", events)
        assert made.returncode == 0, made.stderr
        self.stream.write_bytes(made.stdout)
        done = run("submit", self.stream, "--data", self.place / "data")
        assert done.returncode in (0, 2, 65), done.stderr
        self.recorded = self.read_recorded(done.stdout)

    def read_recorded(self, receipts):
        """(position, submission) of all recorded submissions."""
        submissions = (json.loads(line) for line in self.stream.read_text("utf-8").splitlines())
        parsed = (json.loads(line) for line in receipts.decode().splitlines())
        return [(int(receipt["seq"]), submission)
                for submission, receipt in zip(submissions, parsed, strict=True)
                if receipt["outcome"] == "recorded"]

    def close(self, month):
        """The entry with which a month closes; None if it is open."""
        begin = f"{month_after(month)}-{CLOSE_DAY:02}"
        return next((seq for seq, submission in self.recorded
                     if submission["type"] == "clock.day" and submission["body"]["day"] >= begin),
                    None)

    def release(self, month, audience):
        """Makes the release of a month at its close."""
        out = self.place / f"{month}-{audience}"
        done = run("release", "--month", month, "--known", self.close(month), "--audience",
                   audience, "--out", out, "--data", self.place / "data")
        assert done.returncode == 0, done.stderr
        return Release(out, month)
