"""Cases: the recorded events that contradict what the ledger holds, each at its place in the legal
order (`law.md` §6.5). Each is a position and a code."""

import datetime

import history
import licence as of_law
import speaking

ONE_DAY = datetime.timedelta(days=1)
EXCLUSIVE_KINDS = ("exclusive", "sole")
BEGINNINGS = {"patent.apply", "patent.grant", "pledge.register", "licence.record"}


def cases_of(ledger, numbers, rights):
    """Of the patents, and of the pledges and licences among `rights`: (kind, number)."""
    found = set()
    for number in numbers:
        if number in ledger.patents:
            found |= of_patent(ledger, ledger.patents[number])
        elif number in ledger.unborn:
            found |= {(at, "E01") for at in ledger.unborn[number].waiting}
    for subject, number in rights:
        found |= {(act["position"], "E01") for act in ledger.waiting.get((subject, number), [])}
        objects, code = {"pledge": (ledger.pledges, "P12"), "licence": (ledger.licences, "L08")}[subject]
        if number in objects:
            found |= {(at, code) for at in objects[number].displaced}
    return found


def of_patent(ledger, patent):
    found = title_cases(ledger, patent) | life_cases(ledger, patent)
    for pledge in ledger.pledges.values():
        if is_in_force(pledge, patent):
            found |= pledge_cases(ledger, patent, pledge)
    for licence in [*ledger.licences.values(), *ledger.accepted]:
        if is_in_force(licence, patent):
            found |= licence_cases(ledger, patent, licence)
    for statement in patent.statements:
        if statement.announced is not None:
            found |= {(statement.position, code)
                      for code in statement_codes(ledger, patent, statement)}
    return found


def suspended(patent, position, day, dispute, preservation, court=None):
    """By an order of another than the court."""
    return {(position, code) for kind, code in (("ownership-dispute", dispute),
                                                ("preservation", preservation))
            if patent.suspended_on(day, kind, court)}


def title_cases(ledger, patent):
    found, before, moved = set(), None, None
    for step in patent.title:
        if not step.fits and moved is not None and displaces(*moved, step):
            found.add((moved[0].position, "T01"))
        if step.moved and before is not None:
            moved = step, before
        elif step.moved:
            moved = None
        found |= {(step.position, code) for code in transfer_codes(ledger, patent, step, before)}
        before = step
        if not step.fits:
            found.add((step.position, "T01" if step.is_transfer() else "V01"))
        if step.is_transfer() and step.confirms is None:
            if patent.had_ended_on(step.day, False):
                found.add((step.position, "T02"))
            court = step.source if "court" in ledger.roles_of(step.source) else None
            found |= suspended(patent, step.position, step.day, "T05", "T06", court)
    return found


def life_cases(ledger, patent):
    found, last = set(), None
    for index, fact in enumerate(patent.life):
        if not fact.fits:
            found.add((fact.position, "E01"))
            if fact.kind == "end" and last is not None and last.position > fact.position:
                found.add((last.position, "E01"))  # An earlier end that was stated later.
            continue
        last = fact if fact.kind == "end" else None if fact.kind == "restore" else last
        if fact.kind == "end" and any(earlier.body.get("stage") == "full"
                                        and earlier.day < fact.day for earlier in patent.life):
            found.add((fact.position, "E01"))
        elif fact.kind == "end":
            found |= {(fact.position, code) for code in end_codes(ledger, patent, index)}
    return found


def end_codes(ledger, patent, index):
    fact = patent.life[index]
    day, cause = fact.day, fact.body["cause"]
    if cause == "expired":
        return [] if day - ONE_DAY <= patent.last_day() <= day else ["V01"]
    if cause == "lapsed":
        restored = any(later.kind == "restore" for later in patent.life[index + 1:])
        return ["V01"] if paid_in_time(patent, day) and not restored else []
    found = [code for kind, code in (("ownership-dispute", "T05"), ("preservation", "T06"))
             if patent.suspended_on(day, kind)]
    return found + (["T04"] if ledger.pledges_in_force(patent.number, day) else [])


def paid_in_time(patent, day):
    """That annuity or a later one was paid within the six months of the late fee (IR 115)."""
    return any(body["status"] == "paid" and body["due"] >= day
               and ("paid" not in body or body["paid"] <= months_later(body["due"], 6))
               for body in patent.annuities)


def months_later(day, months):
    import values
    return values.months_later(day, months)


def is_in_force(right, patent):
    return not right.revoked and right.cancelled is None and patent.number in right.body["patents"]


def displaces(earlier, before_it, step):
    """A transfer of the office that was stated later took the place of one whose transferors were
    owners before it."""
    return (earlier.fact and earlier.is_transfer() and earlier.position > step.position
            and step.is_transfer() and set(step.body["from"]) <= set(before_it.after))


def transfer_codes(ledger, patent, step, before):
    """What the office states changes the register; what another reports needs the pledgees, unless
    the office has confirmed it, or the right goes with its owner."""
    if not step.is_transfer() or step.confirms is not None:
        return set()
    if step.fact:
        unchanged = before is not None and before.after == step.after
        return {"T11"} if unchanged else set()
    confirmed = any(other.confirms == step.position and other.fact for other in patent.title)
    succeeds = all(any(entry["party"] != party and ledger.stands_for(entry["party"], party)
                       for entry in step.body["to"]) for party in step.body["from"])
    if not step.fits or confirmed or succeeds:
        return set()
    return {"T04"} if is_unheard(ledger, patent, (step.day, 0), step.body, step.position) else set()


