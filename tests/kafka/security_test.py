"""TLS and rights: who may do what on a cluster that lets nobody do anything by default.

A node with exactly the rights of deploy/kafka/README.md works; whoever lacks one is told which, or
goes on with what it has. No password or key is in any output or command line.

The controls: who is refused is let in once it has the right, and the check for secrets finds one.
"""

import argparse
import concurrent.futures
import json
import pathlib

import certificates
import nodes

PASSWORD = "geheim-31415926"
OUTGOING = [nodes.RESULT, nodes.EVENT, nodes.ALERT, nodes.DEAD_LETTER]
GROUPS = ["patledger-node-", "patledger-publisher-"]
# Nodes that lack one right each, and what they must name.
LACKING = {"loner": "group patledger-publisher-", "mute": nodes.EVENT, "deaf": ": cannot be read: "}
A_FEW = 8


class Parties:
    """Certificates, the configuration files that name them, and all that was said in their name."""

    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.identities = {}
        self.said = []

    def principal(self, name):
        return f"User:CN={name}"

    def config(self, name, password=PASSWORD):
        """Whose key is under a password; without one, who has no certificate."""
        file = self.folder / f"{name}.toml"
        settings = {"security.protocol": "ssl"}
        if name not in self.identities:
            self.identities[name] = self.cluster.identity(name)
        one = self.identities[name]
        settings["ssl.ca.location"] = one.ca
        if password:
            locked = one.key.with_suffix(".locked")
            certificates.openssl("pkcs8", "-topk8", "-in", one.key, "-out", locked, "-passout",
                                 f"pass:{PASSWORD}")
            settings |= {"ssl.certificate.location": one.certificate, "ssl.key.location": locked,
                         "ssl.key.password": password}
        lines = [f'"{key}" = "{value}"' for key, value in settings.items()]
        file.write_text("\n".join([f'[kafka]\nbrokers = "{self.cluster.bootstrap}"',
                                   "[kafka.librdkafka]", *lines, ""]), encoding="ascii")
        file.chmod(0o600)
        return file

    def secrets(self):
        keys = [line for one in self.identities.values()
                for path in (one.key, one.key.with_suffix(".locked")) if path.exists()
                for line in path.read_text(encoding="ascii").splitlines() if "-----" not in line]
        return [PASSWORD, "geheim-falsch", *keys]

    def run(self, *arguments, **options):
        done = nodes.patledger(*arguments, **options)
        self.said += [done.stdout, done.stderr]
        return done

    def submit(self, name, file, **options):
        return self.run("submit", "--config", self.config(name, **options), "--timeout", 20, file)


class SecureNode(nodes.Node):
    """Knows the brokers by its configuration file alone."""

    def __init__(self, parties, name, *options):
        super().__init__("", parties.folder / name, *options)
        self.parties = parties
        self.command = [nodes.BINARY, "--lang", "en", "serve", "--config", str(parties.config(name)),
                        "--data", str(self.data), *map(str, options)]

    def start(self):
        super().start()
        self.parties.said.append(
            pathlib.Path(f"/proc/{self.process.pid}/cmdline").read_text(encoding="utf-8"))
        return self

    def __exit__(self, *about):
        super().__exit__(*about)
        self.parties.said.append(self.said())

    def wait_said(self, text, limit_s=60):
        nodes.wait_until(lambda: text in self.said(), limit_s, f"says {text}: {self.said()[-2000:]}")


def check_secrets(said, secrets):
    found = [secret for secret in secrets for text in said if secret in text]
    if found:
        raise AssertionError(f"{len(found)} secrets are in what was said")


def check_refused(done, *words):
    """Exit 69, and the cause is named."""
    if done.returncode != 69 or not all(word in done.stderr for word in words):
        raise AssertionError(f"exit {done.returncode}, not 69 with {words}: {done.stderr[-2000:]}")


def check_taken(done, count):
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    if done.returncode != 0 or outcomes != ["recorded"] * count:
        raise AssertionError(f"exit {done.returncode}, {len(outcomes)} receipts: "
                             f"{done.stderr[-2000:]}")


def give_rights(cluster, parties):
    """What deploy/kafka/README.md says, less the one right that each but patledger lacks."""
    who = lambda *names: [parties.principal(name) for name in names]
    cluster.allow(who("patledger", "loner", "mute", "deaf"), "Read", topics=[nodes.COMMAND])
    cluster.allow(who("patledger", "blind", "loner", "mute", "deaf"), "Write",
                  topics=[nodes.RESULT, nodes.ALERT, nodes.DEAD_LETTER])
    cluster.allow(who("patledger", "blind", "loner", "deaf"), "Write", topics=[nodes.EVENT])
    cluster.allow(who("patledger", "blind", "loner", "mute"), "Read", topics=OUTGOING)
    cluster.allow(who("patledger", "blind", "mute", "deaf"), "Read", groups=GROUPS, prefixed=True)
    cluster.allow(who("centre", "waiter"), "Write", topics=[nodes.COMMAND])
    cluster.allow(who("blind", "bank"), "Describe", topics=[nodes.COMMAND])
    cluster.allow(who("waiter"), "Describe", topics=[nodes.RESULT])
    cluster.allow(who("centre", "bank", "stranger"), "Read", topics=[nodes.RESULT])


