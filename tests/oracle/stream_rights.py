"""Makes random transfers, licences, pledges, holds and open licences."""

import datetime

import stream_amounts

ONE_DAY = datetime.timedelta(days=1)
CAUSES = ["sale"] * 9 + ["gift", "merger", "merger", "division", "inheritance", "court-judgment",
                         "auction", "mediation", "arbitration", "pledge-realisation",
                         "pledge-realisation", "bankruptcy", "ownership-correction",
                         "equity-contribution"]
TERRITORIES = [["CN"], ["CN"], ["CN"], ["CN-12"], ["CN-13"], ["CN", "!CN-12"], ["CN-12", "CN-13"]]
FORMS = ["lump-sum", "instalments", "royalty", "entry-fee-plus-royalty", "equity", "warrant",
         "try-first-pay-later", "free", "cross"]
FIELDS = [None, None, None, ["robots"], ["toys"], ["robots", "toys"]]


def usual_sources(context, kind):
    """The usual sources of the type, besides the office."""
    if kind.startswith("pledge"):
        return context.banks
    return [context.senders[3]] * 9 + [context.senders[6], context.senders[8]]


def party_or_none(context, parties):
    """Sometimes one of the parties that may file for itself."""
    able = [party for party in parties if party in context.institutions]
    return context.random.choice(able) if able and context.random.random() < 0.5 else None


def document(context):
    """Rarely one that was stated before."""
    context.documents += 1
    is_used = context.random.random() < 0.04
    return f"d-{context.random.randint(1, context.documents) if is_used else context.documents}"


def consents(context, number):
    """Consents of some of the co-owners and pledgees."""
    if context.random.random() < 0.3:
        return {}
    kinds = ["co-owner", "co-owner", "transferor", "licensor", "patentee", "pledgor"]
    candidates = [(context.random.choice(kinds), party)
                  for party in context.holders.get(number, [])]
    candidates += [("pledgee", bank) for bank in context.banks]
    candidates += [("licensee", party) for party in context.owners if context.random.random() < 0.5]
    given = [c for c in candidates if context.random.random() < 0.9] or candidates[:1]
    return {"consents": [{"kind": kind, "party": p, "document": document(context)}
                         for kind, p in given]}


def patents(context):
    first = context.patent()
    if context.random.random() < 0.9:
        return [first]
    return list(dict.fromkeys([first, context.patent()]))


def signed(context, day):
    return str(day + context.random.choice([-30, -30, -30, -10, -10, -1, -1, 0, 0, 1]) * ONE_DAY)


def transfer(context):
    numbers = patents(context)
    transferors = context.owner_of(numbers[0])
    if len(transferors) > 1 and context.random.random() < 0.5:
        transferors = transferors[:1]
    transferees = context.random.sample(context.owners, context.random.choice([1, 1, 1, 2, 2, 3]))
    day = context.today()
    is_application = numbers[0] in [n for n, _ in context.applications]
    right = "application" if is_application and context.random.random() < 0.7 else "patent"
    body = {
        "patents": numbers, "object": right, "extent": "whole", "from": transferors,
        "cause": context.random.choice(CAUSES),
        "to": shares(context, numbers[0], transferors, transferees),
        "pricing": "agreement", "signed": signed(context, day), "registered": str(day),
        **consents(context, numbers[0]), **stream_amounts.fee(context)}
    if context.random.random() < 0.85:
        body["agency"] = "agency-1"
    if context.random.random() < 0.8:
        body["export"] = {"certificate": "E-1"}
    return party_or_none(context, transferors), body


def shares(context, number, transferors, transferees):
    """The whole, or a share if there are other owners."""
    others = [p for p in context.holders.get(number, []) if p not in transferors + transferees]
    if not others:
        return context.shared(transferees)
    if context.random.random() < 0.7:
        return [{"party": p} for p in transferees]
    part = context.random.choice(["1/2", "1/3", "1/10", "1/1000000", "999999/1000000"])
    return [{"party": transferees[0], "share": part}]


