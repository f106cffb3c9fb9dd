"""Licences and their recordation: the codes L01 to L13 of `law.md` §3.3, the matrix of §3.4."""

import datetime

import review as review_days
import speaking
import rights
import values
from state import MAY_BE_UNKNOWN, Licence, unlimited
from transfer import is_export

MEASURES = datetime.date(2011, 8, 1)  # The recordation measures (SIPO order 62).
OPEN_LICENCES = datetime.date(2021, 6, 1)  # The Patent Law of 2020.
EXCLUSIVE_KINDS = ("exclusive", "sole")


def decided_on(body):
    """The day of the recordation or of the change."""
    return body.get("on", body["recorded"])


def right_ended(ledger, patent, body, review):
    return patent.ended_on(decided_on(body))


def not_entitled(ledger, patent, body, review):
    if body["kind"] == "sub" and "parent" not in body and body["fact"]:
        entitled = True  # The gazette names no parent.
    elif body["kind"] == "sub":
        entitled = within_parent(ledger, patent, body)
    else:
        entitled = all(patent.owned_by(party, review) for party in body["licensors"])
    return not entitled or licensor_silent(ledger, patent, body, review)


def licensor_silent(ledger, patent, body, review):
    """Named by a party that speaks for itself alone. L05 has the co-owners of an exclusive one."""
    if body["kind"] in EXCLUSIVE_KINDS and is_bound(patent, review):
        return False
    return bool(speaking.silent(ledger, body["licensors"], spoken(ledger, body), body, "licensor"))


def is_bound(patent, review):
    return not patent.agreement and (len(patent.owners) > 1 or bool(patent.former_owners(review)))


def spoken(ledger, body):
    return speaking.speakers(ledger, body["source"], body["licensors"], body["licensees"])


def within_parent(ledger, patent, body):
    """By a licensee of the parent, within its patents, term, territory and fields of use."""
    parent = ledger.licences.get(body.get("parent"))
    if parent is None:
        return False
    granted, (first, last) = parent.body, term_of(ledger, parent)
    days = [body[name] for name in ("from", "until") if name not in body["unknown"]]
    is_within_scope = "territory" in body["unknown"] or (
        body["territory"] <= granted["territory"] and are_fields_within(body, granted))
    return (set(body["licensors"]) <= set(granted["licensees"])
            and patent.number in granted["patents"]
            and all(first <= day <= last for day in days) and is_within_scope)


def are_fields_within(body, granted):
    """No field of use means all."""
    if not granted.get("fields"):
        return True
    return bool(body.get("fields")) and set(body["fields"]) <= set(granted["fields"])


def content_missing(ledger, patent, body, review):
    is_set = not {"from", "until"} <= body.get("unchanged", set())
    is_known = not {"from", "until"} & body["unknown"]
    ends_early = is_set and is_known and body["until"] < body["from"]
    return ends_early or "signed" not in body["unknown"] and body["signed"] > body["recorded"]


def exceeds_right(ledger, patent, body, review):
    return "until" not in body["unknown"] and body["until"] > patent.last_day()


def co_owner_consent_missing(ledger, patent, body, review):
    """A co-owner may grant an ordinary licence alone (PL 14)."""
    return body["kind"] in EXCLUSIVE_KINDS and speaking.owner_missing(
        ledger, patent, [], spoken(ledger, body), body, "licensor", review)


def annuity_unpaid(ledger, patent, body, review):
    return patent.annuity_unpaid_on(decided_on(body))


def suspended(ledger, patent, body, review):
    return any(patent.suspended(review, kind)
               for kind in ("ownership-dispute", "preservation"))


def already_recorded(ledger, patent, body, review):
    return body["licence"] in ledger.licences or known_under_another_number(ledger, body)


def known_under_another_number(ledger, body):
    """The same parties, patents, kind, term and day of signing."""
    return "on" not in body and not body["unknown"] and any(
        not licence.revoked and not licence.open and not licence.unknown
        and identity(licence.body) == identity(body)
        for number, licence in ledger.licences.items() if number != body["licence"])


def identity(body):
    return (set(body["patents"]), set(body["licensors"]), set(body["licensees"]), body["kind"],
            body["from"], body["until"], body["signed"])


def pledgee_consent_missing(ledger, patent, body, review):
    return speaking.pledgee_missing(ledger, patent, body, review)


def term_of(ledger, licence):
    """First and last day in force. A cancelled licence ends the day before; a sub-licence is in
    force only while all its parents are (§3.4)."""
    chain = [licence, *parents_of(ledger, licence.body)]
    if any(one.revoked for one in chain):
        return datetime.date.max, datetime.date.min
    last = [one.body["until"] for one in chain]
    last += [one.cancelled - values.ONE_DAY for one in chain if one.cancelled is not None]
    return max(one.body["from"] for one in chain), min(last)


