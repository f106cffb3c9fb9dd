"""Whether a decoded submission makes sense at all: the parties, patents and numbers that it names
are known, and its days and lists hold together. F codes; each list has one entry for each fault."""

import datetime

import exchange
import values

HOLD_DAYS_AT_MOST = 30
PARTIES = ("from", "licensors", "licensees", "pledgors", "pledgees", "guarantors", "patentees",
           "sellers", "buyers")
MUST_NAME = ("patents", "from", "to", "licensors", "licensees", "pledgors", "pledgees", "owners",
             "applicants", "patentees", "sellers", "buyers", "territory")
BIRTHS = ("patent.apply", "patent.grant")
FIRST = ("record", "register", "place")


def parties_of(body):
    named = [body[field] for field in ("debtor", "payer", "licensee", "by") if field in body]
    for field in PARTIES:
        named += body[field] if isinstance(body.get(field), list) else []
    for field in ("to", "owners", "applicants"):
        named += [entry["party"] for entry in body.get(field, [])]
    return named + [consent["party"] for consent in body.get("consents", [])]


def patents_of(body):
    return body.get("patents", []) + ([body["patent"]] if "patent" in body else [])


def unknown(ledger, submission):
    body, kind = submission["body"], submission["type"]
    found = [] if submission["source"] in ledger.parties else ["F06"]
    if kind in BIRTHS:
        numbers = []
    else:
        numbers = patents_of(body)
    scope = body.get("set", {}) if kind.endswith(".change") else {}
    found += ["F06"] * sum(p not in ledger.parties for p in parties_of(body) + parties_of(scope))
    found += ["F07"] * sum(n not in ledger.patents for n in numbers + patents_of(scope))
    return found


def things_of(ledger, subject):
    return {"licence": ledger.licences, "pledge": ledger.pledges, "hold": ledger.holds,
            "contract": ledger.contracts}.get(subject)


def is_there(ledger, submission):
    """Whether what an act is done to is there."""
    subject, act = submission["type"].split(".")
    things = things_of(ledger, subject)
    return act in FIRST or things is None or submission["body"][subject] in things


def numbers_wrong(ledger, submission):
    """Acts on things that are not there, and numbers that are taken."""
    body, kind = submission["body"], submission["type"]
    subject, act = kind.split(".")
    things = things_of(ledger, subject)
    if things is None:
        return []
    there = body[subject] in things
    if kind in ("hold.place", "contract.register"):
        return ["F01"] if there else []
    if act in FIRST:
        return []
    wrong = kind.endswith(".change") and there and not changes_fit(subject, things, body)
    return ["F01"] if not there or wrong else []


def changes_fit(subject, things, body):
    """No number is changed; a concluded open licence is of one patent."""
    if subject in body["set"]:
        return False
    concluded = subject == "licence" and things[body["licence"]].open
    return not concluded or "patents" not in body["set"]


def classes_wrong(submission):
    """A design has a Locarno class, everything else a class of the IPC."""
    body = submission["body"]
    right, wrong = "ipc", "locarno"
    if values.patent_type(body["patent"]) == "design":
        right, wrong = wrong, right
    return ["F01"] if right not in body or wrong in body else []


def days_wrong(submission):
    body, kind = submission["body"], submission["type"]
    if kind == "patent.grant":
        return ["F03"] if body["granted"] < body["filed"] else []
    if kind == "patent.suspend":
        return ["F03"] if body["until"] < body["from"] else []
    if kind == "hold.place":
        filed = submission["at"].date()
        latest = filed + datetime.timedelta(days=HOLD_DAYS_AT_MOST)
        return ["F03"] if not filed <= body["until"] <= latest else []
    return []


def faults(ledger, submission):
    return numbers_wrong(ledger, submission) + others(ledger, submission)


def others(ledger, submission):
    body, kind = submission["body"], submission["type"]
    found = (days_wrong(submission) + unknown(ledger, submission)
             + exchange.faults(ledger, submission))
    if kind in BIRTHS:
        found += classes_wrong(submission)
    if kind == "patent.classify" and values.patent_type(body["patent"]) == "design":
        found += ["F01"] if "ipc" in body else []
    for field in MUST_NAME:
        found += ["F01"] if field in body and not body[field] else []
    for field in ("to", "owners", "applicants"):
        found += ["F01"] if sum(e.get("share", 0) for e in body.get(field, [])) > 1 else []
    return found
