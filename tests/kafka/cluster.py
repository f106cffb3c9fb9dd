"""A Kafka cluster for a test, with faults on demand.

  with Cluster(brokers=3) as cluster:
      cluster.admin("TopicCommand", "--create", "--topic", "events")
      cluster.kill(1)
      cluster.start(1)

Brokers are numbered from 1. The brokers, their data and their network are removed when the with
statement ends, also on SIGTERM. After a failure the logs remain and their path is printed. The next
run removes what a killed run has left. Use from the main thread only.
"""

import contextlib
import fcntl
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

from confluent_kafka.admin import AdminClient, NewTopic

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "deploy/kafka"))

import brokers as kafka  # pylint: disable=wrong-import-position
import certificates  # pylint: disable=wrong-import-position
import network as link  # pylint: disable=wrong-import-position

# A fixed path: the names of the networks contain the numbers assigned here.
SLOTS = pathlib.Path(f"/tmp/patledger-kafka-{os.geteuid()}")


def try_lock(number):
    """The lock of a slot; None if a running test has it."""
    lock = (SLOTS / f"{number}.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def take_slot():
    """A free number and its lock. Removes what killed runs have left."""
    SLOTS.mkdir(mode=0o700, exist_ok=True)
    for path in SLOTS.glob("*.lock"):
        number = int(path.stem)
        lock = try_lock(number)
        if lock:
            with lock:
                clear_slot(number)
    for number in range(1, 255):
        lock = try_lock(number)
        if lock:
            clear_slot(number)
            return number, lock
    raise kafka.Failure(f"no slot is free in {SLOTS}")


def clear_slot(number):
    folder = SLOTS / str(number)
    kafka.stop([path.parent for path in folder.glob("*/server.properties")], limit_s=0)
    if os.geteuid() == 0 and shutil.which("nft"):
        link.remove(link.Network(number))
    shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """See above. Its fields are read-only."""

    def __init__(self, brokers=1, *, secure=False, network=False):
        self.count = brokers
        self.is_secure = secure
        self.has_network = network
        self.start_s = None  # Seconds until all brokers were ready.
        self.brokers = {}
        self.processes = {}
        self.undo = contextlib.ExitStack()

    def __enter__(self):
        started = time.monotonic()
        try:
            self._begin()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        self.start_s = time.monotonic() - started
        return self

    def __exit__(self, kind, *_):
        died = [number for number, process in self.processes.items()
                if process.poll() is not None]
        try:
            if died:
                print(f"brokers {died} exited by themselves", file=sys.stderr)
            if kind is not None or died:
                self._save_logs()
        finally:
            self.undo.close()

    def _begin(self):
        kafka.install()
        before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        self.undo.callback(signal.signal, signal.SIGTERM, before)
        number, lock = take_slot()
        self.undo.enter_context(lock)
        self.undo.callback(clear_slot, number)
        self.undo.callback(self._reap)
        self.folder = SLOTS / str(number)
        self.folder.mkdir()
        self.network = link.Network(number) if self.has_network else None
        if self.network:
            link.make(self.network)
        host = self.network.broker_host if self.network else "127.0.0.1"
        ports = kafka.Ports()
        self.undo.callback(ports.close)
        planned = kafka.plan(self.folder, self.count, ports, host,
                             self.network and self.network.namespace)
        self.brokers = {broker.number: broker for broker in planned}
        self.processes = kafka.start(planned, self._make_tls(host) if self.is_secure else None)

    def _make_tls(self, host):
        folder = self.folder / "certificates"
        certificates.make_authority(folder)
        return kafka.Tls(certificates.make_broker_identity(folder, "broker", [host]),
                         folder / "ca.pem")

    def _reap(self):
        kafka.stop([broker.folder for broker in self.brokers.values()], limit_s=0)
        for process in self.processes.values():
            process.wait()

    def _save_logs(self):
        logs = [broker.log for broker in self.brokers.values() if broker.log.exists()]
        if not logs:
            return
        saved = pathlib.Path(tempfile.mkdtemp(prefix="patledger-kafka-logs-"))
        for log in logs:
            shutil.copy(log, saved / f"{log.parent.name}.log")
        print(f"broker logs: {saved}", file=sys.stderr)

    @property
    def bootstrap(self):
        """The addresses for clients: host:port,host:port."""
        return kafka.bootstrap_of(self.brokers.values())

    @property
    def trusted(self):
        """The addresses for superusers, without TLS."""
        return ",".join(kafka.text_of(broker.internal) for broker in self.brokers.values())

    # Broker faults.

    def kill(self, number):
        """Sends SIGKILL."""
        self._end(number, 0)

    def stop(self, number):
        """Shuts the broker down, and kills it after 20 s."""
        self._end(number, kafka.STOP_LIMIT_S)

    def start(self, number):
        """Starts the broker again with its data and port, and waits until it is ready."""
        self._launch(number)
        kafka.wait_ready([self.brokers[number]], {number})

    def pause(self, number):
        kafka.signal_all([self.brokers[number].folder], signal.SIGSTOP)

    def resume(self, number):
        kafka.signal_all([self.brokers[number].folder], signal.SIGCONT)

    def restart_all(self):
        """Kills all brokers at once, starts them, and waits until all are ready."""
        kafka.stop([broker.folder for broker in self.brokers.values()], limit_s=0)
        for number in self.brokers:
            self._end(number, 0)
            self._launch(number)
        kafka.wait_ready(self.brokers.values(), set(self.brokers))

    def _end(self, number, limit_s):
        kafka.stop([self.brokers[number].folder], limit_s)
        process = self.processes.pop(number, None)
        if process:
            process.wait()

    def _launch(self, number):
        if number in self.processes:
            raise kafka.Failure(f"broker {number} is running")
        self.processes[number] = kafka.launch(self.brokers[number],
                                              kafka.memory_mb_of(self.brokers))

    # Topics and permissions.

    def admin(self, program, *arguments):
        """Runs one of kafka.ADMINS as a superuser, over a running broker. Returns its output, or
        raises an error with it.
        """
        number = next(iter(self.processes))
        return kafka.admin(self.brokers[number], program, *arguments)

    def topics(self):
        """The names of all topics."""
        return set(self._client().list_topics(timeout=20).topics)

    def delete_topics(self, *names):
        """Deletes topics and waits until no broker knows them."""
        client = self._client()
        for done in client.delete_topics([*names], operation_timeout=20).values():
            done.result()
        until = time.monotonic() + kafka.START_LIMIT_S
        while left := set(names).intersection(client.list_topics(timeout=20).topics):
            if time.monotonic() > until:
                raise kafka.Failure(f"{left} were deleted but are still known")
            time.sleep(0.05)

    def create_topic(self, name, partitions, settings):
        """Creates a topic and waits until it is known."""
        client = self._client()
        client.create_topics([NewTopic(name, partitions, 1, config=settings)])[name].result()
        until = time.monotonic() + kafka.START_LIMIT_S
        while name not in client.list_topics(timeout=20).topics:
            if time.monotonic() > until:
                raise kafka.Failure(f"{name} was created but is not known")
            time.sleep(0.05)

    def _client(self):
        return AdminClient({"bootstrap.servers": self.trusted})

    def identity(self, name):
        """PEM files of a client whose principal is User:CN=name."""
        return certificates.make_identity(self.folder / "certificates", name)

    def allow(self, principals, *operations, topics=(), groups=(), prefixed=False):
        """Grants the principals operations, such as Read, on topics and groups. `prefixed`: on all
        whose names begin with these."""
        who = [word for one in principals for word in ("--allow-principal", one)]
        what = [word for operation in operations for word in ("--operation", operation)]
        where = [word for topic in topics for word in ("--topic", topic)]
        where += [word for group in groups for word in ("--group", group)]
        how = ["--resource-pattern-type", "prefixed"] if prefixed else []
        self.admin("AclCommand", "--add", *who, *what, *where, *how)

    # Faults of the link between test and brokers; only with network=True.

    def cut(self, direction):
        """Drops all packets in one direction: to-broker, from-broker, or both."""
        self.heal()
        for one in ["to-broker", "from-broker"] if direction == "both" else [direction]:
            link.drop(self.network, one)

    def loss(self, percent):
        """Drops a percentage of the packets in each direction, at random."""
        self.heal()
        for direction in ["to-broker", "from-broker"]:
            link.drop(self.network, direction, f"numgen random mod 100 < {percent}")

    def heal(self):
        link.heal(self.network)
