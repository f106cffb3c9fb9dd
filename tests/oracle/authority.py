"""Who may submit which type (section 3 of the contract): by the roles of the source and, for some
roles, by its relation to the object as it is today. What was recorded is changed and ended by the party
that holds it; a successor has what its predecessor had."""

import speaking
from state import unlimited


def owns_all(ledger, source, numbers):
    return all(source in ledger.patents[number].owners for number in numbers)


def party_to(*fields):
    """The source is a party in one of these fields, or succeeded one."""
    def condition(ledger, source, body):
        return any(any_of(ledger, source, body[field]) for field in fields if field in body)
    return condition


def owner(ledger, source, body):
    return owns_all(ledger, source, body.get("patents") or [body["patent"]])


def licensee_or_owner(ledger, source, body):
    """Either may submit alone (Implementing Rules, art. 87)."""
    return source == body["licensee"] or owner(ledger, source, body)


def user_or_owner(ledger, source, body):
    return source == body["by"] or owner(ledger, source, body)


def any_of(ledger, source, parties):
    return any(ledger.stands_for(source, party) for party in parties)


def licensors_today(ledger, licence):
    """The owners of its patents; of a sub-licence those who granted it."""
    if licence.body["kind"] == "sub":
        return set(licence.body["licensors"])
    return {party for number in licence.body["patents"] for party in ledger.patent(number).owners}


def licence_party(ledger, source, body):
    """With the document of the other side, if the change or the end burdens it."""
    licence = ledger.licences.get(body["licence"])
    if licence is None:
        return False
    licensors, licensees = licensors_today(ledger, licence), set(licence.body["licensees"])
    if not any_of(ledger, source, licensors | licensees):
        return False
    on_licensors, on_licensees = burden(ledger, licence, body)
    given = body.get("set", body)
    documents = speaking.consenting(given, "licensor", "co-owner", "patentee")
    return not (on_licensees and lacking(ledger, source, licensees,
                                         speaking.consenting(given, "licensee"))
                or on_licensors and lacking(ledger, source, licensors, documents))


def lacking(ledger, source, parties, documents):
    return any(not ledger.stands_for(source, party)
               and not ledger.any_stands_for(documents, party) for party in parties)


def recorder(ledger, source, body):
    """A centre for what it recorded; if it is a party to it, as such."""
    licence = ledger.licences.get(body["licence"])
    if licence is None:
        return False
    parties = licensors_today(ledger, licence) | set(licence.body["licensees"])
    if any_of(ledger, source, parties):
        return licence_party(ledger, source, body)
    return any(ledger.stands_for(source, other) for other in [licence.source, *licence.reporters])


def burden(ledger, licence, body):
    """Whether it burdens the licensors, and the licensees."""
    if "set" not in body:
        return False, not is_over(ledger, licence, body)
    before, changes = licence.body, body["set"]
    after = unlimited({**licence.stated, **changes})  # Its term may follow its recordation.
    more = (after["from"] < before["from"] or after["until"] > before["until"]
            or SCOPES.index(scope(after)) > SCOPES.index(scope(before))
            or not after["territory"] <= before["territory"]
            or not set(after["patents"]) <= set(before["patents"])
            or not set(before.get("carve_out", [])) <= set(after.get("carve_out", []))
            or has_more_uses(after, before))
    less = (after["from"] > before["from"] or after["until"] < before["until"]
            or SCOPES.index(scope(after)) < SCOPES.index(scope(before))
            or not before["territory"] <= after["territory"]
            or not set(before["patents"]) <= set(after["patents"])
            or not set(after.get("carve_out", [])) <= set(before.get("carve_out", []))
            or has_more_uses(before, after))
    of_both = "fee" in changes or any(
        after.get(field, None) != before.get(field, None)
        for field in ("licensors", "licensees", "parent"))
    return more or of_both, less or of_both


SCOPES = ["ordinary", "sole", "exclusive"]


def scope(body):
    return body["kind"] if body["kind"] in SCOPES else "ordinary"


def has_more_uses(one, other):
    """No uses stated means all."""
    if not other.get("fields"):
        return False
    return not one.get("fields") or not set(one["fields"]) <= set(other["fields"])


def is_over(ledger, licence, body):
    """Nothing is taken from the licensees: the term has passed, or the right has ended."""
    if body.get("cause") == "expired":
        return licence.body["until"] < body["on"]
    return body.get("cause") == "right-ended" and all(
        number in ledger.patents and ledger.patents[number].ended_on(body["on"]) for number in licence.body["patents"])


def pledgee(ledger, source, body):
    pledge = ledger.pledges.get(body["pledge"])
    return pledge is not None and any_of(ledger, source, pledge.body["pledgees"])


def placer(ledger, source, body):
    hold = ledger.holds.get(body["hold"])
    return hold is not None and ledger.stands_for(source, hold.source)


