"""Makes random technology contracts."""

import datetime

import stream_amounts
from values import ONE_DAY


def registry(context):
    return context.random.choice(context.registries)


def total(context):
    return context.random.choice(["1000.00"] * 12 + ["1000000000000.00", "1000000000000.01"])


def technology(context):
    """Sometimes, and sometimes above the total."""
    if context.random.random() < 0.6:
        return {}
    return {"technology": context.random.choice(["0.00", "999.99", "1000.00", "1000.00", "1000.01"])}


def register(context):
    signed = context.now
    body = {
        "contract": context.new_number("contract"), "kind": "transfer", "ip": "patent",
        "sellers": [context.random.choice(context.owners)],
        "buyers": [context.random.choice(context.owners)], "patents": [context.patent()],
        "fee": {"form": "lump-sum", **stream_amounts.stated(context, total(context)),
                **technology(context)},
        "signed": str(signed), "registered": str(signed)}
    if context.random.random() < 0.1:
        del body["patents"]
    if context.contracts and context.random.random() < 0.5:
        body.update(like(context, context.random.choice(context.contracts[-4:])))
    context.contracts.append(body)
    return registry(context), body


def like(context, other):
    """Perhaps the same contract: its parties, and a day of signing near its own."""
    near = datetime.date.fromisoformat(other["signed"])
    near += context.random.choice([0, 0, 0, 1, -1, 15, -15, 16, -16]) * ONE_DAY
    same = {name: other[name] for name in ("sellers", "buyers", "patents", "fee")
            if name in other and context.random.random() < 0.9}
    return {**same, "signed": str(near), "registered": str(max(near, context.now))}


def revise(context):
    return registry(context), {"contract": context.number("contract"), "total": total(context),
                             "reason": "settled", "filed": str(context.now),
                             **technology(context),
                             **stream_amounts.exchange(context, 0.3)}


def cancel(context):
    return registry(context), {"contract": context.number("contract"), "on": str(context.now),
                             "reason": "terminated"}


def receipt(context):
    return registry(context), {"contract": context.number("contract"), "on": str(context.now),
                               **stream_amounts.stated(
                                   context, context.random.choice(["0.01", "500.00", "1000.00"]),
                                   "amount")}


MAKERS = {"contract.register": register, "contract.revise": revise, "contract.cancel": cancel,
          "contract.receipt": receipt}
