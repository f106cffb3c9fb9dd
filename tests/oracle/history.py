"""Facts in the order of their legal days, whatever the order in which they were stated: on one day
ends, then changes, then beginnings; transfers follow the one that made their transferors owners;
then the older submission. (`law.md` §6.5)"""

import dataclasses
import datetime

import title

SAME_DEAL = datetime.timedelta(days=60)


@dataclasses.dataclass
class TitleStep:
    """An application, a grant or a transfer. The rest is derived from the steps before it."""
    day: object
    position: int
    body: dict
    fact: bool
    source: str = ""
    fits: bool = True
    confirms: object = None  # The position of the transfer that it states again.
    moved: bool = False
    after: dict = dataclasses.field(default_factory=dict)
    agreement: bool = False

    @property
    def entries(self):
        for field in ("to", "owners", "applicants"):
            if field in self.body:
                return self.body[field]

    def is_transfer(self):
        return "to" in self.body

    def suits(self, owners):
        if self.is_transfer():
            return bool(owners) and set(self.body["from"]) <= set(owners)
        return not owners or set(owners) == {entry["party"] for entry in self.entries}


def fold_title(steps):
    """The steps in legal order, each with the owners after it."""
    rest, done = sorted(steps, key=lambda step: (step.day, step.position)), []
    while rest:
        same_day = [step for step in rest if step.day == rest[0].day]
        owners = done[-1].after if done else {}
        suitable = [step for step in same_day if step.suits(owners) or confirmed(step, done)]
        beginnings = [step for step in suitable if not step.is_transfer()]
        chosen = (beginnings or suitable or same_day)[0]
        rest.remove(chosen)
        take(chosen, done)
        done.append(chosen)
    return done


def take(step, done):
    before = done[-1].after if done else {}
    agreed = done[-1].agreement if done else False
    step.fits, step.confirms, step.moved = step.suits(before), None, False
    known = confirmed(step, done)
    if known is not None:
        step.fits, step.confirms = True, known.position
        step.after, step.agreement = before, agreed
        statements = [one for one in done if one is known or one.confirms == known.position]
        office = [one for one in [*statements, step] if one.fact][-1:]
        if office:  # The office's shares count, and else those of the report.
            index = done.index(known)
            step.after = owners_by(with_shares(office[0], [*statements, step]),
                                   done[index - 1].after if index else {})
    elif step.fits or step.fact or not step.is_transfer():
        step.moved = True
        step.after = owners_by(step, before)
        is_new = not set(step.after) <= set(before)
        step.agreement = agreed and not is_new
        if not step.is_transfer():
            step.agreement = step.body.get("co_ownership_agreement", False)
    else:
        step.after, step.agreement = before, agreed


def owners_by(step, before):
    if not step.is_transfer() or (step.fact and is_whole(step.body, before)):
        entries = step.entries
        return title.title_of(entries) or title.title_of(
            [{"party": entry["party"]} for entry in entries])
    return title.title_by(before, step.body)


def with_shares(office, statements):
    """What the office states, with the shares that another statement of the deal adds."""
    entries = []
    for entry in office.body["to"]:
        stated = [other["share"] for one in statements for other in one.body["to"]
                  if other["party"] == entry["party"] and "share" in other]
        entries.append({**entry, "share": stated[0]} if stated and "share" not in entry else entry)
    return dataclasses.replace(office, body={**office.body, "to": entries})


def is_whole(body, before):
    """A published transfer has no extent: its transferees are the only owners if nobody whom it names
    as transferor was one, else the other owners retain their shares."""
    if "extent" in body:
        return body["extent"] == "whole"
    return not set(body["from"]) & set(before)


def confirmed(step, done):
    """The last transfer before it, if it is the same deal."""
    if not step.is_transfer():
        return None
    for other in reversed(done):
        if other.is_transfer() and other.moved:
            near = step.day - other.day <= SAME_DEAL
            return other if near and is_same_deal(step.body, step.fact, other) else None
    return None


def is_same_deal(one, is_fact, step):
    """The gazette is per patent: the office states a report of several patents one by one."""
    other = step.body
    shares, others = ({entry["party"]: entry.get("share") for entry in body["to"]}
                      for body in (one, other))
    by_office = one if is_fact else other
    is_part = is_fact != step.fact and len(by_office["patents"]) == 1
    return ((is_part or set(one["patents"]) == set(other["patents"]))
            and set(one["from"]) == set(other["from"])
            and set(shares) == set(others)
            and all(None in (shares[party], others[party]) or shares[party] == others[party]
                    for party in shares))


