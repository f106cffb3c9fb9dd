"""Facts of the office and the courts about a patent: `law.md` §6. `schemas/patent.capnp` defines
which days are first days and which are last days. They are folded in legal order (`history.py`)."""

import datetime

import values


def grounds(ledger, submission):
    """The patent is already granted, or already applied for."""
    body, kind = submission["body"], submission["type"]
    patent = ledger.patents.get(body["patent"])
    if kind == "patent.grant":
        return ["V01"] if patent is not None and patent.granted is not None else []
    if kind == "patent.apply":
        return ["V01"] if patent is not None and patent.applied is not None else []
    if kind == "patent.extend":
        return ["V01"] if patent is not None and is_wrong_extension(patent, body) else []
    return []


def is_wrong_extension(patent, body):
    """PL 42(2), (3): of inventions, no shorter than the term. A PTE is at most five years, a PTA at
    most the time from four years after filing to the grant."""
    if patent.type != "invention" or body["until"] < patent.last_day():
        return True
    if patent.granted is None:
        return False
    delay = max(patent.granted - values.years_later(patent.filed, 4), datetime.timedelta(0))
    longest = values.last_day_of_term(patent.number, patent.filed) + delay
    if body["reason"] == "pte":
        longest = values.years_later(longest, 5)
    return body["until"] > longest


def record(ledger, submission):
    RECORDS[submission["type"].split(".")[1]](ledger, submission)


def begun(ledger, submission):
    """The patent, which has a beginning from now on."""
    number = submission["body"]["patent"]
    if number not in ledger.patents:
        ledger.patents[number] = ledger.patent(number)
        ledger.unborn.pop(number, None)
    return ledger.patents[number]


def apply(ledger, submission):
    """After the grant it adds what only an application states."""
    patent, body = begun(ledger, submission), submission["body"]
    patent.applied = body["filed"]
    if patent.granted is None:
        patent.filed, patent.beginning = body["filed"], submission["position"]
    patent.add_title(body["filed"], submission)


def grant(ledger, submission):
    patent, body = begun(ledger, submission), submission["body"]
    patent.filed, patent.granted = body["filed"], body["granted"]
    patent.beginning = submission["position"]
    patent.report = body.get("evaluation_report", "")
    patent.add_title(body["granted"], submission)


def patent_of(ledger, submission):
    return ledger.patent(submission["body"]["patent"])


def annuity(ledger, submission):
    patent_of(ledger, submission).annuities.append(submission["body"])


def suspend(ledger, submission):
    patent_of(ledger, submission).add_life(ledger, "suspend", submission["body"]["from"], submission)


def resume(ledger, submission):
    patent_of(ledger, submission).add_life(ledger, "resume", submission["body"]["on"], submission)


def invalidation(ledger, submission):
    """A request opens proceedings. A decision or withdrawal ends the oldest open on its day."""
    body = submission["body"]
    kind = "request" if body["stage"] == "requested" else "decision"
    patent_of(ledger, submission).add_life(ledger, kind, body["on"], submission)


def end(ledger, submission):
    patent_of(ledger, submission).add_life(ledger, "end", submission["body"]["effective"], submission)


def restore(ledger, submission):
    patent_of(ledger, submission).add_life(ledger, "restore", submission["body"]["effective"], submission)


def extend(ledger, submission):
    patent_of(ledger, submission).extended = submission["body"]["until"]


def classify(ledger, submission):
    if "export_control" in submission["body"]:
        patent_of(ledger, submission).control = submission["body"]["export_control"]


RECORDS = {"apply": apply, "grant": grant, "annuity": annuity, "suspend": suspend,
           "resume": resume, "invalidation": invalidation, "end": end, "restore": restore,
           "extend": extend, "classify": classify}
