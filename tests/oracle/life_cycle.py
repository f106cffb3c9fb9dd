"""Facts of the office and the courts about a patent: `law.md` §6. `schemas/patent.capnp` defines
which days are first days and which are last days."""

import transfer
import values
from state import Patent, Proceedings, Suspension


def grounds(ledger, submission):
    """The patent is already granted, or already known if it is applied for."""
    body, kind = submission["body"], submission["type"]
    patent = ledger.patents.get(body["patent"])
    known = patent is not None and (kind == "patent.apply" or patent.granted is not None)
    return ["V01"] if kind in ("patent.apply", "patent.grant") and known else []


def record(ledger, submission):
    body = submission["body"]
    RECORDS[submission["type"].split(".")[1]](ledger, body)


def create(ledger, body, owners):
    patent = ledger.patents.setdefault(body["patent"], Patent(body["patent"], body["filed"]))
    patent.filed = body["filed"]
    patent.owners = transfer.title_of(owners) or transfer.title_of(
        [{"party": entry["party"]} for entry in owners])
    return patent


def apply(ledger, body):
    create(ledger, body, body["applicants"]).applied = body["filed"]


def grant(ledger, body):
    patent = create(ledger, body, body["owners"])
    patent.granted = body["granted"]
    patent.report = body.get("evaluation_report", "")
    patent.agreement = body.get("co_ownership_agreement", False)


def annuity(ledger, body):
    ledger.patents[body["patent"]].annuities.append((body["due"], body["status"]))


def suspend(ledger, body):
    ledger.patents[body["patent"]].suspensions.append(
        Suspension(body["kind"], body["from"], body["until"]))


def resume(ledger, body):
    """Ends the suspensions of that kind; `on` is the first day without them."""
    for suspension in ledger.patents[body["patent"]].suspensions:
        if suspension.kind == body["kind"]:
            suspension.last = min(suspension.last, body["on"] - values.ONE_DAY)


def invalidation(ledger, body):
    """A request opens proceedings. A decision or withdrawal ends the oldest open on its day."""
    patent = ledger.patents[body["patent"]]
    if body["stage"] == "requested":
        patent.proceedings.append(Proceedings(body["on"]))
        return
    patent.void = patent.void or body["stage"] == "full"
    still_open = [p for p in patent.proceedings if p.last is None and p.first <= body["on"]]
    if still_open:
        min(still_open, key=lambda p: p.first).last = body["on"] - values.ONE_DAY


def end(ledger, body):
    ledger.patents[body["patent"]].ends.append((body["effective"], None))


def restore(ledger, body):
    """A restored right has no unpaid annuities (IR 6)."""
    patent = ledger.patents[body["patent"]]
    patent.annuities.clear()
    patent.ends = [(first, body["effective"] if restored is None else restored)
                   for first, restored in patent.ends]


def extend(ledger, body):
    ledger.patents[body["patent"]].extended = body["until"]


def classify(ledger, body):
    if "export_control" in body:
        ledger.patents[body["patent"]].control = body["export_control"]


RECORDS = {"apply": apply, "grant": grant, "annuity": annuity, "suspend": suspend,
           "resume": resume, "invalidation": invalidation, "end": end, "restore": restore,
           "extend": extend, "classify": classify}
