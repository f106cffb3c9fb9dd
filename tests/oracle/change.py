"""Changes of licences and pledges. A change is decided on its day like a new recordation or
registration with the changed content, by the rules that read a changed field. It is a proposal for
every patent, day, amount or term that it adds: an added patent is decided by all rules, and an added
day, amount or term by those of the state of a right on a day. `FIELDS` has the fields that each rule
reads."""

import licence
import pledge

CHANGES = {"licence.change": licence, "pledge.change": pledge}
FIELDS = {code: set(fields.split()) for code, fields in {
    "L01": "patents", "L06": "patents", "L07": "patents", "L02": "patents licensors parent", "L03": "from until signed", "L04": "until patents",
    "L05": "kind licensors patents", "L09": "patents",
    "L10": "kind patents territory fields from until carve_out", "L11": "licensors licensees",
    "L12": "kind patents", "L13": "licensees licensors patents",
    "P01": "pledgors patents", "P02": "patents", "P03": "patents", "P04": "patents",
    "P05": "patents", "P06": "claim patents", "P07": "claim",
    "P08": "pledgors patents", "P09": "patents", "P10": "patents", "P11": "patents",
    "W02": "claim appraisal", "W07": "patents"}.items()}
OF_A_DAY = {"L01", "L02", "L05", "L06", "L07", "L09", "L12",
            "P01", "P02", "P03", "P04", "P05", "P08", "P09", "P10", "P11", "W07"}
PER_CHANGE = ("consents", "export", "appraisal")  # Those of earlier filings do not apply.


def as_recordation(ledger, submission):
    """The recordation or registration with the changed content."""
    body = submission["body"]
    subject = submission["type"].split(".", maxsplit=1)[0]
    objects = {"licence": ledger.licences, "pledge": ledger.pledges}[subject]
    before = {name: value for name, value in objects[body[subject]].stated.items()
              if name not in PER_CHANGE}
    after = {**before, **body["set"], "on": body["on"]}
    recorded = "recorded" if subject == "licence" else "registered"
    day = after.setdefault(recorded, body["on"])  # Absent in some open licences.
    after["unchanged"] = set(before) - set(body["set"])
    if "signed" not in body["set"]:
        after["signed"] = day  # If unchanged, it was checked at the recordation.
    return {**submission, "body": after}


def applicable(submission, codes):
    return [code for code in codes if FIELDS.get(code, set()) & set(submission["body"]["set"])]


def before_change(ledger, submission):
    subject = submission["type"].split(".", maxsplit=1)[0]
    objects = {"licence": ledger.licences, "pledge": ledger.pledges}[subject]
    return objects[submission["body"][subject]].body


def extends(before, after):
    """An earlier day, a longer term, or a larger amount."""
    def moved(one, other, name, sign):
        return name in one and name in other and sign * (other[name] - one[name]).days > 0
    if any(moved(before, after, name, -1) for name in ("recorded", "registered", "from")):
        return True
    if "claim" not in before or "claim" not in after:
        return moved(before, after, "until", 1)
    was, is_now = before["claim"], after["claim"]
    return (moved(was, is_now, "from", -1) or moved(was, is_now, "until", 1)
            or was["currency"] != is_now["currency"] or is_now["amount"] > was["amount"]
            or is_now.get("maximum", is_now["amount"]) > was.get("maximum", was["amount"]))


def adds(ledger, submission):
    """The patents that it draws in or, if it extends the right, all of them."""
    before, after = before_change(ledger, submission), submission["body"]["set"]
    patents = after.get("patents", before["patents"])
    if extends(before, {**before, **after}):
        return patents
    return [number for number in patents if number not in before["patents"]]


def grounds(ledger, submission):
    return selected(ledger, submission, CHANGES[submission["type"]].grounds)


def warnings(ledger, submission):
    return selected(ledger, submission, CHANGES[submission["type"]].warnings)


def selected(ledger, submission, codes_of):
    """Of all patents by another field that is read; of all by what is extended; of those that are
    drawn in."""
    changed = submission["body"]["set"]
    as_new = as_recordation(ledger, submission)
    before = before_change(ledger, submission)
    drawn_in = [n for n in as_new["body"]["patents"] if n not in before["patents"]]
    is_longer = extends(before, {**before, **changed})
    of_all = [code for code in codes_of(ledger, as_new)
              if FIELDS.get(code, set()) & set(changed) - {"patents"}
              or is_longer and code in OF_A_DAY]
    of_drawn_in = applicable(submission, codes_of(ledger, as_new, drawn_in))
    return sorted({*of_all, *of_drawn_in})
