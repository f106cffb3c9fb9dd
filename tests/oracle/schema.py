"""The fields of each type of submission, from section 3 of the contract: their kinds of values, and
which are optional. `decode` decodes a body, or raises `Bad` with the code of its first fault (the
streams put one fault into a submission)."""

import re

import values
from values import Bad


def choice(words):
    allowed = set(words.split("|"))

    def read(value):
        if not isinstance(value, str) or value not in allowed:
            raise Bad("F01")
        return value
    return read


# The texts that are numbers of a register.
NUMBERS = {"contract": "contract_number", "pledge": "pledge_number", "licence": "licence_number",
           "parent": "licence_number", "carve_out": "licence_number"}
# The longest lists; 1,000 items of any other kind.
MOST = {"patent": 5000, "right": 5000, "party": 500, "owner": 500, "consent": 500, "text": 200,
        "licence_number": 200}


def listed(item, most):
    def read(value):
        if not isinstance(value, list):
            raise Bad("F01")
        if len(value) > most:
            raise Bad("F08")
        return [item(entry) for entry in value]
    return read


def flag(value):
    if not isinstance(value, bool):
        raise Bad("F01")
    return value


def number(value):
    if not isinstance(value, int) or isinstance(value, bool):
        raise Bad("F01")
    return value


def record(text):
    """`name:kind name?:kind …`; a question mark marks an optional field."""
    fields = {}
    for word in text.split():
        name, _, kind = word.partition(":")
        if kind.startswith("text"):
            kind = NUMBERS.get(name.rstrip("?"), "text") + kind.removeprefix("text")
        fields[name.rstrip("?")] = (name.endswith("?"), kind)

    def read(value):
        if not isinstance(value, dict) or not set(value) <= set(fields):
            raise Bad("F01")
        found = {}
        for name, (optional, kind) in fields.items():
            if name in value:
                found[name] = reader(kind)(value[name])
            elif not optional:
                raise Bad("F01")
        return found
    read.fields = fields
    return read


def reader(kind):
    if kind.endswith("[]"):
        return listed(reader(kind[:-2]), MOST.get(kind[:-2], 1000))
    return KINDS.get(kind) or choice(kind)


def event(value):
    """The position of an event, and its part there."""
    match = re.fullmatch(r"(\d+)\.(\d+)", value) if isinstance(value, str) else None
    if not match:
        raise Bad("F01")
    return int(match[1]), int(match[2])


KINDS = {
    "text": values.text_of, "party": values.party, "patent": values.patent, "day": values.day,
    "money": values.money, "currency": values.currency, "share": values.share,
    "contract_number": values.number("contract"), "pledge_number": values.number("pledge"),
    "licence_number": values.number("licence"), "rate": values.rate, "exchange_rate": values.exchange_rate, "publisher": values.publisher,
    "territory": values.territory, "flag": flag, "number": number,
    "object": lambda value: value, "event": event,
    "owner": record("party:party share?:share"),
    "royalty": record("rate:rate base:net-sales|profit|output every?:text"),
    "consent": record("kind:co-owner|pledgee|licensee|licensor|pledgor|transferor|patentee "
                      "party:party document:text"),
    "payment": record("on:day amount:money currency:currency"),
    "publicity": record("from:day until:day"),
    "paper": record("certificate:text"),
    "funding": record("programme:text project:text"),
    "right": record("right:trademark|copyright|software-copyright number:text class?:number "
                    "registered:day"),
    "claim": record("kind:loan|credit-line|bond|lease|counter-guarantee|other amount:money "
                    "currency:currency from:day until:day maximum?:money exchange?:exchange"),
    "parts": record("patent?:money trademark?:money copyright?:money software-copyright?:money"),
    "appraisal": record("by:agency|bank-internal on:day value:money currency:currency "
                        "parts?:parts"),
    "risks": record("government?:rate guarantor?:rate bank?:rate insurer?:rate"),
    "months": record("from:text until:text"),
    "fee": record("form:lump-sum|instalments|royalty|entry-fee-plus-royalty|equity|warrant|"
                  "try-first-pay-later|free|cross total?:money technology?:money amount?:money "
                  "currency?:currency instalments?:money[] royalty?:royalty open?:flag per?:text "
                  "exchange?:exchange"),
    "exchange": record("rate:exchange_rate on:day source:publisher"),
}

