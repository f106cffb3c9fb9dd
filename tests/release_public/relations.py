"""What adds up to what, as the definitions of the figures say and anybody may know.

A relation is (positive, negative) lists of cells of one indicator and month: the sums of both are
equal. Cells that are not published are zero.
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
    """A cell is the sum of those that split it further."""
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
    """A contract's kind says as what it counts."""
    kind = lambda name: cell(contract_kind=name)  # pylint: disable=unnecessary-lambda-assignment
    yield [cell(tx="TRANSFER")], [kind("TRANSFER")]
    yield [cell(tx="LICENCE"), cell(tx="OPEN_LICENCE")], [kind("LICENCE")]
    yield [cell(tx="OTHER")], [kind("DEVELOPMENT"), kind("CONSULTING"), kind("SERVICE")]


def of_patents(indicator):
    """Designs have no IPC, and only they."""
    for tx in ("PLEDGE",) if indicator == "pledge_amount" else DEALS:
        yield [cell(tx=tx, patent_type="DES")], [cell(tx=tx, ipc="_Z")]


def of_regions(cells):
    """The seller's district says from which region technology flows; where a flow is unknown, a
    region may be."""
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
