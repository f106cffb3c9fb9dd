"""The tables A1 to A14 from the figures of the model."""

import collections

import cube
from months import YEAR, month_text
from published import number

VINTAGES_ZH = {"preliminary": "初步数", "revised": "修订数", "final": "最终数",
               "draft": "草稿，不得发布"}


def growth(now, before):
    """In percent with one decimal, rounded half away from zero; empty without a base."""
    if before == 0:
        return ""
    tenths, half = abs(now - before) * 1000, abs(before)
    rounded = (2 * tenths + half) // (2 * half)
    return f"{'-' if now < before and rounded else ''}{rounded // 10}.{rounded % 10}"


class Tables:
    def __init__(self, figures):
        self.figures, self.month = figures, figures.month
        self.by_cell = collections.defaultdict(dict)  # Codes to (indicator, month) to figure.
        for (month, codes, indicator), (value, _, _) in figures.values.items():
            self.by_cell[codes][indicator, month] = value

    def table(self, name, cuts, indicators, only):
        """The rows: codes to figures by the names of their columns."""
        rows = {}
        for by in cuts:
            for codes in self.by_cell:
                split = {dimension for dimension, code in zip(cube.DIMENSIONS, codes)
                         if code != cube.TOTAL}
                named = dict(zip(cube.DIMENSIONS, codes))
                if split == set(by.split()) and (not only or named[only[0]] in only[1]):
                    row = self.row(codes, indicators)
                    if row is not None:
                        rows[codes] = row
        return rows

    def row(self, codes, indicators):
        """What the data cannot have is blank; None if that is all."""
        possible = [indicator for indicator in indicators if cube.can_have(codes, indicator)]
        if not possible:
            return None
        row = {}
        for indicator in indicators:
            if indicator not in possible:
                row |= dict.fromkeys((indicator, f"{indicator}_cumulative", f"{indicator}_growth",
                                      f"{indicator}_cumulative_growth"), "")
                continue
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
        """A14, for totals: (month, indicator) to the columns."""
        total = (cube.TOTAL,) * len(cube.DIMENSIONS)
        changes = sorted((month, indicator, released, cube.CAUSES.index(cause), line)
                      for (month, indicator, codes, released, cause), line
                      in self.figures.revisions.items() if codes == total)
        rows = {}
        for month, indicator, _, cause, (before, after, _, _) in changes:
            first, _, reasons = rows.get((month, indicator), (before, after, ()))
            reason = cube.CAUSES_ZH[cause]
            rows[month, indicator] = first, after, reasons + (reason,) * (reason not in reasons)
        return {(month, indicator): (cube.text_of(first, indicator), cube.text_of(now, indicator),
                                     cube.text_of(now - first, indicator), "；".join(reasons))
                for (month, indicator), (first, now, reasons) in rows.items()}

    def head(self, name):
        calendar = self.figures.calendar
        vintage = calendar.vintage(self.month) if calendar.close(self.month) else "draft"
        return {"表号": name, "报告期": month_text(self.month), "填报日期": calendar.today,
                "数据版本": f"{VINTAGES_ZH[vintage]} {vintage}, {calendar.position - 1}"}


def chained(lines):
    """Checks the lines of revisions.csv: causes must add up to the change of a release, and each
    change must begin with the value at which the previous one ended. Returns faults and the last
    values."""
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
    """Faults if a chain of revisions does not end with the value of data.csv, which omits zeros
    that never changed."""
    faults = []
    for (month, indicator, codes), value in last.items():
        line = observations.get((month, codes, indicator))
        if (number(line[0], indicator) if line else 0) != value:
            faults.append(("end", month, indicator, codes))
    return faults
