"""Open licences: `law.md` §5, the codes O01 to O22."""

import datetime
from fractions import Fraction

import review as review_days
import exchange
import history
import rights
import values
import speaking
from licence import MEASURES, term_of
from state import Licence, Statement

OPEN_LICENCES = datetime.date(2021, 6, 1)  # The Patent Law of 2020.
MAX_FEE = 20_000_000_00  # Fen.
MAX_ROYALTY = {"net-sales": Fraction(20, 100), "profit": Fraction(40, 100)}
EXCLUSIVE_KINDS = ("exclusive", "sole")


def exclusive_licence_in_review(ledger, patent, review):
    """An exclusive or sole licence (Implementing Rules, 86(1))."""
    return any(licence.body["kind"] in EXCLUSIVE_KINDS
               and patent.number in licence.body["patents"]
               and review.meets(*term_of(ledger, licence))
               for licence in ledger.licences.values())


def patentees_differ(patent, body, review):
    """Not exactly the owners, on all review days."""
    return (set(body["patentees"]) != set(patent.owners)
            or any(not patent.owned_by(party, review) for party in body["patentees"])
            or not patent.former_owners(review) <= set(body["patentees"]))


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
    if exchange.is_foreign(fee):  # In yuan at the stated rate, else not compared.
        rate = fee["exchange"]["rate"] if "exchange" in fee else 0
        fixed = exchange.in_yuan(fixed, rate)
    royalty = fee.get("royalty")
    return fixed > MAX_FEE or (
        royalty is not None and royalty["rate"] > MAX_ROYALTY.get(royalty["base"], 1))


def warnings(_, submission):
    """The guidance is in yuan: an amount without a rate is not compared with it. Since 2021-06-01."""
    fee = submission["body"]["fee"]
    is_stated = "amount" in fee or "total" in fee
    is_open = exchange.is_foreign(fee) and "exchange" not in fee and is_stated
    return ["W08"] if is_open and submission["at"].date() >= OPEN_LICENCES else []


def patentees_missing(ledger, patent, body, source, review):
    """All owners and nobody else, each by its own word or document (PL 50(1), 14(2))."""
    if patentees_differ(patent, body, review):
        return True
    said = speaking.speakers(ledger, source, body["patentees"])
    return bool(speaking.silent(ledger, patent.owners, said, body, "patentee"))


def declared(ledger, submission):
    """The grounds against a statement on the day of its announcement or, without one, of its
    declaration."""
    body = submission["body"]
    patent, day = ledger.patents[body["patent"]], body.get("announced", body["declared"])
    review = review_days.days(ledger, submission, day, [patent.number])
    found = {
        "O01": patent.pending_on(day),
        "O02": patentees_missing(ledger, patent, body, submission["source"], review),
        "O03": element_missing(body),
        "O04": unclear(body["fee"]),
        "O05": patent.type != "invention" and patent.report != "positive",
        "O06": exclusive_licence_in_review(ledger, patent, review),
        "O07": any(patent.suspended(review, k) for k in ("ownership-dispute", "preservation")),
        "O08": patent.annuity_unpaid_on(day),
        "O09": speaking.pledgee_missing(ledger, patent, body, review),
        "O10": body["until"] > patent.last_day(),
        "O11": above_guidance(body),
        "O12": patent.ended_on(day),
        "O13": ledger.statement_in_review(patent.number, review),
    }
    return [code for code, holds in found.items() if holds]


def last_day_in_force(body):
    """The statement ends the day before the announcement of its withdrawal. Not announced, it is in
    force when the withdrawal is declared."""
    return body["announced"] - values.ONE_DAY if "announced" in body else body["declared"]


def statement_for(ledger, patent, day):
    """A notice that was given before a withdrawal was filed is valid."""
    found = ledger.statement_on(patent.number, day)
    if found is None:
        found = next((s for s in reversed(patent.statements) if s.announced is not None
                      and s.announced <= day <= s.body["until"] and s.withdrawn_at is not None
                      and day < s.withdrawn_at), None)
    return found


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


def accepted(ledger, submission):
    body = submission["body"]
    patent = ledger.patents[body["patent"]]
    day = body.get("notice", body["paid"]["on"])
    statement = statement_for(ledger, patent, day)
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


