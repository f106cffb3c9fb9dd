"""Two nodes of one ledger: one publishes, the other takes over.

The publisher is killed under load; it is paused, like a sleeping machine, and resumes after the
other has taken over; it is stopped with SIGTERM. Each time all results and events must be there,
repeated ones must have the same bytes and position, and both nodes must have the same log.

  standby_test.py --kills 5 --zombies 3 --zombie 60

The control corrupts the observation, one record at a time; the check must detect each.
"""

import argparse
import contextlib
import re
import time

import load as loads
import nodes

LIMIT_S = 90
SETTLED_S = 2  # The roles do not change for this time.
BURST = 10_000  # Records at once, so that a node paused then has many in flight.


def publisher_changes(node):
    """In order of the log: True if the node became publisher, False if it stopped publishing."""
    return [words == "became publisher" for words in
            re.findall(r"became publisher|stopped publishing", node.log_text())]


def is_alive(node):
    return node.process.poll() is None


def is_publisher(node):
    changes = publisher_changes(node)
    return is_alive(node) and bool(changes) and changes[-1]


class Fixture:
    """The cluster, two nodes, the load and the follower."""

    def __init__(self, cluster, pair, load, follower):
        self.cluster, self.pair, self.load, self.follower = cluster, pair, load, follower

    def start(self, node):
        """Starts the node with an empty log."""
        node.log.write_text("", encoding="utf-8")
        node.start()

    def roles(self):
        """The publisher and the standby, when the roles are stable."""
        since = time.monotonic()
        until = since + LIMIT_S
        last = None
        while time.monotonic() < until:
            now = [is_publisher(node) for node in self.pair]
            if now != last or sum(now) != 1:
                since, last = time.monotonic(), now
            if time.monotonic() - since > SETTLED_S:
                return sorted(self.pair, key=is_publisher, reverse=True)
            time.sleep(0.05)
        logs = [node.log_text()[-1000:] for node in self.pair]
        raise AssertionError(f"no stable publisher: {logs}")

    def takeover(self, other, start):
        """Seconds until the other publishes, and until a not yet acknowledged record is
        published."""
        count = self.load.acknowledged() + 1
        nodes.wait_until(lambda: is_publisher(other), LIMIT_S, "the other publishes")
        took_s = time.monotonic() - start
        self.follower.wait_for(count, LIMIT_S, "takeover")
        return took_s, time.monotonic() - start

    def kill(self):
        first, other = self.roles()
        first.kill()
        took_s = self.takeover(other, time.monotonic())
        self.start(first)
        return took_s

    def repeated(self):
        return self.follower.read - len(self.follower.positions)

    def pause_under_load(self, node):
        """Pauses the node while thousands of records are in flight."""
        read = self.follower.read
        self.load.add_burst(BURST)
        nodes.wait_until(lambda: self.follower.read > read + BURST // 10, LIMIT_S, "a burst")
        node.pause()

    def zombie(self, seconds):
        """Returns the times of the takeover, the seconds until the resumed node stopped publishing,
        and the number of results repeated after it resumed."""
        first, other = self.roles()
        before = len(publisher_changes(first))
        self.pause_under_load(first)
        start = time.monotonic()
        took_s = self.takeover(other, start)
        time.sleep(max(0.0, seconds - (time.monotonic() - start)))
        repeated = self.repeated()
        first.resume()
        gave_up_s = nodes.wait_until(
            lambda: False in publisher_changes(first)[before:], LIMIT_S,
            "the zombie stops publishing")
        self.follower.wait_for(self.load.acknowledged(), LIMIT_S, "after the zombie")
        self.roles()
        return (f"{times_text(took_s)}, stopped publishing after {gave_up_s:.1f}, "
                f"repeated {self.repeated() - repeated}")

    def end(self):
        """Stops the publisher while the standby is paused, so that only the publisher can
        publish."""
        first, other = self.roles()
        other.pause()
        start = time.monotonic()
        code = first.stop()
        took_s = time.monotonic() - start
        recorded = first.size()
        self.check_published(first, code, recorded)
        other.resume()
        self.start(first)
        return took_s, recorded

    def check_published(self, node, code, recorded):
        positions = {loads.position_of(message) for message in
                     nodes.read_topic(self.cluster.bootstrap, nodes.RESULT)}
        missing = set(range(recorded)) - positions
        if code != 0 or missing or f"stopped at position {recorded}" not in node.log_text():
            raise AssertionError(f"exit {code}, {len(missing)} of {recorded} records are not "
                                 f"published: {node.log_text()[-1000:]}")

    def hand_over(self):
        first, other = self.roles()
        start = time.monotonic()
        if first.stop() != 0:
            raise AssertionError(f"exit code is not 0: {first.log_text()[-1000:]}")
        took_s = self.takeover(other, start)
        self.start(first)
        return took_s


def times_text(took_s):
    return f"{took_s[0]:.1f} and {took_s[1]:.1f}"


def play(arguments, fixture):
    killed = [fixture.kill() for _ in range(arguments.kills)]
    handed_over = fixture.hand_over()
    if handed_over[0] >= min(killed)[0]:
        raise AssertionError(f"handed over in {times_text(handed_over)} s, not faster than after a "
                             f"kill ({times_text(min(killed))} s)")
    zombies = [fixture.zombie(arguments.zombie) for _ in range(arguments.zombies)]
    took_s, recorded = fixture.end()
    return (f"seconds until the other publishes and until a new record is published: killed "
            f"{'; '.join(map(times_text, killed))}, handed over {times_text(handed_over)}, paused "
            f"for {arguments.zombie} s {'; '.join(zombies)}; SIGTERM exits after {took_s:.1f} s "
            f"with all {recorded} published")


def finish(fixture, folder):
    sent = fixture.load.finish()
    for node in fixture.pair:
        node.wait_for_size(sent, LIMIT_S)
    fixture.follower.wait_for(sent, LIMIT_S, "the end")
    fixture.follower.finish()
    for node in fixture.pair:
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-1000:]}")
        loads.check_node(fixture.cluster.bootstrap, node, fixture.load, folder / "undisturbed")
    compared = nodes.succeed("compare", *[node.data for node in fixture.pair])
    if not compared.startswith(f"same: {sent} entries") or "more" in compared:
        raise AssertionError(compared)
    return loads.check_all(fixture.cluster.bootstrap, fixture.load, folder / "undisturbed")


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    seconds = 120 + 30 * arguments.kills + arguments.zombies * (30 + arguments.zombie)
    lines = nodes.submissions(arguments.rate * seconds + BURST * arguments.zombies)
    load = loads.Load(cluster.bootstrap, lines, arguments.rate)
    follower = loads.Follower(cluster.bootstrap)
    with contextlib.ExitStack() as alive:
        pair = [alive.enter_context(nodes.Node(cluster.bootstrap, folder / name, "--batch", batch))
                for name, batch in [("a", 50), ("b", 700)]]
        load.start()
        follower.start()
        fixture = Fixture(cluster, pair, load, follower)
        follower.wait_for(arguments.rate, LIMIT_S, "the start")
        figures = play(arguments, fixture)
        end = finish(fixture, folder)
    print(f"{figures}; both logs the same; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1)
    parser.add_argument("--zombies", type=int, default=1)
    parser.add_argument("--zombie", type=int, default=15, help="seconds of the pause")
    parser.add_argument("--rate", type=int, default=500, help="records a second")
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
