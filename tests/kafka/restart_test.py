"""A node is stopped and goes on, whatever its last record was.

When it starts it reads its last record again and compares. A record of any form must then be known
for the one that it was: a submission, nothing at all, noise, and one that is larger than a ledger
takes in and lies in a file of its own.

The control: a node whose last record another one took the place of must halt.
"""

import pathlib
import sys
import tempfile

import nodes
from cluster import Cluster

LAST = {"a submission": {"value": nodes.submissions(1)[0]},
        "nothing": {"value": None, "key": "who"},
        "an empty one": {"value": b""},
        "noise": {"value": bytes(range(256)), "headers": {"content-type": b"application/x-capnp"}},
        "an oversized one": {"value": b"x" * (2**20 + 1)}}


def go_on(cluster, data):
    """By what was last, how many entries there were when the node was stopped."""
    figures = {}
    with nodes.Node(cluster.bootstrap, data) as node:
        for name, record in LAST.items():
            figures[name] = node.size() + 1
            nodes.produce(cluster.bootstrap, [record])
            node.wait_for_size(figures[name])
            if node.stop() != 0:
                raise AssertionError(f"after {name}: {node.said()[-2000:]}")
            node.start()
            nodes.produce(cluster.bootstrap, ["{}"])
            node.wait_for_size(figures[name] + 1, 30)
        if node.stop() != 0:
            raise AssertionError(node.said()[-2000:])
    return figures


def assert_notices_another(folder):
    """Where the topic ends with another record than the one the ledger has read."""
    with Cluster() as cluster:
        nodes.apply_topics(cluster)
        nodes.produce(cluster.bootstrap, ["{}"])
        data = folder / "first"
        nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", data)
        cluster.admin("TopicCommand", "--delete", "--topic", nodes.COMMAND)
        nodes.wait_until(
            lambda: nodes.COMMAND not in cluster.admin("TopicCommand", "--list").split(), 30,
            "the topic is gone")
        nodes.apply_topics(cluster)
        nodes.produce(cluster.bootstrap, ["{}"])
        with nodes.Node(cluster.bootstrap, data) as node:
            code, said = node.halted()
    if code == 0 or "is not the one that the ledger has read" not in said:
        raise AssertionError(f"exit {code}: {said}")


def main():
    with tempfile.TemporaryDirectory(prefix="patledger-restart-") as folder:
        try:
            with Cluster() as cluster:
                nodes.apply_topics(cluster)
                figures = go_on(cluster, pathlib.Path(folder) / "node")
            assert_notices_another(pathlib.Path(folder))
        except AssertionError as failure:
            sys.exit(str(failure))
    print(f"stopped and gone on after {', '.join(figures)}: records {2 * len(figures)}, lost 0, "
          "doubled 0; control: another record in the place of the last one halts the node")


if __name__ == "__main__":
    main()
