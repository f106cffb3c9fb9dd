"""The figures of each object, as defined in statistics.h: Parts with a month, codes and figures.
Parts are computed from the current events, independent of earlier computations."""

import decimal
from typing import NamedTuple

import classes
from known import canonical
from months import month_of

NOT_OWED_YET = ("warrant", "try-first-pay-later", "free")


class Part(NamedTuple):
    month: int
    codes: tuple
    figures: tuple


def fen(text):
    return int(decimal.Decimal(text) * 100)


def is_yuan(currency):
    return currency in (None, "CNY")


def rate_of(stated):
    return stated["exchange"]["rate"] if "exchange" in stated else None


def in_yuan(amount, currency, rate):
    """Fen, rounded half up; None for a foreign amount without a rate."""
    if is_yuan(currency):
        return amount
    if rate is None:
        return None
    exact = decimal.Decimal(amount) * decimal.Decimal(rate)
    return int(exact.quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_UP))


def first(names):
    return names[0] if names else None


def parts_of(current, key):
    """The parts of an object by name."""
    current.known.classifying = key
    return OF[key[0]](current, key)


def newest(events, *kinds):
    """The last registration of the object; it replaces earlier ones."""
    found = [event for event in events if event.kind in kinds]
    return found[-1] if found else None


def is_followed_by(events, event, kind):
    return any(other.kind == kind and other.seq > event.seq for other in events)


def contract(current, key):
    events = current.about(key)
    event = newest(events, "contract.register")
    if event is None:
        return {}
    total, technology = values(event, events)
    band = classes.band(total) if total is not None and is_determined(event, events) else "_U"
    codes = contract_codes(current, event, band)
    parts = {("receipts", month): Part(month, codes, (0, 0, 0, paid))
             for month, paid in receipts(events).items()}
    if not is_followed_by(events, event, "contract.cancel"):
        figures = (1, total or 0, technology or 0, 0)
        parts["itself"] = Part(month_of(event.body["registered"]), codes, figures)
    return parts


def values(event, events):
    """Total and technology in yuan, as registered or last revised, at the last stated rate."""
    fee = event.body["fee"]
    currency, rate = fee.get("currency"), rate_of(fee)
    total = 0 if fee["form"] in NOT_OWED_YET else fen(fee.get("total", "0"))
    technology = fen(fee.get("technology", fee.get("total", "0"))) if total else 0
    for revision in events:
        if revision.kind == "contract.revise" and revision.seq > event.seq:
            total = fen(revision.body["total"])
            if "technology" in revision.body:
                technology = fen(revision.body["technology"])
            rate = rate_of(revision.body) or rate
    return in_yuan(total, currency, rate), in_yuan(technology, currency, rate)


def receipts(events):
    """Payments by month, also for a cancelled contract."""
    paid = {}
    for event in events:
        if event.kind == "contract.receipt":
            body, month = event.body, month_of(event.body["on"])
            amount = in_yuan(fen(body["amount"]), body["currency"], rate_of(body))
            if amount is not None:
                paid[month] = paid.get(month, 0) + amount
    return paid


def is_determined(event, events):
    """Whether the total is known: stated and owed, free of charge, or set by a revision."""
    fee = event.body["fee"]
    owed = fee["form"] not in ("warrant", "try-first-pay-later")
    return ((owed and ("total" in fee or fee["form"] == "free"))
            or is_followed_by(events, event, "contract.revise"))


def contract_codes(current, event, band):
    body, fee = event.body, event.body["fee"]
    of_licence = "OPEN_LICENCE" if body.get("open_licence") else "LICENCE"
    tx = {"transfer": "TRANSFER", "licence": of_licence}.get(body["kind"], "OTHER")
    when = current.when(event, body["registered"])
    return classes.codes_of(current.known, when, tx, body.get("patents"), first(body["sellers"]),
                        first(body["buyers"]), contract_kind=classes.coded(body["kind"]),
                        ip=classes.coded(body.get("ip", "none")),
                        fee_form=classes.coded(fee["form"]), amount_band=band)


