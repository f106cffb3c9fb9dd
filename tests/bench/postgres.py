"""A PostgreSQL 15 cluster for one run of a benchmark, in a temporary folder, over a Unix socket.
Needs root, as the server runs as the user postgres."""

import re
import shutil
import statistics
import subprocess
import tempfile

PROGRAMS = "/usr/lib/postgresql/15/bin"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "2GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "4GB",
    "max_parallel_workers_per_gather": "2",
    "max_parallel_workers": "2",
}
TABLE = ("CREATE UNLOGGED TABLE events (subject smallint, month integer, tx smallint, district "
         "integer, industry integer, count smallint, value_fen bigint) WITH (parallel_workers = 2)")


class Postgres:
    def __init__(self, events):
        self.folder = tempfile.mkdtemp(prefix="patledger-postgres-", dir="/tmp")
        self.jit = "on"
        try:
            shutil.chown(self.folder, "postgres", "postgres")
            self.as_postgres("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-E", "UTF8",
                             "--no-sync")
            settings = {**SETTINGS, "unix_socket_directories": self.folder}
            options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
            self.as_postgres("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log",
                             "-o", options, "-w", "start")
            self.load(events)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.as_postgres("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop",
                         check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def as_postgres(self, program, *arguments, check=True):
        subprocess.run(["runuser", "-u", "postgres", "--", f"{PROGRAMS}/{program}", *arguments],
                       check=check, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def psql(self, *commands):
        arguments = ["psql", "-h", self.folder, "-U", "postgres", "-X", "-At", "-F", ",", "-v",
                     "ON_ERROR_STOP=1"]
        for command in commands:
            arguments += ["-c", command]
        return subprocess.run(arguments, check=True, capture_output=True, text=True,
                              cwd="/").stdout

    def load(self, events):
        self.psql(TABLE, f"\\copy events FROM '{events}' WITH (FORMAT csv, HEADER)",
                  "CREATE INDEX ON events (month)", "VACUUM ANALYZE events")

    def version(self):
        return self.psql("SHOW server_version").strip()

    def rows(self, statement):
        return [tuple(map(int, line.split(","))) for line in self.psql(statement).splitlines()]

    def times_ms(self, statement, repeats):
        """The times that psql reports, all in one session."""
        output = self.psql(f"SET jit = {self.jit}", "\\timing on", *[statement] * repeats)
        return [float(time) for time in re.findall(r"^Time: ([0-9.]+) ms", output, re.MULTILINE)]

    def choose_jit(self, statement, repeats):
        """Measures with and without jit; uses the faster setting from now on."""
        medians = {}
        for self.jit in ("on", "off"):
            medians[self.jit] = statistics.median(self.times_ms(statement, repeats + 1)[1:])
        self.jit = min(medians, key=medians.get)
        return self.jit
