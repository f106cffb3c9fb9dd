"""Brokers of Apache Kafka on this machine: settings, start and stop.

Each broker is also a controller of the cluster (KRaft), has its own folder, and listens at three
addresses: for other brokers and admins, for controllers, and for clients. The first two are
loopback and trusted. deploy/kafka/cluster is its command line; tests use tests/kafka/cluster.py.
"""

import base64
import contextlib
import ctypes
import dataclasses
import fcntl
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
LIB = pathlib.Path(os.environ.get("KAFKA_LIB") or HERE.parents[1] / "build/kafka/lib").absolute()

ADMINS = {
    "AclCommand": "org.apache.kafka.tools.AclCommand",
    "ConfigCommand": "kafka.admin.ConfigCommand",
    "ConsumerGroupCommand": "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
    "DeleteRecordsCommand": "org.apache.kafka.tools.DeleteRecordsCommand",
    "TopicCommand": "org.apache.kafka.tools.TopicCommand",
}
STOP_LIMIT_S = 20
START_LIMIT_S = 90
# Options of Java that halve the CPU time of a start. Benchmarks clear them.
FAST_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
# The classes of a broker, already parsed and verified: saves two fifths of what remains. Java
# ignores it if its version or the jars differ, and then must not print that to standard output.
CLASSES = LIB / "classes.jsa"


class Failure(Exception):
    """An error for the user; the text names the object and the fault."""


@dataclasses.dataclass(frozen=True)
class Tls:
    """PEM files of the client listener; clients then need a certificate and access rights."""

    identity: pathlib.Path  # Key and certificate, in one file.
    ca: pathlib.Path


@dataclasses.dataclass(frozen=True)
class Broker:
    number: int
    folder: pathlib.Path
    internal: tuple[str, int]
    controller: tuple[str, int]
    client: tuple[str, int]
    namespace: str | None = None  # Its network namespace; None: the default one.

    @property
    def properties(self):
        return self.folder / "server.properties"

    @property
    def log(self):
        return self.folder / "broker.log"


def text_of(address):
    return f"{address[0]}:{address[1]}"


def bootstrap_of(brokers):
    return ",".join(text_of(broker.client) for broker in brokers)


class Ports:
    """Free ports, reserved until close().

    They stay bound. As this socket and the broker's both allow reuse, and only the broker's
    listens, the broker can bind its port nevertheless, also after it was killed.
    """

    def __init__(self):
        self.sockets = []

    def take(self):
        held = socket.socket()
        held.bind(("127.0.0.1", 0))
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sockets.append(held)
        return held.getsockname()[1]

    def close(self):
        for held in self.sockets:
            held.close()


def plan(folder, count, ports, host="127.0.0.1", namespace=None):
    """Brokers 1 to count, not started; `host` is the address for clients."""
    folder = pathlib.Path(folder).resolve()
    return [Broker(number, folder / f"broker-{number}", ("127.0.0.1", ports.take()),
                   ("127.0.0.1", ports.take()), (host, ports.take()), namespace)
            for number in range(1, count + 1)]


def stored(folder):
    """The brokers whose settings and data are in the folder, in the order of their numbers."""
    found = []
    for path in pathlib.Path(folder).resolve().glob("broker-*/server.properties"):
        try:
            found.append(stored_broker(path))
        except (KeyError, ValueError) as error:
            raise Failure(f"{path} is damaged ({error!r}): restore it, or begin again with --fresh"
                          ) from error
    return sorted(found, key=lambda broker: broker.number)


def stored_broker(path):
    """Of its server.properties."""
    lines = dict(line.split("=", 1) for line in path.read_text().splitlines())
    addresses = {name: (host, int(port)) for name, host, port in
                 re.findall(r"(\w+)://([^:,]+):(\d+)", lines["listeners"])}
    return Broker(int(lines["node.id"]), path.parent, addresses["INTERNAL"],
                  addresses["CONTROLLER"], addresses["CLIENT"])


