"""Transfers: `law.md` §2, the codes T01 to T11 of §2.3."""

import datetime
from fractions import Fraction

from state import Owner

# The pledgee's consent: since the Property Law, art. 227; now the Civil Code, art. 444(2).
PLEDGEE_ASKED = datetime.date(2007, 10, 1)
# A title that passes by law, by a judgment or by realisation is no act of the owner, so nobody's
# consent is asked (Implementing Rules, art. 15(1): "for other reasons").
PASSES_BY_LAW = {"merger", "division", "inheritance", "court-judgment", "arbitration", "bankruptcy",
                 "pledge-realisation", "ownership-correction"}


def consenting(body, kind):
    return {c["party"] for c in body.get("consents", []) if c["kind"] == kind}


def not_registered_owner(ledger, patent, body, at):
    return any(party not in patent.owners for party in body["from"])


def right_ended(ledger, patent, body, at):
    return patent.ended_on(body["registered"])


def co_owner_silent(ledger, patent, body, at):
    """Asked where there are several owners: of a single one, T01 has said it all."""
    if len(patent.owners) < 2 or patent.agreement or body["cause"] in PASSES_BY_LAW:
        return False
    return bool(set(patent.owners) - set(body["from"]) - consenting(body, "co-owner"))


def pledgee_silent(ledger, patent, body, at):
    if at.date() < PLEDGEE_ASKED or body["cause"] in PASSES_BY_LAW:
        return False
    said = consenting(body, "pledgee")
    return any(set(pledge.body["pledgees"]) - said
               for pledge in ledger.standing_pledges(patent.number, body["registered"]))


def suspended(ledger, patent, body, at):
    return patent.suspended_on(body["registered"], "ownership-dispute")


def preserved(ledger, patent, body, at):
    return patent.suspended_on(body["registered"], "preservation")


def exported(ledger, patent, givers, takers):
    """From the mainland to abroad; a design is no technology."""
    return (patent.type != "design" and any(ledger.country_of(p) == "CN" for p in givers)
            and any(ledger.country_of(p) != "CN" for p in takers))


def goes_abroad(ledger, patent, body):
    return exported(ledger, patent, body["from"], [o["party"] for o in body["to"]])


def export_paper_missing(ledger, patent, body, at):
    return "export" not in body and goes_abroad(ledger, patent, body)


def export_prohibited(ledger, patent, body, at):
    return patent.control == "prohibited" and goes_abroad(ledger, patent, body)


def agency_missing(ledger, patent, body, at):
    parties = body["from"] + [o["party"] for o in body["to"]]
    return "agency" not in body and any(ledger.country_of(p) != "CN" for p in parties)


def form_not_met(ledger, patent, body, at):
    """What has ended is neither a patent nor an application, which T02 says."""
    day = body["registered"]
    shown = "application" if patent.pending_on(day) else "patent"
    return body["signed"] > day or (body["object"] != shown and not patent.ended_on(day))


def registered_or_unfit(ledger, patent, body, at):
    """Who gave has it no more, and who took has it; or the title stays as it was, or has no fit."""
    takers = {o["party"] for o in body["to"]}
    if not set(body["from"]) & set(patent.owners) and takers <= set(patent.owners):
        return True
    if not_registered_owner(ledger, patent, body, at):
        return False
    return title_after(patent.owners, body) in (None, patent.owners)


GROUNDS = [
    ("T01", not_registered_owner), ("T02", right_ended), ("T03", co_owner_silent),
    ("T04", pledgee_silent), ("T05", suspended), ("T06", preserved),
    ("T07", export_paper_missing), ("T08", export_prohibited), ("T09", agency_missing),
    ("T10", form_not_met), ("T11", registered_or_unfit)]


def grounds(ledger, submission):
    body, at = submission["body"], submission["at"]
    patents = [ledger.patents[number] for number in body["patents"]]
    return [code for code, asks in GROUNDS
            if any(asks(ledger, patent, body, at) for patent in patents)]


def title_of(entries):
    """Owners of a grant or an application."""
    return divided({}, entries)


def divided(kept, entries):
    """Stated shares as stated; all others are equal parts of the rest (None: they do not fit)."""
    owners = {party: owner for party, owner in kept.items() if owner.stated}
    for entry in entries:
        if "share" in entry:
            owners[entry["party"]] = Owner(entry["share"], True)
    rest = 1 - sum((owner.share for owner in owners.values()), Fraction(0))
    presumed = [p for p in [*kept, *(e["party"] for e in entries)] if p not in owners]
    if rest < 0 or bool(presumed) != (rest > 0):
        return None
    for party in presumed:
        owners[party] = Owner(rest / len(presumed), False)
    return owners


def title_after(owners, body):
    """The transferors' shares go; `to` says what each holds afterwards (None: it does not fit).
    Who is not a party keeps his share; a presumed one gives way where else it would not fit."""
    leaving = set(body["from"]) | {o["party"] for o in body["to"]}
    kept = {p: o for p, o in owners.items() if p not in leaving}
    as_stated = divided({p: Owner(o.share, True) for p, o in kept.items()}, body["to"])
    return {**as_stated, **kept} if as_stated else divided(kept, body["to"])


def record(ledger, submission):
    body = submission["body"]
    parties = frozenset(o["party"] for o in body["to"])
    for number in body["patents"]:
        patent = ledger.patents[number]
        title = title_after(patent.owners, body)
        if title is None:  # A fact that contradicts the shares: all are presumed equal again.
            left = [p for p in patent.owners if p not in body["from"] and p not in parties]
            title = divided({}, [{"party": p} for p in [*left, *parties]])
        if not set(title) <= set(patent.owners):  # Who comes to own it agreed nothing.
            patent.agreement = False
        patent.owners = title
