"""Every change of a figure, entry by entry: the figures of an object after an entry minus those
before. A figure at a position is the sum of these changes."""

from typing import NamedTuple

import facts
from current_events import EFFECTIVE, CurrentEvents

CANCELS = ("contract.cancel", "licence.revoke", "pledge.revoke")
ROYALTIES = ("ROYALTY", "ENTRY_FEE_PLUS_ROYALTY")
FEE_FORM = facts.classes.cube.DIMENSIONS.index("fee_form")


class Change(NamedTuple):
    seq: int
    cause: str  # As revisions.csv names it.
    subject: str
    month: int
    codes: tuple
    figures: tuple


class Journal:
    def __init__(self, submissions, outcomes):
        self.current = CurrentEvents()
        self.booked, self.bundles, self.changes = {}, {}, []
        self.restated = None  # The event that the entry corrects.
        self.kinds = {}  # Of each entry that took effect, its type.
        for seq, (submission, outcome) in enumerate(zip(submissions, outcomes, strict=True)):
            if outcome in EFFECTIVE:
                self.kinds[seq] = submission["type"]
                self.take(seq, submission)

    def take(self, seq, submission):
        named = str(submission["body"].get("event", "")).partition(".")[0]
        self.restated = int(named) if named else None
        objects = sorted(self.current.take(seq, submission))
        for key in objects:
            for other in sorted(self.siblings(key)):
                self.book(seq, submission["type"] if other in objects else "bundle", other)

    def siblings(self, key):
        """The object; for a pledge also those that are or were in its bundle."""
        if key[0] != "pledge":
            return {key}
        event = facts.registered_pledge(self.current, key)
        bundle = None
        if event and "bundle" in event.body:
            bundle = event.body["bundle"], *sorted(event.body["pledgees"])
        left = [members for members in self.bundles.values() if key in members]
        touched = {key}.union(*left)
        for members in left:
            members.discard(key)
        if bundle:
            self.bundles.setdefault(bundle, set()).add(key)
            touched |= self.bundles[bundle]
        return touched

    def counted(self, key):
        parts = facts.parts_of(self.current, key)
        if key[0] == "pledge" and parts and not self.represents_its_bundle(key):
            part = parts["itself"]
            parts["itself"] = part._replace(figures=(0, 0, part.figures[2]))
        return parts

    def represents_its_bundle(self, key):
        """The first registered pledge of a bundle counts for all, but the patents of each count."""
        members = next((members for members in self.bundles.values() if key in members), {key})
        return key == min(members, key=lambda member:
                          facts.registered_pledge(self.current, member).seq)

    def book(self, seq, act, key):
        before, after = self.booked.get(key, {}), self.counted(key)
        for name in sorted({*before, *after}, key=str):
            self.post(seq, act, key[0], name, before.get(name), after.get(name))
        self.booked[key] = after

    def post(self, seq, act, subject, name, before, after):
        if before == after:
            return
        cause = self.cause_of(act, name, before, after)
        if before and after and before[:2] == after[:2]:
            moved = [(after, tuple(b - a for a, b in zip(before.figures, after.figures)))]
        else:
            moved = [(part, tuple(sign * figure for figure in part.figures))
                     for part, sign in ((before, -1), (after, 1)) if part]
        subject = "contract" if subject == "receipts" else subject
        for part, figures in moved:
            shown = royalty(part) if cause == "value-revised" else cause
            self.changes.append(Change(seq, shown, subject, part.month, part.codes, figures))

    def cause_of(self, act, name, before, after):
        if act in ("event.correct", "event.retract"):
            is_moved = before and after and before.figures == after.figures
            follows = isinstance(name, tuple) or name == self.restated  # Receipts, statements.
            if is_moved and not follows:
                return "reclassification"
            return "correction" if act == "event.correct" else "retraction"
        if act in CANCELS:
            return "cancelled"
        return {"contract.revise": "value-revised",
                "bundle": "bundle"}.get(act, "late-arrival")


def royalty(part):
    return "royalty-revised" if part.codes[FEE_FORM] in ROYALTIES else "value-revised"
