"""The monthly table compared with DuckDB and PostgreSQL: the same events, alternating, in one run.

  build/readers/bin/python tests/bench/statistics_bench.py --data LEDGER --rounds 5
  build/readers/bin/python tests/bench/statistics_bench.py --patents 100000 --events 1000000

Run by hand, as root (PostgreSQL runs as the user postgres), with PATLEDGER naming the binary. The
Python environment is that of tests/readers/install, PostgreSQL 15 that of Debian.

The query is count and value by month, tx, district, industry and subject of all events. It runs
once in full, to check that lines and sums equal the ledger's, and then for its time: alternating,
warm, the median of --repeats answers in each round.

  ledger      in its process, with its roll-up built: the answer as a caller receives it, all lines
              in memory and sorted. Building the roll-up and the answer without it are timed
              separately.
  DuckDB      in this process, a table in memory with the narrowest types, two threads. Measured:
              the GROUP BY and the sum of its result, of which one row is fetched.
  PostgreSQL  a cluster over a Unix socket: shared_buffers 2 GB, work_mem 256 MB, an unlogged table,
              vacuumed and analysed, an index by month, two parallel workers, with or without jit,
              whichever was faster before the rounds. Measured: the time that psql reports for the
              same statement, which returns one row.

The databases do not sort or return lines; the ledger does. The databases add up all events for
each answer; the ledger has added them up before, at a cost that the ingest benchmark includes. The
ledger and its cells are opened again in each round, outside its times.
"""

import argparse
import hashlib
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import duckdb
import monthly_table
from postgres import Postgres

BINARY = os.environ["PATLEDGER"]

GROUPED = ("SELECT month, subject, tx, district, industry, sum(count) AS c, sum(value_fen) AS v "
           "FROM events {where} GROUP BY month, subject, tx, district, industry "
           "HAVING sum(count) <> 0 OR sum(value_fen) <> 0")
TIMED = "SELECT count(*), sum(c), sum(v) FROM (" + GROUPED + ") AS grouped"


class Duck:
    def __init__(self, events):
        self.connection = duckdb.connect()
        self.connection.execute("SET threads = 2")
        self.connection.execute(
            "CREATE TABLE events (subject UTINYINT, month INTEGER, tx UTINYINT, district INTEGER, "
            "industry INTEGER, count TINYINT, value_fen BIGINT)")
        self.connection.execute(f"COPY events FROM '{events}' (HEADER)")

    def rows(self, statement):
        return self.connection.execute(statement).fetchall()

    def times_ms(self, statement, repeats):
        times = []
        for _ in range(repeats):
            start = time.perf_counter()
            self.rows(statement)
            times.append((time.perf_counter() - start) * 1000)
        return times


def run_ledger(data, repeats, *arguments):
    return json.loads(subprocess.run(
        [BINARY, "bench", "statistics", "--data", str(data), "--rounds", str(repeats), "--format",
         "json", *arguments], check=True, capture_output=True).stdout)


def check(name, engine, report):
    """Checks that the lines of the engine equal those of the ledger."""
    text = monthly_table.lines_of(engine.rows(GROUPED.format(where="")))
    if hashlib.sha256(text.encode()).hexdigest() != report["digest"]:
        raise AssertionError(f"{name}: lines or sums differ from the ledger")


def measure(data, engines, month, repeats):
    """The times of one round in ms, by engine: for all months and for one month."""
    report = run_ledger(data, repeats)
    times = {"ledger": (report["table_ns"]["median"] / 1e6, report["month_ns"]["median"] / 1e6)}
    for name, engine in engines.items():
        times[name] = tuple(
            statistics.median(engine.times_ms(TIMED.format(where=where), repeats + 1)[1:])
            for where in ("", f"WHERE month = {month}"))
    return times, report


def spread(values, digits=2):
    return (f"{statistics.median(values):.{digits}f} "
            f"({min(values):.{digits}f}-{max(values):.{digits}f})")


def print_summary(rounds, reports):
    for which, what in enumerate(("all months", "one month")):
        print(f"\n{what}, ms: median (min-max) of {len(rounds)} rounds")
        ours = [times["ledger"][which] for times in rounds]
        for name in rounds[0]:
            theirs = [times[name][which] for times in rounds]
            ratio = [other / our for other, our in zip(theirs, ours)]
            print(f"  {name:<11} {spread(theirs, 3):>32}   {spread(ratio)} x the ledger's")
    for key, what in (("first_ns", "the first answer, which builds the roll-up"),
                      ("no_rollup_ns", "all months without the roll-up")):
        print(f"ledger, {what}: {spread([report[key]['median'] / 1e6 for report in reports])} ms")


def run(arguments, data, folder):
    events = folder / "events.csv"
    report = run_ledger(data, 1, "--export", str(events))
    with Postgres(events) as postgres:
        engines = {"DuckDB": Duck(events), "PostgreSQL": postgres}
        for name, engine in engines.items():
            check(name, engine, report)
        jit = postgres.choose_jit(TIMED.format(where=""), 5)
        print(f"{report['events']:,} events in {report['cells']:,} cells, {report['lines']:,} lines, "
              f"the same in all three; a month of {report['month_lines']:,} lines\n"
              f"DuckDB {duckdb.__version__}, PostgreSQL {postgres.version()}, jit {jit}", flush=True)
        rounds, reports = [], []
        for _ in range(arguments.rounds):
            times, report_of_round = measure(data, engines, report["month"], arguments.repeats)
            rounds.append(times)
            reports.append(report_of_round)
            print("round: " + ", ".join(f"{name} {each[0]:.3f} ms" for name, each in times.items()),
                  flush=True)
        print_summary(rounds, reports)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, help="an existing ledger")
    parser.add_argument("--patents", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=11, help="answers of each, in each round")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="patledger-bench-") as name:
        folder = pathlib.Path(name)
        data = arguments.data
        if data is None:
            data = folder / "ledger"
            monthly_table.make_ledger(BINARY, data, arguments.patents, arguments.events)
        run(arguments, data, folder)


if __name__ == "__main__":
    main()
