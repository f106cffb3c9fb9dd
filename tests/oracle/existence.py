"""E01: acts upon what has ended or has not begun (`law.md` §6.3; CC 438)."""

import datetime

import values

NEVER = datetime.date.max


def grounds(ledger, submission):
    return ["E01"] if acts_on_ended(ledger, submission) else []


def acts_on_ended(ledger, submission):
    subject, act = submission["type"].split(".")
    if submission["type"] == "open-licence.withdraw":
        return of_statement(ledger, submission["body"])
    if subject not in ("licence", "pledge", "hold", "contract"):
        return False
    objects = {"licence": ledger.licences, "pledge": ledger.pledges, "hold": ledger.holds,
               "contract": ledger.contracts}[subject]
    right = objects.get(submission["body"].get(subject))
    test = TESTS.get((subject, act))
    return right is not None and test is not None and test(right, submission)


def of_statement(ledger, body):
    """A statement was made, and none is in force on the last day before its end."""
    patent = ledger.patent(body["patent"])  # Its beginning may be stated later.
    last = body["announced"] - values.ONE_DAY if "announced" in body else body["declared"]
    return bool(patent.statements) and ledger.statement_on(patent.number, last) is None


def before_beginning(right, body):
    """Before its registration or recordation. Some open licences are not recorded."""
    first = right.body.get("registered", right.body.get("recorded"))
    return first is not None and body["on"] < first


def is_over(right, submission):
    """A proposal comes after an end that the ledger knows; a fact is compared by its day."""
    if right.revoked:
        return True
    if submission["fact"]:
        return submission["body"]["on"] >= (right.cancelled or NEVER)
    return right.cancelled is not None


def outside(right, submission):
    return is_over(right, submission) or before_beginning(right, submission["body"])


def change_of_licence(right, submission):
    return outside(right, submission) or submission["body"]["on"] > right.body["until"]


def second_cancellation(right, submission):
    """A fact that states the same day again contradicts nothing."""
    on = submission["body"]["on"]
    if right.revoked or (right.cancelled and not (submission["fact"] and right.cancelled == on)):
        return True
    return before_beginning(right, submission["body"])


def revocation(right, submission):
    return before_beginning(right, submission["body"])


def after_default(right, submission):
    if not right.defaulted:
        return True
    return (right.revoked or right.cause != "realised") and outside(right, submission)


def release(hold, submission):
    return hold.released is not None or hold.body["until"] < submission["at"].date()


def of_contract(contract, submission):
    day = submission["body"].get("on", submission["body"].get("filed"))
    return contract.cancelled or day < contract.body["registered"]


TESTS = {
    ("licence", "change"): change_of_licence, ("licence", "cancel"): second_cancellation,
    ("licence", "revoke"): revocation, ("pledge", "change"): outside,
    ("pledge", "cancel"): second_cancellation, ("pledge", "revoke"): revocation,
    ("pledge", "default"): outside, ("pledge", "dispose"): outside,
    ("pledge", "compensate"): after_default, ("pledge", "recover"): after_default,
    ("hold", "release"): release, ("contract", "revise"): of_contract,
    ("contract", "cancel"): of_contract}
