"""The cube and the tables of a release: dimensions, indicators, cuts, columns and rows."""

DIMENSIONS = ("tx", "contract_kind", "ip", "patent_type", "ipc", "industry", "district",
              "seller_kind", "buyer_kind", "flow", "fee_form", "licence_kind", "amount_band")
INDICATORS = ("contracts", "contract_value", "technology_value", "receipts", "transfers",
              "licences", "open_licences", "pledges", "pledge_amount", "pledged_patents",
              "patents_transferred", "patents_licensed")
MONEY = {"contract_value", "technology_value", "receipts", "pledge_amount"}
OF = {"contract": ("contracts", "contract_value", "technology_value", "receipts"),
      "transfer": ("transfers", "patents_transferred"),
      "licence": ("licences", "patents_licensed"),
      "statement": ("open_licences",),
      "pledge": ("pledges", "pledge_amount", "pledged_patents")}
TOTAL = "_T"

ALL = tuple(OF)
DEALS = ("contract", "transfer", "licence")
CUTS = tuple((tuple(by.split()), subjects) for by, subjects in (
    ("", ALL), ("tx", ALL), ("contract_kind", ("contract",)), ("ip", ("contract",)),
    ("contract_kind ip", ("contract",)), ("tx patent_type", ALL), ("tx ipc", ALL),
    ("tx industry", ALL), ("district", ALL), ("tx district", ALL), ("tx seller_kind", ALL),
    ("tx buyer_kind", (*DEALS, "pledge")), ("tx seller_kind buyer_kind", DEALS),
    ("tx flow", DEALS), ("tx fee_form", DEALS), ("tx amount_band", ("contract", "pledge")),
    ("tx buyer_kind amount_band", ("pledge",)), ("tx licence_kind", ("licence",))))

CAUSES = ("late-arrival", "correction", "retraction", "value-revised", "royalty-revised",
          "cancelled", "reclassification", "bundle")
CAUSES_ZH = ("迟报", "更正", "撤回", "合同金额确定或变更", "提成合同金额确定", "注销或撤销",
             "分类调整", "同一打包质押变化")

OF_RIGHTS = ("contracts", "contract_value", "transfers", "patents_transferred", "licences",
             "patents_licensed", "open_licences", "pledges", "pledge_amount", "pledged_patents")
OF_DEALS = OF_RIGHTS[:6]
DEAL_WAYS = ("tx", ("TRANSFER", "LICENCE", "OPEN_LICENCE", "OTHER"))
# Number, cuts, indicators, and if it has some rows only, the dimension and its codes.
TABLES = (
    ("A1", ("", "tx", "tx licence_kind"), INDICATORS, None),
    ("A2", ("contract_kind", "ip", "contract_kind ip"), OF["contract"], None),
    ("A3", ("tx patent_type",), OF_RIGHTS, None),
    ("A4", ("tx ipc",), OF_RIGHTS, None),
    ("A5", ("tx industry",), OF_RIGHTS, None),
    ("A6", ("district", "tx district"), OF_RIGHTS, None),
    ("A7", ("tx seller_kind", "tx buyer_kind", "tx seller_kind buyer_kind"), OF_DEALS, None),
    ("A8", ("tx flow",), OF_DEALS, None),
    ("A9", ("tx fee_form",), OF_DEALS, None),
    ("A10", ("tx amount_band",), ("contracts", "contract_value"), DEAL_WAYS),
    ("A11", ("tx buyer_kind", "tx amount_band", "tx buyer_kind amount_band"), OF["pledge"],
     ("tx", ("PLEDGE",))),
    ("A12", ("tx", "tx patent_type"),
     ("open_licences", "licences", "patents_licensed", "contracts", "contract_value"),
     ("tx", ("OPEN_LICENCE",))),
    ("A13", ("tx seller_kind",), OF_DEALS, ("seller_kind", ("UNIV", "INST"))))


def text_of(value, indicator):
    """The published text: money, in fen here, in yuan; other figures as integers."""
    if indicator not in MONEY:
        return str(value)
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"


def codes_of(by, codes):
    """The codes of all thirteen dimensions; the total if the cut does not split by one."""
    named = dict(zip(by, codes, strict=True))
    return tuple(named.get(dimension, TOTAL) for dimension in DIMENSIONS)


TX_OF = {"contract": {"TRANSFER", "LICENCE", "OPEN_LICENCE", "OTHER"}, "transfer": {"TRANSFER"},
         "licence": {"LICENCE", "OPEN_LICENCE"}, "statement": {"OPEN_LICENCE"},
         "pledge": {"PLEDGE"}}


def can_have(codes, indicator):
    """Whether there can be a figure: its subject is published by these dimensions and has this kind
    of transaction. A contract has no kind of licence, and a pledge no contract value."""
    subject = next(each for each, indicators in OF.items() if indicator in indicators)
    split = {dimension for dimension, code in zip(DIMENSIONS, codes) if code != TOTAL}
    named = dict(zip(DIMENSIONS, codes))
    if "tx" in split and named["tx"] not in TX_OF[subject]:
        return False
    return any(set(by) == split and subject in subjects for by, subjects in CUTS)