def parents_of(ledger, body):
    """The parent of a sub-licence, the parent's parent and so on."""
    found = []
    while body["kind"] == "sub":
        parent = ledger.licences.get(body.get("parent"))
        if parent is None or parent in found:
            break
        found.append(parent)
        body = parent.body
    return found


def overlaps(ledger, licence, patent, body):
    """The same patent, and overlapping terms, territories and fields of use."""
    other = licence.body
    if patent.number not in other["patents"] or other["licence"] == body["licence"]:
        return False
    first, last = term_of(ledger, licence)
    term = max(first, body["from"]) <= min(last, body["until"])
    fields = (not other.get("fields") or not body.get("fields")
              or bool(set(other["fields"]) & set(body["fields"])))
    return term and fields and bool(other["territory"] & body["territory"])


def conflicts(ledger, patent, body, review):
    return any(overlaps(ledger, licence, patent, body) and is_incompatible(ledger, licence, body)
               for licence in [*ledger.licences.values(), *ledger.accepted])


def is_incompatible(ledger, licence, body):
    """A sub-licence is compatible with its parents, and with a licence that carves one out."""
    if is_within(ledger, body, licence.body) or is_within(ledger, licence.body, body):
        return False
    if licence.body["kind"] in EXCLUSIVE_KINDS:
        return True
    return (body["kind"] in EXCLUSIVE_KINDS
            and licence.body["licence"] not in body.get("carve_out", []))


def is_within(ledger, body, exclusive):
    """One of the parents of a sub-licence is the exclusive licence, or is carved out of it."""
    chain = [body, *(one.body for one in parents_of(ledger, body))]
    for number in [one["parent"] for one in chain if one["kind"] == "sub" and "parent" in one]:
        carved_out = number in ledger.licences and number in exclusive.get("carve_out", [])
        if carved_out or number == exclusive["licence"]:
            return True
    return False


def under_open_licence(ledger, patent, body, review):
    return (body["kind"] in EXCLUSIVE_KINDS
            and ledger.statement_in_review(patent.number, review))


def on_both_sides(ledger, patent, body, review):
    return bool(set(body["licensors"]) & set(body["licensees"]))


def export_not_allowed(ledger, patent, body, review):
    return (is_export(ledger, patent, body["licensors"], body["licensees"])
            and ("export" not in body or patent.control == "prohibited"))


GROUNDS = [
    ("L01", MEASURES, right_ended), ("L02", MEASURES, not_entitled),
    ("L03", MEASURES, content_missing), ("L04", MEASURES, exceeds_right),
    ("L05", MEASURES, co_owner_consent_missing), ("L06", MEASURES, annuity_unpaid),
    ("L07", MEASURES, suspended), ("L08", MEASURES, already_recorded),
    ("L09", MEASURES, pledgee_consent_missing), ("L10", MEASURES, conflicts),
    ("L11", MEASURES, on_both_sides), ("L12", OPEN_LICENCES, under_open_licence),
    ("L13", datetime.date.min, export_not_allowed)]


OF_ITSELF = {"L03", "L08", "L11"}  # Also if its patents have no beginning.


def grounds(ledger, submission, numbers=None):
    """Those of some patents of the licence, or of all."""
    body = {**unlimited(submission["body"]), "source": submission["source"],
            "fact": submission.get("fact", False), "unknown": MAY_BE_UNKNOWN - set(submission["body"])}
    filed = submission["at"].date()
    review = review_days.days(ledger, submission, decided_on(body), body["patents"])
    patents = [ledger.patents[n] for n in (body["patents"] if numbers is None else numbers)
               if n in ledger.patents]
    of_itself = [ledger.patent(n) for n in body["patents"]] if numbers is None else patents
    return [code for code, since, test in GROUNDS
            if since <= filed and any(test(ledger, patent, body, review) for patent in
                                      (of_itself if code in OF_ITSELF else patents))]


def warnings(ledger, submission, numbers=None):
    """Recorded more than three months after the contract took effect (IR 15(2)); invalidation is
    pending (§6.2)."""
    body = submission["body"]
    day = decided_on(body)
    patents = [ledger.patents[n] for n in (body["patents"] if numbers is None else numbers)
               if n in ledger.patents]
    in_doubt = any(not patent.ended_on(day) and patent.invalidation_pending_on(day)
                   for patent in patents)
    late = "from" in body and "signed" in body and (
        body["recorded"] > values.months_later(max(body["from"], body["signed"]), 3))
    return (["W03"] if late else []) + (["W07"] if in_doubt else [])


def record(ledger, submission):
    rights.register(ledger.licences, ledger.waiting, "licence", submission, Licence, "recorded")


def record_act(ledger, submission):
    """A change, a cancellation or a revocation of a recorded licence."""
    rights.act(ledger.licences[submission["body"]["licence"]], submission)
