"""Changes of licences and pledges. A change is decided on its day like a new recordation or
registration with the changed content, by the rules that read a changed field. `FIELDS` has the
fields that each rule reads."""

import licence
import pledge

CHANGES = {"licence.change": licence, "pledge.change": pledge}
FIELDS = {code: set(fields.split()) for code, fields in {
    "L02": "patents licensors parent", "L03": "from until signed licensors licensees", "L04": "until patents",
    "L05": "kind licensors patents", "L09": "patents",
    "L10": "kind patents territory fields from until carve_out", "L11": "licensors licensees",
    "L12": "kind patents", "L13": "licensees licensors patents",
    "P01": "pledgors patents", "P02": "patents", "P03": "patents", "P04": "patents",
    "P05": "patents", "P06": "claim patents", "P07": "claim pledgors pledgees",
    "P08": "pledgors patents", "P09": "patents", "P10": "patents", "P11": "patents",
    "W02": "claim appraisal"}.items()}
PER_CHANGE = ("consents", "export", "appraisal")  # Those of earlier filings do not apply.


def as_recordation(ledger, submission):
    """The recordation or registration with the changed content."""
    body = submission["body"]
    subject = submission["type"].split(".", maxsplit=1)[0]
    objects = {"licence": ledger.licences, "pledge": ledger.pledges}[subject]
    before = {name: value for name, value in objects[body[subject]].body.items()
              if name not in PER_CHANGE}
    after = {**before, **body["set"], "on": body["on"]}
    recorded = "recorded" if subject == "licence" else "registered"
    day = after.setdefault(recorded, body["on"])  # Absent in some open licences.
    if "signed" not in body["set"]:
        after["signed"] = day  # If unchanged, it was checked at the recordation.
    return {**submission, "body": after}


def applicable(submission, codes):
    return [code for code in codes if FIELDS.get(code, set()) & set(submission["body"]["set"])]


def grounds(ledger, submission):
    law = CHANGES[submission["type"]]
    return applicable(submission, law.grounds(ledger, as_recordation(ledger, submission)))


def warnings(ledger, submission):
    law = CHANGES[submission["type"]]
    return applicable(submission, law.warnings(ledger, as_recordation(ledger, submission)))
