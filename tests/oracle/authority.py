"""Who may submit which type (section 3 of the contract): by the roles of the source and, for some
roles, by its relation to the object."""


def owns_all(ledger, source, numbers):
    return all(source in ledger.patents[number].owners for number in numbers)


def party_to(*fields):
    """The source is a party in one of these fields."""
    def condition(ledger, source, body):
        return any(source in (body[field] if isinstance(body[field], list) else [body[field]])
                   for field in fields if field in body)
    return condition


def owner(ledger, source, body):
    return owns_all(ledger, source, body.get("patents") or [body["patent"]])


def licensee_or_owner(ledger, source, body):
    """Either may submit alone (Implementing Rules, art. 87)."""
    return source == body["licensee"] or owner(ledger, source, body)


def user_or_owner(ledger, source, body):
    return source == body["by"] or owner(ledger, source, body)


def licence_party(ledger, source, body):
    licence = ledger.licences.get(body["licence"])
    return licence is not None and source in licence.body["licensors"] + licence.body["licensees"]


def pledgee(ledger, source, body):
    pledge = ledger.pledges.get(body["pledge"])
    return pledge is not None and source in pledge.body["pledgees"]


def placer(ledger, source, body):
    hold = ledger.holds.get(body["hold"])
    return hold is not None and hold.source == source


def anyone(ledger, source, body):
    return True


MAY = {
    "party.register": {"operator": anyone},
    "transfer.register": {"ip-office": anyone, "court": anyone, "trading-centre": anyone,
                          "institution": party_to("from")},
    "licence.record": {"ip-office": anyone, "trading-centre": anyone,
                       "institution": party_to("licensors", "licensees")},
    "licence.change": {"ip-office": anyone, "trading-centre": anyone, "institution": licence_party},
    "licence.cancel": {"ip-office": anyone, "trading-centre": anyone, "institution": licence_party},
    "licence.revoke": {"ip-office": anyone},
    "pledge.register": {"ip-office": anyone, "bank": party_to("pledgees")},
    "pledge.change": {"ip-office": anyone, "bank": pledgee},
    "pledge.cancel": {"ip-office": anyone, "court": anyone, "bank": pledgee},
    "pledge.revoke": {"ip-office": anyone},
    "pledge.default": {"bank": pledgee}, "pledge.compensate": {"bank": pledgee},
    "pledge.recover": {"bank": pledgee}, "pledge.dispose": {"bank": pledgee, "court": anyone},
    "hold.place": {"ip-office": anyone, "trading-centre": anyone, "bank": anyone,
                   "institution": owner},
    "hold.release": {"ip-office": anyone, "operator": anyone, "trading-centre": placer,
                     "bank": placer, "institution": placer},
    "open-licence.declare": {"ip-office": anyone, "trading-centre": anyone,
                             "institution": party_to("patentees")},
    "open-licence.announce": {"ip-office": anyone},
    "open-licence.withdraw": {"ip-office": anyone, "trading-centre": anyone,
                              "institution": party_to("patentees")},
    "open-licence.accept": {"ip-office": anyone, "trading-centre": anyone,
                            "institution": licensee_or_owner},
    "use.report": {"ip-office": anyone, "trading-centre": anyone, "institution": user_or_owner},
    "use.justify": {"ip-office": anyone, "institution": owner},
}


def may(ledger, submission):
    kind, body, source = submission["type"], submission["body"], submission["source"]
    if kind.startswith("contract."):
        allowed = {"tech-registry": anyone}
    elif kind.startswith("patent."):
        allowed = {"ip-office": anyone}
        if kind in ("patent.suspend", "patent.resume") and body["kind"] == "preservation":
            allowed["court"] = anyone
    else:
        allowed = MAY[kind]
    roles = ledger.roles_of(source)
    return any(role in roles and condition(ledger, source, body)
               for role, condition in allowed.items())


def is_fact(ledger, submission):
    """From an authoritative source: recorded even if it contradicts the ledger."""
    offices = {"ip-office", "court", "operator", "tech-registry"}
    return bool(ledger.roles_of(submission["source"]) & offices)