def stated_before(patent, body, is_fact):
    """The transfer that `body` states again: the one before its day, or the one after it."""
    moved = [step for step in patent.title if step.is_transfer() and step.moved]
    before = [step for step in moved if step.day <= body["registered"]][-1:]
    after = [step for step in moved if step.day >= body["registered"]][:1]
    for step in before + after:
        if abs(step.day - body["registered"]) <= SAME_DEAL and is_same_deal(body, is_fact, step):
            return step
    return None


def owners_on(patent, day):
    """After all steps of the day; before its history the first owners."""
    steps = [step for step in patent.title if step.day <= day] or patent.title[:1]
    return steps[-1].after if steps else {}


def were_owners(patent, parties, day):
    """At one moment of the day, the moment before it included."""
    moments = [step.after for step in patent.title if step.day == day]
    moments.append(owners_on(patent, day - datetime.timedelta(days=1)))
    return any(set(parties) <= set(owners) for owners in moments)


def were_all_owners(patent, parties, day):
    moments = [step.after for step in patent.title if step.day == day]
    moments.append(owners_on(patent, day - datetime.timedelta(days=1)))
    return any(set(parties) == set(owners) for owners in moments)


@dataclasses.dataclass
class LifeFact:
    day: object
    position: int
    kind: str  # end, decision, resume; restore, request, suspend
    body: dict
    source: str = ""
    fits: bool = True

    def order(self):
        return self.day, self.kind not in ("end", "decision", "resume"), self.position


def fold_life(ledger, patent):
    """Sets what the facts of its life make of a patent."""
    patent.life.sort(key=LifeFact.order)
    patent.ends, patent.suspensions, patent.proceedings, patent.void = [], [], [], False
    for fact in patent.life:
        FOLDS[fact.kind](ledger, patent, fact)


def is_over(patent):
    return bool(patent.ends) and patent.ends[-1].restored is None


def end(ledger, patent, fact):
    if not is_over(patent):
        patent.ends.append(End(fact.day, fact.body["cause"]))
        fact.fits = True
    else:
        fact.fits = (patent.ends[-1].first, patent.ends[-1].cause) == (fact.day, fact.body["cause"])


def restore(ledger, patent, fact):
    if is_over(patent):
        patent.ends[-1].restored, fact.fits = fact.day, True
    else:
        fact.fits = any(other.kind == "restore" and other.day == fact.day and other.fits
                        and other.position < fact.position for other in patent.life)


def suspend(ledger, patent, fact):
    patent.suspensions.append(Suspension(fact.body["kind"], fact.day,
                                         fact.body.get("until", datetime.date.max),
                                         fact.source, fact.body.get("order", "")))


def resume(ledger, patent, fact):
    """Ends the suspension by the order that it names, else those that its source stated: one court
    does not lift the order of another (IR 104). `on` is the first day without them."""
    day_before = fact.day - datetime.timedelta(days=1)
    order = fact.body.get("order")
    found = [s for s in patent.suspensions
             if s.kind == fact.body["kind"] and s.last >= fact.day
             and (s.order == order if order else ledger.stands_for(fact.source, s.source))]
    for suspension in found:
        suspension.last = day_before
    fact.fits = bool(found)


def request(ledger, patent, fact):
    patent.proceedings.append(Proceedings(fact.day))


def decision(ledger, patent, fact):
    """Ends the oldest open proceedings."""
    patent.void = patent.void or fact.body["stage"] == "full"
    still_open = [p for p in patent.proceedings if p.last is None]
    if still_open:
        min(still_open, key=lambda p: p.first).last = fact.day - datetime.timedelta(days=1)


FOLDS = {"end": end, "restore": restore, "suspend": suspend, "resume": resume, "request": request,
         "decision": decision}


@dataclasses.dataclass
class End:
    first: object
    cause: str
    restored: object = None


@dataclasses.dataclass
class Suspension:
    kind: str
    first: object
    last: object
    source: str = ""
    order: str = ""  # The number of the court's order.


@dataclasses.dataclass
class Proceedings:
    first: object
    last: object = None
