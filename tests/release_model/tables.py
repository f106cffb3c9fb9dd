"""The tables A1 to A14, made of the model's own figures."""

import collections

import cube
from months import YEAR, month_text
from published import number

VINTAGES_ZH = {"preliminary": "初步数", "revised": "修订数", "final": "最终数"}


def growth(now, before):
    """In percent with one decimal, half away from zero; nothing without a base."""
    if before == 0:
        return ""
    tenths, half = abs(now - before) * 1000, abs(before)
    rounded = (2 * tenths + half) // (2 * half)
    return f"{'-' if now < before and rounded else ''}{rounded // 10}.{rounded % 10}"


class Tables:
    def __init__(self, figures):
        self.figures, self.month = figures, figures.month
        self.by_cell = collections.defaultdict(dict)  # Codes to (indicator, month) to figure.
        for (month, codes, indicator), told in figures.values.items():
            self.by_cell[codes][indicator, month] = told[0]

    def table(self, name, cuts, indicators, kept):
        """The codes of a row to its figures, by the names of their columns."""
        rows = {}
        for by in cuts:
            for codes in self.by_cell:
                split = {dimension for dimension, code in zip(cube.DIMENSIONS, codes)
                         if code != cube.TOTAL}
                named = dict(zip(cube.DIMENSIONS, codes))
                if split == set(by.split()) and (not kept or named[kept[0]] in kept[1]):
                    rows[codes] = self.row(codes, indicators)
        return rows

    def row(self, codes, indicators):
        row = {}
        for indicator in indicators:
            now, before = (self.month_of(codes, indicator, month)
                           for month in (self.month, self.month - YEAR))
            so_far, so_far_before = (self.year_to(codes, indicator, month)
                                     for month in (self.month, self.month - YEAR))
            row |= {indicator: cube.text_of(now, indicator),
                    f"{indicator}_cumulative": cube.text_of(so_far, indicator),
                    f"{indicator}_growth": growth(now, before),
                    f"{indicator}_cumulative_growth": growth(so_far, so_far_before)}
        return row

    def month_of(self, codes, indicator, month):
        return self.by_cell[codes].get((indicator, month), 0)

    def year_to(self, codes, indicator, month):
        return sum(self.month_of(codes, indicator, each)
                   for each in range(month // YEAR * YEAR, month + 1))

    def revised(self):
        """A14: of the totals, month and indicator to the columns."""
        total = (cube.TOTAL,) * len(cube.DIMENSIONS)
        told = sorted((month, indicator, released, cube.CAUSES.index(cause), line)
                      for (month, indicator, codes, released, cause), line
                      in self.figures.revisions.items() if codes == total)
        rows = {}
        for month, indicator, _, cause, (before, after, _, _) in told:
            first, _, reasons = rows.get((month, indicator), (before, after, ()))
            reason = cube.CAUSES_ZH[cause]
            rows[month, indicator] = first, after, reasons + (reason,) * (reason not in reasons)
        return {(month, indicator): (cube.text_of(first, indicator), cube.text_of(now, indicator),
                                     cube.text_of(now - first, indicator), "；".join(reasons))
                for (month, indicator), (first, now, reasons) in rows.items()}

    def head(self, name):
        calendar = self.figures.calendar
        vintage = calendar.vintage(self.month)
        return {"表号": name, "报告期": month_text(self.month), "填报日期": calendar.today,
                "数据版本": f"{VINTAGES_ZH[vintage]} {vintage}, {calendar.position}"}


def chained(lines):
    """Of the lines of revisions.csv: the faults, where causes do not add up to the change of a
    release, or a change does not begin where the one before it ended; and where the last ended."""
    steps = collections.defaultdict(dict)
    amounts = collections.Counter()
    for (month, indicator, codes, released, _), (before, after, amount, _) in lines.items():
        steps[month, indicator, codes].setdefault(released, (before, after))
        amounts[month, indicator, codes, released, after - before] += amount
    faults = [("sum", *key) for key, amount in amounts.items() if amount != key[-1]]
    for key, by_release in steps.items():
        ordered = [by_release[released] for released in sorted(by_release)]
        if any(one[1] != other[0] for one, other in zip(ordered, ordered[1:])):
            faults.append(("chain", *key))
    return faults, {key: by_release[max(by_release)][1] for key, by_release in steps.items()}


def unended(last, observations):
    """Where a chain of revisions does not end in the figure of data.csv, which lacks what is zero
    and never changed."""
    faults = []
    for (month, indicator, codes), value in last.items():
        told = observations.get((month, codes, indicator))
        if (number(told[0], indicator) if told else 0) != value:
            faults.append(("end", month, indicator, codes))
    return faults
