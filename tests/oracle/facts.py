"""What facts of the office and the courts do beyond their own type: they confirm, wait, contradict
and close (`law.md` §6.5)."""

import copy

import authority
import cases
import history
import rights
import speaking
import title
import transfer
import validation

MOST_NAMED = 100


def confirmed(ledger, submission):
    """A statement of what is known already."""
    kind, body = submission["type"], submission["body"]
    is_fact = authority.is_fact(ledger, submission)
    roles = ledger.roles_of(submission["source"])
    if kind in ("pledge.register", "licence.record"):
        subject, reports = {"pledge.register": ("pledge", may_report_pledge),
                            "licence.record": ("licence", may_report_licence)}[kind]
        known = validation.objects_of(ledger, subject).get(body[subject])
        if known is None or not rights.confirms(known, body, subject, is_fact):
            return False
        return is_fact or (known.by_office and not known.by_report
                           and reports(ledger, submission, known))
    if kind == "transfer.register":
        known = transfer.known_transfers(ledger, body, is_fact)
        if not known:
            return False
        return is_fact or ("trading-centre" in roles and all(
            step.fact and not is_reported(ledger.patents[number], step)
            for number, step in zip(body["patents"], known)))
    if kind in ("patent.end", "patent.restore"):
        patent = ledger.patents.get(body["patent"])
        return patent is not None and any(
            fact.kind == kind.split(".")[1] and fact.day == body["effective"] and fact.fits
            and fact.body.get("cause") == body.get("cause") for fact in patent.life)
    return False


def may_report_pledge(ledger, submission, known):
    """The pledgee of today."""
    source = submission["source"]
    return "bank" in ledger.roles_of(source) and any(
        ledger.stands_for(source, pledgee) for pledgee in known.body["pledgees"])


def may_report_licence(ledger, submission, known):
    """A centre, or a party; whose deal it is shows the documents of the licensors."""
    source, body = submission["source"], submission["body"]
    is_party = any(ledger.stands_for(source, party)
                   for party in known.body["licensors"] + known.body["licensees"])
    if not is_party and "trading-centre" not in ledger.roles_of(source):
        return False
    return not any(
        speaking.silent(ledger, one["licensors"],
                        speaking.speakers(ledger, source, one["licensors"], one["licensees"]),
                        body, "licensor") for one in (known.body, body))


def is_reported(patent, known):
    return any(step.confirms == known.position and not step.fact for step in patent.title)


def on_its_day(ledger, submission, grounds):
    """What a transfer of the past leaves of the present register is not known."""
    body = submission["body"]
    if submission["type"] != "transfer.register":
        return grounds
    patents = [ledger.patents[number] for number in body["patents"]]
    if all(patent.title[-1].day < body["registered"] for patent in patents):
        return grounds
    return [code for code in grounds if code != "T11"]


# They follow from the state on the legal day, and are cases of the fact or no grounds.
OF_THE_STATE = {"T01", "T02", "T05", "T06", "L01", "L04", "L06", "L07", "L10", "L12", "P01", "P02",
                "P03", "P04", "P05", "P06", "P09", "O01", "O06", "O07", "O08", "O09", "O10", "O12",
                "O13"}


def held_to_its_day(ledger, submission, grounds):
    kind, body = submission["type"], submission["body"]
    if kind not in ("transfer.register", "licence.record", "pledge.register",
                    "open-licence.announce") and not (
                        kind == "open-licence.declare" and "announced" in body):
        return grounds
    left = [code for code in grounds if code not in OF_THE_STATE]
    if "L02" in left and not (body.get("kind") == "sub" and body.get("parent") in ledger.licences):
        left.remove("L02")  # Of a sub-licence: what it takes from its parent.
    if "O02" in left and history.were_all_owners(
            ledger.patents[body["patent"]], body["patentees"], body["announced"]):
        left.remove("O02")
    if "T11" in left and not any(
            set(body["from"]) <= set(patent.owners) and title.title_after(patent.owners, body) is None
            for patent in (ledger.patents[number] for number in body["patents"])):
        left.remove("T11")  # But for shares that do not add up.
    return left


def is_settling(submission, is_fact):
    """Facts about patents, and the ends and changes of rights by anyone."""
    subject, act = submission["type"].split(".")
    if subject in ("licence", "pledge") and act not in ("record", "register"):
        return True
    return is_fact and subject in ("patent", "transfer", "licence", "pledge", "open-licence", "use")


def settled(oracle, submission, decision):
    """Adds what the fact contradicts itself, and W05 with what it contradicts."""
    from oracle import Decision
    is_fact = authority.is_fact(oracle.ledger, submission)
    if not decision.takes_effect() or not is_settling(submission, is_fact):
        return decision
    numbers, named = things(oracle.ledger, submission)
    before = cases.cases_of(oracle.ledger, numbers, named)
    position = len(oracle.log)
    after = cases_after(oracle, {**submission, "position": position, "fact": is_fact}, numbers,
                        named)
    opened = after - before
    confirms = "W06" in decision.codes
    own = {code for at, code in opened if at == position} if is_fact and not confirms else set()
    others = sorted(case for case in opened if case[0] != position)
    grounds = [code for code in decision.codes if not code.startswith("W")]
    outcome = decision.outcome
    if is_fact:
        grounds = held_to_its_day(oracle.ledger, submission, grounds)
        outcome = "discrepancy" if grounds else "recorded"
    warnings = [code for code in decision.codes if code.startswith("W")]
    codes = sorted(set(grounds) | own, key=order)
    if others:
        events = list(dict.fromkeys(f"{at}.0" for at, _ in others))
        warnings = sorted([*warnings, " ".join(["W05", *events[:MOST_NAMED]])])
    return Decision("discrepancy" if codes else outcome, codes + warnings)


def order(code):
    return "AEVHCTLPO".index(code[0]), code


def things(ledger, submission):
    body = submission["body"]
    numbers = validation.patents_of(body) + validation.patents_of(body.get("set", {}))
    named = [(subject, body[subject]) for subject in ("pledge", "licence") if subject in body]
    for subject, number in named:
        right = validation.objects_of(ledger, subject).get(number)
        early = ledger.waiting.get((subject, number), [])  # Changes before the beginning.
        numbers = numbers + (right.body["patents"] if right else [
            patent for act in early for patent in act["body"].get("set", {}).get("patents", [])])
    return numbers, named


def cases_after(oracle, submission, numbers, named):
    """The cases as if the submission were recorded."""
    before = oracle.ledger
    oracle.ledger = tried = copy.copy(before)
    for table in ("patents", "unborn", "waiting", "licences", "pledges"):
        setattr(tried, table, copy.copy(getattr(before, table)))
    tried.accepted = list(before.accepted)
    for number in numbers:
        for table in (tried.patents, tried.unborn):
            if number in table:
                table[number] = copy.deepcopy(table[number])
    for subject, number in named:
        objects = validation.objects_of(tried, subject)
        if number in objects:
            objects[number] = copy.deepcopy(objects[number])
        if (subject, number) in tried.waiting:
            tried.waiting[subject, number] = list(tried.waiting[subject, number])
    try:
        oracle.record(submission)
        numbers = list(dict.fromkeys([*numbers, *things(oracle.ledger, submission)[0]]))
        return cases.cases_of(oracle.ledger, numbers, named)
    finally:
        oracle.ledger = before
