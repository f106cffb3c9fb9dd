"""Brokers die under load: the one that leads the command partition, again and again, then all.

A node follows and publishes all the while, and must never halt. Nothing may be lost or doubled: the
ledger has an entry for each record that the brokers acknowledged, in order, and the root of a ledger
that nobody disturbed; each record has its result, and each patent its events, without a gap.

  broker_faults_test.py --kills 10 --restarts 3

The control spoils what was observed, by one record at a time; the check must notice each.
"""

import argparse
import time

from confluent_kafka import Consumer

import load as loads
import nodes

LIMIT_S = 90


class Scene:
    """A node at work, and who watches."""

    def __init__(self, cluster, node, load, follower):
        self.cluster, self.node, self.load, self.follower = cluster, node, load, follower
        self.admin = Consumer({"bootstrap.servers": cluster.bootstrap, "group.id": "looks"}
                              | loads.QUIET)

    def partition(self):
        """Of the command topic, or nothing while nobody leads it."""
        topic = self.admin.list_topics(nodes.COMMAND, timeout=20).topics[nodes.COMMAND]
        return topic.partitions.get(0)

    def leader(self):
        nodes.wait_until(lambda: (one := self.partition()) and one.leader > 0, LIMIT_S, "a leader")
        return self.partition().leader

    def wait_for_copies(self):
        nodes.wait_until(lambda: len(self.partition().isrs) == self.cluster.count, LIMIT_S,
                         "all copies in sync")

    def recovery(self):
        """Seconds from now until a record is published that was not yet safe."""
        start = time.monotonic()
        wanted = self.load.safe() + 1
        self.follower.wait_for(wanted, LIMIT_S, "recovery")
        self.check()
        return time.monotonic() - start

    def check(self):
        self.load.check()
        if self.node.process.poll() is not None:
            raise AssertionError(f"the node ended: {self.node.said()[-2000:]}")

    def kill_leader(self):
        """Gives who that was, and the seconds."""
        leader = self.leader()
        self.cluster.kill(leader)
        took_s = self.recovery()
        self.cluster.start(leader)
        self.wait_for_copies()
        return leader, took_s

    def restart(self):
        start = time.monotonic()
        self.cluster.restart_all()
        ready_s = time.monotonic() - start
        took_s = self.recovery()
        self.wait_for_copies()
        return ready_s, took_s


def finish(scene, folder):
    sent = scene.load.finish()
    scene.node.wait_for_size(sent, LIMIT_S)
    scene.follower.wait_for(sent, LIMIT_S, "the end")
    scene.follower.finish()
    if scene.node.stop() != 0:
        raise AssertionError(f"ended badly: {scene.node.said()[-2000:]}")
    loads.check_node(scene.cluster.bootstrap, scene.node, scene.load, folder / "undisturbed")
    return loads.check_all(scene.cluster.bootstrap, scene.load, folder / "undisturbed")


def told(seconds):
    return ", ".join(f"{one:.1f}" for one in seconds)


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    lines = nodes.submissions(arguments.rate * (60 + 60 * (arguments.kills + arguments.restarts)))
    load = loads.Load(cluster.bootstrap, lines, arguments.rate)
    follower = loads.Follower(cluster.bootstrap)
    with nodes.Node(cluster.bootstrap, folder / "node", "--batch", 200) as node:
        load.start()
        follower.start()
        scene = Scene(cluster, node, load, follower)
        follower.wait_for(arguments.rate, LIMIT_S, "the start")
        killed = [scene.kill_leader() for _ in range(arguments.kills)]
        restarted = [scene.restart() for _ in range(arguments.restarts)]
        end = finish(scene, folder)
    print(f"leaders killed {len(killed)} (brokers {', '.join(str(one) for one, _ in killed)}), "
          f"seconds until a new record was published {told(took for _, took in killed)}; all killed "
          f"{len(restarted)} times, brokers ready after {told(ready for ready, _ in restarted)} s, "
          f"new records published {told(took for _, took in restarted)} s later; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--restarts", type=int, default=1)
    parser.add_argument("--rate", type=int, default=300, help="records a second")
    nodes.run_test(parser, run, brokers=3)


if __name__ == "__main__":
    main()
