"""Makes a random body of each type, and its source."""

import datetime

import stream_contracts
import stream_rights

ONE_DAY = datetime.timedelta(days=1)
OFFICE = "ip-office"


def sender(context, usual, office=0.25, others=0.04):
    """A usual source of the type, sometimes the office, rarely an unauthorised source."""
    roll = context.random.random()
    if roll < others:
        return context.random.choice(context.senders + context.owners[:2] + ["operator"])
    return OFFICE if roll < others + office else context.random.choice(usual)


def centre(context):
    return [context.senders[3]] * 5 + [context.senders[6]]


def orders(context):
    """The number of an order, or none."""
    number = context.random.choice(["", "", "A-1", "A-2", "B-1"])
    return {"order": number} if number else {}


def succeed(context):
    parties = context.random.choice([context.owners, context.owners, context.banks])
    one, other = context.random.sample(parties, 2)
    return sender(context, [OFFICE, "operator"]), {
        "party": one, "successor": one if context.random.random() < 0.05 else other,
        "on": str(context.today())}


def apply(context):
    number = context.patent()
    return OFFICE, {"patent": number, "title": "t", "filed": "2023-08-10", "industry": "C34",
                    "applicants": [{"party": context.random.choice(context.owners)}],
                    **({"locarno": "14-03"} if number[4] == "3" else {"ipc": "G05B 19/418"})}


def grant(context):
    if context.random.random() < 0.3:
        return OFFICE, context.granted(*context.random.choice(context.late))
    number, filed = context.random.choice(context.applications)
    granted = datetime.date.fromisoformat(filed) + context.random.choice([0, 300, 400]) * ONE_DAY
    return sender(context, [OFFICE]), context.granted(number, filed, str(granted))


def annuity(context):
    due = context.today()
    body = {"patent": context.patent(), "due": str(due), "status": "missed"}
    if context.random.random() < 0.5:
        known = [d for n, d in context.dues if n == body["patent"]]
        paid = context.random.choice(known) if known else due
        body.update(due=str(paid), status="paid")
        if context.random.random() < 0.8:
            body["paid"] = str(paid + context.random.choice([-1, 0, 1, 30, 180]) * ONE_DAY)
    else:
        context.dues.append((body["patent"], due))
    return sender(context, [OFFICE]), body


def suspend(context):
    kind = context.random.choice(["ownership-dispute", "preservation"])
    first = context.today()
    until = first + context.random.choice([0, 1, 30, 183, 365, -1]) * ONE_DAY
    body = {"patent": context.patent(), "kind": kind, "from": str(first), "until": str(until),
            **orders(context)}
    return sender(context, context.courts if kind == "preservation" else [OFFICE]), body


def resume(context):
    kind = context.random.choice(["ownership-dispute", "preservation"])
    return sender(context, context.courts if kind == "preservation" else [OFFICE]), {
        "patent": context.patent(), "kind": kind, "on": str(context.today()), **orders(context)}


def invalidation(context):
    stages = ["requested"] * 8 + ["withdrawn", "upheld", "partial"] * 3 + ["full"]
    return sender(context, [OFFICE]), {"patent": context.patent(), "on": str(context.today()),
                                     "stage": context.random.choice(stages)}


def end(context):
    late = context.late if context.random.random() < 0.1 else context.grants
    number, _, granted = context.random.choice(late)
    effective = max(context.today(), datetime.date.fromisoformat(granted))
    return sender(context, [OFFICE]), {
        "patent": number, "cause": context.random.choice(["lapsed", "expired", "abandoned"]),
        "effective": str(effective),
        "announced": str(effective + context.random.choice([0, 1, 200]) * ONE_DAY)}


def restore(context):
    effective = context.today()
    return sender(context, [OFFICE]), {"patent": context.patent(), "effective": str(effective),
                                     "announced": str(effective + ONE_DAY)}


def extend(context):
    number = context.patent()
    until = context.last_day_of(number) + context.random.choice([1, 180, 365]) * ONE_DAY
    return sender(context, [OFFICE]), {"patent": number, "until": str(until),
                                     "reason": context.random.choice(["pta", "pte"])}


def classify(context):
    number = context.patent()
    body = {"patent": number, "industry": "C35"}
    if context.random.random() < 0.8:
        controls = ["free", "free", "restricted", "prohibited"]
        body["export_control"] = context.random.choice(controls)
    return sender(context, [OFFICE]), body


def report(context):
    return sender(context, centre(context)), {
        "patent": context.patent(), "by": context.random.choice(context.owners),
        "means": context.random.choice(["self-use", "product", "licence"]),
        "from": str(context.now)}


def justify(context):
    return sender(context, centre(context)), {"patent": context.patent(), "reason": "trial",
                                          "until": str(context.now)}


def clock(context):
    """Usually moves the calendar a little; sometimes back, or beyond the day of receipt."""
    known = context.calendar or context.now
    far = datetime.date.today() + context.random.choice([-400, 2]) * ONE_DAY
    day = far if context.random.random() < 0.02 else known + context.random.choice(
        [-1, 0, 0, 1, 5]) * ONE_DAY
    return sender(context, ["operator", "bureau"], office=0.05), {"day": str(day)}


MAKERS = {
    "party.succeed": succeed, "patent.apply": apply, "patent.grant": grant,
    "patent.annuity": annuity,
    "patent.suspend": suspend, "patent.resume": resume, "patent.invalidation": invalidation,
    "patent.end": end, "patent.restore": restore, "patent.extend": extend,
    "patent.classify": classify, "use.report": report, "use.justify": justify,
    "clock.day": clock,
    **stream_rights.MAKERS, **stream_contracts.MAKERS}
WEIGHTS = {
    "party.succeed": 2, "patent.apply": 1, "patent.grant": 3, "patent.annuity": 6,
    "patent.suspend": 3, "patent.resume": 6, "patent.invalidation": 3, "patent.end": 2, "patent.restore": 3,
    "patent.extend": 1, "patent.classify": 3, "use.report": 1, "use.justify": 1,
    "transfer.register": 30, "licence.record": 40, "licence.change": 14, "licence.cancel": 6,
    "licence.revoke": 4, "pledge.register": 30, "pledge.change": 10, "pledge.cancel": 10,
    "pledge.revoke": 3, "pledge.default": 6, "pledge.compensate": 2, "pledge.recover": 1,
    "pledge.dispose": 4, "hold.place": 10, "hold.release": 3, "open-licence.declare": 16,
    "open-licence.announce": 5, "open-licence.withdraw": 7, "open-licence.accept": 14,
    "clock.day": 2,
    "contract.register": 4, "contract.revise": 1, "contract.cancel": 1, "contract.receipt": 2}


def make(context, kind):
    source, body = MAKERS[kind](context)
    return source or sender(context, stream_rights.usual_sources(context, kind)), body