def registrar(ledger, source, body):
    """The registry that registered the contract."""
    contract = ledger.contracts.get(body["contract"])
    return contract is not None and ledger.stands_for(source, contract.source)


def declarant(ledger, source, body):
    """The centre that declared the newest statement."""
    statements = ledger.patents[body["patent"]].statements
    return bool(statements) and ledger.stands_for(source, statements[-1].source)


def placer_or_all_owners(ledger, source, body):
    """All owners of the held patents together, one of them with documents of the others."""
    hold = ledger.holds.get(body["hold"])
    agree = {source, *(c["party"] for c in body.get("consents", []) if c["kind"] == "co-owner")}
    return placer(ledger, source, body) or hold is not None and all(
        source in ledger.patent(number).owners and set(ledger.patent(number).owners) <= agree
        for number in hold.body["patents"])


def for_a_pledge(ledger, source, body):
    return body["purpose"] == "pledge"


def for_no_pledge(ledger, source, body):
    return body["purpose"] != "pledge"


def owner_for_no_pledge(ledger, source, body):
    return body["purpose"] != "pledge" and owner(ledger, source, body)


def anyone(ledger, source, body):
    return True


OFFICES = {"ip-office": anyone, "court": anyone}
OF_LICENCE = {**OFFICES, "trading-centre": recorder, "institution": licence_party}
MAY = {
    "party.register": {"operator": anyone},
    "party.rename": {"operator": anyone, "ip-office": anyone},
    "party.succeed": {"operator": anyone, "ip-office": anyone},
    "gazette.map": {"operator": anyone, "ip-office": anyone},
    "transfer.register": {**OFFICES, "trading-centre": anyone, "institution": party_to("from")},
    "licence.record": {"ip-office": anyone, "trading-centre": anyone,
                       "institution": party_to("licensors", "licensees")},
    "licence.change": OF_LICENCE, "licence.cancel": OF_LICENCE, "licence.revoke": OFFICES,
    "pledge.register": {"ip-office": anyone, "bank": party_to("pledgees")},
    "pledge.change": {**OFFICES, "bank": pledgee},
    "pledge.cancel": {**OFFICES, "bank": pledgee},
    "pledge.revoke": OFFICES,
    "pledge.default": {"bank": pledgee}, "pledge.compensate": {"bank": pledgee},
    "pledge.recover": {"bank": pledgee}, "pledge.dispose": {"bank": pledgee, "court": anyone},
    "hold.place": {"trading-centre": for_no_pledge, "bank": for_a_pledge,
                   "institution": owner_for_no_pledge},
    "hold.release": {**OFFICES, "operator": anyone,
                     **dict.fromkeys(("trading-centre", "bank", "institution"),
                                     placer_or_all_owners)},
    "open-licence.declare": {"ip-office": anyone, "trading-centre": anyone,
                             "institution": party_to("patentees")},
    "open-licence.announce": {"ip-office": anyone},
    "open-licence.withdraw": {"ip-office": anyone, "trading-centre": declarant,
                              "institution": owner},
    "open-licence.accept": {"ip-office": anyone, "trading-centre": anyone,
                            "institution": licensee_or_owner},
    "contract.register": {"tech-registry": anyone},
    "contract.revise": {"tech-registry": registrar},
    "contract.cancel": {"tech-registry": registrar},
    "contract.receipt": {"tech-registry": registrar},
    "use.report": {"ip-office": anyone, "trading-centre": anyone, "institution": user_or_owner},
    "use.justify": {"ip-office": anyone, "institution": owner},
    "clock.day": {"operator": anyone, "statistics": anyone},
}


def may(ledger, submission):
    kind, body, source = submission["type"], submission["body"], submission["source"]
    if kind.startswith("patent."):
        allowed = {"ip-office": anyone}
        if kind in ("patent.suspend", "patent.resume") and body["kind"] == "preservation":
            allowed["court"] = anyone
    else:
        allowed = MAY[kind]
    roles = ledger.roles_of(source)
    if kind.startswith("open-licence.") and "announced" in body and "ip-office" not in roles:
        return False
    return any(role in roles and condition(ledger, source, body)
               for role, condition in allowed.items())


def acting_roles(ledger, submission):
    """A court acts for preservation only, not in ownership disputes."""
    roles, kind = ledger.roles_of(submission["source"]), submission["type"]
    beyond = (kind in ("patent.suspend", "patent.resume")
              and submission["body"]["kind"] != "preservation")
    return roles - {"court"} if beyond else roles


def is_fact(ledger, submission):
    """From an authoritative source: recorded even if it contradicts the ledger."""
    offices = {"ip-office", "court", "operator", "tech-registry"}
    return bool(ledger.roles_of(submission["source"]) & offices)
