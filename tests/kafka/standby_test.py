"""Two nodes of one ledger: one publishes, the other takes over.

The one that publishes is killed under load; it is stopped for a while, as by a machine that sleeps,
and goes on when the other one has long taken over; it is asked to end. Each time the results and the
events must be complete, what comes again must be the same, byte for byte, under its old position, and
both nodes must have the same log.

  standby_test.py --kills 5 --zombies 3 --zombie 60

The control spoils what was observed, by one record at a time; the check must notice each.
"""

import argparse
import contextlib
import re
import time

import load as loads
import nodes

LIMIT_S = 90
SETTLED_S = 2  # For so long nothing changes any more.
BURST = 10_000  # So many at once, so that one who is stopped then has much under way.


def said_of_publishing(node):
    """In order: True where it begins to publish, False where it ends."""
    return [words == "publishes;" for words in
            re.findall(r"publishes;|publishes no more", node.said())]


def is_alive(node):
    return node.process.poll() is None


def publishes(node):
    said = said_of_publishing(node)
    return is_alive(node) and bool(said) and said[-1]


class Scene:
    """Two nodes at work, and who watches."""

    def __init__(self, cluster, pair, load, follower):
        self.cluster, self.pair, self.load, self.follower = cluster, pair, load, follower

    def start(self, node):
        """A new life, of which nothing is said yet."""
        node.log.write_text("", encoding="utf-8")
        node.start()

    def roles(self):
        """The one that publishes and the other one, when that is settled."""
        since = time.monotonic()
        until = since + LIMIT_S
        last = None
        while time.monotonic() < until:
            now = [publishes(node) for node in self.pair]
            if now != last or sum(now) != 1:
                since, last = time.monotonic(), now
            if time.monotonic() - since > SETTLED_S:
                return sorted(self.pair, key=publishes, reverse=True)
            time.sleep(0.05)
        raise AssertionError(f"who publishes? {[node.said()[-1000:] for node in self.pair]}")

    def takeover(self, other, start):
        """Seconds until the other one publishes, and until a record is out that was not yet safe."""
        wanted = self.load.safe() + 1
        nodes.wait_until(lambda: publishes(other), LIMIT_S, "the other one publishes")
        took_s = time.monotonic() - start
        self.follower.wait_for(wanted, LIMIT_S, "takeover")
        return took_s, time.monotonic() - start

    def kill(self):
        first, other = self.roles()
        first.kill()
        took_s = self.takeover(other, time.monotonic())
        self.start(first)
        return took_s

    def repeated(self):
        return self.follower.read - len(self.follower.positions)

    def pause_amid_work(self, node):
        """It has thousands of records under way."""
        read = self.follower.read
        self.load.hurry(BURST)
        nodes.wait_until(lambda: self.follower.read > read + BURST // 10, LIMIT_S, "a burst")
        node.pause()

    def zombie(self, seconds):
        """Gives how long the takeover took, after how many seconds the one that was stopped said
        that it publishes no more, and how many results came again from then on."""
        first, other = self.roles()
        before = len(said_of_publishing(first))
        self.pause_amid_work(first)
        start = time.monotonic()
        took_s = self.takeover(other, start)
        time.sleep(max(0.0, seconds - (time.monotonic() - start)))
        again = self.repeated()
        first.resume()
        gave_up_s = nodes.wait_until(
            lambda: False in said_of_publishing(first)[before:], LIMIT_S, "the zombie gives up")
        self.follower.wait_for(self.load.safe(), LIMIT_S, "after the zombie")
        self.roles()
        return f"{told(took_s)}, gave up after {gave_up_s:.1f}, came again {self.repeated() - again}"

    def end(self):
        """With the other one still, all that comes out is the work of the one that ends."""
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
        if code != 0 or missing or f"stopped at {recorded}" not in node.said():
            raise AssertionError(f"exit {code}, {len(missing)} of {recorded} records are not "
                                 f"published: {node.said()[-1000:]}")

    def hand_over(self):
        first, other = self.roles()
        start = time.monotonic()
        if first.stop() != 0:
            raise AssertionError(f"ended badly: {first.said()[-1000:]}")
        took_s = self.takeover(other, start)
        self.start(first)
        return took_s


def told(took_s):
    return f"{took_s[0]:.1f} and {took_s[1]:.1f}"


def play(arguments, scene):
    killed = [scene.kill() for _ in range(arguments.kills)]
    handed_over = scene.hand_over()
    if handed_over[0] >= min(killed)[0]:
        raise AssertionError(f"handed over in {told(handed_over)} s, and killed in "
                             f"{told(min(killed))} s")
    zombies = [scene.zombie(arguments.zombie) for _ in range(arguments.zombies)]
    took_s, recorded = scene.end()
    return (f"seconds until the other one publishes and until a new record is out: killed "
            f"{'; '.join(map(told, killed))}, handed over {told(handed_over)}, stopped for "
            f"{arguments.zombie} s {'; '.join(zombies)}; asked to end, ended after {took_s:.1f} s "
            f"with all {recorded} published")


def finish(scene, folder):
    sent = scene.load.finish()
    for node in scene.pair:
        node.wait_for_size(sent, LIMIT_S)
    scene.follower.wait_for(sent, LIMIT_S, "the end")
    scene.follower.finish()
    for node in scene.pair:
        if node.stop() != 0:
            raise AssertionError(f"ended badly: {node.said()[-1000:]}")
        loads.check_node(scene.cluster.bootstrap, node, scene.load, folder / "undisturbed")
    compared = nodes.succeed("compare", *[node.data for node in scene.pair])
    if not compared.startswith(f"same: {sent} entries") or "more" in compared:
        raise AssertionError(compared)
    return loads.check_all(scene.cluster.bootstrap, scene.load, folder / "undisturbed")


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
        scene = Scene(cluster, pair, load, follower)
        follower.wait_for(arguments.rate, LIMIT_S, "the start")
        figures = play(arguments, scene)
        end = finish(scene, folder)
    print(f"{figures}; both logs the same; {end}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1)
    parser.add_argument("--zombies", type=int, default=1)
    parser.add_argument("--zombie", type=int, default=15, help="seconds for which it is stopped")
    parser.add_argument("--rate", type=int, default=500, help="records a second")
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
