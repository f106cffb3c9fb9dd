"""Nodes that follow one partition have the same log, with any batch size, clock and start time.

  replicas_test.py --events 20000

The control is a ledger with one changed record: it must differ from that entry on.
"""

import argparse
import os
import subprocess
import threading

import nodes

SAMPLES = 20


class SkewedNode(nodes.Node):
    """A node whose clock is years ahead."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.command = ["env", f"LD_PRELOAD={os.environ['CLOCK_AHEAD']}", *self.command]


def generated(arguments):
    done = subprocess.run([nodes.BINARY, "generate", "--patents", str(arguments.events // 5),
                           "--events", str(arguments.events), "--seed", str(arguments.seed)],
                          check=True, capture_output=True)
    return done.stdout.splitlines()


def produce_in_bursts(bootstrap, lines):
    for start in range(0, len(lines), 2000):
        nodes.produce(bootstrap, lines[start:start + 2000])


def checkpoint(data, size):
    return nodes.succeed("checkpoint", "--size", size, "--data", data).splitlines()[1:3]


def submitted(data, lines):
    """Submits the same lines from a file."""
    nodes.patledger("submit", "-", "--data", data, input=b"\n".join(lines).decode())
    return data


def compare(data, other):
    done = nodes.patledger("compare", data, other)
    return done.returncode, done.stdout


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    lines = generated(arguments)
    load = threading.Thread(target=produce_in_bursts, args=(cluster.bootstrap, lines))
    with nodes.Node(cluster.bootstrap, folder / "small", "--batch", 7) as small, \
            SkewedNode(cluster.bootstrap, folder / "skewed", "--batch", 1000) as skewed:
        load.start()
        small.wait_for_size(len(lines) // 3, 120)
        with nodes.Node(cluster.bootstrap, folder / "late", "--batch", 100) as late:
            load.join()
            for node in (small, skewed, late):
                node.wait_for_size(len(lines), 120)
                if node.stop() != 0:
                    raise AssertionError(node.log_text())
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", folder / "ingested")
    submitted(folder / "file", lines)
    for name in ("skewed", "late", "ingested", "file"):
        code, output = compare(folder / "small", folder / name)
        if code != 0 or f"same: {len(lines)} entries" not in output or "more" in output:
            raise AssertionError(f"{name}: {output}")
        for sample in range(1, SAMPLES + 1):
            size = len(lines) * sample // SAMPLES
            if checkpoint(folder / "small", size) != checkpoint(folder / name, size):
                raise AssertionError(f"{name}: different root at {size}")
    place = len(lines) // 2
    other = lines[:place] + [lines[place].replace(b"20", b"19", 1)] + lines[place + 1:]
    code, output = compare(folder / "small", submitted(folder / "control", other))
    if code != 2 or f"entry {place} differs" not in output:
        raise AssertionError(f"the control was not detected: {output}")
    print(f"records {len(lines)}; batches of 7, 100 and 1000, one clock 1200 days ahead, one "
          f"late start, one ingested afterwards, one from a file: same roots at {SAMPLES} sizes; "
          f"the control differs from entry {place} on")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
