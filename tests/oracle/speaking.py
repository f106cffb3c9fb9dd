"""Whose word is there (docs/contract.md §3): the office and the courts state what they examined, a
trading centre is believed about deals to which it is no party. A party speaks for itself alone; the
others give documents of consent."""

OFFICIAL = {"ip-office", "court"}
DEALING = {"trading-centre", "bank", "institution"}


def is_official(ledger, source):
    return bool(ledger.roles_of(source) & OFFICIAL)


def own(ledger, source, parties):
    """The source itself, and those that it succeeded."""
    if not ledger.roles_of(source) & DEALING:
        return set()
    return {party for party in parties if ledger.stands_for(source, party)}


def speakers(ledger, source, acting, other=()):
    """Those of `acting` that need no document."""
    if is_official(ledger, source):
        return set(acting)
    mine = own(ledger, source, acting)
    return mine if mine or own(ledger, source, other) else set(acting)


def consenting(body, *kinds):
    return {c["party"] for c in body.get("consents", []) if c["kind"] in kinds}


def silent(ledger, needed, speaking, body, kind):
    """Those of `needed` who neither speak nor consent, as co-owners or as those who act."""
    documents = consenting(body, "co-owner", kind)
    return {party for party in needed
            if party not in speaking and not ledger.any_stands_for(documents, party)}


def owner_missing(ledger, patent, named, speaking, body, kind, review):
    """An owner is silent who is named as acting, or without whom the others may not act: they are
    several, or were on a review day, and have not agreed otherwise (PL 14(2))."""
    bound = len(patent.owners) > 1 and not patent.agreement
    needed = {owner for owner in patent.owners if bound or owner in named}
    if not patent.agreement:
        needed |= patent.former_owners(review)
    return bool(silent(ledger, needed, speaking, body, kind))


def pledgee_missing(ledger, patent, body, review, realises=False):
    """A pledgee has not consented (CC 444(2)). In a realisation after default one that disposed of
    the pledge has, and a court's disposal is for all (CC 436 to 438)."""
    return any(not_agreed(ledger, pledge, body, realises)
               for pledge in ledger.pledges_in_review(patent.number, review))


def not_agreed(ledger, pledge, body, realises):
    agreeing = consenting(body, "pledgee")
    if realises and pledge.defaulted:
        if any("court" in ledger.roles_of(source) for source in pledge.disposed):
            return False
        agreeing = agreeing | pledge.disposed
    return any(not ledger.any_stands_for(agreeing, pledgee) for pledgee in pledge.body["pledgees"])
