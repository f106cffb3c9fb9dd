"""Warnings about amounts (W08) and about a contract that is perhaps registered twice (W09):
`law.md` §6.3."""

import datetime
from fractions import Fraction

import exchange

FAR = Fraction(1, 10)
DAYS_APART = datetime.timedelta(days=15)
SHARE_OF = {"government": "government", "guarantor": "guarantor", "bank": "bank"}


def warnings(ledger, submission):
    test = TESTS.get(submission["type"])
    return sorted(set(test(ledger, submission["body"]))) if test else []


def is_unusual(ledger, stated):
    """More than a tenth from the newest rate of that currency."""
    newest = ledger.rates.newest(stated.get("currency"))
    if "exchange" not in stated or newest is None:
        return False
    return abs(stated["exchange"]["rate"] - newest) > newest * FAR


def of_fee(ledger, fee):
    """Fees of transfers and licences count no value; of contracts W04 reports a missing rate."""
    sums = fee.get("instalments")
    other_sum = sums and "total" in fee and sum(sums) != fee["total"]
    return ["W08"] if other_sum or is_unusual(ledger, fee) else []


def of_deal(ledger, body):
    return of_fee(ledger, body["fee"]) if "fee" in body else []


def of_change(ledger, body):
    return of_deal(ledger, body["set"])


def of_claim(ledger, claim, appraisal):
    maximum = claim.get("maximum")
    wrong_maximum = maximum is not None and (
        maximum < claim["amount"]
        or appraisal and appraisal["currency"] == claim["currency"] and maximum > appraisal["value"])
    without_rate = exchange.is_foreign(claim) and "exchange" not in claim
    return ["W08"] if wrong_maximum or without_rate or is_unusual(ledger, claim) else []


def of_pledge(ledger, body):
    return of_claim(ledger, body["claim"], body.get("appraisal")) if "claim" in body else []


def of_pledge_change(ledger, body):
    changed = body["set"]
    if "claim" not in changed:
        return []
    return of_claim(ledger, changed["claim"], changed.get("appraisal"))


def of_compensation(ledger, body):
    """More than the payer's share of what is in default."""
    pledge = ledger.pledges.get(body["pledge"])
    if pledge is None or not pledge.defaulted:
        return []
    if body["currency"] != pledge.body.get("claim", {}).get("currency"):
        return []
    kind = ledger.parties[body["payer"]].kind
    share = pledge.body.get("risk_shares", {}).get(SHARE_OF.get(kind, "insurer"))
    return ["W08"] if share is not None and body["amount"] > pledge.loss * share else []


def of_receipt(ledger, body):
    contract = ledger.contracts.get(body["contract"])
    if contract is None:
        return []
    without_rate = exchange.is_foreign(body) and "exchange" not in body
    above = is_above_total(contract, body)
    return ["W08"] if without_rate or above or is_unusual(ledger, body) else []


def yuan(fen, stated, rate=None):
    rate = stated["exchange"]["rate"] if "exchange" in stated else rate
    if not exchange.is_foreign(stated):
        return fen
    return None if rate is None else exchange.in_yuan(fen, rate)


def is_above_total(contract, body):
    total = contract.total
    if exchange.is_foreign(contract.body["fee"]):
        total = None if contract.rate is None else exchange.in_yuan(total, contract.rate)
    received = yuan(body["amount"], body)
    if not total or received is None:
        return False
    return contract.received + received > total


def of_contract(ledger, body):
    return of_fee(ledger, body["fee"]) + (
        ["W09"] if any(is_alike(ledger, contract, body) for contract in ledger.contracts.values())
        else [])


def is_alike(ledger, contract, body):
    """Of the same kind, a seller and a buyer in common, amounts equal or one not known, signed at
    most 15 days apart, a patent in common. Without patents: the same known amount and day."""
    other, total = contract.body, body["fee"].get("total", 0)
    if contract.cancelled or other["contract"] == body["contract"]:
        return False
    if (other["kind"], other["ip"]) != (body["kind"], body["ip"]):
        return False
    if not (set(other["sellers"]) & set(body["sellers"]) and set(other["buyers"]) & set(body["buyers"])):
        return False
    one_unknown = total == 0 or contract.total == 0
    same_currency = other["fee"].get("currency") == body["fee"].get("currency")
    if not one_unknown and not (total == contract.total and same_currency):
        return False
    if not other.get("patents") or not body.get("patents"):
        return not one_unknown and other["signed"] == body["signed"]
    return (bool(set(other["patents"]) & set(body["patents"]))
            and abs(other["signed"] - body["signed"]) <= DAYS_APART)


TESTS = {"transfer.register": of_deal, "licence.record": of_deal, "licence.change": of_change,
         "pledge.register": of_pledge, "pledge.change": of_pledge_change,
         "pledge.compensate": of_compensation, "contract.receipt": of_receipt,
         "contract.register": of_contract}