def term(context, numbers, day):
    """Begins near the day; ends near the last day of the right, later, or on a boundary."""
    first = day + context.random.choice([0, 0, -1, 1, -92, 30]) * ONE_DAY
    last = context.last_day_of(numbers[0]) + context.random.choice([-1, 0, 1]) * ONE_DAY
    roll = context.random.random()
    if roll < 0.75:
        last = first + context.random.choice([0, 30, 364, 365, 730]) * ONE_DAY
    elif roll < 0.8:
        last = context.random.choice(context.days[-40:])
    return str(first), str(last)


def licence(context):
    body = licence_body(context, patents(context))
    body["licence"] = context.new_number("licence")
    if "carve_out" in body:
        body["carve_out"] = [n for n in body["carve_out"] if n != body["licence"]]
    context.licences[body["licence"]] = body
    return party_or_none(context, body["licensors"] + body["licensees"]), body


def licence_body(context, numbers):
    day = context.today()
    kinds = ["exclusive", "sole", "ordinary", "ordinary", "ordinary", "cross", "sub", "sub"]
    kind = context.random.choice(kinds)
    licensors = context.owner_of(numbers[0])
    if kind in ("ordinary", "cross") or context.random.random() < 0.3:
        licensors = licensors[:1]
    first, last = term(context, numbers, day)
    body = {"licence": "", "patents": numbers, "licensors": licensors,
            "licensees": context.random.sample(context.owners, context.random.choice([1, 1, 2])),
            "kind": kind, "territory": context.random.choice(TERRITORIES), "from": first,
            "until": last, "signed": signed(context, day), "recorded": str(day),
            **consents(context, numbers[0]), **stream_amounts.fee(context)}
    fields = context.random.choice(FIELDS)
    if fields:
        body["fields"] = fields
    if kind == "sub":
        under_parent(context, body)
    if kind in ("exclusive", "sole") and context.random.random() < 0.5:
        recent = context.numbers["licence"][-context.random.randint(1, 8):]
        if recent:
            body["carve_out"] = recent
    if context.random.random() < 0.8:
        body["export"] = {"certificate": "E-1"}
    if context.random.random() < 0.95:
        body["licensees"] = [p for p in body["licensees"] if p not in licensors] or ["CN:li-na"]
    return body


def under_parent(context, body):
    """Usually a sub-licence within its parent, or one that exceeds it slightly."""
    parent = context.licences.get(context.number("licence"))
    if parent is None or context.random.random() < 0.1:
        return
    body.update(parent=parent["licence"], licensors=parent["licensees"][:1],
                patents=parent["patents"])
    if context.random.random() < 0.8:
        body.update(territory=parent["territory"])
        body.pop("fields", None)
        if "fields" in parent:
            body["fields"] = parent["fields"][:1]
    if context.random.random() < 0.8:
        until = datetime.date.fromisoformat(parent["until"])
        body["until"] = str(until + context.random.choice([0, 0, -1, 1]) * ONE_DAY)
        if context.random.random() < 0.9:
            body["from"] = max(body["from"], parent["from"])


def pledge(context):
    body = pledge_body(context, patents(context))
    body["pledge"] = context.new_number("pledge")
    context.pledges[body["pledge"]] = body
    return context.random.choice([None, *body["pledgees"] * 2]), body


def pledge_body(context, numbers):
    day = context.today()
    pledgors = context.owner_of(numbers[0])
    if context.random.random() < 0.2:
        pledgors = pledgors[:1]
    first, last = term(context, numbers, day)
    amount = context.random.choice(["1000000.00"] * 4 + ["0.01", "0.00"])
    claim = {"kind": "loan", **stream_amounts.stated(context, amount, "amount", foreign=0.1),
             "from": first, "until": last}
    if context.random.random() < 0.3:
        claim["maximum"] = context.random.choice(["1000000.00", "0.00"])
    body = {"pledge": "", "patents": numbers, "pledgors": pledgors,
            "pledgees": context.random.choice(
                [context.banks[:1], context.banks[1:], context.banks]),
            "debtor": pledgors[0], "claim": claim, "signed": signed(context, day),
            "registered": str(day), **consents(context, numbers[0])}
    if context.random.random() < 0.3:
        value = context.random.choice(["1000000.00", "999999.99", "1000000.01"])
        body["appraisal"] = {"by": "agency", "on": str(day), "value": value, "currency": "CNY"}
    if context.random.random() < 0.3:
        body["risk_shares"] = {"government": "0.3", "guarantor": "0.4", "bank": "0.3"}
    return body


