"""A node restarts after any kind of last record.

A starting node reads its last record again and compares it. It must recognise a submission, a null
value, an empty value, random bytes, and an oversized record, which is stored in its own file.

The control: a node whose last record was replaced must halt.
"""

import argparse

import nodes

LAST = {"a submission": {"value": nodes.submissions(1)[0]},
        "a null value": {"value": None, "key": "who"},
        "an empty value": {"value": b""},
        "random bytes": {"value": bytes(range(256)),
                         "headers": {"content-type": b"application/x-capnp"}},
        "an oversized record": {"value": b"x" * (2**20 + 1)}}


def restart_after_each(cluster, data):
    """The number of entries at each stop, by the kind of the last record."""
    figures = {}
    with nodes.Node(cluster.bootstrap, data) as node:
        for name, record in LAST.items():
            figures[name] = node.size() + 1
            nodes.produce(cluster.bootstrap, [record])
            node.wait_for_size(figures[name])
            if node.stop() != 0:
                raise AssertionError(f"after {name}: {node.log_text()[-2000:]}")
            node.start()
            nodes.produce(cluster.bootstrap, ["{}"])
            node.wait_for_size(figures[name] + 1, 30)
        if node.stop() != 0:
            raise AssertionError(node.log_text()[-2000:])
    return figures


def check_control(cluster, data):
    """The topic is recreated with another last record."""
    nodes.apply_topics(cluster)
    nodes.produce(cluster.bootstrap, ["{}"])
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--data", data)
    cluster.delete_topics(nodes.COMMAND)
    nodes.apply_topics(cluster)
    nodes.produce(cluster.bootstrap, ["{}"])
    with nodes.Node(cluster.bootstrap, data) as node:
        code, log = node.wait_for_exit()
    if code == 0 or "differs from the one in this ledger" not in log:
        raise AssertionError(f"exit {code}: {log}")


def run(_, cluster, folder):
    check_control(cluster, folder / "control")
    cluster.delete_topics(*nodes.TOPICS)
    nodes.apply_topics(cluster)
    figures = restart_after_each(cluster, folder / "node")
    print(f"restarted after {', '.join(figures)}: records {2 * len(figures)}, lost 0, "
          "doubled 0; control: a replaced last record halts the node")


if __name__ == "__main__":
    nodes.run_test(argparse.ArgumentParser(description=__doc__.splitlines()[0]), run)
