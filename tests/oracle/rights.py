"""Transfers, licences, pledges and open licences of a stream's world."""

import datetime

import money

ONE_DAY = datetime.timedelta(days=1)
CAUSES = ["sale"] * 8 + ["gift", "merger", "division", "inheritance", "court-judgment", "auction",
                         "pledge-realisation", "bankruptcy", "equity-contribution"]
TERRITORIES = [["CN"], ["CN"], ["CN"], ["CN-12"], ["CN-13"], ["CN", "!CN-12"], ["CN-12", "CN-13"]]
FORMS = ["lump-sum", "instalments", "royalty", "entry-fee-plus-royalty", "equity", "warrant",
         "try-first-pay-later", "free", "cross"]
FIELDS = [None, None, None, ["robots"], ["toys"], ["robots", "toys"]]


def usual(world, kind):
    """Who sends such things, besides the office."""
    if kind.startswith("pledge"):
        return world.banks
    if kind == "hold.place":
        return world.banks + [world.senders[3]]
    return [world.senders[3]] * 9 + [world.senders[6]]


def consents(world, number):
    """Of some of those who might be asked."""
    if world.random.random() < 0.3:
        return {}
    asked = [("co-owner", party) for party in world.holders.get(number, [])]
    asked += [("pledgee", bank) for bank in world.banks]
    given = [c for c in asked if world.random.random() < 0.9] or asked[:1]
    return {"consents": [{"kind": kind, "party": p, "document": "d"} for kind, p in given]}


def patents(world):
    first = world.patent()
    if world.random.random() < 0.9:
        return [first]
    return list(dict.fromkeys([first, world.patent()]))


def signed(world, day):
    return str(day + world.random.choice([-30, -30, -30, -10, -10, -1, -1, 0, 0, 1]) * ONE_DAY)


def transfer(world):
    numbers = patents(world)
    leaving = world.owner_of(numbers[0])
    if len(leaving) > 1 and world.random.random() < 0.5:
        leaving = leaving[:1]
    taking = world.random.sample(world.owners, world.random.choice([1, 1, 1, 2, 2, 3]))
    day = world.today()
    an_application = numbers[0] in [n for n, _ in world.applications]
    known = "application" if an_application and world.random.random() < 0.7 else "patent"
    body = {
        "patents": numbers, "object": known, "extent": "whole", "from": leaving,
        "cause": world.random.choice(CAUSES), "to": shares(world, numbers[0], leaving, taking),
        "pricing": "agreement", "signed": signed(world, day), "registered": str(day),
        **consents(world, numbers[0]), **money.fee(world)}
    if world.random.random() < 0.85:
        body["agency"] = "agency-1"
    if world.random.random() < 0.8:
        body["export"] = {"certificate": "E-1"}
    return None, body


def shares(world, number, leaving, taking):
    """All of it, or as much as one of several holds."""
    others = [p for p in world.holders.get(number, []) if p not in leaving + taking]
    if not others:
        return world.shared(taking)
    if world.random.random() < 0.7:
        return [{"party": p} for p in taking]
    part = world.random.choice(["1/2", "1/3", "1/10", "1/1000000", "999999/1000000"])
    return [{"party": taking[0], "share": part}]


def term(world, numbers, day):
    """Begins about the day; ends on the last day of the right, or beside it, or of another."""
    first = day + world.random.choice([0, 0, -1, 1, -92, 30]) * ONE_DAY
    last = world.last_day_of(numbers[0]) + world.random.choice([-1, 0, 1]) * ONE_DAY
    roll = world.random.random()
    if roll < 0.75:
        last = first + world.random.choice([0, 30, 364, 365, 730]) * ONE_DAY
    elif roll < 0.8:
        last = world.random.choice(world.days[-40:])
    return str(first), str(last)


def licence(world):
    body = licence_body(world, patents(world))
    body["licence"] = world.new_number("licence")
    if "carve_out" in body:
        body["carve_out"] = [n for n in body["carve_out"] if n != body["licence"]]
    world.licences[body["licence"]] = body
    return None, body