def hold(context):
    filed = context.now
    purpose = context.random.choice(["pledge", "pledge", "transfer", "licence"])
    holders = context.banks if purpose == "pledge" else [context.senders[3], context.senders[6]]
    if context.random.random() < 0.1:
        holders = context.senders
    return context.random.choice(holders), {
        "hold": context.new_number("hold"), "patents": patents(context), "purpose": purpose,
        "until": str(filed + context.random.choice([1, 29, 30, 30, 31]) * ONE_DAY)}


def release(context):
    """By its source, or by an owner of a patent with consents of others."""
    body = {"hold": context.number("hold")}
    if context.random.random() < 0.7:
        return None, body
    others = context.random.sample(context.owners, context.random.choice([0, 1, 2, 6]))
    if others:
        body["consents"] = [{"kind": context.random.choice(["co-owner"] * 5 + ["pledgee"]),
                             "party": party, "document": "d"} for party in others]
    return context.senders[6], body


def parts_of(context, body, *names):
    """Up to two fields of a new body of the type, and sometimes its consents."""
    names = context.random.sample(names, context.random.choice([0, 1, 1, 1, 1, 2, 2]))
    if context.random.random() < 0.4:
        names += ["consents", "export"]
    return {name: body[name] for name in names if name in body}


def change(context):
    """A change to fields of a new licence, usually of the same patents."""
    number = context.number("licence")
    before = context.licences.get(number, {})
    body = licence_body(context, before.get("patents") or patents(context))
    changes = parts_of(context, body, "patents", "licensors", "licensees", "kind", "parent",
                       "territory", "fields", "from", "until", "until", "carve_out", "signed",
                       "recorded")
    if context.random.random() < 0.05:
        changes["parent"] = context.number("licence")
    parties = context.holders.get((before.get("patents") or [""])[0], [])
    return party_or_none(context, [*parties, *before.get("licensees", [])]), {
        "licence": number, "on": str(context.today()), "set": changes}


def cancel(context):
    """By the office, or by a party with the document of the other side."""
    number = context.number("licence")
    before = context.licences.get(number, {})
    first = (before.get("patents") or [context.patent()])[0]
    body = {"licence": number, "on": str(context.today()),
            "cause": context.random.choice(["expired", "terminated", "right-ended"])}
    body.update(consents(context, first))
    return party_or_none(context, [*context.holders.get(first, []),
                                   *before.get("licensees", [])]), body


def pledge_change(context):
    number = context.number("pledge")
    body = pledge_body(context, context.pledges.get(number, {}).get("patents") or patents(context))
    changes = parts_of(context, body, "patents", "patents", "pledgors", "pledgees", "claim",
                       "appraisal", "risk_shares", "signed", "registered")
    before = context.pledges.get(number, body)
    return context.random.choice([None, *before["pledgees"] * 3]), {
        "pledge": number, "on": str(context.today()), "set": changes}


def act_on(subject, **fields):
    """A cancellation, a revocation and similar acts: a number, a day and other fields."""
    def make(context):
        values = {name: context.random.choice(words.split("|")) for name, words in fields.items()}
        return None, {subject: context.number(subject), "on": str(context.today()), **values}
    return make


