"""Technology contracts of a stream's world."""

import money


def total(world):
    return world.random.choice(["1000.00"] * 12 + ["1000000000000.00", "1000000000000.01"])


def register(world):
    return "tech-registry", {
        "contract": world.new_number("contract"), "kind": "transfer", "ip": "patent",
        "sellers": [world.random.choice(world.owners)],
        "buyers": [world.random.choice(world.owners)], "patents": [world.patent()],
        "fee": {"form": "lump-sum", **money.stated(world, total(world))},
        "signed": str(world.now), "registered": str(world.now)}


def revise(world):
    return "tech-registry", {"contract": world.number("contract"), "total": total(world),
                             "reason": "settled", "filed": str(world.now), **money.exchange(world, 0.3)}


def cancel(world):
    return "tech-registry", {"contract": world.number("contract"), "on": str(world.now),
                             "reason": "terminated"}


def receipt(world):
    return "tech-registry", {"contract": world.number("contract"), "on": str(world.now),
                             **money.stated(world, "0.01", "amount")}


MAKERS = {"contract.register": register, "contract.revise": revise, "contract.cancel": cancel,
          "contract.receipt": receipt}
