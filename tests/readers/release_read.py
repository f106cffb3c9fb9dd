"""Reads the observations of each file of a release with independent programs.

All return the same rows: tuples in the order of COLUMNS, codes as texts, value and previous as
decimals or None.
"""

import csv
import functools
import decimal
import json

import duckdb
import openpyxl
import pyarrow.parquet
import pysdmx.io
import sdmx

COLUMNS = ["month", "tx", "contract_kind", "ip", "patent_type", "ipc", "industry", "district",
           "seller_kind", "buyer_kind", "flow", "fee_form", "licence_kind", "amount_band",
           "indicator", "value", "unit", "obs_status", "conf_status", "rev_no", "previous"]
SDMX = dict(zip(
    ["TIME_PERIOD", "TX_TYPE", "CONTRACT_KIND", "IP_KIND", "PATENT_TYPE", "IPC_SECTION",
     "INDUSTRY", "REF_AREA", "PARTY_TYPE", "COUNTERPARTY_TYPE", "FLOW", "FEE_FORM",
     "LICENCE_KIND", "AMOUNT_BAND", "INDICATOR", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS",
     "CONF_STATUS", "REV_NO", "OBS_PREV_VALUE"], COLUMNS, strict=True))
INDICATORS = {"N_CONTRACT": "contracts", "V_CONTRACT": "contract_value",
              "V_TECHNOLOGY": "technology_value", "V_RECEIPT": "receipts",
              "N_TRANSFER": "transfers", "N_LICENCE": "licences",
              "N_OPEN_LICENCE": "open_licences", "N_PLEDGE": "pledges",
              "V_PLEDGE": "pledge_amount", "N_PAT_PLEDGED": "pledged_patents",
              "N_PAT_TRANSFERRED": "patents_transferred", "N_PAT_LICENSED": "patents_licensed"}
CONSTANT = {"FREQ": "M", "UNIT_MULT": "0"}


def number(text):
    """A decimal; None for a suppressed or absent value."""
    if text is None or str(text) in ("", "…", "NaN", "nan", "None"):
        return None
    return decimal.Decimal(str(text))


def row_of(cells):
    """A row from cells named as in data.csv."""
    row = dict(cells)
    for name in ("value", "previous"):
        row[name] = number(row[name])
    row["rev_no"] = int(row["rev_no"])
    return tuple(row[name] for name in COLUMNS)


def sdmx_row(cells):
    """A row from cells named as in SDMX; checks the columns that are the same in all rows."""
    row = {name: "" if cell is None or cell != cell else str(cell) for name, cell in cells.items()}
    for name, constant in CONSTANT.items():
        assert row.pop(name) == constant, (name, cells)
    assert row.pop("DECIMALS") == ("2" if row["UNIT_MEASURE"] == "CNY" else "0"), cells
    named = {SDMX[name]: cell for name, cell in row.items()}
    named.setdefault("previous", "")
    named["indicator"] = INDICATORS[named["indicator"]]
    return row_of(named)


def by_csv(folder):
    with open(folder / "data.csv", encoding="utf-8", newline="") as file:
        return sorted(row_of(cells) for cells in csv.DictReader(file, strict=True))


def by_duckdb(folder, name, function, options=""):
    with duckdb.connect() as connection:
        found = connection.execute(f"from {function}(?{options})", [str(folder / name)])
        names = [column[0] for column in found.description]
        return sorted(row_of(dict(zip(names, cells))) for cells in found.fetchall())


def by_duckdb_csv(folder):
    return by_duckdb(folder, "data.csv", "read_csv", ", header = true, all_varchar = true")


def by_duckdb_parquet(folder):
    return by_duckdb(folder, "data.parquet", "read_parquet")


def by_pyarrow(folder):
    table = pyarrow.parquet.read_table(folder / "data.parquet")
    table.validate(full=True)
    return sorted(row_of(cells) for cells in table.to_pylist())


@functools.lru_cache(maxsize=4)  # Opening takes most of the time.
def book_of(folder):
    return openpyxl.load_workbook(folder / "data.xlsx")


def by_openpyxl(folder):
    rows = book_of(folder)["数据 Data"].iter_rows(min_row=3, values_only=True)
    return sorted(row_of(dict(zip(COLUMNS, ("" if cell is None else cell for cell in row),
                                  strict=True))) for row in rows)


def by_pysdmx(folder, name):
    (data_set,) = pysdmx.io.read_sdmx(folder / "sdmx" / name, validate=True).data
    return sorted(sdmx_row(cells) for cells in data_set.data.astype(object).to_dict("records"))


def by_sdmx1(folder, name, edition):
    message = sdmx.read_sdmx(folder / "sdmx" / f"structure-{edition}.xml")
    structure = message.structure["DSD_PATENT_RIGHTS"]
    (data_set,) = sdmx.read_sdmx(folder / "sdmx" / name, structure=structure).data
    rows = []
    for observation in data_set.obs:
        cells = {name: value.value for name, value in observation.key.values.items()}
        cells |= {name: value.value for name, value in observation.attrib.items()}
        rows.append(sdmx_row(cells | {"OBS_VALUE": observation.value}))
    return sorted(rows)


def resolved(components, given):
    """Replaces the index of a value by the value, for components that list their values."""
    cells = {}
    for component, value in zip(components, given, strict=True):
        if value is not None and "values" in component:
            listed = component["values"][value]
            value = listed.get("id", listed.get("value"))
        cells[component["id"]] = value
    return cells


def by_json(folder):
    """By the field guide of SDMX-JSON, as there is no library for version 2.0."""
    data = json.loads((folder / "sdmx/data.json").read_text(encoding="utf-8"))["data"]
    (structure,), (data_set,) = data["structures"], data["dataSets"]
    months = structure["dimensions"]["observation"][0]["values"]
    attributes = structure["attributes"]
    rows = []
    for indexes, series in data_set["series"].items():
        key = resolved(structure["dimensions"]["series"], map(int, indexes.split(":")))
        key |= resolved(attributes["series"], series["attributes"])
        for month, (value, *given) in series["observations"].items():
            rows.append(sdmx_row(key | resolved(attributes["observation"], given) |
                                 {"TIME_PERIOD": months[int(month)]["value"],
                                  "OBS_VALUE": value}))
    return sorted(rows)


def table_csv(folder, number_of_table):
    """(head, names of columns, rows as texts), without the line of titles."""
    with open(folder / "tables" / f"{number_of_table}.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    blank = lines.index([])
    return dict(lines[:blank]), lines[blank + 1], lines[blank + 3:]
