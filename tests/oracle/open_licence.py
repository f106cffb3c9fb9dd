"""Open licences: `law.md` §5, the codes O01 to O22."""

import datetime
from fractions import Fraction

import values
from licence import MEASURES
from state import Licence, Statement

OPEN_LICENCES = datetime.date(2021, 6, 1)  # The Patent Law of 2020.
MAX_FEE = 20_000_000_00  # Fen.
MAX_ROYALTY = {"net-sales": Fraction(20, 100), "profit": Fraction(40, 100)}
EXCLUSIVE_KINDS = ("exclusive", "sole")


def exclusive_licence_in_force(ledger, patent, day):
    """An exclusive or sole licence in force on the day (Implementing Rules, 86(1))."""
    return any(licence.body["kind"] in EXCLUSIVE_KINDS and not licence.revoked
               and patent.number in licence.body["patents"]
               and licence.body["from"] <= day <= licence.body["until"]
               and (licence.cancelled is None or day < licence.cancelled)
               for licence in ledger.licences.values())


def element_missing(body):
    """The fee standard, the currency of a sum, or the term is missing (IR 85(2))."""
    fee = body["fee"]
    priced = "royalty" in fee or has_sum(fee) or fee["form"] == "free"
    no_currency = has_sum(fee) and "currency" not in fee
    return not priced or no_currency or body["until"] < body.get("announced", body["declared"])


def has_sum(fee):
    return "amount" in fee or "total" in fee


def unclear(fee):
    """A form that needs negotiation, or a standard that contradicts the form (IR 85(3)). A missing
    standard does not contradict it."""
    has_a_sum, has_royalty = has_sum(fee), "royalty" in fee
    if fee["form"] in ("equity", "warrant", "try-first-pay-later", "cross"):
        return True
    if fee["form"] == "free":
        return has_royalty or max(fee.get("amount", 0), fee.get("total", 0)) > 0
    if fee["form"] == "royalty":
        return has_a_sum and not has_royalty
    if fee["form"] == "entry-fee-plus-royalty":
        return has_a_sum != has_royalty
    return has_royalty


def above_guidance(body):
    fee = body["fee"]
    fixed = max(fee.get("amount", 0), fee.get("total", 0))
    royalty = fee.get("royalty")
    return fixed > MAX_FEE or (
        royalty is not None and royalty["rate"] > MAX_ROYALTY.get(royalty["base"], 1))


def declared(ledger, body):
    """The grounds against a statement on the day of its announcement or, without one, of its
    declaration."""
    patent, day = ledger.patents[body["patent"]], body.get("announced", body["declared"])
    found = {
        "O01": patent.pending_on(day),
        "O02": set(body["patentees"]) != set(patent.owners),
        "O03": element_missing(body),
        "O04": unclear(body["fee"]),
        "O05": patent.type != "invention" and patent.report != "positive",
        "O06": exclusive_licence_in_force(ledger, patent, day),
        "O07": any(patent.suspended_on(day, k) for k in ("ownership-dispute", "preservation")),
        "O08": patent.annuity_unpaid_on(day),
        "O09": bool(ledger.pledges_in_force(patent.number, day)),
        "O10": body["until"] > patent.last_day(),
        "O11": above_guidance(body),
        "O12": patent.ended_on(day),
        "O13": ledger.statement_on(patent.number, day) is not None,
    }
    return [code for code, holds in found.items() if holds]


def last_day_in_force(body):
    """The statement ends the day before the announcement of its withdrawal."""
    return body["announced"] - values.ONE_DAY


def last_statement(patent):
    return patent.statements[-1] if patent.statements else None


def years_begun(first, last):
    years = 1
    while values.months_later(first, 12 * years) <= last:
        years += 1
    return years


def payment_differs(statement, body):
    """The payment is not the announced standard, times the years if it is per year (PL 51(1))."""
    fee = statement.body["fee"]
    if "amount" not in fee:
        return False
    due = fee["amount"]
    if fee.get("per") == "licensee-year":
        due *= years_begun(body["from"], body["until"])
    return body["paid"]["amount"] != due or body["paid"]["currency"] != fee.get("currency")


def accepted(ledger, body):
    patent = ledger.patents[body["patent"]]
    day = body.get("notice", body["paid"]["on"])
    statement = ledger.statement_on(patent.number, day)
    standard = statement or last_announced(patent)
    found = {
        "L08": body.get("licence") in ledger.licences,
        "O20": statement is None or patent.ended_on(day),
        "O21": standard is not None and payment_differs(standard, body),
        "O22": "notice" not in body,
    }
    return [code for code, holds in found.items() if holds]


def last_announced(patent):
    found = [s for s in patent.statements if s.announced is not None]
    return found[-1] if found else None


def announced(ledger, body):
    proposal = unannounced(ledger.patents[body["patent"]])
    return [] if proposal else ["O20"]


def unannounced(patent):
    """The last statement that is not announced."""
    return next((s for s in reversed(patent.statements) if s.announced is None), None)


def withdrawn(ledger, body):
    patent = ledger.patents[body["patent"]]
    found = {
        "O02": set(body["patentees"]) != set(patent.owners),
        "O20": ledger.statement_on(patent.number, last_day_in_force(body)) is None,
    }
    return [code for code, holds in found.items() if holds]


GROUNDS = {"declare": declared, "accept": accepted, "announce": announced, "withdraw": withdrawn}


def grounds(ledger, submission):
    found = GROUNDS[submission["type"].split(".")[1]](ledger, submission["body"])
    filed = submission["at"].date()
    return [c for c in found if filed >= (MEASURES if c == "L08" else OPEN_LICENCES)]


def record(ledger, submission):
    body, source = submission["body"], submission["source"]
    patent = ledger.patents[body["patent"]]
    act = submission["type"].split(".")[1]
    if act == "declare":
        superseded = unannounced(patent)
        if superseded:
            patent.statements.remove(superseded)
        patent.statements.append(Statement(body, source, body.get("announced")))
    elif act == "announce" and unannounced(patent):
        unannounced(patent).announced = body["announced"]
    elif act == "withdraw":
        in_force = ledger.statement_on(patent.number, last_day_in_force(body))
        found = in_force or last_statement(patent)
        if found:
            found.withdrawn = body["announced"]
    elif act == "accept":
        conclude(ledger, submission)


def conclude(ledger, submission):
    """A concluded open licence is an ordinary licence (law.md §5), also if it is not recorded."""
    body = submission["body"]
    licence = Licence({
        "licence": body.get("licence"), "patents": [body["patent"]],
        "licensees": [body["licensee"]], "kind": "ordinary",
        "licensors": list(ledger.patents[body["patent"]].owners),
        "territory": values.PROVINCES, "from": body["from"], "until": body["until"],
        **({"recorded": body["recorded"]} if "recorded" in body else {}),
    }, submission["source"], open=True)
    if "licence" in body:
        ledger.licences[body["licence"]] = licence
    else:
        ledger.accepted.append(licence)
