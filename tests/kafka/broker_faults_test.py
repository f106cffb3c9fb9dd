"""Kills brokers under load: repeatedly the leader of the command partition, then all.

A node follows and publishes meanwhile, and must not halt. Nothing may be lost or doubled: the
ledger has an entry for each acknowledged record, in order, and the root of an undisturbed ledger;
each record has its result, and each patent all its events.

  broker_faults_test.py --kills 10 --restarts 3

The control corrupts the observation, one record at a time; the check must detect each.
"""

import argparse
import time

from confluent_kafka import Consumer

import load as loads
import nodes

LIMIT_S = 90


class Fixture:
    """The cluster, the node, the load and the follower."""

    def __init__(self, cluster, node, load, follower):
        self.cluster, self.node, self.load, self.follower = cluster, node, load, follower
        self.admin = Consumer({"bootstrap.servers": cluster.bootstrap, "group.id": "admin"}
                              | loads.QUIET)

    def partition(self):
        """The metadata of the command partition; None without a leader."""
        topic = self.admin.list_topics(nodes.COMMAND, timeout=20).topics[nodes.COMMAND]
        return topic.partitions.get(0)

    def leader(self):
        nodes.wait_until(lambda: (one := self.partition()) and one.leader > 0, LIMIT_S, "a leader")
        return self.partition().leader

    def wait_for_copies(self):
        nodes.wait_until(lambda: len(self.partition().isrs) == self.cluster.count, LIMIT_S,
                         "all copies in sync")

    def recovery(self):
        """Seconds until a record is published that is not acknowledged yet."""
        start = time.monotonic()
        count = self.load.acknowledged() + 1
        self.follower.wait_for(count, LIMIT_S, "recovery")
        self.check()
        return time.monotonic() - start

    def check(self):
        self.load.check()
        if self.node.process.poll() is not None:
            raise AssertionError(f"the node exited: {self.node.log_text()[-2000:]}")

    def kill_leader(self):
        """Returns the broker and the seconds until recovery."""
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


def finish(fixture, folder):
    sent = fixture.load.finish()
    fixture.node.wait_for_size(sent, LIMIT_S)
    fixture.follower.wait_for(sent, LIMIT_S, "the end")
    fixture.follower.finish()
    if fixture.node.stop() != 0:
        raise AssertionError(f"exit code is not 0: {fixture.node.log_text()[-2000:]}")
    loads.check_node(fixture.cluster.bootstrap, fixture.node, fixture.load, folder / "undisturbed")
    return loads.check_all(fixture.cluster.bootstrap, fixture.load, folder / "undisturbed")


def seconds_text(seconds):
    return ", ".join(f"{one:.1f}" for one in seconds)


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    lines = nodes.submissions(arguments.rate * (60 + 60 * (arguments.kills + arguments.restarts)))
    load = loads.Load(cluster.bootstrap, lines, arguments.rate)
    follower = loads.Follower(cluster.bootstrap)
    with nodes.Node(cluster.bootstrap, folder / "node", "--batch", 200) as node:
        load.start()
        follower.start()
        fixture = Fixture(cluster, node, load, follower)
        follower.wait_for(arguments.rate, LIMIT_S, "the start")
        killed = [fixture.kill_leader() for _ in range(arguments.kills)]
        restarted = [fixture.restart() for _ in range(arguments.restarts)]
        end = finish(fixture, folder)
    print(f"leaders killed {len(killed)} (brokers {', '.join(str(one) for one, _ in killed)}), "
          f"seconds until a new record was published {seconds_text(took for _, took in killed)}; all "
          f"killed {len(restarted)} times, brokers ready after "
          f"{seconds_text(ready for ready, _ in restarted)} s, new records published "
          f"{seconds_text(took for _, took in restarted)} s later; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--restarts", type=int, default=1)
    parser.add_argument("--rate", type=int, default=300, help="records a second")
    nodes.run_test(parser, run, brokers=3)


if __name__ == "__main__":
    main()
