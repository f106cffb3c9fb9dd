"""Amounts in other currencies: the rate into yuan that a submission states beside them. F codes, one
for each fault."""

from fractions import Fraction

MOST_FEN = 10 ** 17


def in_yuan(fen, rate):
    """Rounded to the fen, a half of one up."""
    return (fen * rate + Fraction(1, 2)) // 1


def is_foreign(stated):
    return stated.get("currency", "CNY") != "CNY"


def too_much(amounts, rate):
    return ["F04" for fen in amounts if fen is not None and in_yuan(fen, rate) > MOST_FEN]


def faults(ledger, submission):
    kind, body, filed = submission["type"], submission["body"], submission["at"].date()
    scope = body["set"] if kind.endswith(".change") else body
    found = []
    for place, amounts in (("fee", ("total", "technology")), ("claim", ("amount",))):
        if place in scope:
            found += faults_beside(scope[place], amounts, filed)
    if kind == "contract.receipt":
        found += faults_beside(body, ("amount",), filed)
    if kind == "contract.revise":
        found += late(body, filed) + faults_of_revision(ledger, body)
    return found


def late(stated, filed):
    """The rate is of a day that whoever filed could not know."""
    return ["F03"] if "exchange" in stated and stated["exchange"]["on"] > filed else []


def faults_beside(stated, amounts, filed):
    if "exchange" not in stated:
        return []
    nothing_to_exchange = [] if is_foreign(stated) else ["F04"]
    rate = stated["exchange"]["rate"]
    return (nothing_to_exchange + late(stated, filed)
            + too_much([stated.get(name) for name in amounts], rate))


def faults_of_revision(ledger, body):
    """By the money of the contract, which is revised in it."""
    contract = ledger.contracts.get(body["contract"])
    if contract is None:
        return []
    if not is_foreign(contract.body["fee"]):
        return ["F04"] if "exchange" in body else []
    rate = body["exchange"]["rate"] if "exchange" in body else contract.rate
    if rate is None:
        return []
    technology = body.get("technology", contract.technology if "exchange" in body else None)
    return too_much([body["total"], technology], rate)
