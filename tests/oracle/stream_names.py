"""Puts names in place of codes into facts of the office, and makes what says whose they are: maps,
changes of name, registrations."""

import naming
import stream_bodies

OFFICE = "ip-office"
NAMED = 0.45  # Part of the facts of the office.
NAMES = ["津沽示例大学", "滨海智能装备有限公司", "海河科技(集团)有限公司", "Beispiel GmbH", "示例控股",
         "李娜", "天津示例研究院", "海河银行天津分行", "渤海银行滨海支行"]
# Names of nobody until they are mapped: a party of the stream is meant by each.
ALIASES = ["津沽大学", "滨海装备", "海河集团", "拜施皮尔", "示例控股有限公司", "李 娜", "Nova Lab", "海河银行"]
LATE = ["CN:late-1", "CN:late-2"]  # Registered in the stream.


def initial_name(context, party):
    """Of parties that facts name. Rarely two have one name."""
    parties = context.owners + context.banks
    if party not in parties:
        return party
    index = parties.index(party)
    if context.random.random() < 0.03:
        index -= 1
    return NAMES[index]


def meant(context):
    """Alias -> the party that is meant."""
    parties = context.owners + context.banks
    return {alias: parties[i % len(parties)] for i, alias in enumerate(ALIASES)}


def spelt(random, name):
    """As a name; sometimes in another spelling of it."""
    plain = name
    roll = random.random()
    if roll < 0.1:
        name = name.replace("(", "（").replace(")", "）").replace("司", "司 ")
    if roll > 0.9:
        name = f"　{name} "
    return f"N:{name}" if random.random() < 0.5 or plain.isascii() else name


def name_of(context, party):
    """Usually one that it bears, or one that is meant for it; rarely one of nobody or another's."""
    roll = context.random.random()
    aliases = [alias for alias, other in context.aliases.items() if other == party]
    if roll < 0.2 and aliases:
        return context.random.choice(aliases)
    if roll < 0.25:
        return context.random.choice([*NAMES, *ALIASES, "无名"])
    borne = [name for _, name in context.names.borne.get(party, [])]
    return context.random.choice(borne[-2:]) if borne else party


def named(context, source, kind, body, rate=NAMED):
    """Some facts of the office with names; rarely a proposal with one."""
    random = context.random
    if kind.split(".")[0] not in (*naming.WITH_NAMES, "party") or kind == "party.register":
        return body
    if random.random() >= (rate if source == OFFICE else 0.004):
        return body

    def change(party):
        if random.random() < 0.3:
            return party
        return spelt(random, name_of(context, party))
    return naming.with_parties(body, change)


def gazette_map(context):
    """Usually of an alias to the party that is meant; else of any name to any party."""
    random, parties = context.random, context.owners + context.banks
    alias = random.choice(ALIASES)
    party = context.aliases[alias] if random.random() < 0.75 else random.choice(parties)
    if random.random() < 0.12:
        alias = random.choice(NAMES)
    body = {"name": alias, "party": party}
    if random.random() < 0.3:
        body["from"] = str(context.today())
    return stream_bodies.sender(context, [OFFICE, "operator"]), body


def rename(context):
    """Sometimes to a name that another party bears, or back."""
    names = [*ALIASES, *NAMES] if context.random.random() < 0.3 else [
        f"更名{context.random.randint(1, 9)}号"]
    return stream_bodies.sender(context, [OFFICE, "operator"]), {
        "party": context.random.choice(context.owners), "name": context.random.choice(names),
        "from": str(context.today())}


def register(context):
    """A party of which facts may speak already; or one again, sometimes with another name."""
    random = context.random
    if random.random() < 0.7:
        return stream_bodies.sender(context, ["operator"] * 9, office=0.0), {
            "party": random.choice(LATE), "kind": "enterprise", "country": "CN", "roles": [],
            "name": random.choice([*ALIASES, *ALIASES, *NAMES])}
    party, kind, country, roles = random.choice(context.registered)
    borne = context.names.borne.get(party, [[None, party]])
    name = borne[-1][1] if random.random() < 0.7 else random.choice(ALIASES)
    return "operator", {"party": party, "name": name, "kind": kind, "country": country,
                        "roles": roles}


MAKERS = {"gazette.map": gazette_map, "party.rename": rename, "party.register": register}
WEIGHTS = {"gazette.map": 7, "party.rename": 4, "party.register": 1}
