"""A body of each type about the world of a stream, and who sends it."""

import datetime

import contracts
import rights

ONE_DAY = datetime.timedelta(days=1)
OFFICE, COURT = "ip-office", "court"


def sender(world, usual, office=0.25, others=0.04):
    """Those who send such things, the office now and then, and rarely somebody who may not."""
    roll = world.random.random()
    if roll < others:
        return world.random.choice(world.senders + world.owners[:2] + ["operator"])
    return OFFICE if roll < others + office else world.random.choice(usual)


def centre(world):
    return [world.senders[3]] * 5 + [world.senders[6]]


def apply(world):
    number = world.patent()
    return OFFICE, {"patent": number, "title": "t", "filed": "2023-08-10", "industry": "C34",
                    "applicants": [{"party": world.random.choice(world.owners)}],
                    **({"locarno": "14-03"} if number[4] == "3" else {"ipc": "G05B 19/418"})}


def grant(world):
    number, filed = world.random.choice(world.applications)
    granted = datetime.date.fromisoformat(filed) + world.random.choice([0, 300, 400]) * ONE_DAY
    return sender(world, [OFFICE]), world.granted(number, filed, str(granted))


def annuity(world):
    due = world.today()
    body = {"patent": world.patent(), "due": str(due), "status": "missed"}
    if world.random.random() < 0.5:
        known = [d for n, d in world.dues if n == body["patent"]]
        paid = world.random.choice(known) if known else due
        body.update(due=str(paid), status="paid")
        if world.random.random() < 0.8:
            body["paid"] = str(paid + world.random.choice([-1, 0, 1, 30, 180]) * ONE_DAY)
    else:
        world.dues.append((body["patent"], due))
    return sender(world, [OFFICE]), body


def suspend(world):
    kind = world.random.choice(["ownership-dispute", "preservation"])
    first = world.today()
    until = first + world.random.choice([0, 1, 30, 183, 365, -1]) * ONE_DAY
    body = {"patent": world.patent(), "kind": kind, "from": str(first), "until": str(until)}
    return sender(world, [COURT if kind == "preservation" else OFFICE]), body


def resume(world):
    kind = world.random.choice(["ownership-dispute", "preservation"])
    return sender(world, [COURT if kind == "preservation" else OFFICE]), {
        "patent": world.patent(), "kind": kind, "on": str(world.today())}


def invalidation(world):
    stages = ["requested"] * 8 + ["withdrawn", "upheld", "partial"] * 3 + ["full"]
    return sender(world, [OFFICE]), {"patent": world.patent(), "on": str(world.today()),
                                     "stage": world.random.choice(stages)}


def end(world):
    number, _, granted = world.random.choice(world.grants)
    effective = max(world.today(), datetime.date.fromisoformat(granted))
    return sender(world, [OFFICE]), {
        "patent": number, "cause": world.random.choice(["lapsed", "expired", "abandoned"]),
        "effective": str(effective),
        "announced": str(effective + world.random.choice([0, 1, 200]) * ONE_DAY)}


def restore(world):
    effective = world.today()
    return sender(world, [OFFICE]), {"patent": world.patent(), "effective": str(effective),
                                     "announced": str(effective + ONE_DAY)}


def extend(world):
    number = world.patent()
    until = world.last_day_of(number) + world.random.choice([1, 180, 365]) * ONE_DAY
    return sender(world, [OFFICE]), {"patent": number, "until": str(until),
                                     "reason": world.random.choice(["pta", "pte"])}


def classify(world):
    number = world.patent()
    body = {"patent": number, "industry": "C35"}
    if world.random.random() < 0.8:
        controls = ["free", "free", "restricted", "prohibited"]
        body["export_control"] = world.random.choice(controls)
    return sender(world, [OFFICE]), body


def report(world):
    return sender(world, centre(world)), {
        "patent": world.patent(), "by": world.random.choice(world.owners),
        "means": world.random.choice(["self-use", "product", "licence"]), "from": str(world.now)}


def justify(world):
    return sender(world, centre(world)), {"patent": world.patent(), "reason": "trial",
                                          "until": str(world.now)}


MAKERS = {
    "patent.apply": apply, "patent.grant": grant, "patent.annuity": annuity,
    "patent.suspend": suspend, "patent.resume": resume, "patent.invalidation": invalidation,
    "patent.end": end, "patent.restore": restore, "patent.extend": extend,
    "patent.classify": classify, "use.report": report, "use.justify": justify,
    **rights.MAKERS, **contracts.MAKERS}
WEIGHTS = {
    "patent.apply": 1, "patent.grant": 3, "patent.annuity": 6, "patent.suspend": 3,
    "patent.resume": 6, "patent.invalidation": 3, "patent.end": 2, "patent.restore": 3,
    "patent.extend": 1, "patent.classify": 3, "use.report": 1, "use.justify": 1,
    "transfer.register": 30, "licence.record": 40, "licence.change": 14, "licence.cancel": 6,
    "licence.revoke": 4, "pledge.register": 30, "pledge.change": 10, "pledge.cancel": 10,
    "pledge.revoke": 3, "pledge.default": 1, "pledge.compensate": 1, "pledge.recover": 1,
    "pledge.dispose": 1, "hold.place": 10, "hold.release": 3, "open-licence.declare": 16,
    "open-licence.announce": 5, "open-licence.withdraw": 7, "open-licence.accept": 14,
    "contract.register": 2, "contract.revise": 1, "contract.cancel": 1, "contract.receipt": 1}


def make(world, kind):
    source, body = MAKERS[kind](world)
    return source or sender(world, rights.usual(world, kind)), body