def licence_body(world, numbers):
    day = world.today()
    kinds = ["exclusive", "sole", "ordinary", "ordinary", "ordinary", "cross", "sub", "sub"]
    kind = world.random.choice(kinds)
    licensors = world.owner_of(numbers[0])
    if kind in ("ordinary", "cross") or world.random.random() < 0.3:
        licensors = licensors[:1]
    first, last = term(world, numbers, day)
    body = {"licence": "", "patents": numbers, "licensors": licensors,
            "licensees": world.random.sample(world.owners, world.random.choice([1, 1, 2])),
            "kind": kind, "territory": world.random.choice(TERRITORIES), "from": first,
            "until": last, "signed": signed(world, day), "recorded": str(day),
            **consents(world, numbers[0]), **money.fee(world)}
    fields = world.random.choice(FIELDS)
    if fields:
        body["fields"] = fields
    if kind == "sub":
        under_parent(world, body)
    if kind in ("exclusive", "sole") and world.random.random() < 0.5:
        recent = world.numbers["licence"][-world.random.randint(1, 8):]
        if recent:
            body["carve_out"] = recent
    if world.random.random() < 0.8:
        body["export"] = {"certificate": "E-1"}
    if world.random.random() < 0.95:
        body["licensees"] = [p for p in body["licensees"] if p not in licensors] or ["CN:li-na"]
    return body


def under_parent(world, body):
    """A sub-licence within its parent, or almost."""
    parent = world.licences.get(world.number("licence"))
    if parent is None or world.random.random() < 0.1:
        return
    body.update(parent=parent["licence"], licensors=parent["licensees"][:1],
                patents=parent["patents"])
    if world.random.random() < 0.8:
        body.update(territory=parent["territory"])
        body.pop("fields", None)
        if "fields" in parent:
            body["fields"] = parent["fields"][:1]
    if world.random.random() < 0.8:
        until = datetime.date.fromisoformat(parent["until"])
        body["until"] = str(until + world.random.choice([0, 0, -1, 1]) * ONE_DAY)
        if world.random.random() < 0.9:
            body["from"] = max(body["from"], parent["from"])


def pledge(world):
    body = pledge_body(world, patents(world))
    body["pledge"] = world.new_number("pledge")
    world.pledges[body["pledge"]] = body
    return world.random.choice([None, *body["pledgees"] * 2]), body


def pledge_body(world, numbers):
    day = world.today()
    pledgors = world.owner_of(numbers[0])
    if world.random.random() < 0.2:
        pledgors = pledgors[:1]
    first, last = term(world, numbers, day)
    amount = world.random.choice(["1000000.00"] * 4 + ["0.01", "0.00"])
    claim = {"kind": "loan", **money.stated(world, amount, "amount", foreign=0.1), "from": first,
             "until": last}
    if world.random.random() < 0.3:
        claim["maximum"] = world.random.choice(["1000000.00", "0.00"])
    body = {"pledge": "", "patents": numbers, "pledgors": pledgors,
            "pledgees": world.random.choice([world.banks[:1], world.banks[1:], world.banks]),
            "debtor": pledgors[0], "claim": claim, "signed": signed(world, day),
            "registered": str(day), **consents(world, numbers[0])}
    if world.random.random() < 0.3:
        value = world.random.choice(["1000000.00", "999999.99", "1000000.01"])
        body["appraisal"] = {"by": "agency", "on": str(day), "value": value, "currency": "CNY"}
    return body


def hold(world):
    filed = world.now
    return None, {"hold": world.new_number("hold"), "patents": patents(world),
                  "purpose": world.random.choice(["pledge", "transfer", "licence"]),
                  "until": str(filed + world.random.choice([1, 29, 30, 30, 31]) * ONE_DAY)}


def release(world):
    return None, {"hold": world.number("hold")}


def parts_of(world, body, *names):
    """One or two of what another record of the kind would say, and now and then its consents."""
    names = world.random.sample(names, world.random.choice([0, 1, 1, 1, 1, 2, 2]))
    if world.random.random() < 0.4:
        names += ["consents", "export"]
    return {name: body[name] for name in names if name in body}


def change(world):
    """To what another licence says, of the same patents as a rule."""
    number = world.number("licence")
    before = world.licences.get(number, {})
    body = licence_body(world, before.get("patents") or patents(world))
    changes = parts_of(world, body, "patents", "licensors", "licensees", "kind", "parent",
                       "territory", "fields", "from", "until", "until", "carve_out", "signed",
                       "recorded")
    if world.random.random() < 0.05:
        changes["parent"] = world.number("licence")
    return None, {"licence": number, "on": str(world.today()), "set": changes}


