"""Transfers: `law.md` §2, the codes T01 to T11 of §2.3."""

import datetime
from fractions import Fraction

from state import Owner

# The pledgee's consent is required since the Property Law, art. 227; now Civil Code, art. 444(2).
PLEDGEE_CONSENT_SINCE = datetime.date(2007, 10, 1)
# A title that passes by law, by a judgment or by realisation is not an act of the owner and needs
# no consent (Implementing Rules, art. 15(1): "for other reasons").
PASSES_BY_LAW = {"merger", "division", "inheritance", "court-judgment", "arbitration", "bankruptcy",
                 "pledge-realisation", "ownership-correction"}


def consenting_parties(body, kind):
    return {c["party"] for c in body.get("consents", []) if c["kind"] == kind}


def not_registered_owner(ledger, patent, body, at):
    return any(party not in patent.owners for party in body["from"])


def right_ended(ledger, patent, body, at):
    return patent.ended_on(body["registered"])


def co_owner_consent_missing(ledger, patent, body, at):
    """Only if there are several owners; T01 covers a single one."""
    if len(patent.owners) < 2 or patent.agreement or body["cause"] in PASSES_BY_LAW:
        return False
    return bool(set(patent.owners) - set(body["from"]) - consenting_parties(body, "co-owner"))


def pledgee_consent_missing(ledger, patent, body, at):
    if at.date() < PLEDGEE_CONSENT_SINCE or body["cause"] in PASSES_BY_LAW:
        return False
    consents = consenting_parties(body, "pledgee")
    return any(set(pledge.body["pledgees"]) - consents
               for pledge in ledger.pledges_in_force(patent.number, body["registered"]))


def suspended(ledger, patent, body, at):
    return patent.suspended_on(body["registered"], "ownership-dispute")


def preserved(ledger, patent, body, at):
    return patent.suspended_on(body["registered"], "preservation")


def is_export(ledger, patent, grantors, grantees):
    """From the mainland to abroad. A design is not technology."""
    return (patent.type != "design" and any(ledger.country_of(p) == "CN" for p in grantors)
            and any(ledger.country_of(p) != "CN" for p in grantees))


def is_exported(ledger, patent, body):
    return is_export(ledger, patent, body["from"], [o["party"] for o in body["to"]])


def export_paper_missing(ledger, patent, body, at):
    return "export" not in body and is_exported(ledger, patent, body)


def export_prohibited(ledger, patent, body, at):
    return patent.control == "prohibited" and is_exported(ledger, patent, body)


def agency_missing(ledger, patent, body, at):
    parties = body["from"] + [o["party"] for o in body["to"]]
    return "agency" not in body and any(ledger.country_of(p) != "CN" for p in parties)


def formally_defective(ledger, patent, body, at):
    """An ended right is neither a patent nor an application; T02 covers it."""
    day = body["registered"]
    actual = "application" if patent.pending_on(day) else "patent"
    return body["signed"] > day or (body["object"] != actual and not patent.ended_on(day))


def already_registered_or_invalid_shares(ledger, patent, body, at):
    """The transferors no longer own it and the transferees do; or the title would not change; or
    the shares do not add up."""
    grantees = {o["party"] for o in body["to"]}
    if not set(body["from"]) & set(patent.owners) and grantees <= set(patent.owners):
        return True
    if not_registered_owner(ledger, patent, body, at):
        return False
    return title_after(patent.owners, body) in (None, patent.owners)


GROUNDS = [
    ("T01", not_registered_owner), ("T02", right_ended), ("T03", co_owner_consent_missing),
    ("T04", pledgee_consent_missing), ("T05", suspended), ("T06", preserved),
    ("T07", export_paper_missing), ("T08", export_prohibited), ("T09", agency_missing),
    ("T10", formally_defective), ("T11", already_registered_or_invalid_shares)]


def grounds(ledger, submission):
    body, at = submission["body"], submission["at"]
    patents = [ledger.patents[number] for number in body["patents"]]
    return [code for code, test in GROUNDS
            if any(test(ledger, patent, body, at) for patent in patents)]


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


def record(ledger, submission):
    body = submission["body"]
    parties = frozenset(o["party"] for o in body["to"])
    for number in body["patents"]:
        patent = ledger.patents[number]
        title = title_after(patent.owners, body)
        if title is None:  # A fact that contradicts the shares: all are presumed equal.
            left = [p for p in patent.owners if p not in body["from"] and p not in parties]
            title = with_shares({}, [{"party": p} for p in [*left, *parties]])
        if not set(title) <= set(patent.owners):  # A new owner has not agreed.
            patent.agreement = False
        patent.owners = title
