"""Amounts in the money of a stream's world."""

from values import ONE_DAY


def stated(world, amount, name="total", foreign=0.4):
    """With its currency; other money than yuan with a rate as a rule."""
    is_foreign = world.random.random() < foreign
    currency = world.random.choice(["EUR", "JPY"]) if is_foreign else "CNY"
    return {name: amount, "currency": currency, **exchange(world, 0.7 if is_foreign else 0.03)}


def exchange(world, chance):
    """Now and then one that does not fit: of a later day, or of too much money."""
    if world.random.random() >= chance:
        return {}
    rate = world.random.choice(["7.8312"] * 4 + ["0.04812345", "1000", "1", "0.00000001"])
    on = world.now + world.random.choice([0, 0, 0, -1, -40, -400, 1]) * ONE_DAY
    return {"exchange": {"rate": rate, "on": str(on), "source": "CFETS"}}


def fee(world):
    """Of a transfer or a licence, most of which state none."""
    if world.random.random() < 0.95:
        return {}
    return {"fee": {"form": "lump-sum", **stated(world, "1000.00")}}
