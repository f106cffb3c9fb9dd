"""Cuts the link between a node and its broker in each direction and in both, and drops packets. The
broker receives records meanwhile.

The node must not exit, its memory must not grow, and queries on its directory must work. After the
fault it catches up by itself, and nothing is lost or doubled.

  network_test.py --seconds 60

The controls: while the link is cut the node must receive nothing; and the observation is corrupted,
one record at a time, which the check must detect.
"""

import argparse
import json
import pathlib
import time

import load as loads
import nodes
from cluster import kafka

CUTS = ["to-broker", "from-broker", "both"]
LIMIT_S = 120
# The node's limits for fetched and unsent records, and as much for the rest.
GROWTH_MB_MAX = 160


def resident_mb(node):
    status = pathlib.Path(f"/proc/{node.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Fixture:
    """The cluster, the node, the load and the follower."""

    def __init__(self, cluster, node, load, follower):
        self.cluster, self.node, self.load, self.follower = cluster, node, load, follower
        self.patent = next(json.loads(line)["body"]["patent"] for line in load.lines
                           if "patent.grant" in line)
        self.largest_mb = 0
        self.slowest_s = 0

    def check_alive(self):
        """The node runs, and queries on its directory work."""
        if self.node.process.poll() is not None:
            raise AssertionError(f"the node exited: {self.node.log_text()[-2000:]}")
        self.largest_mb = max(self.largest_mb, resident_mb(self.node))
        start = time.monotonic()
        output = nodes.succeed("patent", self.patent, "--data", self.node.data)
        if "owner-1" not in output and "bank" not in output:
            raise AssertionError(f"patent {self.patent}: {output}")
        nodes.succeed("stats", "--from", "2024-07", "--data", self.node.data)
        self.slowest_s = max(self.slowest_s, time.monotonic() - start)

    def check_alive_for(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.check_alive()
            time.sleep(0.5)

    def check_cut(self, name):
        """After the packets in flight have arrived, the node receives nothing."""
        size, acknowledged = self.node.size(), self.load.acknowledged()
        time.sleep(1)
        if self.node.size() != size or self.load.acknowledged() <= acknowledged:
            raise AssertionError(f"{name}: the node has {size}, then {self.node.size()}; the "
                                 f"broker {acknowledged}, then {self.load.acknowledged()}")

    def heal(self):
        """Returns the seconds until all present records are recorded, and until they are
        published."""
        self.cluster.heal()
        start = time.monotonic()
        acknowledged = self.load.acknowledged()
        self.node.wait_for_size(acknowledged, LIMIT_S)
        recorded_s = time.monotonic() - start
        self.follower.wait_for(acknowledged, LIMIT_S, "recovery")
        self.check_alive()
        return f"{recorded_s:.1f} and {time.monotonic() - start:.1f}"

    def cut(self, direction, seconds):
        self.cluster.cut(direction)
        self.check_alive_for(seconds - 1)
        self.check_cut(direction)
        return f"{direction} {self.heal()}"

    def loss(self, percent, seconds):
        before = self.node.size()
        self.cluster.loss(percent)
        self.check_alive_for(seconds)
        during = self.node.size() - before
        return f"{percent} % loss {self.heal()} ({during} recorded during the fault)"


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    within = ",".join(kafka.text_of(broker.internal) for broker in cluster.brokers.values())
    namespace = cluster.network.namespace
    lines = nodes.submissions(arguments.rate * (200 + 20 * arguments.seconds))
    load = loads.Load(within, lines, arguments.rate, namespace)
    follower = loads.Follower(within, namespace)
    with nodes.Node(cluster.bootstrap, folder / "node", "--batch", 200) as node:
        load.start()
        follower.start()
        follower.wait_for(arguments.rate, LIMIT_S, "the start")
        fixture = Fixture(cluster, node, load, follower)
        before_mb = resident_mb(node)
        figures = [fixture.cut(direction, arguments.seconds) for direction in CUTS]
        figures.append(fixture.loss(arguments.percent, arguments.seconds))
        sent = load.finish()
        node.wait_for_size(sent, LIMIT_S)
        follower.wait_for(sent, LIMIT_S, "the end")
        follower.finish()
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")
        loads.check_node(cluster.bootstrap, node, load, folder / "undisturbed")
        end = loads.check_all(cluster.bootstrap, load, folder / "undisturbed")
    if fixture.largest_mb > before_mb + GROWTH_MB_MAX:
        raise AssertionError(f"memory grew from {before_mb:.0f} to {fixture.largest_mb:.0f} MB")
    print(f"each for {arguments.seconds} s; seconds after the fault until recorded and published: "
          f"{'; '.join(figures)}; memory {before_mb:.0f} MB before, at most {fixture.largest_mb:.0f}; "
          f"queries took at most {fixture.slowest_s:.2f} s; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=7, help="seconds of each fault")
    parser.add_argument("--percent", type=int, default=30, help="percentage of dropped packets")
    parser.add_argument("--rate", type=int, default=300, help="records a second")
    nodes.run_test(parser, run, network=True)


if __name__ == "__main__":
    main()
