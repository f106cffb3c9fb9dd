"""One process with two ledgers: each follows its own partition of the command topic.

The process is killed under load and started again. Each ledger must equal one that follows its
partition alone, and have all its results and events, although both publish to the same topics about
the same patents.

The control swaps the ledgers, and expects one result too many.
"""

import argparse

import hostile_records as hostile
import nodes

LEDGERS = (0, 1)


def lines_of(ledger, count):
    """The two ledgers have the same patents at different positions, and nothing else in common."""
    lines = nodes.submissions(count)
    if ledger == 1:
        lines = [line.replace('"id": "K-', '"id": "S-').replace("120101", "310101")
                 .replace('"owner-', '"holder-') for line in lines]
        lines = [hostile.text(0).decode(), *lines[:-1]]
    return lines


def sizes(folder):
    return [nodes.size_and_root(folder / f"partition-{ledger}")[0] for ledger in LEDGERS]


def load_and_kill(arguments, cluster, node):
    """Produces to both partitions, and kills the node each time both ledgers have grown. Returns
    the number of records that were unread at the kills."""
    lines = [lines_of(ledger, arguments.records) for ledger in LEDGERS]
    share = arguments.records // (arguments.kills + 1)
    unread = 0
    for start in range(0, arguments.records, share):
        before = sizes(node.data)
        for ledger in LEDGERS:
            nodes.produce(cluster.bootstrap, lines[ledger][start:start + share], partition=ledger)
        if start + share >= arguments.records:
            break
        nodes.wait_until(lambda before=before: all(map(int.__gt__, sizes(node.data), before)), 30,
                         f"both written: {node.log_text()[-2000:]}")
        node.kill()
        unread += 2 * (start + share) - sum(sizes(node.data))
        node.start()
    return unread


def check_alone(ledger, alone, both, count):
    """Compares the ledger with an undisturbed one."""
    actual = nodes.size_and_root(both / f"partition-{ledger}")
    expected = nodes.size_and_root(alone)
    if actual != expected or actual[0] != count:
        raise AssertionError(f"partition {ledger}: {actual}, alone {expected}, of {count} records")


def run(arguments, cluster, folder):
    bootstrap, count, both = cluster.bootstrap, arguments.records, folder / "both"
    nodes.apply_topics(cluster)
    cluster.admin("TopicCommand", "--alter", "--topic", nodes.COMMAND, "--partitions", "2")
    with nodes.Node(bootstrap, both, "--partition", "0,1", "--batch", 10) as node:
        unread = load_and_kill(arguments, cluster, node)
        nodes.wait_until(lambda: sizes(both) == [count, count], 60,
                         f"recorded: {node.log_text()[-2000:]}")
        for ledger in LEDGERS:
            nodes.wait_until(lambda: nodes.is_published(bootstrap, count, str(ledger)), 60,
                             f"published: {node.log_text()[-2000:]}")
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")
    alone = [folder / f"alone-{ledger}" for ledger in LEDGERS]
    repeated = 0
    for ledger in LEDGERS:
        nodes.succeed("ingest", "--kafka", bootstrap, "--partition", ledger, "--data", alone[ledger])
        nodes.succeed("verify", "--data", both / f"partition-{ledger}")
        check_alone(ledger, alone[ledger], both, count)
        repeated += nodes.check_results(bootstrap, count, str(ledger))
        repeated += nodes.check_events(bootstrap, alone[ledger], str(ledger))
    for ledger in LEDGERS:
        nodes.must_fail("the other ledger", check_alone, ledger, alone[1 - ledger], both, count)
        nodes.must_fail("the other's events", nodes.check_events, bootstrap, alone[ledger],
                          str(1 - ledger))
        nodes.must_fail("a result missing", nodes.check_results, bootstrap, count + 1, str(ledger))
    print(f"ledgers 2 in one process, {count} records each, kills {arguments.kills} with {unread} "
          f"unread records; each root equal to that of the partition alone, results and events "
          f"complete, {repeated} repeated; controls 6, all detected")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=8000)
    parser.add_argument("--kills", type=int, default=3)
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
