"""Amounts in foreign currencies and their exchange rates into yuan. Returns F codes, one for each
fault."""

from fractions import Fraction

MAX_FEN = 10 ** 17


def in_yuan(fen, rate):
    """Rounded to the nearest fen, half a fen up."""
    return (fen * rate + Fraction(1, 2)) // 1


def is_foreign(stated):
    return stated.get("currency", "CNY") != "CNY"


def amount_faults(amounts, rate):
    return ["F04" for fen in amounts if fen is not None and in_yuan(fen, rate) > MAX_FEN]


def faults(ledger, submission):
    kind, body = submission["type"], submission["body"]
    scope = body["set"] if kind.endswith(".change") else body
    found = []
    for field, amounts in (("fee", ("total", "technology")), ("claim", ("amount",))):
        if field in scope:
            found += faults_beside(scope[field], amounts)
    if kind == "contract.receipt":
        found += faults_beside(body, ("amount",))
    if kind == "contract.revise":
        found += faults_of_revision(ledger, body)
    return found


def faults_beside(stated, amounts):
    if "exchange" not in stated:
        return []
    needless = [] if is_foreign(stated) else ["F04"]
    rate = stated["exchange"]["rate"]
    return needless + amount_faults([stated.get(name) for name in amounts], rate)


def faults_of_revision(ledger, body):
    """A revision is in the currency of its contract."""
    contract = ledger.contracts.get(body["contract"])
    if contract is None:
        return []
    if not is_foreign(contract.body["fee"]):
        return ["F04"] if "exchange" in body else []
    rate = body["exchange"]["rate"] if "exchange" in body else contract.rate
    if rate is None:
        return []
    technology = body.get("technology", contract.technology if "exchange" in body else None)
    return amount_faults([body["total"], technology], rate)