def settings(broker, brokers, tls=None):
    """The text of server.properties."""
    copies = len(brokers)
    in_sync = min(2, copies)
    lines = {
        "process.roles": "broker,controller",
        "node.id": broker.number,
        "controller.quorum.voters": ",".join(
            f"{one.number}@{text_of(one.controller)}" for one in brokers),
        "listeners": ",".join([f"INTERNAL://{text_of(broker.internal)}",
                               f"CONTROLLER://{text_of(broker.controller)}",
                               f"CLIENT://{text_of(broker.client)}"]),
        "advertised.listeners": ",".join([f"INTERNAL://{text_of(broker.internal)}",
                                          f"CLIENT://{text_of(broker.client)}"]),
        "listener.security.protocol.map": "INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT,CLIENT:"
                                          + ("SSL" if tls else "PLAINTEXT"),
        "inter.broker.listener.name": "INTERNAL",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": broker.folder / "data",
        "auto.create.topics.enable": "false",
        "default.replication.factor": copies,
        "min.insync.replicas": in_sync,
        "offsets.topic.replication.factor": copies,
        "transaction.state.log.replication.factor": copies,
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.replication.factor": copies,
        "share.coordinator.state.topic.min.isr": in_sync,
        # A dead broker is detected after 4 s, not 9; until then it cannot register again.
        "broker.session.timeout.ms": 4000,
        "broker.heartbeat.interval.ms": 500,
        # By default a group waits three seconds for more members.
        "group.initial.rebalance.delay.ms": 0,
    }
    if tls:
        lines |= {
            "listener.name.client.ssl.client.auth": "required",
            "listener.name.client.ssl.keystore.type": "PEM",
            "listener.name.client.ssl.keystore.location": tls.identity,
            "listener.name.client.ssl.truststore.type": "PEM",
            "listener.name.client.ssl.truststore.location": tls.ca,
            "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            # Clients of the loopback listener are anonymous.
            "super.users": "User:ANONYMOUS;User:CN=broker",
        }
    return "".join(f"{key}={value}\n" for key, value in lines.items())


def java(main, *arguments, namespace=None, options=()):
    """The command line of one of Kafka's programs."""
    inside = ["ip", "netns", "exec", namespace] if namespace else []
    logging = f"-Dlog4j2.configurationFile={HERE}/log4j2.properties"
    classes = [f"-XX:SharedArchiveFile={CLASSES}", "-Xlog:disable"] if CLASSES.exists() else []
    return [*inside, "java", "-cp", f"{LIB}/*", logging, *classes, *FAST_START, *options, main,
            *map(str, arguments)]