ROLES = "operator|ip-office|court|tech-registry|trading-centre|bank|institution|statistics|public"
BODIES = {name: record(text) for name, text in {
    "party.register": "party:party name:text kind:university|institute|enterprise|individual|"
                      f"government|bank|guarantor|agency|other country:text district?:text "
                      f"roles:{ROLES}[] tags?:text[]",
    "party.rename": "party:party name:text from:day",
    "party.succeed": "party:party successor:party on:day document?:text",
    "patent.apply": "patent:patent title:text filed:day applicants:owner[] ipc?:text locarno?:text "
                    "industry:text",
    "patent.grant": "patent:patent title:text filed:day granted:day owners:owner[] ipc?:text "
                    "locarno?:text industry?:text evaluation_report?:positive|negative "
                    "funding?:funding co_ownership_agreement?:flag",
    "patent.annuity": "patent:patent due:day status:missed|paid paid?:day",
    "patent.suspend": "patent:patent kind:ownership-dispute|preservation from:day until?:day "
                      "order?:text",
    "patent.resume": "patent:patent kind:ownership-dispute|preservation on:day order?:text",
    "patent.invalidation": "patent:patent stage:requested|withdrawn|upheld|partial|full on:day",
    "patent.end": "patent:patent cause:lapsed|expired|abandoned effective:day announced:day",
    "patent.restore": "patent:patent effective:day announced:day",
    "patent.extend": "patent:patent until:day reason:pta|pte",
    "patent.classify": "patent:patent ipc?:text industry?:text "
                       "export_control?:free|restricted|prohibited",
    "transfer.register": "patents:patent[] object:patent|application extent?:whole|add-co-owner|"
                         "remove-co-owner|share-change cause?:sale|gift|equity-contribution|merger|"
                         "division|inheritance|court-judgment|mediation|arbitration|auction|"
                         "pledge-realisation|bankruptcy|ownership-correction|related-party "
                         "from:party[] to:owner[] pricing?:agreement|listing|auction|appraisal|none "
                         "publicity?:publicity signed?:day registered:day announced?:day fee?:fee "
                         "contract?:text consents?:consent[] export?:paper agency?:text",
    "licence.record": "licence:text patents:patent[] licensors:party[] licensees:party[] "
                      "kind?:exclusive|sole|ordinary|sub|cross parent?:text territory?:territory "
                      "fields?:text[] from?:day until?:day fee?:fee signed?:day recorded:day "
                      "announced?:day contract?:text consents?:consent[] carve_out?:text[] "
                      "export?:paper",
    "licence.change": "licence:text on:day set:object",
    "licence.cancel": "licence:text on:day cause?:expired|terminated|right-ended "
                      "consents?:consent[]",
    "licence.revoke": "licence:text on:day reason:text",
    "pledge.register": "pledge:text patents:patent[] others?:right[] bundle?:text pledgors:party[] "
                       "pledgees:party[] debtor?:party guarantors?:party[] claim?:claim "
                       "appraisal?:appraisal annuity_payer?:text risk_shares?:risks "
                       "consents?:consent[] signed?:day registered:day",
    "pledge.change": "pledge:text on:day set:object",
    "pledge.cancel": "pledge:text on:day cause?:performed|realised|waived|contract-void|"
                     "right-extinguished",
    "pledge.revoke": "pledge:text on:day reason:text",
    "pledge.default": "pledge:text on:day principal:money interest:money",
    "pledge.compensate": "pledge:text on:day payer:party amount:money currency:currency",
    "pledge.recover": "pledge:text on:day amount:money currency:currency",
    "pledge.dispose": "pledge:text on:day path:agreed-appropriation|auction|sale|court|repurchase|"
                      "license-out proceeds:money currency:currency",
    "hold.place": "hold:text patents:patent[] purpose:pledge|transfer|licence until:day",
    "hold.release": "hold:text consents?:consent[]",
    "open-licence.declare": "patent:patent patentees:party[] fee:fee until:day declared:day "
                            "announced?:day consents?:consent[]",
    "open-licence.announce": "patent:patent announced:day",
    "open-licence.withdraw": "patent:patent patentees?:party[] declared:day announced?:day "
                             "consents?:consent[]",
    "open-licence.accept": "patent:patent licensee:party notice?:day paid:payment from:day "
                           "until:day licence?:text recorded?:day",
    "contract.register": "contract:text kind:development|transfer|licence|consulting|service "
                         "ip:patent|know-how|software|plant-variety|layout|new-drug|none "
                         "sellers:party[] buyers:party[] patents?:patent[] fee:fee signed:day "
                         "registered:day open_licence?:flag",
    "contract.revise": "contract:text total:money technology?:money reason:text filed:day "
                       "royalty_period?:months exchange?:exchange",
    "contract.cancel": "contract:text on:day reason:text",
    "contract.receipt": "contract:text amount:money currency:currency on:day "
                        "exchange?:exchange",
    "use.report": "patent:patent by:party means:self-use|product|licence|transfer|equity from:day "
                  "evidence?:text",
    "use.justify": "patent:patent reason:text until:day",
    "event.correct": "event:event set:object reason:text",
    "event.retract": "event:event reason:text",
    "clock.day": "day:day",
    "gazette.map": "name:text party:party from?:day",
}.items()}


# What the gazette does not publish (law.md §3.2, §4.6, §6.3): a proposal states it.
OF_PROPOSALS = {
    "patent.suspend": ("until",),
    "transfer.register": ("extent", "cause", "pricing", "signed"),
    "licence.record": ("kind", "territory", "from", "until", "signed"),
    "licence.cancel": ("cause",),
    "pledge.register": ("debtor", "claim", "signed"),
    "pledge.cancel": ("cause",)}


def decode(submission):
    """The submission with decoded values, also in the `set` of a change."""
    kind = submission.get("type")
    if kind not in BODIES:
        raise Bad("F05")
    decoded = dict(submission, at=values.moment(submission["at"]),
                   body=BODIES[kind](submission["body"]))
    if kind in ("licence.change", "pledge.change"):
        fields = BODIES[{"licence": "licence.record", "pledge": "pledge.register"}[
            kind.split(".", maxsplit=1)[0]]].fields
        changes = decoded["body"]["set"]
        if not isinstance(changes, dict) or not set(changes) <= set(fields):
            raise Bad("F01")
        decoded["body"]["set"] = {name: reader(fields[name][1])(value)
                                  for name, value in changes.items()}
    decoded["source"] = values.party(submission["source"])
    decoded["expect"] = {values.patent(k): v for k, v in submission.get("expect", {}).items()}
    decoded["acknowledge"] = list(submission.get("acknowledge", []))
    return decoded
