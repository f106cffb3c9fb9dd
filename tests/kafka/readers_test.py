"""Compatibility with other Kafka clients.

Java's console producer puts a patent's key into the same partition as patledger; kcat reads headers
and values; the receipts on the result topic are those of the command line and of the example;
correlation ids are returned; Cap'n Proto results in the same ledger as JSON.

Each part has a control: another partitioner, header, receipt or submission.
"""

import argparse
import copy
import json
import pathlib
import re
import subprocess
import sys

import hostile_records as hostile
import nodes

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "deploy/kafka"))

import brokers as kafka  # pylint: disable=wrong-import-position

EXAMPLE = pathlib.Path(__file__).resolve().parents[1] / "examples/tianjin-2024.ndjson"
EXPECTED = EXAMPLE.with_suffix(".expected.ndjson")
KEYS = 200
WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]


def produce_by_java(cluster, topic, keys):
    """Produces records with Kafka's console producer."""
    done = subprocess.run(
        kafka.java("org.apache.kafka.tools.ConsoleProducer", "--bootstrap-server",
                   kafka.text_of(cluster.brokers[1].internal), "--topic", topic, "--property",
                   "parse.key=true", "--property", "key.separator=|", options=["-Xmx128m"]),
        input="".join(f"{key}|java\n" for key in keys), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise AssertionError(f"the console producer: {done.stdout[-2000:]}")


def by_kcat(cluster, topic):
    """All records of a topic as kcat's JSON: payload, key, headers, partition and offset."""
    done = subprocess.run(["kcat", "-b", cluster.bootstrap, "-C", "-t", topic, "-e", "-q", "-J"],
                          capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise AssertionError(f"kcat: {done.stderr[-2000:]}")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    for record in records:
        names = record.get("headers", [])
        record["headers"] = dict(zip(names[::2], names[1::2]))
    return records


def partitions_of(records):
    """The partition of each key. Raises if a key is in several partitions."""
    found = {}
    for record in records:
        if found.setdefault(record["key"], record["partition"]) != record["partition"]:
            raise AssertionError(f"{record['key']} is in several partitions")
    return found


def check_partitions(ours, theirs):
    wrong = {key for key in theirs if ours.get(key) != theirs[key]}
    if len(theirs) != KEYS or wrong:
        raise AssertionError(f"{len(wrong)} of {len(theirs)} keys are in other partitions")


def is_canonical(patent):
    """YYYYTNNNNNNN.C, with its check character."""
    if not re.fullmatch(r"\d{12}\.[\dX]", patent):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(patent, WEIGHTS))
    return "0123456789X"[total % 11] == patent[-1]


def check_headers(record, patterns):
    headers = record["headers"]
    for name, pattern in {"content-type": "application/json", "ce_specversion": "1[.]0",
                       "ce_sequence": r"\d{20}", "ce_ledger": "0", "ce_source": "/patledger/[^/]+",
                       "ce_type": r"cn\.tj\.patent\.[a-z.-]+\.v1",
                       "ce_time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00", **patterns}.items():
        if not re.fullmatch(pattern, headers.get(name, "")):
            raise AssertionError(f"{record['topic']}: {name} is {headers.get(name)}")
    try:
        json.loads(record["payload"])
    except ValueError as error:
        raise AssertionError(f"{record['topic']}: {error}: {record['payload']}") from error


def check_events(events):
    for event in events:
        check_headers(event, {"ce_id": r"\d+\.\d+"})
        headers = event["headers"]
        if not is_canonical(event["key"]) or headers.get("ce_subject") != event["key"]:
            raise AssertionError(f"key {event['key']}, about {headers.get('ce_subject')}")
        if int(headers["ce_id"].split(".")[0]) != int(headers["ce_sequence"]):
            raise AssertionError(f"{headers['ce_id']} at {headers['ce_sequence']}")


def check_results(results):
    for result in results:
        check_headers(result, {"ce_id": r"\d+"})
        receipt = json.loads(result["payload"])
        if (result["key"], result["headers"]["ce_id"]) != (receipt["source"], receipt["seq"]):
            raise AssertionError(f"key {result['key']} of {receipt}")


def receipts_of(results):
    """The receipts in the order of the ledger."""
    ordered = sorted(results, key=lambda result: result["headers"]["ce_sequence"])
    return [json.loads(result["payload"]) for result in ordered]


def check_receipts(receipts, expected, local):
    """Compares the receipts with the example, and with those of the command line except the time of
    recording."""
    for line, (receipt, wanted, answer) in enumerate(zip(receipts, expected, local, strict=True)):
        actual = {name: receipt[name] for name in ("source", "id", "outcome")}
        for name in ("refusals", "warnings"):
            actual[name] = [one["code"] for one in receipt[name]]
        if actual != wanted or receipt | {"recorded_at": answer["recorded_at"]} != answer:
            raise AssertionError(f"line {line}: expected {wanted}, actual {actual}; "
                                 f"command line {answer}, result topic {receipt}")


def check_correlations(results, wanted):
    """Compares the correlation ids of the results by submission id."""
    found = {}
    for result in results:
        found[json.loads(result["payload"])["id"]] = result["headers"].get("ce_correlationid")
    wrong = {name: found.get(name) for name, text in wanted.items() if found.get(name) != text}
    if wrong:
        raise AssertionError(f"correlations {wrong}")


def named_records():
    """Records with and without correlation headers, and the expected correlation ids."""
    headers = {"H-1": {"ce_correlationid": "c-1"}, "H-2": {"ce_id": "e-2"}, "H-3": {},
               "H-4": {"ce_id": "e-4", "ce_correlationid": "c-4"}, "H-5": {"ce_id": "关联"}}
    records = [{"value": hostile.text(number), "headers": {
        name: text.encode() for name, text in headers[f"H-{number}"].items()}}
        for number in range(1, 6)]
    return records, {"H-1": "c-1", "H-2": "e-2", "H-3": "H-3", "H-4": "c-4", "H-5": "关联"}


def follow(cluster, data, count):
    with nodes.Node(cluster.bootstrap, data) as node:
        node.wait_for_size(count)
        nodes.wait_until(lambda: nodes.is_published(cluster.bootstrap, count), 60, "published")
        if node.stop() != 0:
            raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run(arguments, cluster, folder):
    nodes.apply_topics(cluster)
    example = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named, wanted = named_records()
    given = [*example, *named, *nodes.submissions(arguments.records)]
    nodes.produce(cluster.bootstrap, given)
    follow(cluster, folder / "node", len(given))
    events, results = by_kcat(cluster, nodes.EVENT), by_kcat(cluster, nodes.RESULT)
    check_events(events)
    check_results(results)
    check_correlations(results, wanted)
    control_headers(events, results, wanted)
    done = nodes.patledger("submit", EXAMPLE, "--data", folder / "local")
    receipts = receipts_of(results)[:len(example)], lines_of(EXPECTED), [
        json.loads(line) for line in done.stdout.splitlines()]
    check_receipts(*receipts)
    wrong = copy.deepcopy(receipts)
    wrong[0][7]["outcome"] = "refused"
    nodes.must_fail("another receipt", check_receipts, *wrong)
    java = compare_partitions(cluster, events)
    size = compare_encodings(cluster, folder, given)
    print(f"java: {java} keys in the partitions of patledger; kcat: {len(events)} events and "
          f"{len(results)} results checked; {len(example)} receipts equal to the example and the "
          f"command line; {len(wanted)} correlation ids; Cap'n Proto and JSON: equal roots of "
          f"{size} entries; controls 7, all detected")


def control_headers(events, results, wanted):
    """Each control changes one record."""
    last = events[-1]
    for change in [{"key": last["key"][:-1]}, {"payload": "{"},
                   {"headers": last["headers"] | {"ce_sequence": "41"}}]:
        nodes.must_fail(f"an event with another {list(change)}", check_events,
                          [*events[:-1], last | change])
    nodes.must_fail("another correlation", check_correlations, results, wanted | {"H-3": "c-3"})


def compare_partitions(cluster, events):
    """The control is librdkafka's default partitioner, which differs from Java's."""
    ours = partitions_of(events)
    keys = list(ours)[:KEYS]
    before = len(events)
    produce_by_java(cluster, nodes.EVENT, keys)
    theirs = [record for record in by_kcat(cluster, nodes.EVENT) if record["payload"] == "java"]
    check_partitions(ours, partitions_of(theirs))
    if len(by_kcat(cluster, nodes.EVENT)) != before + KEYS:
        raise AssertionError("records of the console producer are missing")
    cluster.admin("TopicCommand", "--create", "--topic", "control", "--partitions", "6")
    nodes.produce(cluster.bootstrap, [{"key": key, "value": "control"} for key in keys],
                  topic="control", partition=-1, settings={"partitioner": "consistent"})
    nodes.must_fail("another partitioner", check_partitions, ours,
                      partitions_of(by_kcat(cluster, "control")))
    return len(keys)


def compare_encodings(cluster, folder, given):
    """The same submissions in Cap'n Proto in another partition must result in the same ledger."""
    records = list(in_capnp_records(folder, given))
    cluster.admin("TopicCommand", "--alter", "--topic", nodes.COMMAND, "--partitions", "2")
    nodes.produce(cluster.bootstrap, records[:-1], partition=1)
    ingest_capnp(cluster, folder)
    nodes.must_fail("a missing submission", check_same_root, folder)
    nodes.produce(cluster.bootstrap, records[-1:], partition=1)
    ingest_capnp(cluster, folder)
    return check_same_root(folder)


def in_capnp_records(folder, given):
    """All records in Cap'n Proto, except the malformed one of the example, which has no
    encoding."""
    lines = [line if isinstance(line, str) else line["value"].decode() for line in given]
    malformed = {place for place, one in enumerate(lines_of(EXPECTED))
                 if one["outcome"] == "malformed"}
    messages = iter(hostile.to_capnp(
        [line for place, line in enumerate(lines) if place not in malformed], folder))
    for place, line in enumerate(lines):
        if place in malformed:
            yield line
        else:
            yield {"value": next(messages), "headers": [("content-type", hostile.CAPNP)]}


def ingest_capnp(cluster, folder):
    nodes.succeed("ingest", "--kafka", cluster.bootstrap, "--partition", 1,
                  "--data", folder / "capnp")


def check_same_root(folder):
    json_ledger, capnp = (nodes.size_and_root(folder / name) for name in ("node", "capnp"))
    if json_ledger != capnp:
        raise AssertionError(f"JSON {json_ledger}, Cap'n Proto {capnp}")
    return json_ledger[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=2000)
    nodes.run_test(parser, run)


if __name__ == "__main__":
    main()
