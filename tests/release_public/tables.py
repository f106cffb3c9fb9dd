"""The tables A1 to A14 computed from data.csv and revisions.csv. A public release has no other
information in its tables."""

from releases import MONEY, NO_CELL, codes_in, month_after

TOTAL = "_T"
SUFFIXES = ("", "_cumulative", "_growth", "_cumulative_growth")


def number_text(value, decimals):
    if decimals == 0:
        return str(value)
    digits = str(abs(value)).rjust(decimals + 1, "0")
    return ("-" if value < 0 else "") + digits[:-decimals] + "." + digits[-decimals:]


def growth_text(now, before):
    """In percent with one decimal, rounded half away from zero."""
    if now is None or before is None:
        return "…"
    if before == 0:
        return ""
    tenths = (abs(now - before) * 2000 + abs(before)) // (2 * abs(before))
    return number_text(-tenths if now < before else tenths, 1)


def year_to(release, indicator, month, codes):
    """The sum since January; None if a month is suppressed."""
    values = [release.value((indicator, f"{month[:4]}-{number:02}", codes))
              for number in range(1, int(month[5:]) + 1)]
    return None if None in values else sum(values)


def kind_of(indicator, codes):
    """The indicator, by which dimensions it is split, and of which kind of transaction."""
    return indicator, tuple(code == TOTAL for code in codes), codes[0]


def kinds_in(release):
    return {kind_of(indicator, codes) for indicator, _, codes in release.data}


def expected_row(release, row, kinds):
    """A figure that data.csv has of no cell like this one may be blank."""
    codes = codes_in(row)
    before = month_after(release.month, -12)
    expected = {}
    for indicator in [name.removesuffix("_cumulative") for name in row
                      if name.endswith("_cumulative")]:
        if row[indicator] == "" and kind_of(indicator, codes) not in kinds:
            expected |= {name: "" for name in row if name.startswith(indicator)
                         and name.removeprefix(indicator) in SUFFIXES}
            continue
        decimals = 2 if indicator in MONEY else 0
        figures = [(release.value((indicator, month, codes)),
                    year_to(release, indicator, month, codes)) for month in (release.month, before)]
        for suffix, now, then in (("", figures[0][0], figures[1][0]),
                                  ("_cumulative", figures[0][1], figures[1][1])):
            expected[indicator + suffix] = "…" if now is None else number_text(now, decimals)
            expected[indicator + suffix + "_growth"] = growth_text(now, then)
    return expected


def differences(release, numbers):
    """Yields (table, row, column, found text, expected text)."""
    kinds = kinds_in(release)
    for number in numbers:
        for row in release.table(number):
            for name, text in expected_row(release, row, kinds).items():
                if row[name] != text:
                    yield number, tuple(row.values())[:6], name, row[name], text


def revision_differences(release):
    """A14 against revisions.csv."""
    lines = {}
    for revision in release.revisions:
        indicator, month, codes = revision.key
        if codes == NO_CELL:
            first, _ = lines.get((month, indicator), (revision.before, None))
            lines[month, indicator] = first, revision.after
    shown = {}
    for row in release.table("A14"):
        decimals = 2 if row["indicator"] in MONEY else 0
        first, current = lines.get((row["month"], row["indicator"]), (0, 0))
        shown[row["month"], row["indicator"]] = row
        for name, value in (("first_published", first), ("current", current),
                            ("difference", current - first)):
            if row[name] != number_text(value, decimals):
                yield row["month"], row["indicator"], name, row[name], value
    for place in lines.keys() - shown.keys():
        yield *place, "is missing"
