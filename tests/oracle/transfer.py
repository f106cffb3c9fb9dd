"""Transfers: `law.md` §2, the codes T01 to T11 of §2.3."""

import datetime

import history
import review as review_days
import speaking
from title import title_after

# The pledgee's consent is required since the Property Law, art. 227; now Civil Code, art. 444(2).
PLEDGEE_CONSENT_SINCE = datetime.date(2007, 10, 1)
# A title that passes by a decision: the office or a court states it. The word alone opens no door.
BY_DECISION = {"merger", "division", "inheritance", "court-judgment", "mediation", "arbitration",
               "auction", "bankruptcy", "pledge-realisation", "ownership-correction"}


def passes_by_law(ledger, body):
    """Without the consent of owners and pledgees."""
    if body.get("cause") in BY_DECISION and speaking.is_official(ledger, body["source"]):
        return True
    if body.get("cause") in ("merger", "division"):
        return is_succession(ledger, body)
    return body.get("cause") == "inheritance" and is_inheritance(ledger, body)


def is_succession(ledger, body):
    """Recorded (`party.succeed`): each transferor has a successor among the transferees, and each
    transferee is one."""
    to = {entry["party"] for entry in body["to"]}
    successors = {party: {successor for successor, on in ledger.successions.get(party, [])
                          if on <= body["registered"]} & to for party in body["from"]}
    return all(successors.values()) and to == set().union(*successors.values())


def is_inheritance(ledger, body):
    """Only persons are inherited from, and a party does not state it for itself."""
    return (all(ledger.parties[party].kind == "individual" for party in body["from"])
            and spoken(ledger, body) >= set(body["from"]))


def spoken(ledger, body):
    """The transferors whose word is there. A realisation does not replace them."""
    source = body["source"]
    if body.get("cause") == "pledge-realisation" and not speaking.is_official(ledger, source):
        return speaking.own(ledger, source, body["from"])
    is_centre = "trading-centre" in ledger.roles_of(source)
    gaining = [entry["party"] for entry in body["to"]] if is_centre else []
    return speaking.speakers(ledger, source, body["from"], gaining)


def not_registered_owner(ledger, patent, body, review):
    return any(not patent.owned_by(party, review) for party in body["from"])


def right_ended(ledger, patent, body, review):
    return patent.ended_on(body["registered"])


def owner_consent_missing(ledger, patent, body, review):
    """A realisation that a pledgee has not agreed to is T04 alone."""
    if passes_by_law(ledger, body):
        return False
    if is_realisation(body) and speaking.pledgee_missing(ledger, patent, body, review, True):
        return False
    return speaking.owner_missing(ledger, patent, body["from"], spoken(ledger, body), body,
                                  "transferor", review)


def is_realisation(body):
    return body.get("cause") == "pledge-realisation"


def pledgee_consent_missing(ledger, patent, body, review):
    return not passes_by_law(ledger, body) and speaking.pledgee_missing(
        ledger, patent, body, review, is_realisation(body))


def suspended(ledger, patent, body, review):
    return patent.suspended(review, "ownership-dispute", court_of(ledger, body))


def preserved(ledger, patent, body, review):
    return patent.suspended(review, "preservation", court_of(ledger, body))


def court_of(ledger, body):
    """The court that ordered a stay may dispose of what it holds."""
    return body["source"] if "court" in ledger.roles_of(body["source"]) else None


def is_export(ledger, patent, grantors, grantees):
    """From the mainland to abroad. A design is not technology."""
    return (patent.type != "design" and any(ledger.country_of(p) == "CN" for p in grantors)
            and any(ledger.country_of(p) != "CN" for p in grantees))


def is_exported(ledger, patent, body):
    return is_export(ledger, patent, body["from"], [o["party"] for o in body["to"]])


def export_paper_missing(ledger, patent, body, review):
    return "export" not in body and is_exported(ledger, patent, body)


def export_prohibited(ledger, patent, body, review):
    return patent.control == "prohibited" and is_exported(ledger, patent, body)


def agency_missing(ledger, patent, body, review):
    parties = body["from"] + [o["party"] for o in body["to"]]
    return "agency" not in body and any(ledger.country_of(p) != "CN" for p in parties)


def formally_defective(ledger, patent, body, review):
    """An ended right is neither a patent nor an application; T02 covers it."""
    day = body["registered"]
    actual = "application" if patent.pending_on(day) else "patent"
    return body.get("signed", day) > day or (body["object"] != actual and not patent.ended_on(day))


def already_registered_or_invalid_shares(ledger, patent, body, review):
    """The transferors no longer own it and the transferees do; or the title would not change; or
    the shares do not add up."""
    if known_transfers(ledger, body, speaking.is_official(ledger, body["source"])):
        return True
    grantees = {o["party"] for o in body["to"]}
    if not set(body["from"]) & set(patent.owners) and grantees <= set(patent.owners):
        return True
    if any(party not in patent.owners for party in body["from"]):
        return False
    return title_after(patent.owners, body) in (None, patent.owners)


def known_transfers(ledger, body, is_fact):
    """For each patent the transfer that the body states again; none if one has none."""
    known = [history.stated_before(ledger.patents[number], body, is_fact)
             for number in body["patents"] if number in ledger.patents]
    return known if len(known) == len(body["patents"]) and all(known) else []


GROUNDS = [
    ("T01", not_registered_owner), ("T02", right_ended), ("T03", owner_consent_missing),
    ("T04", pledgee_consent_missing), ("T05", suspended), ("T06", preserved),
    ("T07", export_paper_missing), ("T08", export_prohibited), ("T09", agency_missing),
    ("T10", formally_defective), ("T11", already_registered_or_invalid_shares)]


def grounds(ledger, submission, numbers=None):
    """Those of some of the patents, or of all."""
    body = {**submission["body"], "source": submission["source"]}
    patents = [ledger.patents[n] for n in (body["patents"] if numbers is None else numbers)
               if n in ledger.patents]
    review = review_days.days(ledger, submission, body["registered"], body["patents"])
    return [code for code, test in GROUNDS
            if (code != "T04" or submission["at"].date() >= PLEDGEE_CONSENT_SINCE)
            and any(test(ledger, patent, body, review) for patent in patents)]


def warnings(ledger, submission):
    """An annuity is unpaid, or invalidation is pending: no grounds against a transfer (§6.2)."""
    day = submission["body"]["registered"]
    patents = [ledger.patents[number] for number in submission["body"]["patents"]]
    in_doubt = any(not patent.ended_on(day) and (patent.annuity_unpaid_on(day)
                                                 or patent.invalidation_pending_on(day))
                   for patent in patents)
    return ["W07"] if in_doubt else []


def record(ledger, submission):
    body = submission["body"]
    for number in body["patents"]:
        ledger.patent(number).add_title(body["registered"], submission)
