"""Owners and their shares: `law.md` §2."""

import dataclasses
from fractions import Fraction


@dataclasses.dataclass
class Owner:
    share: Fraction
    stated: bool  # Otherwise presumed equal, and reduced if the shares would not add up.


def title_of(entries):
    """The owners that a grant or an application states."""
    return with_shares({}, entries)


def with_shares(remaining, entries):
    """Stated shares apply; all other owners have equal parts of the rest. None if shares do not add
    up."""
    owners = {party: owner for party, owner in remaining.items() if owner.stated}
    for entry in entries:
        if "share" in entry:
            owners[entry["party"]] = Owner(entry["share"], True)
    rest = 1 - sum((owner.share for owner in owners.values()), Fraction(0))
    presumed = [p for p in [*remaining, *(e["party"] for e in entries)] if p not in owners]
    if rest < 0 or bool(presumed) != (rest > 0):
        return None
    for party in presumed:
        owners[party] = Owner(rest / len(presumed), False)
    return owners


def title_after(owners, body):
    """The transferors' shares end; `to` states each transferee's share after the transfer. Other
    owners retain their shares; a presumed share is reduced if the shares would not add up
    otherwise. None if they do not add up."""
    leaving = set(body["from"]) | {o["party"] for o in body["to"]}
    remaining = {p: o for p, o in owners.items() if p not in leaving}
    as_stated = with_shares({p: Owner(o.share, True) for p, o in remaining.items()}, body["to"])
    return {**as_stated, **remaining} if as_stated else with_shares(remaining, body["to"])


def title_by(owners, body):
    """As title_after, but if the shares do not add up, all are presumed equal."""
    title = title_after(owners, body)
    if title is None:
        parties = [o["party"] for o in body["to"]]
        left = [p for p in owners if p not in body["from"] and p not in parties]
        title = with_shares({}, [{"party": p} for p in dict.fromkeys([*left, *parties])])
    return title
