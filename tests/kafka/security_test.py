"""TLS and permissions on a cluster that denies everything by default.

A node with exactly the permissions of deploy/kafka/README.md works. A node or client without one of
them reports which, or continues with reduced function. No password or key is in any output or
command line.

The controls: a refused client succeeds with the permission, and the check for secrets finds one.
"""

import argparse
import concurrent.futures
import json
import pathlib
import re

import certificates
import nodes

PASSWORD = "geheim-31415926"
OUTGOING = [nodes.RESULT, nodes.EVENT, nodes.ALERT, nodes.DEAD_LETTER]
GROUPS = ["patledger-node-", "patledger-publisher-"]
# Nodes that lack one permission each, and the text that their log must contain.
LACKING = {"loner": "group patledger-publisher-", "mute": nodes.EVENT, "deaf": ": cannot be read: "}
A_FEW = 8


class Parties:
    """Certificates, configuration files that name them, and the outputs of all commands."""

    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.identities = {}
        self.outputs = []

    def principal(self, name):
        return f"User:CN={name}"

    def config(self, name, password=PASSWORD):
        """The configuration file of a client with an encrypted key; without a password, it has no
        certificate."""
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
        self.outputs += [done.stdout, done.stderr]
        return done

    def submit(self, name, file, **options):
        return self.run("submit", "--config", self.config(name, **options), "--timeout", 20, file)


class SecureNode(nodes.Node):
    """A node that has the brokers from its configuration file only."""

    def __init__(self, parties, name, *options):
        super().__init__("", parties.folder / name, *options)
        self.parties = parties
        self.command = [nodes.BINARY, "--lang", "en", "serve", "--config", str(parties.config(name)),
                        "--data", str(self.data), *map(str, options)]

    def start(self):
        super().start()
        self.parties.outputs.append(
            pathlib.Path(f"/proc/{self.process.pid}/cmdline").read_text(encoding="utf-8"))
        return self

    def __exit__(self, *about):
        super().__exit__(*about)
        self.parties.outputs.append(self.log_text())

    def wait_for_log(self, text, limit_s=60):
        nodes.wait_until(lambda: text in self.log_text(), limit_s,
                         lambda: f"log has {text}: {self.log_text()[-2000:]}")


def check_secrets(outputs, secrets):
    found = [secret for secret in secrets for text in outputs if secret in text]
    if found:
        raise AssertionError(f"{len(found)} secrets are in the outputs")


def check_refused(done, *words):
    """Checks for exit code 69 and an error that names the cause."""
    if done.returncode != 69 or not all(word in done.stderr for word in words):
        raise AssertionError(f"exit {done.returncode}, not 69 with {words}: {done.stderr[-2000:]}")


def check_alert(text):
    """The broker refused a client without a certificate, in the words of TLS 1.2 or of TLS 1.3."""
    if not re.search("alert (bad certificate|certificate required)", text):
        raise AssertionError(f"no TLS alert about a certificate: {text[-2000:]}")


def check_recorded(done, count):
    outcomes = [json.loads(line)["outcome"] for line in done.stdout.splitlines()]
    if done.returncode != 0 or outcomes != ["recorded"] * count:
        raise AssertionError(f"exit {done.returncode}, {len(outcomes)} receipts: "
                             f"{done.stderr[-2000:]}")


def grant_permissions(cluster, parties):
    """Grants the permissions of deploy/kafka/README.md, except the one that each node of LACKING
    and "blind" lacks."""
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
    grant_permissions(cluster, parties)
    lines = nodes.submissions(arguments.records + len(LACKING) * A_FEW)
    late, lines = lines[arguments.records:], lines[:arguments.records]
    half = len(lines) // 2
    files = [write_lines(folder / "a.ndjson", lines[:half]),
             write_lines(folder / "b.ndjson", lines[half:])]
    workers = concurrent.futures.ThreadPoolExecutor()  # In parallel: it takes long to time out.
    nobody = workers.submit(parties.submit, "nobody", files[1], password=None)
    with SecureNode(parties, "patledger") as node:
        check_recorded(parties.submit("centre", files[0]), half)
        check_refusals(parties, files[1])
        cluster.allow([parties.principal("bank")], "Write", topics=[nodes.COMMAND])
        nodes.must_fail("a bank that has the permission", check_refused,
                          parties.submit("bank", files[1]))
        stop(node)
    lacking = check_lacking(parties, len(lines), late)
    # A client that cannot read results may have sent a file again before it timed out.
    count = len(nodes.read_topic(cluster.trusted, nodes.COMMAND))
    with SecureNode(parties, "patledger") as node:
        nodes.wait_until(lambda: nodes.is_published(cluster.trusted, count), 150,
                         lambda: f"all published: {node.log_text()[-2000:]}")
        stop(node)
    nodes.check_events(cluster.trusted, node.data)
    check_refused(nobody.result(), "SSL", "the brokers do not answer")
    check_alert(nobody.result().stderr)
    nodes.must_fail("an unreachable broker", check_alert, "Connect to broker failed")
    secrets = parties.secrets()
    check_secrets(parties.outputs, secrets)
    nodes.must_fail("a printed password", check_secrets, [*parties.outputs, f"={PASSWORD}\n"],
                      secrets)
    nodes.must_fail("a printed key", check_secrets, [*parties.outputs, secrets[-1]], secrets)
    print(f"records {count} through TLS, all recorded and published; refused with the cause: no "
          f"permission to write, describe or read results, no certificate, wrong password; a node "
          f"{lacking}; {len(secrets)} secrets in none of {len(parties.outputs)} outputs; controls "
          f"4, all detected")


def check_refusals(parties, file):
    check_refused(parties.submit("bank", file), nodes.COMMAND, "authorization failed")
    check_refused(parties.submit("stranger", file), nodes.COMMAND, "authorization failed")
    check_refused(parties.submit("waiter", file), nodes.RESULT, "authorization failed")
    wrong = parties.submit("centre", file, password="geheim-falsch")
    if wrong.returncode == 0 or "ssl.key" not in wrong.stderr:
        raise AssertionError(f"exit {wrong.returncode} with a wrong password: {wrong.stderr}")


def check_lacking(parties, count, late):
    """Nodes that lack one permission each: one exits, the others continue and report what is
    missing."""
    with SecureNode(parties, "blind") as node:
        code, log = node.wait_for_exit()
        if code != 69 or nodes.COMMAND not in log or "halted" not in log:
            raise AssertionError(f"blind: exit {code}: {log}")
    for number, (name, right) in enumerate(LACKING.items()):
        few = late[number * A_FEW:(number + 1) * A_FEW]
        nodes.produce(parties.cluster.trusted, few)
        count += A_FEW
        with SecureNode(parties, name) as node:
            node.wait_for_size(count)
            node.wait_for_log("publishing blocked: ")
            lines = [line for line in node.log_text().splitlines()
                     if "publishing blocked: " in line]
            if len(lines) > 2 or right not in lines[0] or "authorization failed" not in lines[0]:
                raise AssertionError(f"{name}: {lines}")
            stop(node)
    return ("without Read on commands exits; without its groups, Write on events or Read on the "
            "topics it publishes to, it continues recording and logs the cause")


def stop(node):
    if node.stop() != 0:
        raise AssertionError(f"exit code is not 0: {node.log_text()[-2000:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=1000)
    nodes.run_test(parser, run, secure=True)


if __name__ == "__main__":
    main()
