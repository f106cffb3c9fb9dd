"""kill -9 of the node, at random moments under load.

Nothing may be lost or doubled: the ledger has an entry for each record, in order, and the root of a
ledger that nobody disturbed; each record has its result, and each patent its events, without a gap.

  kill_node_test.py --kills 300

The control believes the offset that was committed to Kafka before anything was written, as consumers
do by default. It must lose records, else the test could not see a loss. With one record at a time,
and more records than it can take, nearly each kill comes between a commit and a write, or a write
and a commit.
"""

import argparse
import random
import threading
import time

import nodes

LINES_A_BURST = 200


class Load(threading.Thread):
    """Records all the time, until it is told to stop; fewer where the node does not come along."""

    def __init__(self, bootstrap, lines, pause_s):
        super().__init__(daemon=True)
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
    """Of a node that runs, and runs again afterwards; gives in how many of its lives it got anything
    written."""
    lives = 0
    written = 0
    for _ in range(kills):
        time.sleep(rng.uniform(0.0, longest_s))
        node.kill()
        before, written = written, node.size()
        lives += written > before
        node.start()
    return lives


def undisturbed_of(cluster, folder):
    """What a ledger holds that nobody kills."""
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", folder / "undisturbed")
    return nodes.size_and_root(folder / "undisturbed")


def check(cluster, folder, node, sent, limit_s):
    """Gives how many results and events came again."""
    node.wait_for_size(sent, limit_s)
    nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, sent), 60, "published")
    if node.stop() != 0:
        raise AssertionError(f"ended badly: {node.said()[-2000:]}")
    found, wanted = nodes.size_and_root(node.data), undisturbed_of(cluster, folder)
    if found != wanted or found[0] != sent:
        raise AssertionError(f"{found} of {sent} records, undisturbed {wanted}")
    nodes.succeed("verify", "--data", node.data)
    return (nodes.check_results(cluster.bootstrap, sent),
            nodes.check_events(cluster.bootstrap, folder / "undisturbed"))


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    lines = nodes.submissions(arguments.records or arguments.kills * 700 + 5000)
    options = ["--batch", arguments.batch]
    if arguments.unsafe_trust_committed:
        options.append("--unsafe-trust-committed")
    load = Load(cluster.bootstrap, lines, arguments.pause)
    load.start()
    start = time.monotonic()
    with nodes.Node(cluster.bootstrap, folder / "killed", *options) as node:
        lives = kill_often(node, arguments.kills, arguments.longest, random.Random(arguments.seed))
        took_s = time.monotonic() - start
        sent = load.finish()
        results, events = check(cluster, folder, node, sent, arguments.limit)
    print(f"kills {arguments.kills}, in {lives} lives something was written, {took_s:.0f} s; records "
          f"{sent}, lost 0, doubled 0, root equal to the undisturbed one; results that came again "
          f"{results}, events {events}")


def run_control(arguments, cluster, folder):
    """Says what was noticed; raises where nothing was."""
    try:
        run(arguments, cluster, folder)
    except AssertionError as loss:
        print(f"noticed: {loss}")
        return
    raise AssertionError("nothing was lost, or nobody noticed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--longest", type=float, default=1.5, help="seconds until a kill")
    parser.add_argument("--batch", type=int, default=50, help="records written at once")
    parser.add_argument("--records", type=int, help="that are sent at most")
    parser.add_argument("--limit", type=float, default=120, help="seconds to catch up in the end")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between bursts")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--unsafe-trust-committed", action="store_true")
    parser.add_argument("--expect-loss", action="store_true", help="exit 0 only where it fails")
    nodes.run_test(parser, lambda arguments, cluster, folder: (
        run_control if arguments.expect_loss else run)(arguments, cluster, folder))


if __name__ == "__main__":
    main()