def write_lines(path, lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(arguments, cluster, folder):
    parties = Parties(cluster, folder)
    cluster.allow([parties.principal("admin")], "Create", "Describe", "DescribeConfigs",
                  "AlterConfigs", topics=["patent."], prefixed=True)
    applied = parties.run("topics", "apply", "--config", parties.config("admin"))
    if applied.returncode != 0:
        raise AssertionError(f"topics apply: {applied.stderr}")
    give_rights(cluster, parties)
    lines = nodes.submissions(arguments.records + len(LACKING) * A_FEW)
    late, lines = lines[arguments.records:], lines[:arguments.records]
    half = len(lines) // 2
    files = [write_lines(folder / "a.ndjson", lines[:half]),
             write_lines(folder / "b.ndjson", lines[half:])]
    workers = concurrent.futures.ThreadPoolExecutor()  # As it takes its time until it gives up.
    nobody = workers.submit(parties.submit, "nobody", files[1], password=None)
    with SecureNode(parties, "patledger") as node:
        check_taken(parties.submit("centre", files[0]), half)
        check_refusals(parties, files[1])
        cluster.allow([parties.principal("bank")], "Write", topics=[nodes.COMMAND])
        nodes.must_notice("a bank that has the right", check_refused,
                          parties.submit("bank", files[1]))
        stop(node)
    lacking = check_lacking(parties, len(lines), late)
    # Whoever may send and not hear may have sent a file of others again, before it gave up.
    count = len(nodes.read_topic(cluster.trusted, nodes.COMMAND))
    with SecureNode(parties, "patledger") as node:
        nodes.wait_until(lambda: nodes.is_published(cluster.trusted, count), 150,
                         lambda: f"published after all: {node.said()[-2000:]}")
        stop(node)
    nodes.check_events(cluster.trusted, node.data)
    check_refused(nobody.result(), "SSL", "bad certificate", "the brokers do not answer")
    secrets = parties.secrets()
    check_secrets(parties.said, secrets)
    nodes.must_notice("a password that is told", check_secrets, [*parties.said, f"={PASSWORD}\n"],
                      secrets)
    nodes.must_notice("a key that is told", check_secrets, [*parties.said, secrets[-1]], secrets)
    print(f"records {count} through TLS, all recorded and published; refused by name: no right to "
          f"write, to see, to read receipts, no certificate, wrong password; a node {lacking}; "
          f"{len(secrets)} secrets in none of {len(parties.said)} outputs; controls 3, "
          f"all noticed")


def check_refusals(parties, file):
    check_refused(parties.submit("bank", file), nodes.COMMAND, "authorization failed")
    check_refused(parties.submit("stranger", file), nodes.COMMAND, "authorization failed")
    check_refused(parties.submit("waiter", file), nodes.RESULT, "authorization failed")
    wrong = parties.submit("centre", file, password="geheim-falsch")
    if wrong.returncode == 0 or "ssl.key" not in wrong.stderr:
        raise AssertionError(f"exit {wrong.returncode} with a wrong password: {wrong.stderr}")


def check_lacking(parties, count, late):
    """Nodes that lack one right each: one ends, the others go on without, and say what is missing."""
    with SecureNode(parties, "blind") as node:
        code, said = node.halted()
        if code != 69 or nodes.COMMAND not in said or "halts" not in said:
            raise AssertionError(f"blind: exit {code}: {said}")
    for number, (name, right) in enumerate(LACKING.items()):
        few = late[number * A_FEW:(number + 1) * A_FEW]
        nodes.produce(parties.cluster.trusted, few)
        count += A_FEW
        with SecureNode(parties, name) as node:
            node.wait_for_size(count)
            node.wait_said("publishing waits: ")
            waits = [line for line in node.said().splitlines() if "publishing waits: " in line]
            if len(waits) > 2 or right not in waits[0] or "authorization failed" not in waits[0]:
                raise AssertionError(f"{name}: {waits}")
            stop(node)
    return ("without Read on commands ends; without its groups, Write on events or Read on the "
            "topics it publishes to, goes on recording, and says so")


def stop(node):
    if node.stop() != 0:
        raise AssertionError(f"ended badly: {node.said()[-2000:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1000)
    nodes.run_test(parser, run, secure=True)


if __name__ == "__main__":
    main()
