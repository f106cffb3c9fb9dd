"""The linear relations between figures that follow from their public definitions.

A relation is two lists of cells (positive, negative) of one indicator and month with equal sums.
Cells that are not published are zero.
"""

import collections

from releases import DIMENSIONS, NO_CELL, TOTAL, cell

CONTRACT_CUTS = [(), ("tx",), ("contract_kind",), ("ip",), ("contract_kind", "ip"),
                 ("tx", "patent_type"), ("tx", "ipc"), ("tx", "industry"), ("district",),
                 ("tx", "district"), ("tx", "seller_kind"), ("tx", "buyer_kind"),
                 ("tx", "seller_kind", "buyer_kind"), ("tx", "flow"), ("tx", "fee_form"),
                 ("tx", "amount_band")]
PLEDGE_CUTS = [(), ("tx",), ("tx", "patent_type"), ("tx", "ipc"), ("tx", "industry"),
               ("district",), ("tx", "district"), ("tx", "seller_kind"), ("tx", "buyer_kind"),
               ("tx", "amount_band"), ("tx", "buyer_kind", "amount_band")]
DEALS = ("TRANSFER", "LICENCE", "OPEN_LICENCE", "OTHER")


def split_by(codes):
    return tuple(name for name, code in zip(DIMENSIONS, codes) if code != TOTAL)


def without(codes, name):
    place = DIMENSIONS.index(name)
    return codes[:place] + (TOTAL,) + codes[place + 1:]


def over_dimensions(indicator, cells):
    """A cell is the sum of the cells that split it by one more dimension."""
    cuts = PLEDGE_CUTS if indicator == "pledge_amount" else CONTRACT_CUTS
    by_cut = collections.defaultdict(list)
    for codes in cells:
        by_cut[split_by(codes)].append(codes)
    assert set(by_cut) <= set(cuts), set(by_cut) - set(cuts)
    for cut in cuts:
        for name in cut:
            total_cut = tuple(each for each in cut if each != name)
            if total_cut not in cuts:
                continue
            parts = {codes: [] for codes in by_cut[total_cut]}
            for codes in by_cut[cut]:
                parts.setdefault(without(codes, name), []).append(codes)
            yield from (([total], found) for total, found in parts.items())


def between_kinds():
    """The kind of a contract determines its tx."""
    kind = lambda name: cell(contract_kind=name)  # pylint: disable=unnecessary-lambda-assignment
    yield [cell(tx="TRANSFER")], [kind("TRANSFER")]
    yield [cell(tx="LICENCE"), cell(tx="OPEN_LICENCE")], [kind("LICENCE")]
    yield [cell(tx="OTHER")], [kind("DEVELOPMENT"), kind("CONSULTING"), kind("SERVICE")]


def of_patents(indicator):
    """Designs, and no others, have no IPC."""
    for tx in ("PLEDGE",) if indicator == "pledge_amount" else DEALS:
        yield [cell(tx=tx, patent_type="DES")], [cell(tx=tx, ipc="_Z")]


def of_regions(cells):
    """The seller's district determines the region of origin of a flow. There is no relation if a
    flow is unknown, as its district may be known."""
    for tx in DEALS:
        districts = [codes for codes in cells if split_by(codes) == ("tx", "district")
                     and codes[0] == tx]
        flows = [codes for codes in cells if split_by(codes) == ("tx", "flow") and codes[0] == tx]
        if any(codes[DIMENSIONS.index("flow")] in ("_U", "_Z") for codes in flows):
            continue
        home = [codes for codes in districts
                if codes[DIMENSIONS.index("district")].startswith("CN-12")]
        out = [codes for codes in flows
               if codes[DIMENSIONS.index("flow")].startswith(("IN_CITY", "TO_"))]
        yield home, out


def sums(indicator, cells):
    yield from over_dimensions(indicator, cells)
    if indicator != "pledge_amount":
        yield from between_kinds()


def definitions(indicator, cells):
    """Beyond sums over one dimension."""
    yield from of_patents(indicator)
    if indicator != "pledge_amount":
        yield from of_regions(cells)


assert cell() == NO_CELL
