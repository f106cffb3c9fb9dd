"""Amounts: the decimals of their currency, and the technology amount of a deal, which is a part of
its total (C02), for every source."""

WITHOUT_DECIMALS = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
# The amounts of an object that has a currency.
MONEY = ("total", "technology", "amount", "maximum", "value", "proceeds", "principal", "interest",
         "instalments")


def of_currency(fields, currency):
    """Amounts are in hundredths; digits that the currency does not have are F04."""
    if currency in THREE_DECIMALS:
        return ["F04"]
    if currency not in WITHOUT_DECIMALS:
        return []
    stated = [fields[name] for name in MONEY if name in fields] + list(
        fields.get("parts", {}).values())
    listed = [one for amount in stated for one in (amount if isinstance(amount, list) else [amount])]
    return ["F04"] * sum(fen % 100 != 0 for fen in listed)


def faults(ledger, submission):
    kind, body = submission["type"], submission["body"]
    scope = body["set"] if kind.endswith(".change") else body
    found = []
    for fields in (scope, *(scope.get(name, {}) for name in ("fee", "claim", "appraisal", "paid"))):
        if isinstance(fields, dict):
            found += of_currency(fields, fields.get("currency"))
    if kind == "contract.revise" and body["contract"] in ledger.contracts:
        fee = ledger.contracts[body["contract"]].body["fee"]
        found += of_currency(body, fee.get("currency"))
    if kind == "pledge.default" and body["pledge"] in ledger.pledges:
        found += of_currency(body, ledger.pledges[body["pledge"]].body.get("claim", {}).get("currency"))
    return found


def is_above(technology, total):
    return technology is not None and total is not None and technology > total


def grounds(ledger, submission):
    """Of a fee; of a revision with the technology amount that the contract has, if it states none."""
    kind, body = submission["type"], submission["body"]
    if kind == "contract.revise":
        contract = ledger.contracts.get(body["contract"])
        known = contract.technology if contract else None
        return ["C02"] if is_above(body.get("technology", known), body["total"]) else []
    if kind not in ("contract.register", "transfer.register", "licence.record", "licence.change"):
        return []
    fee = (body["set"] if kind == "licence.change" else body).get("fee", {})
    return ["C02"] if is_above(fee.get("technology"), fee.get("total")) else []
