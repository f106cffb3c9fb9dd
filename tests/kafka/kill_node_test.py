"""kill -9 of the node, at random moments under load.

Nothing may be lost or doubled: the ledger has an entry for each record, in order, and the root of a
ledger that nobody disturbed; each record has its result, and each patent its events, without a gap.

  kill_node_test.py --kills 300

The control believes the offset that was committed to Kafka before anything was written, as consumers
do by default. It must lose records, else the test could not see a loss.
"""

import argparse
import pathlib
import random
import sys
import tempfile
import threading
import time

import nodes
from cluster import Cluster

LINES_A_BURST = 200


class Load(threading.Thread):
    """Records all the time, until it is told to stop; fewer where the node does not come along."""

    def __init__(self, bootstrap, lines, pause_s):
        super().__init__()
        self.bootstrap, self.lines, self.pause_s = bootstrap, lines, pause_s
        self.sent = 0
        self.stopping = threading.Event()

    def run(self):
        while self.sent < len(self.lines) and not self.stopping.is_set():
            burst = self.lines[self.sent:self.sent + LINES_A_BURST]
            nodes.produce(self.bootstrap, burst)
            self.sent += len(burst)
            self.stopping.wait(self.pause_s)

    def finish(self):
        self.stopping.set()
        self.join()
        return self.sent


def kill_often(node, kills, longest_s, rng):
    """Gives in how many of its lives it got anything written."""
    lives = 0
    for _ in range(kills):
        before = node.size()
        node.start()
        time.sleep(rng.uniform(0.0, longest_s))
        node.kill()
        lives += node.size() > before
    return lives


def run(arguments, cluster, folder):
    rng = random.Random(arguments.seed)
    nodes.apply_topics(cluster)
    lines = nodes.submissions(arguments.kills * 700 + 5000)
    options = ["--batch", 50]
    if arguments.unsafe_trust_committed:
        options.append("--unsafe-trust-committed")
    node = nodes.Node(cluster.bootstrap, folder / "killed", *options)
    load = Load(cluster.bootstrap, lines, arguments.pause)
    load.start()
    start = time.monotonic()
    lives = kill_often(node, arguments.kills, arguments.longest, rng)
    took_s = time.monotonic() - start
    sent = load.finish()
    node.start()
    node.wait_for_size(sent, 120)
    nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, sent), 60, "published")
    if node.stop() != 0:
        raise AssertionError(f"ended badly: {node.said()[-2000:]}")
    undisturbed = folder / "undisturbed"
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", undisturbed)
    size, root = nodes.size_and_root(node.data)
    if (size, root) != nodes.size_and_root(undisturbed) or size != sent:
        raise AssertionError(f"{size} entries of {sent} records, root {root}; undisturbed "
                             f"{nodes.size_and_root(undisturbed)}")
    nodes.succeed("verify", "--data", node.data)
    results = nodes.check_results(cluster.bootstrap, sent)
    events = nodes.check_events(cluster.bootstrap, undisturbed)
    print(f"kills {arguments.kills}, in {lives} lives something was written, {took_s:.0f} s; records "
          f"{sent}, lost 0, doubled 0, root equal to the undisturbed one; results that came again "
          f"{results}, events {events}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--longest", type=float, default=1.5, help="seconds until a kill")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between bursts")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--unsafe-trust-committed", action="store_true")
    parser.add_argument("--expect-loss", action="store_true", help="exit 0 only where it fails")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    with Cluster() as cluster, tempfile.TemporaryDirectory(prefix="patledger-kill-") as folder:
        try:
            run(arguments, cluster, pathlib.Path(folder))
        except AssertionError as failure:
            print(failure)
            sys.exit(0 if arguments.expect_loss else 1)
    sys.exit(1 if arguments.expect_loss else 0)


if __name__ == "__main__":
    main()
