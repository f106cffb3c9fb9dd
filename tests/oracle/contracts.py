"""Technology contracts of a stream's world."""


def register(world):
    fee = {"form": "lump-sum", "total": "1000.00",
           "currency": world.random.choice(["CNY", "CNY", "EUR"])}
    return "tech-registry", {
        "contract": world.new_number("contract"), "kind": "transfer", "ip": "patent",
        "sellers": [world.random.choice(world.owners)],
        "buyers": [world.random.choice(world.owners)], "patents": [world.patent()], "fee": fee,
        "signed": str(world.now), "registered": str(world.now)}


def revise(world):
    return "tech-registry", {"contract": world.number("contract"), "total": "2000.00",
                             "reason": "settled", "filed": str(world.now)}


def cancel(world):
    return "tech-registry", {"contract": world.number("contract"), "on": str(world.now),
                             "reason": "terminated"}


def receipt(world):
    return "tech-registry", {"contract": world.number("contract"), "amount": "0.01",
                             "currency": "CNY", "on": str(world.now)}


MAKERS = {"contract.register": register, "contract.revise": revise, "contract.cancel": cancel,
          "contract.receipt": receipt}
