"""Validates a decoded submission: its parties, patents and numbers are known, and its days and
lists are consistent. Returns F codes, one for each fault."""

import datetime

import amounts
import authority
import exchange
import naming
import schema
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
    if "successor" in body or "name" in body and "roles" not in body:
        named += [body[field] for field in ("party", "successor") if field in body]
    for field in PARTIES:
        named += body[field] if isinstance(body.get(field), list) else []
    for field in ("to", "owners", "applicants"):
        named += [entry["party"] for entry in body.get(field, [])]
    return named + [consent["party"] for consent in body.get("consents", [])]


def patents_of(body):
    return body.get("patents", []) + ([body["patent"]] if "patent" in body else [])


def may_precede(ledger, submission):
    """A fact of the office or a court may be stated before its beginning."""
    subject = submission["type"].split(".")[0]
    return (subject in ("patent", "transfer", "licence", "pledge", "open-licence")
            and bool(authority.acting_roles(ledger, submission) & {"ip-office", "court"}))


def missing(ledger, submission):
    """What a proposal must state. A fact of the office or a court states what is published."""
    if may_precede(ledger, submission):
        return []
    stated = schema.OF_PROPOSALS.get(submission["type"], ())
    return ["F01"] * sum(field not in submission["body"] for field in stated)


def named(submission):
    """The patents that it names, unless it is their beginning."""
    body, kind = submission["body"], submission["type"]
    if kind in NEW_PATENT:
        return []
    return patents_of(body) + (patents_of(body["set"]) if kind.endswith(".change") else [])


def waits(ledger, submission):
    """Something that it names has not begun, or a name in it is not one party's."""
    if naming.names_in(submission):
        return True
    if submission["type"] in NEW_PATENT or not may_precede(ledger, submission):
        return False
    return (any(number not in ledger.patents for number in named(submission))
            or not object_exists(ledger, submission))


def unknown_patents(ledger, submission):
    """Those that the ledger does not know, a beginning aside."""
    body, kind = submission["body"], submission["type"]
    named = [] if kind in NEW_PATENT else patents_of(body)
    scope = body.get("set", {}) if kind.endswith(".change") else {}
    return [n for n in named + patents_of(scope) if n not in ledger.patents]


def unknown(ledger, submission):
    body, kind = submission["body"], submission["type"]
    found = [] if submission["source"] in ledger.parties else ["F06"]
    scope = body.get("set", {}) if kind.endswith(".change") else {}
    found += ["F06"] * sum(not is_known_party(ledger, submission, party)
                           for party in parties_of(body) + parties_of(scope))
    found += ["F06"] * sum(values.is_name(party) and naming.may_name(ledger, submission)
                           for party in consenting(body) + consenting(scope))
    if not may_precede(ledger, submission):
        found += ["F07"] * len(unknown_patents(ledger, submission))
    return found


def is_known_party(ledger, submission, party):
    return party in ledger.parties or values.is_name(party) and naming.may_name(ledger, submission)


def consenting(body):
    """Their documents name them by their codes."""
    return [consent["party"] for consent in body.get("consents", [])]


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
    if kind == "gazette.map":
        return ["F01"] if is_mapped(ledger, body) else []
    if objects is None:
        return []
    exists = body[subject] in objects
    if kind in ("hold.place", "contract.register"):
        return ["F01"] if exists else []
    if act in CREATING:
        return []
    wrong = kind.endswith(".change") and not is_change_allowed(subject, objects, body)
    missing = not exists and not may_precede(ledger, submission)
    return ["F01"] if missing or wrong else []


STATED_NUMBERS = {
    "licence.record": [("licence", "licence"), ("contract", "contract")],
    "pledge.register": [("pledge", "pledge")], "open-licence.accept": [("licence", "licence")],
    "transfer.register": [("contract", "contract")],
    "contract.register": [("contract", "contract")], "licence.change": [("contract", "contract")]}


def has_unknown_shape(submission):
    """A number that is stated, not one by which an act names its object (law.md §1.4)."""
    body = submission["body"].get("set") or submission["body"]
    return any(field in body and not values.is_known_shape(kind, body[field])
               for field, kind in STATED_NUMBERS.get(submission["type"], []))


def is_change_allowed(subject, objects, body):
    """A change sets no number, and no patents of a concluded open licence."""
    if subject in body["set"]:
        return False
    if body[subject] not in objects:
        return True
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
        return ["F03"] if "until" in body and body["until"] < body["from"] else []
    if kind == "hold.place":
        filed = submission["at"].date()
        latest = filed + datetime.timedelta(days=MAX_HOLD_DAYS)
        return ["F03"] if not filed <= body["until"] <= latest else []
    return []


def is_mapped(ledger, body):
    name = values.folded_name(body["name"])
    return any((name, body["party"]) == known[:2] for known in ledger.names.maps)


def faults(ledger, submission):
    return number_faults(ledger, submission) + other_faults(ledger, submission)


def other_faults(ledger, submission):
    body, kind = submission["body"], submission["type"]
    found = (day_faults(submission) + unknown(ledger, submission)
             + exchange.faults(ledger, submission) + amounts.faults(ledger, submission))
    if kind in NEW_PATENT:
        found += class_faults(submission)
    if kind == "party.register":
        found += [] if values.may_be_registered(body["party"]) else ["F06"]
    if kind == "party.succeed" and body["party"] == body["successor"]:
        found += ["F01"]
    if kind in naming.NAMING:
        found += [] if values.folded_name(body["name"]) else ["F01"]
    if kind == "patent.classify" and values.patent_type(body["patent"]) == "design":
        found += ["F01"] if "ipc" in body else []
    for field in ("to", "owners", "applicants"):
        found += ["F01"] if sum(e.get("share", 0) for e in body.get(field, [])) > 1 else []
    changed = body["set"] if kind.endswith(".change") else {}
    return found + content_faults(body) + content_faults(changed)


def listed_twice(fields):
    """A patent or a party that a list has before, however it is spelt."""
    lists = [fields.get(field) for field in ("patents", *PARTIES)]
    lists += [[entry["party"] for entry in fields.get(field, [])]
              for field in ("to", "owners", "applicants")]
    return ["F01"] * sum(len(items) - len(set(items)) for items in lists if isinstance(items, list))


def listed_twice_in(submission):
    return listed_twice(submission["body"]) + listed_twice(submission["body"].get("set", {}))


def content_faults(fields):
    """Of a body, and of the fields that a change sets."""
    found = listed_twice(fields) + ["F01" for consent in fields.get("consents", [])
                                    if not consent["document"].strip()]
    found += ["F01" for field in NOT_EMPTY if field in fields and not fields[field]]
    risk_shares = fields.get("risk_shares")
    return found + (["F04"] if risk_shares and sum(risk_shares.values()) != 1 else [])