def announced(ledger, submission):
    """The bars of IR 85 and 86 on the day of the announcement."""
    body = submission["body"]
    patent, day = ledger.patents[body["patent"]], body["announced"]
    waiting = unannounced(patent)
    if not waiting or (waiting.withdrawn is not None and waiting.withdrawn <= day):
        return [] if withdrawing(patent) else ["O20"]
    review = review_days.ReviewDays(day, day, True)
    found = {
        "O01": patent.pending_on(day),
        "O05": patent.type != "invention" and patent.report != "positive",
        "O06": exclusive_licence_in_review(ledger, patent, review),
        "O07": any(patent.suspended(review, k) for k in ("ownership-dispute", "preservation")),
        "O08": patent.annuity_unpaid_on(day),
        "O09": bool(ledger.pledges_in_force(patent.number, day)),
        "O12": patent.ended_on(day),
    }
    return [code for code, holds in found.items() if holds]


def withdrawing(patent):
    return next((s for s in reversed(patent.statements)
                 if s.withdrawing and s.withdrawn is None), None)


def unannounced(patent):
    """The last statement that is not announced."""
    return next((s for s in reversed(patent.statements) if s.announced is None), None)


def withdrawn(ledger, submission):
    """The office does not repeat who declared it."""
    body = {"patentees": [], **submission["body"]}
    patent = ledger.patents[body["patent"]]
    review = review_days.days(ledger, submission, body["declared"], [patent.number])
    unnamed = not body["patentees"] and speaking.is_official(ledger, submission["source"])
    found = {
        "O02": not unnamed and patentees_missing(
            ledger, patent, body, submission["source"], review),
        "O20": not patent.statements,
    }
    return [code for code, holds in found.items() if holds]


GROUNDS = {"declare": declared, "accept": accepted, "announce": announced, "withdraw": withdrawn}


def grounds(ledger, submission):
    found = GROUNDS[submission["type"].split(".")[1]](ledger, submission)
    filed = submission["at"].date()
    return [c for c in found if filed >= (MEASURES if c == "L08" else OPEN_LICENCES)]


def record(ledger, submission):
    body, source = submission["body"], submission["source"]
    patent = ledger.patent(body["patent"])
    act = submission["type"].split(".")[1]
    at = submission["at"].date()
    if act == "declare":
        superseded = unannounced(patent)
        if superseded:
            patent.statements.remove(superseded)
        patent.statements.append(Statement(body, source, body.get("announced"),
                                           position=submission["position"]))
        if submission["fact"] and "announced" in body:
            patent.statements[-1].withdrawn = new_owner_after(patent, body["announced"])
    elif act == "announce" and unannounced(patent):
        announced_now = unannounced(patent)
        announced_now.announced = body["announced"]
        announced_now.position = submission["position"]
    elif act == "announce" and withdrawing(patent):
        end(withdrawing(patent), body["announced"], at)
    elif act == "withdraw":
        in_force = ledger.statement_on(patent.number, last_day_in_force(body))
        found = in_force or last_statement(patent)
        if found and "announced" in body:
            end(found, body["announced"], at)
        elif found:
            found.withdrawing = True
    elif act == "accept":
        conclude(ledger, submission)


def new_owner_after(patent, day):
    """A later transfer that was stated before has ended it."""
    return next((step.day for before, step in zip(patent.title, patent.title[1:])
                 if step.day > day and not set(step.after) <= set(before.after)), None)


def end(statement, day, at):
    statement.withdrawn, statement.withdrawn_at, statement.withdrawing = day, at, False


def conclude(ledger, submission):
    """A concluded open licence is an ordinary licence (law.md §5), also if it is not recorded."""
    body = submission["body"]
    licence = Licence({
        "licence": body.get("licence"), "patents": [body["patent"]],
        "licensees": [body["licensee"]], "kind": "ordinary",
        "licensors": list(history.owners_on(ledger.patent(body["patent"]), body["from"])),
        "territory": values.PROVINCES, "from": body["from"], "until": body["until"],
        **({"recorded": body["recorded"]} if "recorded" in body else {}),
    }, submission["source"], position=submission["position"], open=True,
        patent=ledger.patent(body["patent"]))
    ledger.waiting.pop(("licence", body.get("licence")), None)
    if "licence" in body:
        rights.take_number(ledger.licences, body["licence"], licence)
    else:
        ledger.accepted.append(licence)