def fee_form(body):
    return classes.coded(body.get("fee", {}).get("form"))


def transfer(current, key):
    event = newest(current.about(key), "transfer.register")
    if event is None:
        return {}
    body = event.body
    gains = [owner["party"] for owner in body["to"]]
    buyer = first([party for party in gains if party not in body["from"]] or gains)
    when = current.when(event, body["registered"])
    codes = classes.codes_of(current.known, when, "TRANSFER", body["patents"],
                         first(body["from"]), buyer, fee_form=fee_form(body))
    return {"itself": Part(month_of(body["registered"]), codes, (1, len(body["patents"])))}


def licence(current, key):
    events = current.about(key)
    event = newest(events, "licence.record", "open-licence.accept")
    if event is None or is_followed_by(events, event, "licence.revoke"):
        return {}
    if event.kind == "open-licence.accept":
        return accepted(current, event, event.learned)
    body = event.body
    when = current.when(event, body["recorded"])
    codes = classes.codes_of(current.known, when, "LICENCE", body["patents"],
                             first(body["licensors"]), first(body["licensees"]),
                             fee_form=fee_form(body), licence_kind=classes.coded(body["kind"]))
    return {"itself": Part(month_of(body["recorded"]), codes, (1, len(body["patents"])))}


def accepted(current, event, seq):
    """An accepted open licence, if recorded. Licensors are the owners on the first day of its term;
    the form of fee is that of the statement."""
    body = event.body
    if not body.get("recorded"):
        return {}
    licensors = current.known.owners(body["patent"], body["from"], seq)
    statements = [other for other in current.about(("statement", canonical(body["patent"])))
                  if other.kind == "open-licence.declare" and other.seq <= seq]
    form = fee_form(statements[-1].body) if statements else "_U"
    when = current.when(event, body["recorded"])
    codes = classes.codes_of(current.known, when, "OPEN_LICENCE", [body["patent"]],
                             first(licensors), body["licensee"], fee_form=form,
                             licence_kind="ORDINARY")
    return {"itself": Part(month_of(body["recorded"]), codes, (1, 1))}


def statement(current, key):
    """The statements of a patent, each in the month of its announcement."""
    announced, newest_of = {}, None
    for event in current.about(key):
        if event.kind == "open-licence.declare":
            newest_of = event
            announced[event] = event.body.get("announced")
        elif newest_of is not None:
            announced[newest_of] = announced[newest_of] or event.body["announced"]
    parts = {}
    for event, day in announced.items():
        if not day:
            current.counted.pop(event.seq, None)
        else:
            body = event.body
            codes = classes.codes_of(current.known, current.when(event, day), "OPEN_LICENCE",
                                     [body["patent"]], first(body["patentees"]), None,
                                     fee_form=fee_form(body))
            codes = without_flow(codes)
            parts[event.seq] = Part(month_of(day), codes, (1,))
    return parts


def without_flow(codes):
    place = classes.cube.DIMENSIONS.index("flow")
    return (*codes[:place], "_U", *codes[place + 1:])


def registered_pledge(current, key):
    """The current registration; None if revoked."""
    events = current.about(key)
    event = newest(events, "pledge.register")
    if event is None or is_followed_by(events, event, "pledge.revoke"):
        return None
    return event


def pledge(current, key):
    """A pledge outside a bundle; journal.py handles bundles."""
    event = registered_pledge(current, key)
    if event is None:
        return {}
    body, claim = event.body, event.body["claim"]
    amount = in_yuan(fen(claim["amount"]), claim["currency"], rate_of(claim))
    band = "_U" if amount is None else classes.pledge_band(amount)
    when = current.when(event, body["registered"])
    codes = classes.codes_of(current.known, when, "PLEDGE", body["patents"],
                         first(body["pledgors"]), first(body["pledgees"]), amount_band=band)
    figures = (1, amount or 0, len(body["patents"]))
    return {"itself": Part(month_of(body["registered"]), codes, figures)}


OF = {"contract": contract, "transfer": transfer, "licence": licence, "statement": statement,
      "pledge": pledge}
