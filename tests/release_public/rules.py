"""The figures that the primary rules suppress, computed from submissions and counts only."""

import collections

from releases import DIMENSIONS, cell, fen

FEWEST_CONTRIBUTORS = 3
MOST_PERCENT = 80
FEWEST_CONTRACTS_OF_FEES = 21
KINDS = {"transfer": "TRANSFER", "licence": "LICENCE", "development": "DEVELOPMENT",
         "consulting": "CONSULTING", "service": "SERVICE"}


def few_contracts(release):
    """Amounts of cells with too few contracts or pledges for the required contributors, by the
    counts of the bureau's release."""
    for (indicator, month, codes), observation in release.data.items():
        if indicator in ("contract_value", "technology_value") and observation.value:
            count = release.value(("contracts", month, codes))
            is_of_fees = codes[DIMENSIONS.index("fee_form")] != "_T"
            fewest = FEWEST_CONTRACTS_OF_FEES if is_of_fees else FEWEST_CONTRIBUTORS
        elif indicator == "pledge_amount" and observation.value:
            count = release.value(("pledges", month, codes))
            fewest = FEWEST_CONTRIBUTORS
        else:
            continue
        if count < fewest:
            yield indicator, month, codes


def contributions(city, position):
    """The fen by contributor, for (indicator, month, codes) of cells that a submission alone
    determines. Corrections are not applied."""
    found = collections.defaultdict(collections.Counter)
    for seq, submission in city.recorded:
        if seq > position:
            break
        body = submission["body"]
        if submission["type"] == "contract.register" and "total" in body["fee"]:
            if body["fee"].get("currency", "CNY") == "CNY":
                for codes in (cell(), cell(contract_kind=KINDS[body["kind"]])):
                    key = "contract_value", body["registered"][:7], codes
                    found[key][body["sellers"][0]] += fen(body["fee"]["total"])
        if submission["type"] == "pledge.register" and body["claim"]["currency"] == "CNY":
            for codes in (cell(), cell(tx="PLEDGE")):
                key = "pledge_amount", body["registered"][:7], codes
                found[key][body["pledgors"][0]] += fen(body["claim"]["amount"])
    return found


def is_confidential(by_contributor):
    amounts = [amount for amount in by_contributor.values() if amount]
    if not amounts:
        return False
    return (len(amounts) < FEWEST_CONTRIBUTORS or
            max(amounts) * 100 > sum(amounts) * MOST_PERCENT)
