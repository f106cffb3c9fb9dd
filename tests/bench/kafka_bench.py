"""Ingest from Kafka, compared with a consumer that only counts: one topic, alternating, in one run.

  kafka_bench.py --events 1000000 --patents 200000 --rounds 5

Prints each round and the median of their ratios. It needs PATLEDGER and BARE_CONSUMER.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "kafka"))

import nodes  # pylint: disable=wrong-import-position
from cluster import Cluster, kafka  # pylint: disable=wrong-import-position

BARE = os.environ["BARE_CONSUMER"]


def fill(bootstrap, arguments):
    """Fills the topic; returns the number of records."""
    command = [nodes.BINARY, "generate", "--patents", str(arguments.patents), "--events",
               str(arguments.events), "--seed", "1"]
    count = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as made:
        def lines():
            nonlocal count
            for line in made.stdout:
                count += 1
                yield line.rstrip(b"\n")
        nodes.produce(bootstrap, lines())
    return count


def bare_s(bootstrap, count):
    output = subprocess.run([BARE, bootstrap, nodes.COMMAND, "0", str(count)], check=True,
                            capture_output=True, text=True).stdout.split()
    return int(output[2]) / 1000, int(output[1])


def ingest_s(bootstrap, data):
    start = time.monotonic()
    nodes.succeed("ingest", "--kafka", bootstrap, "--data", data, timeout=3600)
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--patents", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    ratios = []
    kafka.FAST_START.clear()
    with Cluster() as cluster, tempfile.TemporaryDirectory(prefix="patledger-bench-") as folder:
        nodes.apply_topics(cluster)
        count = fill(cluster.bootstrap, arguments)
        for round_number in range(arguments.rounds):
            bare, size = bare_s(cluster.bootstrap, count)
            data = pathlib.Path(folder) / str(round_number)
            taken = ingest_s(cluster.bootstrap, data)
            if nodes.size_and_root(data)[0] != count:
                raise AssertionError("the ledger has not all records of the topic")
            ratios.append(bare / taken)
            print(f"round {round_number + 1}: {count} records, {size} bytes; bare {bare:.2f} s "
                  f"({count / bare:,.0f}/s), ledger {taken:.2f} s ({count / taken:,.0f}/s), "
                  f"{bare / taken:.2f} x", flush=True)
    print(f"median {statistics.median(ratios):.2f} x ({min(ratios):.2f}-{max(ratios):.2f})")


if __name__ == "__main__":
    main()
