"""The whole command topic is read and produced into itself again, as a careless repair would.

Nothing may come of it: each record again is a `duplicate`, with the receipt of the first, or is as
malformed or conflicting as before; figures, patents and events are the same.

  replay_test.py --records 100000

The control also replays one record with another id. The same check must see it.
"""

import argparse
import collections
import json
import pathlib

import nodes

EXAMPLE = pathlib.Path(__file__).resolve().parents[1] / "examples/tianjin-2024.ndjson"


def records(count):
    """The example, which has refusals too, and much else; malformed ones and conflicts among them,
    and facts of the office that contradict the ledger."""
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
    """A transfer by one who does not own the patent."""
    grant = json.loads(grant)
    return json.dumps({"id": f"D-{grant['id']}", "source": "office", "type": "transfer.register",
                       "at": grant["at"], "body": {
                           "patents": [grant["body"]["patent"]], "object": "patent",
                           "extent": "whole", "cause": "sale", "from": ["bank"],
                           "to": [{"party": "registry"}], "pricing": "agreement",
                           "signed": "2024-06-30", "registered": "2024-07-01"}})


def given_again(message):
    return {"value": message.value(), "key": message.key(), "headers": message.headers()}


def state(data, patents):
    """What the ledger answers; its positions are not in it, but where they are of events."""
    answers = {}
    for basis in ["event", "booking"]:
        answers[f"stats by {basis}"] = nodes.succeed(
            "stats", "--data", data, "--from", "2024-01", "--until", "2026-12", "--by", "tx,district",
            "--basis", basis, "--format", "json")
    for patent in patents:
        answers[patent] = nodes.succeed("patent", patent, "--data", data, "--format", "json")
    for feed in ["events", "refusals", "discrepancies"]:
        answers[feed] = nodes.succeed("feed", "--data", data, "--name", feed)
    return answers


def patents_of(data, count):
    """The first and the last that events are about."""
    found = dict.fromkeys(event["subject"] for event in map(
        json.loads, nodes.succeed("feed", "--data", data).splitlines()) if "subject" in event)
    return [*list(found)[:count // 2], *list(found)[-count // 2:]]


def check_same(before, after):
    wrong = [what for what in before if before[what] != after[what]]
    if wrong:
        raise AssertionError(f"other than before the replay: {wrong}")


def check_results(results, count):
    """Each of the second half is its first again, with the outcome it must have now."""
    if len(results) != 2 * count:
        raise AssertionError(f"{len(results)} results of {2 * count}")
    for place in range(count):
        first, again = results[place], results[count + place]
        outcome = first["outcome"]
        if outcome not in ("malformed", "conflict"):
            outcome = "duplicate"
            told = first | {"outcome": outcome}
        else:
            told = first | {"seq": again["seq"], "recorded_at": again["recorded_at"]}
        if again != told or again["outcome"] != outcome:
            raise AssertionError(f"record {place}: {first}, again {again}")


def results_of(bootstrap):
    messages = nodes.read_topic(bootstrap, nodes.RESULT)
    messages.sort(key=lambda message: nodes.headers_of(message)["ce_sequence"])
    return [json.loads(message.value()) for message in messages]


def follow(cluster, data, count):
    """A node until it has recorded and published so many."""
    with nodes.Node(cluster.bootstrap, data) as node:
        node.wait_for_size(count, 200)
        nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, count), 100, "published")
        if node.stop() != 0:
            raise AssertionError(f"ended badly: {node.said()[-2000:]}")


def run(arguments, cluster, folder):
    data, bootstrap = folder / "node", cluster.bootstrap
    nodes.apply_topics(cluster)
    given = records(arguments.records)
    count = len(given)
    nodes.produce(bootstrap, given)
    follow(cluster, data, count)
    patents = patents_of(data, 40)
    before = state(data, patents)
    told = {topic: len(nodes.read_topic(bootstrap, topic)) for topic in (nodes.EVENT, nodes.ALERT)}
    topic = nodes.read_topic(bootstrap, nodes.COMMAND)
    nodes.produce(bootstrap, map(given_again, topic))
    follow(cluster, data, 2 * count)
    check_same(before, state(data, patents))
    again = {topic: len(nodes.read_topic(bootstrap, topic)) for topic in told}
    if told != again:
        raise AssertionError(f"events and alerts: {told} before, {again} after")
    results = results_of(bootstrap)
    check_results(results, count)
    nodes.succeed("verify", "--data", data)
    outcomes = [collections.Counter(result["outcome"] for result in half)
                for half in (results[:count], results[count:])]
    controls(cluster, data, results, before, patents)
    print(f"records {count} replayed whole: first {dict(outcomes[0])}, again {dict(outcomes[1])}; "
          f"figures, {len(patents)} patents, feeds, {told[nodes.EVENT]} events and "
          f"{told[nodes.ALERT]} alerts as before; controls 2, all noticed")


def controls(cluster, data, results, before, patents):
    """One record again under another id, and with another contract: no duplicate, and not nothing."""
    count = len(results)
    nodes.must_notice("a replay with a result missing", check_results, results[:-1], count // 2)
    last = next(json.loads(line) for line in reversed(nodes.submissions(200))
                if '"contract.register"' in line)
    last["body"]["contract"] = "9" * 16
    nodes.produce(cluster.bootstrap, [json.dumps(last | {"id": "replayed"})])
    follow(cluster, data, count + 1)
    nodes.must_notice("a record that is no duplicate", check_same, before, state(data, patents))
    nodes.must_notice("a record that is no duplicate", check_results,
                      [*results[:-1], results_of(cluster.bootstrap)[-1]], count // 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=5000)
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
