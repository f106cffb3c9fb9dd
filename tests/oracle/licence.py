"""Licences and their recordation: the codes L01 to L13 of `law.md` §3.3, the matrix of §3.4."""

import datetime

import values
from state import Licence
from transfer import consenting_parties, is_export

MEASURES = datetime.date(2011, 8, 1)  # The recordation measures (SIPO order 62).
OPEN_LICENCES = datetime.date(2021, 6, 1)  # The Patent Law of 2020.
EXCLUSIVE_KINDS = ("exclusive", "sole")


def decided_on(body):
    """The day of the recordation or of the change."""
    return body.get("on", body["recorded"])


def right_ended(ledger, patent, body):
    return patent.ended_on(decided_on(body))


def not_entitled(ledger, patent, body):
    if body["kind"] == "sub":
        return not within_parent(ledger, patent, body)
    return any(party not in patent.owners for party in body["licensors"])


def within_parent(ledger, patent, body):
    """By a licensee of the parent, within its patents, term, territory and fields of use."""
    parent = ledger.licences.get(body.get("parent"))
    if parent is None:
        return False
    granted, (first, last) = parent.body, term_of(ledger, parent)
    return (set(body["licensors"]) <= set(granted["licensees"])
            and patent.number in granted["patents"]
            and first <= min(body["from"], body["until"])
            and max(body["from"], body["until"]) <= last
            and body["territory"] <= granted["territory"]
            and are_fields_within(body, granted))


def are_fields_within(body, granted):
    """No field of use means all."""
    if not granted.get("fields"):
        return True
    return bool(body.get("fields")) and set(body["fields"]) <= set(granted["fields"])


def content_missing(ledger, patent, body):
    return body["until"] < body["from"] or body["signed"] > body["recorded"]


def exceeds_right(ledger, patent, body):
    return body["until"] > patent.last_day()


def co_owner_consent_missing(ledger, patent, body):
    """A co-owner may grant an ordinary licence alone (PL 14)."""
    if body["kind"] not in EXCLUSIVE_KINDS or patent.agreement or len(patent.owners) < 2:
        return False
    return bool(set(patent.owners) - set(body["licensors"]) - consenting_parties(body, "co-owner"))


def annuity_unpaid(ledger, patent, body):
    return patent.annuity_unpaid_on(decided_on(body))


def suspended(ledger, patent, body):
    return any(patent.suspended_on(decided_on(body), kind)
               for kind in ("ownership-dispute", "preservation"))


def already_recorded(ledger, patent, body):
    return body["licence"] in ledger.licences


def pledgee_consent_missing(ledger, patent, body):
    consents = consenting_parties(body, "pledgee")
    return any(set(pledge.body["pledgees"]) - consents
               for pledge in ledger.pledges_in_force(patent.number, decided_on(body)))


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


def conflicts(ledger, patent, body):
    return any(overlaps(ledger, licence, patent, body)
               and is_incompatible(ledger, licence, body)
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


def under_open_licence(ledger, patent, body):
    return (body["kind"] in EXCLUSIVE_KINDS
            and ledger.statement_on(patent.number, decided_on(body)) is not None)


def on_both_sides(ledger, patent, body):
    return bool(set(body["licensors"]) & set(body["licensees"]))


def export_not_allowed(ledger, patent, body):
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


def grounds(ledger, submission):
    body, filed = submission["body"], submission["at"].date()
    patents = [ledger.patents[number] for number in body["patents"]]
    return [code for code, since, test in GROUNDS
            if since <= filed and any(test(ledger, patent, body) for patent in patents)]


def warnings(ledger, submission):
    """Recorded more than three months after the contract took effect (IR 15(2))."""
    body = submission["body"]
    effect = max(body["from"], body["signed"])
    late = body["recorded"] > values.months_later(effect, 3)
    return ["W03"] if late else []


def record(ledger, submission):
    body = submission["body"]
    ledger.licences[body["licence"]] = Licence(body, submission["source"])


def record_act(ledger, submission):
    """A change, a cancellation or a revocation of a recorded licence."""
    body = submission["body"]
    licence = ledger.licences[body["licence"]]
    if submission["type"] == "licence.change":
        licence.body = {**licence.body, **body["set"]}
    elif submission["type"] == "licence.cancel":
        licence.cancelled = body["on"]
    elif submission["type"] == "licence.revoke":
        licence.revoked = True
    else:
        raise KeyError(submission["type"])
