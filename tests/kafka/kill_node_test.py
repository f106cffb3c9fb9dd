"""Kills the node with SIGKILL at random moments under load.

Nothing may be lost or doubled: the ledger has an entry for each record, in order, and the root of
an undisturbed ledger; each record has its result, and each patent all its events.

  kill_node_test.py --kills 300

The control continues at the offset committed to Kafka before the write, as consumers do by default.
It must lose records, or the test could not detect a loss. With one record per batch and more
records than it can process, nearly each kill is between a commit and a write, or a write and a
commit.
"""

import argparse
import random
import threading
import time

import nodes

BURST_LINES = 200


class Load(threading.Thread):
    """Produces records in bursts until it is stopped."""

    def __init__(self, bootstrap, lines, pause_s):
        super().__init__(daemon=True)
        self.bootstrap, self.lines, self.pause_s = bootstrap, lines, pause_s
        self.sent = 0
        self.stopping = threading.Event()

    def run(self):
        while self.sent < len(self.lines) and not self.stopping.is_set():
            burst = self.lines[self.sent:self.sent + BURST_LINES]
            nodes.produce(self.bootstrap, burst)
            self.sent += len(burst)
            self.stopping.wait(self.pause_s)

    def finish(self):
        self.stopping.set()
        self.join()
        return self.sent


def kill_often(node, kills, longest_s, rng):
    """Kills and restarts a node. Returns the number of runs that wrote entries."""
    productive = 0
    written = 0
    for _ in range(kills):
        time.sleep(rng.uniform(0.0, longest_s))
        node.kill()
        before, written = written, node.size()
        productive += written > before
        node.start()
    return productive


def undisturbed_of(cluster, folder):
    """The size and root of an undisturbed ledger."""
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", folder / "undisturbed")
    return nodes.size_and_root(folder / "undisturbed")


def check(cluster, folder, node, sent, limit_s):
    """Returns the numbers of repeated results and events."""
    node.wait_for_size(sent, limit_s)
    nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, sent), 60, "published")
    if node.stop() != 0:
        raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")
    actual, expected = nodes.size_and_root(node.data), undisturbed_of(cluster, folder)
    if actual != expected or actual[0] != sent:
        raise AssertionError(f"{actual} of {sent} records, undisturbed {expected}")
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
    node = nodes.Node(cluster.bootstrap, folder / "killed", *options)
    if arguments.unsafe_trust_committed:
        node.command[0] = nodes.CONTROLS
    with node:
        rng = random.Random(arguments.seed)
        productive = kill_often(node, arguments.kills, arguments.longest, rng)
        took_s = time.monotonic() - start
        sent = load.finish()
        results, events = check(cluster, folder, node, sent, arguments.limit)
    print(f"kills {arguments.kills}, {productive} runs that wrote entries, {took_s:.0f} s; records "
          f"{sent}, lost 0, doubled 0, root equal to the undisturbed one; repeated results "
          f"{results}, events {events}")


def run_control(arguments, cluster, folder):
    """Prints the detected loss. Raises if there is none."""
    try:
        run(arguments, cluster, folder)
    except AssertionError as loss:
        print(f"detected: {loss}")
        return
    raise AssertionError("no loss was detected")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--longest", type=float, default=1.5, help="seconds until a kill")
    parser.add_argument("--batch", type=int, default=50, help="records written at once")
    parser.add_argument("--records", type=int, help="maximum number of records")
    parser.add_argument("--limit", type=float, default=120, help="seconds to catch up at the end")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between bursts")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--unsafe-trust-committed", action="store_true")
    parser.add_argument("--expect-loss", action="store_true",
                        help="exit 0 only if a loss is detected")
    nodes.run_test(parser, lambda arguments, cluster, folder: (
        run_control if arguments.expect_loss else run)(arguments, cluster, folder))


if __name__ == "__main__":
    main()
