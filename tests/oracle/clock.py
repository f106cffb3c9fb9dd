"""The calendar of the ledger (`law.md` §7.5): a clock.day moves it, and it never goes back. Before
the first one it is the newest day of filing of a submission that took effect."""


def faults(ledger, submission, received):
    """Returns F codes, one for each fault."""
    if submission["type"] != "clock.day":
        return []
    day = submission["body"]["day"]
    found = ["F03"] if day > received.date() else []
    return found + (["F03"] if ledger.today and day < ledger.today else [])


def move(ledger, submission):
    """To be called with each submission that takes effect, corrections too."""
    if submission["type"] == "clock.day":
        ledger.today, ledger.has_clock = submission["body"]["day"], True
    elif not ledger.has_clock:
        filed = submission["at"].date()
        ledger.today = max(ledger.today or filed, filed)
