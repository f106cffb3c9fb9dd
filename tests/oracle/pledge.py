"""Pledges: `law.md` §4, the grounds P01 to P12 of §4.3."""

import datetime

import review as review_days
import open_licence
import speaking
import rights
from state import Pledge

MEASURES = datetime.date(2010, 10, 1)  # The pledge registration measures of 2010.
WAIVABLE = datetime.date(2021, 11, 15)  # Announcement 461: P10 and P11 can be waived.


def not_registered_owner(ledger, patent, body, review):
    return any(not patent.owned_by(party, review) for party in body["pledgors"])


def decided_on(body):
    """The day of the registration or of the change."""
    return body.get("on", body["registered"])


def right_ended(ledger, patent, body, review):
    return patent.ended_on(decided_on(body))


def not_granted(ledger, patent, body, review):
    return patent.pending_on(decided_on(body))


def annuity_unpaid(ledger, patent, body, review):
    return patent.annuity_unpaid_on(decided_on(body))


def suspended(ledger, patent, body, review):
    return any(patent.suspended(review, kind)
               for kind in ("ownership-dispute", "preservation"))


def exceeds_right(ledger, patent, body, review):
    return "claim" in body and body["claim"]["until"] > patent.last_day()


def content_missing(ledger, patent, body, review):
    """The amount of the claim and the term of the debtor (M461 art. 8)."""
    if "claim" not in body:
        return False
    claim = body["claim"]
    no_amount = claim["amount"] == 0 and "maximum" not in claim
    return no_amount or claim["until"] < claim["from"]


def co_owner_consent_missing(ledger, patent, body, review):
    """The bank is believed about the pledgors that it names; others give documents."""
    return speaking.owner_missing(ledger, patent, body["pledgors"], body["pledgors"], body,
                                  "pledgor", review)


def already_pledged(ledger, patent, body, review):
    """Any pledge that has not ended by the day, also one dated later: it was filed first. A fact is
    held against its day alone. Not that which is changed or repeated."""
    own = ledger.pledges.get(body["pledge"]) if "on" in body else repeated(ledger, body)
    return any(patent.number in pledge.body["patents"] and not pledge.revoked
               and (not review.fact or pledge.body["registered"] <= decided_on(body))
               and (pledge.cancelled is None or decided_on(body) < pledge.cancelled)
               and (pledge.cancelled is None or pledge.body["registered"] < pledge.cancelled)
               for pledge in ledger.pledges.values() if pledge is not own)


def repeated(ledger, body):
    """The pledge that its pledgee states again, under its number or another."""
    own = ledger.pledges.get(body["pledge"])
    if own and not own.revoked and not (own.cancelled and own.cancelled <= body["registered"]):
        if all(set(own.body[field]) & set(body[field]) for field in ("patents", "pledgees")):
            return own
    same = [pledge for number, pledge in ledger.pledges.items() if number != body["pledge"]
            and not pledge.revoked and identity(pledge.body) == identity(body) is not None]
    return same[0] if same else None


def same_day_invention(ledger, patent, body, review):
    """An owner of the utility model has a pending application for an invention of the same day,
    whose grant would end it. A patent first stated as granted was never an application here."""
    return patent.type == "utility-model" and any(
        other.type == "invention" and other.applied == other.filed == patent.filed
        and other.pending_on(decided_on(body)) and set(other.owners) & set(patent.owners)
        for other in ledger.patents.values())


def invalidation_pending(ledger, patent, body, review):
    return patent.invalidation_pending_on(decided_on(body))


def number_taken_or_signed_late(ledger, patent, body, review):
    signed_late = "signed" in body and body["signed"] > body["registered"]
    return (body["pledge"] in ledger.pledges or signed_late
            or known_under_another_number(ledger, body))


def known_under_another_number(ledger, body):
    """The same parties, patents, kind, term and day of signing."""
    return "on" not in body and identity(body) is not None and any(
        not pledge.revoked and identity(pledge.body) == identity(body)
        for number, pledge in ledger.pledges.items() if number != body["pledge"])


def identity(body):
    """None if it is not known."""
    if "claim" not in body or "signed" not in body:
        return None
    claim = body["claim"]
    return (set(body["patents"]), set(body["pledgors"]), set(body["pledgees"]), claim["kind"],
            claim["from"], claim["until"], body["signed"])


GROUNDS = [
    ("P01", not_registered_owner), ("P02", right_ended), ("P03", not_granted),
    ("P04", annuity_unpaid), ("P05", suspended), ("P06", exceeds_right),
    ("P07", content_missing), ("P08", co_owner_consent_missing), ("P09", already_pledged),
    ("P10", same_day_invention), ("P11", invalidation_pending),
    ("P12", number_taken_or_signed_late)]


OF_ITSELF = {"P07", "P12"}  # Also if its patents have no beginning.


def grounds(ledger, submission, numbers=None):
    """Those of some patents of the pledge, or of all."""
    body, filed = submission["body"], submission["at"].date()
    if filed < MEASURES:
        return []
    review = review_days.days(ledger, submission, decided_on(body), body["patents"])
    patents = [ledger.patents[n] for n in (body["patents"] if numbers is None else numbers)
               if n in ledger.patents]
    of_itself = [ledger.patent(n) for n in body["patents"]] if numbers is None else patents
    return [code for code, test in GROUNDS
            if (code != "P10" or filed >= WAIVABLE)
            and any(test(ledger, patent, body, review)
                    for patent in (of_itself if code in OF_ITSELF else patents))]


def waivable(submission):
    return {"P10", "P11"} if submission["at"].date() >= WAIVABLE else set()


def warnings(ledger, submission, numbers=None):
    """The claim is above the appraisal; a licence or a statement lessens the value (§6.2)."""
    body = submission["body"]
    review = review_days.days(ledger, submission, decided_on(body), body["patents"])
    patents = [ledger.patents[n] for n in (body["patents"] if numbers is None else numbers)
               if n in ledger.patents]
    is_worth_less = any(open_licence.exclusive_licence_in_review(ledger, patent, review)
                        or ledger.statement_in_review(patent.number, review) for patent in patents)
    appraisal = body.get("appraisal")
    is_above = (appraisal and "claim" in body and appraisal["currency"] == body["claim"]["currency"]
                and body["claim"]["amount"] > appraisal["value"])
    return (["W02"] if is_above else []) + (["W07"] if is_worth_less else [])


def record(ledger, submission):
    """The office's statement of a known pledge is adopted; a report of what the office stated adds
    what is missing."""
    rights.register(ledger.pledges, ledger.waiting, "pledge", submission, Pledge, "registered")


def record_act(ledger, submission):
    body = submission["body"]
    pledge = ledger.pledges[body["pledge"]]
    rights.act(pledge, submission)
    if submission["type"] == "pledge.cancel":
        pledge.cause = body.get("cause", "")
    elif submission["type"] == "pledge.default":
        pledge.defaulted, pledge.loss = True, body["principal"] + body["interest"]
    elif submission["type"] == "pledge.dispose":
        pledge.disposed.add(submission["source"])
