"""Makes repeated submissions, and submissions with one fault."""

import copy


def respelt(random, text):
    """A number in a spelling that means the same."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    return random.choice([text + " ", " " + text.lower(), wide, text[:5] + " " + text[5:],
                          f"{text[:5]}-{text[5:9]}\u2013{text[9:]}"])


def respell(random, submission):
    for field in ("licence", "pledge", "contract"):
        if field in submission["body"]:
            submission["body"] = {**submission["body"],
                                  field: respelt(random, submission["body"][field])}


def repeated(random, original):
    """The same submission; with another id; or with the same id and other content."""
    submission = copy.deepcopy(original)
    if random.random() < 0.3:
        respell(random, submission)
    roll = random.random()
    if roll < 0.3:
        submission["id"] += f"-{random.randint(1, 1000000)}"
    elif roll < 0.6:
        submission["at"] = submission["at"].replace(":00:00+", ":00:01+")
    return submission


def unknown_field(random, submission):
    submission["body"]["colour"] = "red"


def missing_field(random, submission):
    field = next(iter(submission["body"]))
    del submission["body"][field]


def unknown_type(random, submission):
    submission["type"] = "patent.paint"


def wrong_check(random, submission):
    body = submission["body"]
    if "patent" in body:
        body["patent"] = wrong(body["patent"])
    elif "patents" in body:
        body["patents"] = [wrong(body["patents"][0])]


def wrong(number):
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def unknown_patent(random, submission):
    body = submission["body"]
    if "patent" in body and submission["type"] not in ("patent.apply", "patent.grant"):
        body["patent"] = "202310123456.6"
    elif "patents" in body:
        body["patents"] = ["202310123456.6"]


def wrong_day(random, submission):
    for field in ("registered", "recorded", "on", "declared", "due", "effective"):
        if field in submission["body"]:
            submission["body"][field] = random.choice(["2024-02-30", "2023-02-29", "2024-2-3"])
            return


def wrong_money(random, submission):
    for field in ("claim", "paid", "fee"):
        if "amount" in submission["body"].get(field, {}):
            submission["body"][field]["amount"] = random.choice(["1.001", "-1.00", "1,00"])


def wrong_exchange(random, submission):
    wrong = random.choice([("rate", "0"), ("rate", "1000.00000001"), ("rate", "7.123456789"),
                           ("on", "2024-02-30"), ("source", ""), ("source", "x" * 48),
                           ("time", "09:15")])
    for stated in (submission["body"], *submission["body"].values()):
        if isinstance(stated, dict) and "exchange" in stated:
            stated["exchange"] = {**stated["exchange"], wrong[0]: wrong[1]}
            return


def listed_twice(random, submission):
    """The first of a list again, perhaps in another spelling."""
    body = submission["body"]
    lists = [field for field in ("patents", "pledgees", "licensees", "sellers", "to", "owners",
                                 "patentees") if body.get(field)]
    if not lists:
        return
    field = random.choice(lists)
    again = copy.deepcopy(body[field][0])
    if field == "patents":
        again = random.choice([again, "ZL" + again, again.replace(".", "")])
    elif isinstance(again, str) and ":" not in again:
        again = again.lower()
    body[field].append(again)


def broken_number(random, submission):
    for field in ("licence", "pledge", "contract"):
        if field in submission["body"]:
            submission["body"][field] = random.choice(["2.02412E+15", "2E15", "1.5E+3", " ", "\u3000"])
            return


def too_late(random, submission):
    submission["at"] = random.choice(["2042-07-15T09:00:00+08:00", "2999-01-01T00:00:00+08:00"])


def unknown_party(random, submission):
    for field in ("licensee", "debtor", "by", "payer"):
        if field in submission["body"]:
            submission["body"][field] = "nobody"
            return


FAULTS = [unknown_field, missing_field, unknown_type, wrong_check, unknown_patent, wrong_day,
          wrong_money, wrong_exchange, unknown_party, too_late, listed_twice,
          broken_number]


def make_malformed(random, submission):
    submission["body"] = copy.deepcopy(submission["body"])
    random.choice(FAULTS)(random, submission)
