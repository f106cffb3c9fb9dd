"""Makes repeated submissions, and submissions with one fault."""

import copy


def repeated(random, original):
    """The same submission; with another id; or with the same id and other content."""
    submission = copy.deepcopy(original)
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


def unknown_party(random, submission):
    for field in ("licensee", "debtor", "by", "payer"):
        if field in submission["body"]:
            submission["body"][field] = "nobody"
            return


FAULTS = [unknown_field, missing_field, unknown_type, wrong_check, unknown_patent, wrong_day,
          wrong_money, wrong_exchange, unknown_party]


def make_malformed(random, submission):
    submission["body"] = copy.deepcopy(submission["body"])
    random.choice(FAULTS)(random, submission)
