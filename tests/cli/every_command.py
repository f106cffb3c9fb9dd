"""Every command of the program, with arguments that it can be run with: for tests of what holds for
all of them. options_test fails for a command that is not listed here."""

import re
import subprocess

from command import BINARY, EXAMPLE

PATENT = "201819000005.X"
NO_CONFIG = "/nonexistent/kafka.toml"

# Those that write the ledger of --data, and those that read it. OUT is a path that does not exist.
WRITERS = (["submit", EXAMPLE], ["submit", "--dry-run", EXAMPLE], ["submit", "--atomic", EXAMPLE])
READERS = (
    ["patent", PATENT], ["patent", PATENT, "--format", "json"],
    ["check", PATENT, "--for", "transfer"],
    ["check", PATENT, "--for", "transfer", "--format", "json"],
    ["stats", "--from", "2024-07"], ["stats", "--from", "2024-07", "--format", "csv"],
    ["stats", "--vintages", "--from", "2024-07"],
    ["explain", "--month", "2024-09"], ["explain", "--month", "2024-09", "--format", "json"],
    ["feed"], ["feed", "--name", "refusals"], ["checkpoint"], ["verify"], ["doctor"],
    ["release", "--month", "2024-07", "--out", "OUT"],
    ["compare", "DATA", "DATA"], ["repair", "DATA", "--to", "OUT"],
    ["generate", "--patents", "10", "--events", "20", "--verify"],
    ["bench", "statistics", "--rounds", "1"])
# These need no ledger, or end before they open one.
OTHERS = (
    ["law"], ["completion", "bash"], ["convert", EXAMPLE, "--to", "capnp"],
    ["generate", "--patents", "10", "--events", "20"],
    ["key", "new", "test.example", "--out", "OUT"], ["key", "show", "/dev/null"],
    ["party-hash", "--key", "OUT", "--new"],
    ["demo", "--lang", "en"], ["topics", "check", "--config", NO_CONFIG],
    ["topics", "apply", "--config", NO_CONFIG], ["topic", "restore", "--config", NO_CONFIG], ["serve", "--config", NO_CONFIG],
    ["ingest", "--config", NO_CONFIG], ["submit", "--config", NO_CONFIG, EXAMPLE],
    ["bench", "ingest", "--events", "20", "--patents", "5", "--batches", "10", "--rounds", "1"],
    ["--help"], ["--version"], ["submit", "--help"])
REBUILD = ["rebuild", "statistics"]
EVERY = (*READERS, *OTHERS, *WRITERS, REBUILD)


def with_paths(command, data, out):
    places = {"DATA": str(data), "OUT": str(out)}
    return [places.get(str(word), str(word)) for word in command]


def options_of_commands():
    """The options of each command, as completion offers them: {"stats": {"--from", …}, …}."""
    script = subprocess.run([BINARY, "completion", "bash"], capture_output=True, check=True)
    cases = re.findall(r'^ +(\S+)\) words="([^"]*)"', script.stdout.decode(), re.MULTILINE)
    return {name: set(words.split()) for name, words in cases}
