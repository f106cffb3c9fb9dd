"""Makes random technology contracts."""

import stream_amounts


def total(context):
    return context.random.choice(["1000.00"] * 12 + ["1000000000000.00", "1000000000000.01"])


def register(context):
    return "tech-registry", {
        "contract": context.new_number("contract"), "kind": "transfer", "ip": "patent",
        "sellers": [context.random.choice(context.owners)],
        "buyers": [context.random.choice(context.owners)], "patents": [context.patent()],
        "fee": {"form": "lump-sum", **stream_amounts.stated(context, total(context))},
        "signed": str(context.now), "registered": str(context.now)}


def revise(context):
    return "tech-registry", {"contract": context.number("contract"), "total": total(context),
                             "reason": "settled", "filed": str(context.now),
                             **stream_amounts.exchange(context, 0.3)}


def cancel(context):
    return "tech-registry", {"contract": context.number("contract"), "on": str(context.now),
                             "reason": "terminated"}


def receipt(context):
    return "tech-registry", {"contract": context.number("contract"), "on": str(context.now),
                             **stream_amounts.stated(context, "0.01", "amount")}


MAKERS = {"contract.register": register, "contract.revise": revise, "contract.cancel": cancel,
          "contract.receipt": receipt}
