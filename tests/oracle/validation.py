"""Validates a decoded submission: its parties, patents and numbers are known, and its days and
lists are consistent. Returns F codes, one for each fault."""

import datetime

import exchange
import values

MAX_HOLD_DAYS = 30
PARTIES = ("from", "licensors", "licensees", "pledgors", "pledgees", "guarantors", "patentees",
           "sellers", "buyers")
NOT_EMPTY = ("patents", "from", "to", "licensors", "licensees", "pledgors", "pledgees", "owners",
             "applicants", "patentees", "sellers", "buyers", "territory")
NEW_PATENT = ("patent.apply", "patent.grant")
CREATING = ("record", "register", "place")


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
    if kind in NEW_PATENT:
        numbers = []
    else:
        numbers = patents_of(body)
    scope = body.get("set", {}) if kind.endswith(".change") else {}
    found += ["F06"] * sum(p not in ledger.parties for p in parties_of(body) + parties_of(scope))
    found += ["F07"] * sum(n not in ledger.patents for n in numbers + patents_of(scope))
    return found


def objects_of(ledger, subject):
    return {"licence": ledger.licences, "pledge": ledger.pledges, "hold": ledger.holds,
            "contract": ledger.contracts}.get(subject)


def object_exists(ledger, submission):
    """Whether the object of an act exists."""
    subject, act = submission["type"].split(".")
    objects = objects_of(ledger, subject)
    return act in CREATING or objects is None or submission["body"][subject] in objects


def number_faults(ledger, submission):
    """Acts on missing objects, and numbers that are taken."""
    body, kind = submission["body"], submission["type"]
    subject, act = kind.split(".")
    objects = objects_of(ledger, subject)
    if objects is None:
        return []
    exists = body[subject] in objects
    if kind in ("hold.place", "contract.register"):
        return ["F01"] if exists else []
    if act in CREATING:
        return []
    wrong = kind.endswith(".change") and exists and not is_change_allowed(subject, objects, body)
    return ["F01"] if not exists or wrong else []


def is_change_allowed(subject, objects, body):
    """A change sets no number, and no patents of a concluded open licence."""
    if subject in body["set"]:
        return False
    concluded = subject == "licence" and objects[body["licence"]].open
    return not concluded or "patents" not in body["set"]


def class_faults(submission):
    """A design has a Locarno class; any other patent has an IPC class."""
    body = submission["body"]
    required, excluded = "ipc", "locarno"
    if values.patent_type(body["patent"]) == "design":
        required, excluded = excluded, required
    return ["F01"] if required not in body or excluded in body else []


def day_faults(submission):
    body, kind = submission["body"], submission["type"]
    if kind == "patent.grant":
        return ["F03"] if body["granted"] < body["filed"] else []
    if kind == "patent.suspend":
        return ["F03"] if body["until"] < body["from"] else []
    if kind == "hold.place":
        filed = submission["at"].date()
        latest = filed + datetime.timedelta(days=MAX_HOLD_DAYS)
        return ["F03"] if not filed <= body["until"] <= latest else []
    return []


def faults(ledger, submission):
    return number_faults(ledger, submission) + other_faults(ledger, submission)


def other_faults(ledger, submission):
    body, kind = submission["body"], submission["type"]
    found = (day_faults(submission) + unknown(ledger, submission)
             + exchange.faults(ledger, submission))
    if kind in NEW_PATENT:
        found += class_faults(submission)
    if kind == "patent.classify" and values.patent_type(body["patent"]) == "design":
        found += ["F01"] if "ipc" in body else []
    for field in ("to", "owners", "applicants"):
        found += ["F01"] if sum(e.get("share", 0) for e in body.get(field, [])) > 1 else []
    changed = body["set"] if kind.endswith(".change") else {}
    return found + content_faults(body) + content_faults(changed)


def content_faults(fields):
    """Of a body, and of the fields that a change sets."""
    found = ["F01" for field in NOT_EMPTY if field in fields and not fields[field]]
    risk_shares = fields.get("risk_shares")
    return found + (["F04"] if risk_shares and sum(risk_shares.values()) != 1 else [])
