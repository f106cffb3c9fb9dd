"""Reads the files of a release."""

import csv

import cube

OTHER_COLUMNS = ("value", "unit", "obs_status", "rev_no", "previous")


def rows(path, skip=0):
    with open(path, encoding="utf-8", newline="") as file:
        for _ in range(skip):
            next(file)
        yield from csv.DictReader(file)


def codes_in(row):
    return tuple(row[dimension] for dimension in cube.DIMENSIONS)


def unique(pairs, what):
    found = {}
    for key, value in pairs:
        if key in found:
            raise SystemExit(f"{what}: duplicate key: {key}")
        found[key] = value
    return found


def observations(folder):
    return unique((((row["month"], codes_in(row), row["indicator"]),
                    tuple(row[name] for name in OTHER_COLUMNS))
                   for row in rows(folder / "data.csv")), "data.csv")


def number(text, indicator):
    if indicator not in cube.MONEY:
        return int(text)
    yuan, fen = text.lstrip("-").split(".")
    return (int(yuan) * 100 + int(fen)) * (-1 if text.startswith("-") else 1)


def revisions(folder):
    """In the form of Figures.revisions; the entries are a set."""
    def line(row):
        indicator = row["indicator"]
        key = row["month"], indicator, codes_in(row), row["published_with"], row["cause"]
        amounts = (number(row[name], indicator) for name in ("before", "after", "amount"))
        return key, (*amounts, frozenset(map(int, row["events"].split())))
    return unique(map(line, rows(folder / "revisions.csv")), "revisions.csv")


HEAD_LINES = 8


def table(folder, name):
    """The head, and the rows without the line of titles."""
    path = folder / "tables" / f"{name}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    head = {line[0].split()[0]: line[1] for line in lines[:HEAD_LINES]}
    columns = lines[HEAD_LINES + 1]
    return head, [dict(zip(columns, line, strict=True)) for line in lines[HEAD_LINES + 3:]]
