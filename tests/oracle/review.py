"""The days for which an act is reviewed against what it may cut into: pledges, orders of courts,
disputes, exclusive and open licences, holds, and who the owners are (`law.md`: a proposal meets
everything it would cut into).

Of a proposal its legal day and every day from there to the day of its filing or of the newest filing
about its patents, whichever is later; of a fact its legal day, and the owners as they are now. The
right itself, its annuities and proceedings for its invalidation are reviewed for the legal day
alone."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class ReviewDays:
    first: object
    last: object
    fact: bool

    def meets(self, first, last):
        """Whether one of these days is among those from `first` to `last`."""
        return first <= last and first <= self.last and self.first <= last


def days(ledger, submission, first, numbers):
    """`first` is the legal day. `submission["fact"]`: a fact, by its source."""
    if submission["fact"]:
        return ReviewDays(first, first, True)
    if "until" in submission:
        return ReviewDays(first, max(first, submission["until"]), False)
    newest = [ledger.newest[number] for number in numbers if number in ledger.newest]
    return ReviewDays(first, max([first, submission["at"].date(), *newest]), False)
