"""The monthly table beside DuckDB and PostgreSQL, over the same events, in turn, in one run.

  build/readers/bin/python tests/bench/statistics_bench.py --data LEDGER --rounds 5
  build/readers/bin/python tests/bench/statistics_bench.py --patents 100000 --events 1000000

By hand, as root (PostgreSQL runs as the user postgres), with PATLEDGER naming the binary; the
Python environment is that of tests/readers/install, PostgreSQL 15 that of Debian.

What is asked of all three is count and value by month, tx, district, industry and subject of all
events: once in full, to see that they have the same lines and sums as the ledger, and then for
their times, in turn, each warm, the median of --repeats answers in each round.

  ledger      in its process, with its roll-up standing: the answer as a caller has it, all lines in
              memory in order. Making the roll-up is told apart, as is the answer without one.
  DuckDB      in this process, a table in memory of the narrowest types, two threads. Counted: the
              GROUP BY and the sum of its result, one row of which is fetched.
  PostgreSQL  a cluster of its own over a Unix socket: shared_buffers 2 GB, work_mem 256 MB, an
              unlogged table, vacuumed and analysed, an index by month, two parallel workers, with
              jit or without, whichever was faster before the rounds. Counted: what psql tells as
              the time of the same statement, which gives one row.

The databases order and hand over no lines, and the ledger does. They add up all events again, and
the ledger has done that before: this is what a standing roll-up is for, and what it costs is in the
benchmark of ingest. The ledger and its cells are opened anew in each round, outside its times.
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


def ask_ledger(data, repeats, *arguments):
    return json.loads(subprocess.run(
        [BINARY, "bench", "statistics", "--data", str(data), "--rounds", str(repeats), "--format",
         "json", *arguments], check=True, capture_output=True).stdout)


def check(name, engine, report):
    """The engine's lines are the ledger's."""
    text = monthly_table.lines_of(engine.rows(GROUPED.format(where="")))
    if hashlib.sha256(text.encode()).hexdigest() != report["digest"]:
        raise AssertionError(f"{name} has other lines or sums than the ledger")


def measure(data, engines, month, repeats):
    """Milliseconds of one round, by engine, of all months and of the one."""
    report = ask_ledger(data, repeats)
    times = {"ledger": (report["table_ns"]["median"] / 1e6, report["month_ns"]["median"] / 1e6)}
    for name, engine in engines.items():
        times[name] = tuple(
            statistics.median(engine.times_ms(TIMED.format(where=where), repeats + 1)[1:])
            for where in ("", f"WHERE month = {month}"))
    return times, report


def spread(values, digits=2):
    return (f"{statistics.median(values):.{digits}f} "
            f"({min(values):.{digits}f}-{max(values):.{digits}f})")


def tell(rounds, reports):
    for which, what in enumerate(("all months", "one month")):
        print(f"\n{what}, ms: median (min-max) of {len(rounds)} rounds")
        ours = [times["ledger"][which] for times in rounds]
        for name in rounds[0]:
            theirs = [times[name][which] for times in rounds]
            ratio = [other / our for other, our in zip(theirs, ours)]
            print(f"  {name:<11} {spread(theirs, 3):>32}   {spread(ratio)} x the ledger's")
    for key, what in (("first_ns", "the first answer, which makes the roll-up"),
                      ("no_rollup_ns", "all months without the roll-up")):
        print(f"ledger, {what}: {spread([report[key]['median'] / 1e6 for report in reports])} ms")


def run(arguments, data, folder):
    events = folder / "events.csv"
    report = ask_ledger(data, 1, "--export", str(events))
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
            times, told = measure(data, engines, report["month"], arguments.repeats)
            rounds.append(times)
            reports.append(told)
            print("round: " + ", ".join(f"{name} {each[0]:.3f} ms" for name, each in times.items()),
                  flush=True)
        tell(rounds, reports)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, help="a ledger that is there already")
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
