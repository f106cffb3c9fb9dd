"""The link between a node and its broker is cut in one direction, in the other, in both, and loses
packets; records keep coming to the broker meanwhile.

The node must not end and not grow, and its directory must answer questions. When the link is whole
again it catches up by itself, and nothing is lost or doubled.

  network_test.py --seconds 60

The controls: while the link is cut the node must get nothing, else nothing was cut; and what was
observed is spoilt, by one record at a time, which the check must notice.
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
# What the fetched and the unsent may take, by the settings of the node, and as much for the rest.
GROWTH_MB_MAX = 160


def resident_mb(node):
    status = pathlib.Path(f"/proc/{node.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Scene:
    """A node at work, and who watches."""

    def __init__(self, cluster, node, load, follower):
        self.cluster, self.node, self.load, self.follower = cluster, node, load, follower
        self.patent = next(json.loads(line)["body"]["patent"] for line in load.lines
                           if "patent.grant" in line)
        self.largest_mb = 0
        self.slowest_s = 0

    def look(self):
        """The node lives, and its directory answers."""
        if self.node.process.poll() is not None:
            raise AssertionError(f"the node ended: {self.node.said()[-2000:]}")
        self.largest_mb = max(self.largest_mb, resident_mb(self.node))
        start = time.monotonic()
        told = nodes.succeed("patent", self.patent, "--data", self.node.data)
        if "owner-1" not in told and "bank" not in told:
            raise AssertionError(f"patent {self.patent}: {told}")
        nodes.succeed("stats", "--from", "2024-07", "--data", self.node.data)
        self.slowest_s = max(self.slowest_s, time.monotonic() - start)

    def look_for(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.look()
            time.sleep(0.5)

    def check_cut(self, name):
        """What was on its way when the link was cut has arrived; then nothing does."""
        size, safe = self.node.size(), self.load.safe()
        time.sleep(1)
        if self.node.size() != size or self.load.safe() <= safe:
            raise AssertionError(f"{name}: the node has {size}, then {self.node.size()}; the "
                                 f"broker {safe}, then {self.load.safe()}")

    def heal(self):
        """Seconds until what the broker holds now is recorded, and until it is published."""
        self.cluster.heal()
        start = time.monotonic()
        safe = self.load.safe()
        self.node.wait_for_size(safe, LIMIT_S)
        recorded_s = time.monotonic() - start
        self.follower.wait_for(safe, LIMIT_S, "recovery")
        self.look()
        return f"{recorded_s:.1f} and {time.monotonic() - start:.1f}"

    def cut(self, direction, seconds):
        self.cluster.cut(direction)
        self.look_for(seconds - 1)
        self.check_cut(direction)
        return f"{direction} {self.heal()}"

    def loss(self, percent, seconds):
        before = self.node.size()
        self.cluster.loss(percent)
        self.look_for(seconds)
        during = self.node.size() - before
        return f"{percent} % loss {self.heal()} ({during} recorded meanwhile)"


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
        scene = Scene(cluster, node, load, follower)
        before_mb = resident_mb(node)
        figures = [scene.cut(direction, arguments.seconds) for direction in CUTS]
        figures.append(scene.loss(arguments.percent, arguments.seconds))
        sent = load.finish()
        node.wait_for_size(sent, LIMIT_S)
        follower.wait_for(sent, LIMIT_S, "the end")
        follower.finish()
        if node.stop() != 0:
            raise AssertionError(f"ended badly: {node.said()[-2000:]}")
        loads.check_node(cluster.bootstrap, node, load, folder / "undisturbed")
        end = loads.check_all(cluster.bootstrap, load, folder / "undisturbed")
    if scene.largest_mb > before_mb + GROWTH_MB_MAX:
        raise AssertionError(f"it grew from {before_mb:.0f} to {scene.largest_mb:.0f} MB")
    print(f"each for {arguments.seconds} s; seconds from then until recorded and until published: "
          f"{'; '.join(figures)}; memory {before_mb:.0f} MB before, {scene.largest_mb:.0f} at most; "
          f"patent and stats answered in {scene.slowest_s:.2f} s at most; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=7, help="how long each fault lasts")
    parser.add_argument("--percent", type=int, default=30, help="packets lost, of a hundred")
    parser.add_argument("--rate", type=int, default=300, help="records a second")
    nodes.run_test(parser, run, network=True)


if __name__ == "__main__":
    main()