def is_unheard(ledger, patent, place, body, position):
    """A pledge before the act, that has the parties that it had, and whose pledgee does not agree."""
    return any(
        not pledge.was_changed("pledgors", "pledgees", "patents")
        and speaking.not_agreed(ledger, pledge, body, True)
        for pledge in pledges_before(ledger, patent, place, position))


def pledges_before(ledger, patent, place, position):
    """In force on its day. What is filed later is no earlier by its day, but for the office's."""
    return [pledge for pledge in ledger.pledges_in_force(patent.number, place[0])
            if (pledge.body["registered"], pledge.position) < place
            and (pledge.position < position or pledge.by_office)]


def pledge_cases(ledger, patent, pledge):
    body, found = pledge.body, set()
    day = body["registered"]
    if not pledge.was_changed("pledgors", "patents"):
        if not history.were_owners(patent, body["pledgors"], day):
            found.add("P01")
        if any(not other.was_changed("pledgors", "patents") for other in pledges_before(
                ledger, patent, (day, pledge.position), pledge.position)):
            found.add("P09")
    found |= {code for code, holds in {
        "P02": patent.had_ended_on(day, True), "P03": patent.pending_on(day),
        "P04": patent.annuity_unpaid_on(day),
        "P06": "claim" in body and body["claim"]["until"] > patent.last_day()}.items() if holds}
    return ({(pledge.position, code) for code in found}
            | suspended(patent, pledge.position, day, "P05", "P05"))


def licence_cases(ledger, patent, licence):
    body, day = licence.body, licence_day(licence)
    if licence.open:
        return {(licence.position, "L01")} if patent.had_ended_on(day, True) else set()
    place = (day, licence.position)
    found = {code for code, holds in {
        "L01": patent.had_ended_on(day, True), "L02": not is_entitled(ledger, patent, licence),
        "L04": "until" not in licence.unknown and body["until"] > patent.last_day(),
        "L06": patent.annuity_unpaid_on(day),
        "L09": not licence.by_office and not licence.was_changed("licensors", "patents")
        and is_unheard(ledger, patent, place, licence.registration, licence.position),
        "L10": not has_changed_extent(licence) and is_excluded(ledger, patent, licence, place),
        "L12": not has_changed_extent(licence) and body["kind"] in EXCLUSIVE_KINDS
        and any(is_before(statement, place) for statement in patent.statements),
    }.items() if holds}
    return ({(licence.position, code) for code in found}
            | suspended(patent, licence.position, day, "L07", "L07"))


def licence_day(licence):
    return licence.body.get("recorded", licence.body["from"])


def is_entitled(ledger, patent, licence):
    body = licence.body
    if body["kind"] == "sub":
        return "parent" not in body or body["parent"] in ledger.licences
    return (licence.was_changed("licensors", "patents")
            or history.were_owners(patent, body["licensors"], licence_day(licence)))


def has_changed_extent(licence):
    return licence.was_changed("patents", "kind", "territory", "fields", "from", "until",
                               "carve_out", "parent")


def is_excluded(ledger, patent, licence, place):
    """By one before it, as law.md 3.4 has it."""
    return any(other is not licence and not other.revoked and not has_changed_extent(other)
               and (licence_day(other), other.position) < place
               and exclude_each_other(ledger, patent, other, licence)
               for other in [*ledger.licences.values(), *ledger.accepted])


def exclude_each_other(ledger, patent, one, other):
    kinds = {one.body["kind"], other.body["kind"]}
    pairs = ((one, other), (other, one))
    return (bool(kinds & set(EXCLUSIVE_KINDS))
            and all(of_law.overlaps(ledger, a, patent, b.body) for a, b in pairs)
            and not any(is_sub_of(ledger, a.body, b.body) or leaves_room(a.body, b.body)
                        for a, b in pairs))


def is_sub_of(ledger, sub, other):
    """The gazette names no parent."""
    if sub["kind"] == "sub" and "parent" not in sub:
        return set(sub["licensors"]) <= set(other["licensees"])
    return of_law.is_within(ledger, sub, other)


def leaves_room(exclusive, other):
    return (exclusive["kind"] in EXCLUSIVE_KINDS and other["kind"] not in EXCLUSIVE_KINDS
            and other["licence"] in exclusive.get("carve_out", []))


def is_before(statement, place):
    return (statement.announced is not None and (statement.announced, statement.position) < place
            and statement.in_force_on(place[0]))


def statement_codes(ledger, patent, statement):
    """On the day of its announcement. One that a transfer ended before, which was stated later, was
    not the owners'."""
    day, place = statement.announced, (statement.announced, statement.position)
    if statement.withdrawn is not None:
        unknown_then = any(step.day == statement.withdrawn and step.position >= statement.position
                           for step in patent.title)
        return {"O02"} if statement.withdrawn < day and unknown_then else set()
    return {code for code, holds in {
        "O01": patent.pending_on(day),
        "O06": any(licence.body["kind"] in EXCLUSIVE_KINDS
                   and patent.number in licence.body["patents"]
                   and (licence_day(licence), licence.position) < place
                   and of_law.term_of(ledger, licence)[0] <= day
                   <= of_law.term_of(ledger, licence)[1] for licence in ledger.licences.values()),
        "O07": any(patent.suspended_on(day, kind)
                   for kind in ("ownership-dispute", "preservation")),
        "O08": patent.annuity_unpaid_on(day),
        "O09": is_unheard(ledger, patent, place, statement.body, statement.position),
        "O10": statement.body["until"] > patent.last_day(),
        "O12": patent.had_ended_on(day, True),
        "O13": any(is_before(other, place) for other in patent.statements),
    }.items() if holds}
