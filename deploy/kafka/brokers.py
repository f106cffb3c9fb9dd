"""Brokers of Apache Kafka on this machine: their settings, their start and their end.

Each broker is also a controller of the cluster (KRaft), has a folder of its own, and listens at
three addresses: for other brokers and admins, for controllers, and for clients. The first two are
always loopback and trusted. deploy/kafka/cluster is the command line of this, and
tests/kafka/cluster.py what tests use.
"""

import base64
import contextlib
import ctypes
import dataclasses
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
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


class Failure(Exception):
    """Something that must be told to whoever started it; the text says what and where."""


@dataclasses.dataclass(frozen=True)
class Tls:
    """PEM files of the listener for clients, which then must have a certificate and rights."""

    identity: pathlib.Path  # Key and certificate, in one file.
    ca: pathlib.Path


@dataclasses.dataclass(frozen=True)
class Broker:
    number: int
    folder: pathlib.Path
    internal: tuple[str, int]
    controller: tuple[str, int]
    client: tuple[str, int]
    namespace: str | None = None  # The network namespace that it runs in, if not the machine's.

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
    """Free ports, which nobody else is given while this stands.

    They stay bound. As this and the broker's own socket both allow reuse, and only the broker's
    listens, the broker can have its port all the same, even after it was killed.
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
    """The brokers 1 to count, none of which runs yet; clients reach them at the host."""
    folder = pathlib.Path(folder).resolve()
    return [Broker(number, folder / f"broker-{number}", ("127.0.0.1", ports.take()),
                   ("127.0.0.1", ports.take()), (host, ports.take()), namespace)
            for number in range(1, count + 1)]


def settings(broker, brokers, tls=None):
    """What server.properties says."""
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
        # Who is dead is known after 4 s, not 9; until then it cannot come back either.
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
            # Whoever comes over the loopback listener is anonymous.
            "super.users": "User:ANONYMOUS;User:CN=broker",
        }
    return "".join(f"{key}={value}\n" for key, value in lines.items())


def java(main, *arguments, namespace=None, options=()):
    """The command line of one of Kafka's programs."""
    inside = ["ip", "netns", "exec", namespace] if namespace else []
    logging = f"-Dlog4j2.configurationFile={HERE}/log4j2.properties"
    return [*inside, "java", "-cp", f"{LIB}/*", logging, *options, main, *map(str, arguments)]


def install():
    """The jars, and a word where Java is missing."""
    if not shutil.which("java"):
        raise Failure("java is missing: run deploy/install-packages test")
    done = subprocess.run([HERE / "install"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode != 0:
        raise Failure(done.stderr.strip())


def spawn(broker, command):
    """A process that writes to the broker's log, and outlives a Ctrl-C that is meant for us."""
    with broker.log.open("ab") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True)
    try:  # For a moment a new process has no command line, and pids_of() would not see it.
        while process.poll() is None and process.pid not in pids_of(broker.folder):
            time.sleep(0.01)
    except BaseException:
        process.kill()
        raise
    return process


def format_data(brokers, tls=None):
    """Writes the settings and empty data of brokers that are new."""
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    runs = []
    for broker in brokers:
        broker.folder.mkdir(parents=True)
        broker.properties.write_text(settings(broker, brokers, tls))
        runs.append(spawn(broker, java(
            "kafka.tools.StorageTool", "format", f"--cluster-id={cluster}", "--config",
            broker.properties)))
    for broker, run in zip(brokers, runs):
        try:
            failed = run.wait(timeout=START_LIMIT_S) != 0
        except subprocess.TimeoutExpired:
            failed = True
        if failed:
            raise broker_failure(broker, "could not format its data")


def launch(broker, memory_mb):
    """Starts the process and returns at once; its pid is also in the file pid of its folder."""
    process = spawn(broker, java(
        "kafka.Kafka", broker.properties, namespace=broker.namespace, options=[
            f"-Xmx{memory_mb}m", "-XX:+ExitOnOutOfMemoryError", "-Dlog.level=info"]))
    (broker.folder / "pid").write_text(f"{process.pid}\n")
    return process


def memory_mb_of(brokers):
    return 512 if len(brokers) == 1 else 400


def pids_of(folder):
    """The processes that run on this broker's settings, by the system: a pid file can be old."""
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
    """Asks the brokers to end, and ends those that have not after the limit."""
    if limit_s > 0:
        signal_all(folders, signal.SIGTERM)
        signal_all(folders, signal.SIGCONT)
        if wait_gone(folders, limit_s):
            return
    signal_all(folders, signal.SIGKILL)
    if not wait_gone(folders, 10):
        raise Failure(f"still running after SIGKILL: {[pids_of(folder) for folder in folders]}")


def broker_failure(broker, what):
    """With the errors that its log tells, as much may follow them, and its end."""
    lines = broker.log.read_text(errors="replace").splitlines()
    errors = [line for line in lines[:-20] if " ERROR " in line or "Exception" in line]
    return Failure("\n".join([f"broker {broker.number} {what}; its log says:", *errors[:10],
                              "and ends:", *lines[-20:]]))


@contextlib.contextmanager
def network_of(namespace):
    """Within this, sockets that this thread opens are of the namespace."""
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
    """The numbers of the brokers that the one at the address knows to live; none if it is silent.

    One request for metadata of no topic, in version 1 of Kafka's protocol.
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


def wait_ready(started, expected, limit_s=START_LIMIT_S):
    """Until each of the started brokers has answered that all the expected ones live."""
    until = time.monotonic() + limit_s
    for broker in started:
        while not known_brokers(broker.internal, broker.namespace).issuperset(expected):
            if not pids_of(broker.folder):
                raise broker_failure(broker, "ended while it started")
            if time.monotonic() > until:
                raise broker_failure(broker, f"was not ready after {limit_s} s")
            time.sleep(0.1)


def start(brokers, tls=None):
    """Starts new brokers, waits until all are ready, and gives their processes, by number."""
    format_data(brokers, tls)
    processes = {broker.number: launch(broker, memory_mb_of(brokers)) for broker in brokers}
    wait_ready(brokers, processes)
    return processes


def admin(broker, program, *arguments, limit_s=60):
    """Runs one of Kafka's own programs against the broker, as one who may do all."""
    done = subprocess.run(
        java(ADMINS[program], "--bootstrap-server", text_of(broker.internal), *arguments,
             namespace=broker.namespace, options=["-Xmx128m", "-XX:TieredStopAtLevel=1"]),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=limit_s, check=False)
    if done.returncode != 0:
        raise Failure(f"{program} {' '.join(map(str, arguments))}:\n{done.stdout}")
    return done.stdout
