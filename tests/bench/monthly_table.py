"""The monthly table of another engine in the form of `patledger bench statistics`."""

import pathlib
import subprocess
import tempfile

KEYS = ("month", "subject", "tx", "district", "industry")

# The column of a subject's count in a line, and of its value if it has one: contract, transfer,
# licence, statement, pledge.
COUNT_PLACES = (0, 2, 3, 4, 5)
VALUE_PLACES = {0: 1, 4: 6}
FIGURES = 7


def lines_of(rows):
    """Lines with the figures of all subjects, from rows (month, subject, tx, district, industry,
    count, value). The ledger reports the SHA-256 of these lines."""
    lines = {}
    for month, subject, tx, district, industry, count, value in rows:
        figures = lines.setdefault((month, tx, district, industry), [0] * FIGURES)
        figures[COUNT_PLACES[subject]] += int(count)
        if subject in VALUE_PLACES:
            figures[VALUE_PLACES[subject]] += int(value)
    return "".join(",".join(map(str, (*key, *lines[key]))) + "\n" for key in sorted(lines))


def make_ledger(binary, data, patents, events):
    """Makes a ledger of a generated city (seed 12) in the folder `data`."""
    with tempfile.TemporaryDirectory(prefix="patledger-bench-") as folder:
        stream = pathlib.Path(folder) / "stream.ndjson"
        with open(stream, "wb") as file:
            subprocess.run([binary, "generate", "--patents", str(patents), "--events", str(events),
                            "--seed", "12"], stdout=file, check=True)
        done = subprocess.run([binary, "submit", "--data", str(data), str(stream)],
                              stdout=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 2, 65):  # Some submissions are refused or malformed.
            raise RuntimeError(f"submit: exit code {done.returncode}")
