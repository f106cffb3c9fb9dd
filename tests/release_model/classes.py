"""The codes of a counted object in each dimension of cube.py: raw codes, by which it is booked, and
published codes, rolled up to the codelists."""

import functools

import cube
from known import ABROAD, canonical

PATENT_TYPES = {"1": "INV", "8": "INV", "2": "UM", "9": "UM", "3": "DES"}
KINDS = {"university": "UNIV", "institute": "INST", "enterprise": "ENT", "individual": "IND",
         "government": "GOV", "bank": "BANK", "guarantor": "GUAR", "agency": "AGENCY",
         "other": "OTHER"}
HOME = "12"
HOME_DISTRICTS = {"120000", *(f"1201{n:02}" for n in range(1, 20)), "120221", "120223", "120225"}
PROVINCES = set("11 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 "
                "63 64 65 71 81 82".split())
BANDS = ((10, "B0_10"), (100, "B10_100"), (1000, "B100_1000"), (10000, "B1000_10000"))
NONE = {"contract_kind": "_Z", "patent_type": "_Z", "licence_kind": "_Z"}
FEN_IN_TEN_THOUSAND_YUAN = 1_000_000


def blank():
    return {dimension: NONE.get(dimension, "_U") for dimension in cube.DIMENSIONS}


def coded(name):
    return name.upper().replace("-", "_") if name else "_U"


def pledge_band(fen):
    """10 million yuan are "up to 10 million" (table A11)."""
    return "B100_1000" if fen == 1000 * FEN_IN_TEN_THOUSAND_YUAN else band(fen)


def band(fen):
    for limit, code in BANDS:
        if fen // FEN_IN_TEN_THOUSAND_YUAN < limit:
            return code
    return "B10000"


def patent_type(number):
    digits = canonical(number)
    return PATENT_TYPES.get(digits[4] if len(digits) > 11 else digits[2], "_Z")


def set_patent(codes, known, patents, when):
    """The codes of the main patent, which is the first one named."""
    if not patents:
        return
    patent, kind = known.patent(patents[0], when), patent_type(patents[0])
    codes["patent_type"] = kind
    letter = patent["class"][:1]
    codes["ipc"] = "_Z" if kind == "DES" else letter if letter and letter in "ABCDEFGH" else "_U"
    codes["industry"] = patent["industry"][:3] or "_U"


def set_sides(codes, known, seller, buyer, when):
    """The kinds of seller and buyer; the district is the seller's."""
    seller_kind, district = known.party(seller, when) if seller else ("", "")
    codes["seller_kind"] = KINDS.get(seller_kind, "_U")
    codes["buyer_kind"] = KINDS.get(known.party(buyer, when)[0] if buyer else "", "_U")
    codes["district"] = district or "_U"


def region(district):
    if district == ABROAD:
        return "ABROAD"
    names = {HOME: "HOME", "11": "BEIJING", "13": "HEBEI", "71": "HK_MO_TW", "81": "HK_MO_TW",
             "82": "HK_MO_TW"}
    return names.get(district[:2], "OTHER_PROVINCES") if district else None


def set_flow(codes, known, seller, buyer, when):
    ends = [region(known.party(party, when)[1]) if party else None for party in (seller, buyer)]
    if None in ends:
        codes["flow"] = "_U"
    elif ends == ["HOME", "HOME"]:
        codes["flow"] = "IN_CITY"
    elif ends[0] == "HOME":
        codes["flow"] = f"TO_{ends[1]}"
    else:
        codes["flow"] = f"FROM_{ends[0]}" if ends[1] == "HOME" else "OUTSIDE"


def codes_of(known, when, tx, patents, seller, buyer, **others):
    """The codes of an object, by the classes that held `when` it counts."""
    codes = blank() | {"tx": tx, "ip": "PATENT"} | others
    set_patent(codes, known, patents, when)
    set_sides(codes, known, seller, buyer, when)
    if tx != "PLEDGE":
        set_flow(codes, known, seller, buyer, when)
    return tuple(codes[dimension] for dimension in cube.DIMENSIONS)


def published_district(code):
    if code in ("_U", ABROAD):
        return code
    if code[:2] == HOME:
        return f"CN-{code if code in HOME_DISTRICTS else HOME + '0000'}"
    return f"CN-{code[:2]}" if code[:2] in PROVINCES else "_U"


@functools.cache
def published(codes):
    named = dict(zip(cube.DIMENSIONS, codes, strict=True))
    named["district"] = published_district(named["district"])
    letter = named["industry"][0]
    named["industry"] = letter if "A" <= letter <= "T" else "_U"
    return named
