"""A network namespace for the brokers of a test, and faults on the link to it.

The brokers connect to each other over the loopback of the namespace. The test is in the machine's
own network, and a pair of virtual devices links the two. Packets are dropped on arrival, so that
the sender sees no error. All names contain a number that is unique to the caller.
"""

import dataclasses
import os
import shutil
import subprocess

import brokers as kafka


FAR_END = "to-test"  # The brokers' end of the link.


@dataclasses.dataclass(frozen=True)
class Network:
    number: int  # Up to 254: it is part of the addresses.

    @property
    def namespace(self):
        return f"patledger-kafka-{self.number}"

    @property
    def device(self):
        """This side's end of the link."""
        return f"plkafka{self.number}"

    @property
    def table(self):
        return f"patledger_kafka_{self.number}"

    @property
    def test_host(self):
        return f"10.213.{self.number}.1"

    @property
    def broker_host(self):
        return f"10.213.{self.number}.2"


def run(*words, stdin=None, may_fail=False):
    done = subprocess.run(words, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False)
    if done.returncode != 0 and not may_fail:
        raise kafka.Failure(f"{' '.join(words)}: {done.stdout.strip()}")
    return done.stdout


def inside(network):
    return ["ip", "netns", "exec", network.namespace]


def make(network):
    if os.geteuid() != 0:
        raise kafka.Failure("a network namespace needs root")
    for program in ["ip", "nft"]:
        if not shutil.which(program):
            raise kafka.Failure(f"{program} is missing: run deploy/install-packages test")
    here, there = network.device, ["ip", "-netns", network.namespace]
    run("ip", "netns", "add", network.namespace)
    run("ip", "link", "add", here, "type", "veth", "peer", "name", FAR_END,
        "netns", network.namespace)
    run("ip", "address", "add", f"{network.test_host}/30", "dev", here)
    run("ip", "link", "set", here, "up")
    run(*there, "address", "add", f"{network.broker_host}/30", "dev", FAR_END)
    run(*there, "link", "set", FAR_END, "up")
    run(*there, "link", "set", "lo", "up")


def remove(network):
    """Also if only some parts exist, or none."""
    run("nft", "delete", "table", "inet", network.table, may_fail=True)
    for pid in run("ip", "netns", "pids", network.namespace, may_fail=True).split():
        run("kill", "-9", pid, may_fail=True)
    run("ip", "link", "delete", network.device, may_fail=True)
    run("ip", "netns", "delete", network.namespace, may_fail=True)


def drop(network, direction, condition=""):
    """Drops the packets in one direction that match the condition."""
    device, side = {"to-broker": (FAR_END, inside(network)),
                    "from-broker": (network.device, [])}[direction]
    run(*side, "nft", "-f", "-", stdin=f"""
        table inet {network.table} {{
          chain arriving {{
            type filter hook prerouting priority -300;
            iifname "{device}" {condition} drop
          }}
        }}""")


def heal(network):
    for side in [inside(network), []]:
        run(*side, "nft", "delete", "table", "inet", network.table, may_fail=True)