def pledge_change(world):
    number = world.number("pledge")
    body = pledge_body(world, world.pledges.get(number, {}).get("patents") or patents(world))
    changes = parts_of(world, body, "patents", "patents", "pledgors", "pledgees", "claim",
                       "appraisal", "signed", "registered")
    before = world.pledges.get(number, body)
    return world.random.choice([None, *before["pledgees"] * 3]), {
        "pledge": number, "on": str(world.today()), "set": changes}


def act_on(subject, **fields):
    """A cancellation, a revocation and the like: a number, a day and what else it says."""
    def make(world):
        words = {name: world.random.choice(words.split("|")) for name, words in fields.items()}
        return None, {subject: world.number(subject), "on": str(world.today()), **words}
    return make


def declare(world):
    number = world.patent()
    day = world.today()
    fee = {"form": "lump-sum", "currency": "CNY",
           "amount": world.random.choice(["50000.00"] * 4 + ["20000000.00", "20000000.01", "0.01"])}
    if world.random.random() < 0.7:
        fee["per"] = "licensee-year"
    if world.random.random() < 0.1:
        fee.pop(world.random.choice(["currency", "amount"]))
    if world.random.random() < 0.2:
        rate = world.random.choice(["0.2", "0.200001", "0.4", "0.41"])
        base = world.random.choice(["net-sales", "profit"])
        fee = {"form": "royalty", "currency": "CNY", "royalty": {"rate": rate, "base": base}}
        if world.random.random() < 0.3:
            fee.update(form="entry-fee-plus-royalty", amount="50000.00")
    if world.random.random() < 0.1:
        fee["form"] = world.random.choice(FORMS)
        if fee["form"] == "free" and world.random.random() < 0.5:
            fee = {"form": "free"}
    _, last = term(world, [number], day)
    body = {"patent": number, "patentees": world.owner_of(number), "fee": fee, "until": last,
            "declared": str(day)}
    if world.random.random() < 0.6:
        body["announced"] = str(day + world.random.choice([0, 1, 14]) * ONE_DAY)
    world.declared[number] = fee
    return None, body


def announce(world):
    number = world.random.choice(list(world.declared) or [world.patent()])
    return "ip-office", {"patent": number, "announced": str(world.today())}


def withdraw(world):
    number = world.random.choice(list(world.declared) or [world.patent()])
    day = world.today()
    return None, {"patent": number, "patentees": world.owner_of(number), "declared": str(day),
                  "announced": str(day + world.random.choice([0, 1, 14]) * ONE_DAY)}


def accept(world):
    number = world.random.choice(list(world.declared) or [world.patent()])
    fee = world.declared.get(number, {})
    notice = world.today()
    first = notice + world.random.choice([0, 1]) * ONE_DAY
    years = world.random.choice([1, 1, 2])
    last = first.replace(year=first.year + years, day=min(first.day, 28))
    last += world.random.choice([-1, -1, 0]) * ONE_DAY
    amount = fee.get("amount", "50000.00")
    if fee.get("per") and years == 2:
        amount = f"{2 * float(amount):.2f}"
    body = {"patent": number, "licensee": world.random.choice(world.owners), "notice": str(notice),
            "paid": {"on": str(first), "amount": amount, "currency": "CNY"}, "from": str(first),
            "until": str(last)}
    if world.random.random() < 0.7:
        body.update(licence=world.new_number("licence"), recorded=str(first))
    if world.random.random() < 0.05:
        del body["notice"]
    return None, body


MAKERS = {
    "transfer.register": transfer, "licence.record": licence, "licence.change": change,
    "licence.cancel": act_on("licence", cause="expired|terminated|right-ended"),
    "licence.revoke": act_on("licence", reason="void"), "pledge.register": pledge,
    "pledge.change": pledge_change,
    "pledge.cancel": act_on("pledge", cause="performed|realised|waived"),
    "pledge.revoke": act_on("pledge", reason="void"),
    "pledge.default": act_on("pledge", principal="1000.00", interest="0.01"),
    "pledge.compensate": act_on("pledge", payer="91120116MA990001XT", amount="1.00",
                                currency="CNY"),
    "pledge.recover": act_on("pledge", amount="1.00", currency="CNY"),
    "pledge.dispose": act_on("pledge", path="auction", proceeds="1.00", currency="CNY"),
    "hold.place": hold, "hold.release": release, "open-licence.declare": declare,
    "open-licence.announce": announce, "open-licence.withdraw": withdraw,
    "open-licence.accept": accept}
