"""Makes random amounts, rates and fees."""

from values import ONE_DAY


def stated(context, amount, name="total", foreign=0.4):
    """The amount with its currency, and usually a rate if it is foreign."""
    is_foreign = context.random.random() < foreign
    currency = context.random.choice(["EUR"] * 4 + ["JPY"] * 3 + ["KWD"]) if is_foreign else "CNY"
    if currency == "JPY" and context.random.random() < 0.9:
        amount = amount.partition(".")[0] + context.random.choice(["", ".0", ".000"])
    return {name: amount, "currency": currency, **exchange(context, 0.7 if is_foreign else 0.03)}


def exchange(context, chance):
    """A rate; sometimes invalid: of a later day, or with too large a result."""
    if context.random.random() >= chance:
        return {}
    rate = context.random.choice(["7.8312"] * 4 + ["7.1", "8.61432", "8.61433", "7.04808"] + ["0.04812345", "1000", "1", "0.00000001"])
    on = context.now + context.random.choice([0, 0, 0, -1, -40, -400, 1]) * ONE_DAY
    return {"exchange": {"rate": rate, "on": str(on), "source": "CFETS"}}


def fee(context):
    """The fee of a transfer or a licence; most have none."""
    if context.random.random() < 0.95:
        return {}
    form = {"form": "lump-sum"}
    if context.random.random() < 0.3:
        parts = context.random.choice([["400.00", "600.00"], ["500.00", "500.01"], ["1000.00"]])
        form = {"form": "instalments", "instalments": parts}
    return {"fee": {**form, **stated(context, "1000.00")}}
