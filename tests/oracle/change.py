"""Changes of licences and pledges: each is weighed as the recordation or registration it makes, by
the rules whose fields it sets, on its day. What a rule looks at is `FIELDS`, the table of
`ledger/law/change.cc`."""

import licence
import pledge

CHANGES = {"licence.change": licence, "pledge.change": pledge}
FIELDS = {code: set(fields.split()) for code, fields in {
    "L02": "patents licensors parent", "L03": "from until signed", "L04": "until patents",
    "L05": "kind licensors patents", "L09": "patents",
    "L10": "kind patents territory fields from until carve_out", "L11": "licensors licensees",
    "L12": "kind patents", "L13": "licensees licensors patents",
    "P01": "pledgors patents", "P02": "patents", "P03": "patents", "P04": "patents",
    "P05": "patents", "P06": "claim patents", "P07": "claim pledgors pledgees",
    "P08": "pledgors patents", "P09": "patents", "P10": "patents", "P11": "patents",
    "W02": "claim appraisal"}.items()}
OF_THE_CHANGE = ("consents", "export", "appraisal")  # What was filed before says nothing of it.


def made(ledger, submission):
    """The submission that records anew what the change makes."""
    body = submission["body"]
    subject = submission["type"].split(".", maxsplit=1)[0]
    things = {"licence": ledger.licences, "pledge": ledger.pledges}[subject]
    before = {name: value for name, value in things[body[subject]].body.items()
              if name not in OF_THE_CHANGE}
    after = {**before, **body["set"], "on": body["on"]}
    recorded = "recorded" if subject == "licence" else "registered"
    day = after.setdefault(recorded, body["on"])  # Of a concluded open licence there may be none.
    if "signed" not in body["set"]:
        after["signed"] = day  # What is not touched was weighed when it was recorded.
    return {**submission, "body": after}


def asked(submission, codes):
    return [code for code in codes if FIELDS.get(code, set()) & set(submission["body"]["set"])]


def grounds(ledger, submission):
    law = CHANGES[submission["type"]]
    return asked(submission, law.grounds(ledger, made(ledger, submission)))


def warnings(ledger, submission):
    law = CHANGES[submission["type"]]
    return asked(submission, law.warnings(ledger, made(ledger, submission)))
