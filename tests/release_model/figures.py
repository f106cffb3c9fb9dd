"""The observations and revisions to publish from a journal at a position."""

import bisect
import functools

import classes
import cube
from months import YEAR, begin_of, month_text


@functools.cache
def cells_of(subject, codes):
    """The cells, one for each cut, in which an object with these codes is counted."""
    named = classes.published(codes)
    return [cube.codes_of(by, [named[dimension] for dimension in by])
            for by, subjects in cube.CUTS if subject in subjects]


class Cell:
    """The sums of a cell by publication of its month; by cause after the first publication."""

    def __init__(self, figures):
        self.figures, self.sums, self.causes = figures, {}, {}

    def add(self, publication, change):
        add_to(self.sums.setdefault(publication, [0] * self.figures), change.figures)
        if publication > 0:
            causes = self.causes.setdefault(publication, {})
            sums, entries = causes.setdefault(change.cause, ([0] * self.figures, {}))
            add_to(sums, change.figures)
            add_to(entries.setdefault(change.seq, [0] * self.figures), change.figures)


def add_to(sums, figures):
    for place, figure in enumerate(figures):
        sums[place] += figure


class Figures:
    """The figures of a month and of all months before it, from January of the previous year."""

    def __init__(self, journal, calendar, month):
        self.month, self.calendar = month, calendar
        self.window = range((month // YEAR - 1) * YEAR, month + 1)
        self.publications = {each: calendar.publications(each) for each in self.window}
        self.cells = {}  # By month, subject and codes.
        for change in journal.changes:
            if change.seq < calendar.position and change.month in self.publications:
                self.add(change)

    def add(self, change):
        positions = [position for _, position in self.publications[change.month]]
        publication = bisect.bisect_right(positions, change.seq)
        for codes in cells_of(change.subject, change.codes):
            key = (change.month, change.subject, codes)
            if key not in self.cells:
                self.cells[key] = Cell(len(change.figures))
            self.cells[key].add(publication, change)

    @functools.cached_property
    def values(self):
        """(month, codes, indicator) to (value, number of revisions, value before the last one)."""
        found = {}
        for (month, subject, codes), cell in self.cells.items():
            for place, indicator in enumerate(cube.OF[subject]):
                value, revisions, previous = 0, 0, None
                for publication, sums in sorted(cell.sums.items()):
                    if publication > 0 and sums[place] != 0:
                        revisions, previous = revisions + 1, value
                    value += sums[place]
                if value or revisions:
                    found[month, codes, indicator] = value, revisions, previous
        return found

    @functools.cached_property
    def observations(self):
        """The lines of data.csv: (month, codes, indicator) to the other columns."""
        lines = {}
        for (month, codes, indicator), (value, revisions, previous) in self.values.items():
            previous_text = "" if previous is None else cube.text_of(previous, indicator)
            unit = "CNY" if indicator in cube.MONEY else "PN"
            is_final = self.calendar.close(begin_of("final", month)) is not None
            status = "A" if is_final else "P"
            lines[month_text(month), codes, indicator] = (
                cube.text_of(value, indicator), unit, status, str(revisions), previous_text)
        return lines

    @functools.cached_property
    def revisions(self):
        """(month, indicator, codes, release, cause) to before, after, amount and entries."""
        lines = {}
        for (month, subject, codes), cell in self.cells.items():
            for place, indicator in enumerate(cube.OF[subject]):
                value = 0
                for publication, sums in sorted(cell.sums.items()):
                    before, value = value, value + sums[place]
                    released = month_text(self.publications[month][publication][0])
                    for cause, (amounts, entries) in cell.causes.get(publication, {}).items():
                        if amounts[place] != 0:
                            key = month_text(month), indicator, codes, released, cause
                            moved = frozenset(seq for seq, figures in entries.items()
                                              if figures[place])
                            lines[key] = before, value, amounts[place], moved
        return lines