def declare(context):
    number = context.patent()
    day = context.today()
    fee = {"form": "lump-sum", "currency": "CNY",
           "amount": context.random.choice(
               ["50000.00"] * 4 + ["20000000.00", "20000000.01", "0.01"])}
    if context.random.random() < 0.15:
        abroad = context.random.choice([("EUR", "2553884.46"), ("EUR", "2553884.47"),
                                        ("JPY", "100000000"), ("JPY", "415603000.00")])
        fee.update(currency=abroad[0], amount=abroad[1])
        fee.update(stream_amounts.exchange(context, 0.8))
    if context.random.random() < 0.7:
        fee["per"] = "licensee-year"
    if context.random.random() < 0.1:
        fee.pop(context.random.choice(["currency", "amount"]))
    if context.random.random() < 0.2:
        rate = context.random.choice(["0.2", "0.200001", "0.4", "0.41"])
        base = context.random.choice(["net-sales", "profit"])
        fee = {"form": "royalty", "currency": "CNY", "royalty": {"rate": rate, "base": base}}
        if context.random.random() < 0.3:
            fee.update(form="entry-fee-plus-royalty", amount="50000.00")
    if context.random.random() < 0.1:
        fee["form"] = context.random.choice(FORMS)
        if fee["form"] == "free" and context.random.random() < 0.5:
            fee = {"form": "free"}
    _, last = term(context, [number], day)
    body = {"patent": number, "patentees": context.owner_of(number), "fee": fee, "until": last,
            "declared": str(day)}
    if context.random.random() < 0.6:
        body["announced"] = str(day + context.random.choice([0, 1, 14]) * ONE_DAY)
    body.update(consents(context, number))
    context.declared[number] = fee
    return announcer(context, body), body


def announcer(context, body):
    """The office if it is announced; else an owner or a centre."""
    if "announced" in body:
        return "ip-office" if context.random.random() < 0.95 else None
    return party_or_none(context, body.get("patentees", []))


def announce(context):
    number = context.random.choice(list(context.declared) or [context.patent()])
    return "ip-office", {"patent": number, "announced": str(context.today())}


def withdraw(context):
    number = context.random.choice(list(context.declared) or [context.patent()])
    day = context.today()
    body = {"patent": number, "declared": str(day)}
    if context.random.random() < 0.85:
        body["patentees"] = context.owner_of(number)
    if context.random.random() < 0.6:
        body["announced"] = str(day + context.random.choice([0, 1, 14]) * ONE_DAY)
    body.update(consents(context, number))
    return announcer(context, body), body


def accept(context):
    number = context.random.choice(list(context.declared) or [context.patent()])
    fee = context.declared.get(number, {})
    notice = context.today()
    first = notice + context.random.choice([0, 1]) * ONE_DAY
    years = context.random.choice([1, 1, 2])
    last = first.replace(year=first.year + years, day=min(first.day, 28))
    last += context.random.choice([-1, -1, 0]) * ONE_DAY
    amount = fee.get("amount", "50000.00")
    if fee.get("per") and years == 2:
        amount = f"{2 * float(amount):.2f}"
    body = {"patent": number, "licensee": context.random.choice(context.owners),
            "notice": str(notice),
            "paid": {"on": str(first), "amount": amount, "currency": "CNY"}, "from": str(first),
            "until": str(last)}
    if context.random.random() < 0.7:
        body.update(licence=context.new_number("licence"), recorded=str(first))
    if context.random.random() < 0.05:
        del body["notice"]
    return None, body


MAKERS = {
    "transfer.register": transfer, "licence.record": licence, "licence.change": change,
    "licence.cancel": cancel,
    "licence.revoke": act_on("licence", reason="void"), "pledge.register": pledge,
    "pledge.change": pledge_change,
    "pledge.cancel": act_on("pledge", cause="performed|realised|waived"),
    "pledge.revoke": act_on("pledge", reason="void"),
    "pledge.default": act_on("pledge", principal="1000.00", interest="0.01"),
    "pledge.compensate": act_on(
        "pledge", payer="91120116MA990001XT|91120101MA9900079B|tech-registry",
        amount="1.00|300.00|300.01", currency="CNY|CNY|CNY|EUR"),
    "pledge.recover": act_on("pledge", amount="1.00", currency="CNY"),
    "pledge.dispose": act_on("pledge", path="auction", proceeds="1.00", currency="CNY"),
    "hold.place": hold, "hold.release": release, "open-licence.declare": declare,
    "open-licence.announce": announce, "open-licence.withdraw": withdraw,
    "open-licence.accept": accept}
