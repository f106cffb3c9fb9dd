"""Months and the closes of a ledger by its calendar (law.md §7.5)."""

import bisect
import datetime

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
CLOSE_DAY = 10
QUARTER, YEAR = 3, 12


def month_of(day):
    """The number of months since year 0."""
    return int(day[:4]) * YEAR + int(day[5:7]) - 1


def month_text(month):
    return f"{month // YEAR:04}-{month % YEAR + 1:02}"


def day_of(moment):
    return datetime.datetime.fromisoformat(moment).astimezone(SHANGHAI).date().isoformat()


def begin_of(vintage, month):
    """The month whose close begins this vintage of `month`."""
    if vintage == "preliminary":
        return month
    if vintage == "revised":
        return month // QUARTER * QUARTER + QUARTER
    return month // YEAR * YEAR + YEAR + 2


def moves(submissions, outcomes):
    """(seq, day) of each entry that took effect and may move the calendar: those that state a day,
    and before the first of these each by the day of its filing."""
    is_stated = False
    for seq, (submission, outcome) in enumerate(zip(submissions, outcomes, strict=True)):
        if outcome not in ("recorded", "discrepancy"):
            continue
        if submission["type"] == "clock.day":
            is_stated = True
            yield seq, submission["body"]["day"]
        elif not is_stated:
            yield seq, day_of(submission["at"])


class Calendar:
    """The closes among the first `position` entries. `moved` are moves(), a list."""

    def __init__(self, moved, position):
        self.position, self.today = position, ""
        self.days, self.firsts = [], []
        for seq, day in moved:
            if seq < position and day > self.today:
                self.today = day
                self.days.append(day)
                self.firsts.append(seq)

    def close(self, month):
        """The position after the first entry with the closing day or a later one; None if open."""
        place = bisect.bisect_left(self.days, f"{month_text(month + 1)}-{CLOSE_DAY:02}")
        return self.firsts[place] + 1 if place < len(self.days) else None

    def vintage(self, month):
        for vintage in ("final", "revised"):
            if self.close(begin_of(vintage, month)) is not None:
                return vintage
        return "preliminary"

    def publications(self, month):
        """(closing month, position) of each close from its own on, and the present."""
        found, closed = [], month
        while (position := self.close(closed)) is not None:
            found.append((closed, position))
            closed += 1
        if not found or found[-1][1] < self.position:
            found.append((closed, self.position))
        return found