def install():
    """Installs the jars and the archive of their classes; fails if Java is missing."""
    if not shutil.which("java"):
        raise Failure("java is missing: run deploy/install-packages test")
    done = subprocess.run([HERE / "install"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode != 0:
        raise Failure(done.stderr.strip())
    with (LIB / "classes.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not CLASSES.exists():
            archive_classes()


def archive_classes():
    """Runs a broker that writes the archive when it exits; a slow one is killed before it has."""
    new = CLASSES.with_suffix(".new")
    with tempfile.TemporaryDirectory(prefix="patledger-kafka-") as folder, \
            contextlib.closing(Ports()) as ports:
        only = plan(folder, 1, ports)
        format_data(only)
        process = launch(only[0], memory_mb_of(only), [f"-XX:ArchiveClassesAtExit={new}"])
        try:
            wait_ready(only, {1})
            admin(only[0], "TopicCommand", "--list")
        finally:
            stop([only[0].folder])
            process.wait()
    if new.exists():
        new.rename(CLASSES)


def spawn(broker, command):
    """Starts a process that logs to the broker's log and is not stopped by Ctrl-C."""
    with broker.log.open("ab") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True)
    try:  # At first a new process has no command line, and pids_of() would miss it.
        while process.poll() is None and process.pid not in pids_of(broker.folder):
            time.sleep(0.01)
    except BaseException:
        process.kill()
        raise
    return process


def format_data(brokers, tls=None):
    """Writes the settings and formats the data of new brokers: of the first by Kafka's program, of
    the others as a copy with their own numbers."""
    for broker in brokers:
        broker.folder.mkdir(parents=True)
        broker.properties.write_text(settings(broker, brokers, tls))
    first = brokers[0]
    run = spawn(first, java("kafka.tools.StorageTool", "format",
                            f"--cluster-id={random_uuid()}", "--config", first.properties))
    try:
        failed = run.wait(timeout=START_LIMIT_S) != 0
    except subprocess.TimeoutExpired:
        failed = True
    if failed:
        raise broker_failure(first, "could not format its data")
    for broker in brokers[1:]:
        shutil.copytree(first.folder / "data", broker.folder / "data")
        file = broker.folder / "data/meta.properties"
        own = {"node.id": broker.number, "directory.id": random_uuid()}
        text, count = re.subn(r"^(node\.id|directory\.id)=.*$",
                              lambda line: f"{line[1]}={own[line[1]]}",
                              file.read_text(encoding="ascii"), flags=re.MULTILINE)
        if count != len(own):
            raise broker_failure(first, f"has a {file.name} of another form:\n{text}")
        file.write_text(text, encoding="ascii")


def random_uuid():
    """As Kafka writes it: in base64, and not with "-" at its beginning."""
    return base64.urlsafe_b64encode(b"\x01" + uuid.uuid4().bytes[1:]).decode().rstrip("=")


def launch(broker, memory_mb, options=()):
    """Starts the process without waiting; the file pid in its folder has its pid."""
    process = spawn(broker, java(
        "kafka.Kafka", broker.properties, namespace=broker.namespace, options=[
            f"-Xmx{memory_mb}m", "-XX:+ExitOnOutOfMemoryError", "-Dlog.level=info", *options]))
    (broker.folder / "pid").write_text(f"{process.pid}\n")
    return process


def memory_mb_of(brokers):
    return 512 if len(brokers) == 1 else 400


def pids_of(folder):
    """The processes with this broker's settings, from /proc: a pid file can be stale."""
    wanted = os.fsencode(pathlib.Path(folder) / "server.properties")
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if wanted in (process / "cmdline").read_bytes().split(b"\0"):
                found.append(int(process.name))
    return found


def signal_all(folders, number):
    for pid in [pid for folder in folders for pid in pids_of(folder)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def is_any_running(folders):
    return any(pids_of(folder) for folder in folders)


def wait_gone(folders, limit_s):
    until = time.monotonic() + limit_s
    while is_any_running(folders) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_any_running(folders)


def stop(folders, limit_s=STOP_LIMIT_S):
    """Stops the brokers; kills those that are still running after the limit."""
    if limit_s > 0:
        signal_all(folders, signal.SIGTERM)
        signal_all(folders, signal.SIGCONT)
        if wait_gone(folders, limit_s):
            return
    signal_all(folders, signal.SIGKILL)
    if not wait_gone(folders, 10):
        raise Failure(f"still running after SIGKILL: {[pids_of(folder) for folder in folders]}")


def broker_failure(broker, what):
    """With the errors in its log, and its last lines."""
    lines = broker.log.read_text(errors="replace").splitlines()
    errors = [line for line in lines[:-20] if " ERROR " in line or "Exception" in line]
    return Failure("\n".join([f"broker {broker.number} {what}; errors in its log:", *errors[:10],
                              "last lines:", *lines[-20:]]))


@contextlib.contextmanager
def network_of(namespace):
    """Inside it, sockets that this thread opens belong to the namespace."""
    if namespace is None:
        yield
        return
    set_namespace = ctypes.CDLL(None, use_errno=True).setns
    with open(f"/proc/self/task/{threading.get_native_id()}/ns/net", "rb") as own, \
            open(f"/run/netns/{namespace}", "rb") as other:
        if set_namespace(other.fileno(), 0) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
        try:
            yield
        finally:
            set_namespace(own.fileno(), 0)


def receive(connection, count):
    data = b""
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            raise OSError("the connection was closed")
        data += more
    return data


def known_brokers(address, namespace=None):
    """The numbers of the brokers that are up, from the one at the address; empty if it is down.

    Sends one Metadata request, version 1, for no topic.
    """
    name = b"cluster"
    request = struct.pack(f">hhih{len(name)}si", 3, 1, 0, len(name), name, 0)
    try:
        with network_of(namespace):
            connection = socket.create_connection(address, timeout=2)
        with connection:
            connection.sendall(struct.pack(">i", len(request)) + request)
            answer = receive(connection, struct.unpack(">i", receive(connection, 4))[0])
    except OSError:
        return set()
    numbers = set()
    count, position = struct.unpack_from(">i", answer, 4)[0], 8
    for _ in range(count):
        number, host_length = struct.unpack_from(">ih", answer, position)
        position += 6 + host_length + 4
        rack_length = struct.unpack_from(">h", answer, position)[0]
        position += 2 + max(0, rack_length)
        numbers.add(number)
    return numbers


def wait_ready(started, expected, limit_s=START_LIMIT_S, listener="internal"):
    """Waits until each of the started brokers reports all the expected ones at the listener."""
    until = time.monotonic() + limit_s
    for broker in started:
        while not known_brokers(getattr(broker, listener), broker.namespace).issuperset(expected):
            if not pids_of(broker.folder):
                raise broker_failure(broker, "exited during its start")
            if time.monotonic() > until:
                raise broker_failure(broker, f"was not ready after {limit_s} s")
            time.sleep(0.1)


def start(brokers, tls=None):
    """Starts new brokers, waits until all are ready, and returns their processes by number."""
    format_data(brokers, tls)
    return start_again(brokers)


def start_again(brokers, cluster=None):
    """Starts brokers with the data that they have, and waits until all of the cluster are ready;
    `cluster` is None if they are all of it. Returns the processes by number."""
    every = cluster or brokers
    processes = {broker.number: launch(broker, memory_mb_of(every)) for broker in brokers}
    wait_ready(every, {broker.number for broker in every})
    return processes


def admin(broker, program, *arguments, limit_s=60):
    """Runs one of Kafka's programs against the broker, as a super user."""
    done = subprocess.run(
        java(ADMINS[program], "--bootstrap-server", text_of(broker.internal), *arguments,
             namespace=broker.namespace, options=["-Xmx128m"]),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=limit_s, check=False)
    if done.returncode != 0:
        raise Failure(f"{program} {' '.join(map(str, arguments))}:\n{done.stdout}")
    return done.stdout
