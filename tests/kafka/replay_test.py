"""Reads the whole command topic and produces it to the same topic again, like a careless repair.

It must have no effect: each repeated record is a `duplicate` with the first receipt, or malformed
or conflicting as before; figures, patents and events do not change.

  replay_test.py --records 100000

The control also replays one record with another id. The check must detect it.
"""

import argparse
import collections
import json
import pathlib

import nodes

EXAMPLE = pathlib.Path(__file__).resolve().parents[1] / "examples/tianjin-2024.ndjson"


def records(count):
    """The example and other submissions, with malformed records, conflicts, and facts of the office
    that contradict the ledger."""
    lines = [*EXAMPLE.read_text(encoding="utf-8").splitlines(), *nodes.submissions(count)]
    grants = [line for line in lines if '"patent.grant"' in line and '"K-' in line]
    lines += map(contradiction, grants[:9])
    mixed = []
    for number, line in enumerate(lines):
        mixed.append({"value": line, "headers": [("ce_correlationid", f"c-{number}".encode())],
                      "key": f"key-{number % 7}"})
        if number % 20 == 0:
            mixed.append(line[:-2])
        if number % 25 == 0:
            other = json.loads(line) | {"at": "2024-07-02T00:00:00+08:00"}
            mixed.append(json.dumps(other))
    return mixed


def contradiction(grant):
    """A transfer by a party that does not own the patent."""
    grant = json.loads(grant)
    return json.dumps({"id": f"D-{grant['id']}", "source": "office", "type": "transfer.register",
                       "at": grant["at"], "body": {
                           "patents": [grant["body"]["patent"]], "object": "patent",
                           "extent": "whole", "cause": "sale", "from": ["bank"],
                           "to": [{"party": "registry"}], "pricing": "agreement",
                           "signed": "2024-06-30", "registered": "2024-07-01"}})


def copy_of(message):
    return {"value": message.value(), "key": message.key(), "headers": message.headers()}


def state(data, patents):
    """The results of queries. They contain no positions except those of events."""
    outputs = {}
    for basis in ["event", "booking"]:
        outputs[f"stats by {basis}"] = nodes.succeed(
            "stats", "--data", data, "--from", "2024-01", "--until", "2026-12", "--by", "tx,district",
            "--basis", basis, "--format", "json")
    for patent in patents:
        outputs[patent] = nodes.succeed("patent", patent, "--data", data, "--format", "json")
    for feed in ["events", "refusals", "discrepancies"]:
        outputs[feed] = nodes.succeed("feed", "--data", data, "--name", feed)
    return outputs


def patents_of(data, count):
    """The first and the last patents that have events."""
    found = dict.fromkeys(event["subject"] for event in map(
        json.loads, nodes.succeed("feed", "--data", data).splitlines()) if "subject" in event)
    return [*list(found)[:count // 2], *list(found)[-count // 2:]]


def check_same(before, after):
    wrong = [what for what in before if before[what] != after[what]]
    if wrong:
        raise AssertionError(f"changed by the replay: {wrong}")


def check_results(results, count):
    """Each result of the second half has the content of its first, with the expected outcome."""
    if len(results) != 2 * count:
        raise AssertionError(f"{len(results)} results of {2 * count}")
    for place in range(count):
        first, again = results[place], results[count + place]
        outcome = first["outcome"]
        if outcome not in ("malformed", "conflict"):
            outcome = "duplicate"
            expected = first | {"outcome": outcome}
        else:
            expected = first | {"seq": again["seq"], "recorded_at": again["recorded_at"]}
        if again != expected or again["outcome"] != outcome:
            raise AssertionError(f"record {place}: {first}, again {again}")


def results_of(bootstrap):
    messages = nodes.read_topic(bootstrap, nodes.RESULT)
    messages.sort(key=lambda message: nodes.headers_of(message)["ce_sequence"])
    return [json.loads(message.value()) for message in messages]


def follow(cluster, data, count):
    """Runs a node until it has recorded and published `count` records."""
    with nodes.Node(cluster.bootstrap, data) as node:
        node.wait_for_size(count, 200)
        nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, count), 100, "published")
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")


def run(arguments, cluster, folder):
    data, bootstrap = folder / "node", cluster.bootstrap
    nodes.apply_topics(cluster)
    commands = records(arguments.records)
    count = len(commands)
    nodes.produce(bootstrap, commands)
    follow(cluster, data, count)
    patents = patents_of(data, 40)
    before = state(data, patents)
    published = {topic: len(nodes.read_topic(bootstrap, topic))
                 for topic in (nodes.EVENT, nodes.ALERT)}
    topic = nodes.read_topic(bootstrap, nodes.COMMAND)
    nodes.produce(bootstrap, map(copy_of, topic))
    follow(cluster, data, 2 * count)
    check_same(before, state(data, patents))
    again = {topic: len(nodes.read_topic(bootstrap, topic)) for topic in published}
    if published != again:
        raise AssertionError(f"events and alerts: {published} before, {again} after")
    results = results_of(bootstrap)
    check_results(results, count)
    nodes.succeed("verify", "--data", data)
    outcomes = [collections.Counter(result["outcome"] for result in half)
                for half in (results[:count], results[count:])]
    controls(cluster, data, results, before, patents)
    print(f"records {count} replayed whole: first {dict(outcomes[0])}, again {dict(outcomes[1])}; "
          f"figures, {len(patents)} patents, feeds, {published[nodes.EVENT]} events and "
          f"{published[nodes.ALERT]} alerts as before; controls 2, all detected")


def controls(cluster, data, results, before, patents):
    """One record again with another id and another contract is not a duplicate."""
    count = len(results)
    nodes.must_fail("a replay with a result missing", check_results, results[:-1], count // 2)
    last = next(json.loads(line) for line in reversed(nodes.submissions(200))
                if '"contract.register"' in line)
    last["body"]["contract"] = "9" * 16
    nodes.produce(cluster.bootstrap, [json.dumps(last | {"id": "replayed"})])
    follow(cluster, data, count + 1)
    nodes.must_fail("a record that is not a duplicate", check_same, before, state(data, patents))
    nodes.must_fail("a record that is not a duplicate", check_results,
                      [*results[:-1], results_of(cluster.bootstrap)[-1]], count // 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=5000)
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
