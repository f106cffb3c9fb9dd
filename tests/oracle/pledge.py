"""Pledges: `law.md` §4, the grounds P01 to P12 of §4.3."""

import datetime

from state import Pledge
from transfer import consenting_parties

MEASURES = datetime.date(2010, 10, 1)  # The pledge registration measures of 2010.
WAIVABLE = datetime.date(2021, 11, 15)  # Announcement 461: P10 and P11 can be waived.


def not_registered_owner(ledger, patent, body):
    return any(party not in patent.owners for party in body["pledgors"])


def decided_on(body):
    """The day of the registration or of the change."""
    return body.get("on", body["registered"])


def right_ended(ledger, patent, body):
    return patent.ended_on(decided_on(body))


def not_granted(ledger, patent, body):
    return patent.pending_on(decided_on(body))


def annuity_unpaid(ledger, patent, body):
    return patent.annuity_unpaid_on(decided_on(body))


def suspended(ledger, patent, body):
    return any(patent.suspended_on(decided_on(body), kind)
               for kind in ("ownership-dispute", "preservation"))


def exceeds_right(ledger, patent, body):
    return body["claim"]["until"] > patent.last_day()


def content_missing(ledger, patent, body):
    """The amount of the claim and the term of the debtor (M461 art. 8)."""
    claim = body["claim"]
    no_amount = claim["amount"] == 0 and "maximum" not in claim
    return no_amount or claim["until"] < claim["from"]


def co_owner_consent_missing(ledger, patent, body):
    if patent.agreement or len(patent.owners) < 2:
        return False
    return bool(set(patent.owners) - set(body["pledgors"]) - consenting_parties(body, "co-owner"))


def already_pledged(ledger, patent, body):
    """Any pledge that has not ended by the day, also one dated later: it was filed first."""
    own = ledger.pledges.get(body["pledge"]) if "on" in body else None
    return any(patent.number in pledge.body["patents"] and not pledge.revoked
               and (pledge.cancelled is None or decided_on(body) < pledge.cancelled)
               and (pledge.cancelled is None or pledge.body["registered"] < pledge.cancelled)
               for pledge in ledger.pledges.values() if pledge is not own)


def same_day_invention(ledger, patent, body):
    """An owner of the utility model has a pending application for an invention of the same day,
    whose grant would end it. A patent first stated as granted was never an application here."""
    return patent.type == "utility-model" and any(
        other.type == "invention" and other.applied == other.filed == patent.filed
        and other.pending_on(decided_on(body)) and set(other.owners) & set(patent.owners)
        for other in ledger.patents.values())


def invalidation_pending(ledger, patent, body):
    return patent.invalidation_pending_on(decided_on(body))


def number_taken_or_signed_late(ledger, patent, body):
    return body["pledge"] in ledger.pledges or body["signed"] > body["registered"]


GROUNDS = [
    ("P01", not_registered_owner), ("P02", right_ended), ("P03", not_granted),
    ("P04", annuity_unpaid), ("P05", suspended), ("P06", exceeds_right),
    ("P07", content_missing), ("P08", co_owner_consent_missing), ("P09", already_pledged),
    ("P10", same_day_invention), ("P11", invalidation_pending),
    ("P12", number_taken_or_signed_late)]


def grounds(ledger, submission):
    body, filed = submission["body"], submission["at"].date()
    if filed < MEASURES:
        return []
    patents = [ledger.patents[number] for number in body["patents"]]
    return [code for code, test in GROUNDS
            if (code != "P10" or filed >= WAIVABLE)
            and any(test(ledger, patent, body) for patent in patents)]


def waivable(submission):
    return {"P10", "P11"} if submission["at"].date() >= WAIVABLE else set()


def warnings(ledger, submission):
    body = submission["body"]
    appraisal = body.get("appraisal")
    if not appraisal or appraisal["currency"] != body["claim"]["currency"]:
        return []
    return ["W02"] if body["claim"]["amount"] > appraisal["value"] else []


def record(ledger, submission):
    body = submission["body"]
    ledger.pledges[body["pledge"]] = Pledge(body, submission["source"])


def record_act(ledger, submission):
    body = submission["body"]
    pledge = ledger.pledges[body["pledge"]]
    if submission["type"] == "pledge.change":
        pledge.body = {**pledge.body, **body["set"]}
    elif submission["type"] == "pledge.cancel":
        pledge.cancelled = body["on"]
    elif submission["type"] == "pledge.revoke":
        pledge.revoked = True
