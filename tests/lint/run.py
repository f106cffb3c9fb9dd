"""Runs clang-tidy on the sources of folders. Sources whose result is cached as clean are skipped.

  python3 -B tests/lint/run.py --build build/release ledger projections

Prints the findings. The last line counts the sources; the exit code is 1 if there is a finding. The
cache is in $XDG_CACHE_HOME/patledger-lint, or ~/.cache/patledger-lint; cache.py describes it.
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import cache

ROOT = pathlib.Path(__file__).resolve().parents[2]
FINDING = re.compile(r": (warning|error): ")
COLOR = re.compile(r"\x1b\[[0-9;]*m")


@dataclasses.dataclass
class Source:
    path: str
    directory: str
    command: list

    def flags(self):
        """Its compile command without the files that it reads and writes."""
        return [word for word in self.command
                if word not in ("-c", "-o") and not word.endswith((".cc", ".o"))]


@dataclasses.dataclass
class Result:
    sources: int
    is_cached: bool
    text: str = ""  # The output of clang-tidy; empty if there is no finding.


def write_commands(build, folder):
    """The compile commands of a build folder, without GCC's precompiled headers, which clang cannot
    read."""
    text = (build / "compile_commands.json").read_text(encoding="utf-8")
    text = re.sub(r"-Winvalid-pch -include \S*/cmake_pch\.hxx ", "", text)
    (folder / "compile_commands.json").write_text(text, encoding="utf-8")


def sources_in(build, folders):
    """The sources below the folders, each once."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        if any(path.startswith(f"{folder}/") for folder in folders):
            found.setdefault(path, Source(path, entry["directory"], shlex.split(entry["command"])))
    return list(found.values())


def groups_of(sources, size):
    """Lists of at most `size` sources with the same flags and configuration."""
    alike = {}
    for source in sources:
        setting = (*source.flags(), *configurations(source.path))
        alike.setdefault((source.directory, setting), []).append(source)
    return [group[i:i + size] for group in alike.values() for i in range(0, len(group), size)]


def list_includes(source):
    """All files that a source includes, system headers too. Raises CalledProcessError."""
    command = source.command
    flags = [word for word in command[1:] if word.startswith(("-I", "-D", "-std", "-U", "-f"))]
    flags += [word for pair in zip(command, command[1:]) if pair[0] in ("-isystem", "-include")
              for word in pair]
    done = subprocess.run(["clang++", "-M", "-w", *flags, source.path], cwd=source.directory,
                          check=True, capture_output=True, text=True)
    names = done.stdout.replace("\\\n", " ").partition(":")[2].split()
    return [os.path.normpath(os.path.join(source.directory, name)) for name in names]


def configurations(source):
    """Every .clang-tidy that may hold for a source."""
    return [(folder / ".clang-tidy").read_text(encoding="utf-8")
            for folder in pathlib.Path(source).parents if (folder / ".clang-tidy").is_file()]


class Linter:
    """`folder` is for the files of one run."""

    def __init__(self, folder, checks, stored):
        self.folder, self.checks, self.cache = folder, checks, stored
        self.version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True,
                                      text=True).stdout

    def lint(self, group):
        """The results of sources with the same flags. They are read as one, as most of the time goes
        into headers; if that has a finding, as when two have the same name in an unnamed namespace,
        each half is linted alone."""
        command = [word for source in group for word in source.command]
        setting = [self.version, self.checks, configurations(group[0].path)]
        files = self.cache.includes(command)
        if files and self.cache.is_clean(self.cache.key(command, setting, files)):
            return [Result(len(group), True)]
        joint = self.joint(group)
        try:
            files = [file for file in list_includes(joint) if file != joint.path or joint in group]
        except subprocess.CalledProcessError as error:
            return self.halves(group) or [Result(1, False, error.stderr)]
        key = self.cache.key(command, setting, files)
        if self.cache.is_clean(key):
            self.cache.store_includes(command, files)
            return [Result(len(group), True)]
        text = self.run_tidy(joint)
        results = text and self.halves(group) or [Result(len(group), False, text)]
        self.cache.forget_hashes()
        # Nothing is stored for a file that was changed meanwhile.
        is_clean = not any(result.text for result in results)
        if is_clean and key and key == self.cache.key(command, setting, files):
            self.cache.store_includes(command, files)
            self.cache.store_clean(key)
        return results

    def halves(self, group):
        """Nothing of a single source."""
        middle = len(group) // 2
        return self.lint(group[:middle]) + self.lint(group[middle:]) if middle else []

    def joint(self, group):
        """A source that includes those of the group; of a single one, itself."""
        first = group[0]
        if len(group) == 1:
            return first
        text = "".join(f'#include "{source.path}"  // NOLINT(bugprone-suspicious-include)\n'
                       for source in group)
        folder = self.folder / cache.hash_of(text)
        for configuration in reversed(configurations(first.path)):  # The outermost is above.
            folder.mkdir(exist_ok=True)
            (folder / ".clang-tidy").write_text(configuration, encoding="utf-8")
            folder /= "inner"
        folder = folder.parent
        path = folder / "joint.cc"
        path.write_text(text, encoding="utf-8")
        joint = Source(str(path), first.directory, [*first.flags(), str(path)])
        entry = {"directory": joint.directory, "arguments": joint.command, "file": joint.path}
        (folder / "compile_commands.json").write_text(json.dumps([entry]), encoding="utf-8")
        return joint

    def run_tidy(self, source):
        folder = pathlib.Path(source.path).parent
        is_joint = self.folder in folder.parents
        commands = folder if is_joint else self.folder
        checks = [f"--checks={self.checks}"] if self.checks else []
        # The compile command may have options of GCC.
        gcc = ["--extra-arg=-Qunused-arguments", "--extra-arg=-Wno-unknown-warning-option"]
        # What a joint source includes are headers to clang-tidy.
        filters = ["--header-filter=.*"] if is_joint else []
        done = subprocess.run(["clang-tidy", "--quiet", "-p", str(commands), *gcc, *checks, *filters,
                               source.path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False)
        text = COLOR.sub("", done.stdout)
        return text if done.returncode != 0 or FINDING.search(text) else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True,
                        help="a build folder, with compile_commands.json")
    parser.add_argument("--without", default="", help="checks to leave out, separated by commas")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--together", type=int, default=8, metavar="N",
                        help="read at most N sources as one (default 8); with 1, a source that lacks "
                             "an include is found too")
    parser.add_argument("--cache", type=pathlib.Path, default=cache.default_folder())
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    checks = ",".join(f"-{check}" for check in options.without.split(",") if check)
    with tempfile.TemporaryDirectory(prefix="patledger-lint-") as commands:
        write_commands(options.build, pathlib.Path(commands))
        sys.exit(report(lint_all(options, checks, pathlib.Path(commands))))


def lint_all(options, checks, commands):
    linter = Linter(commands, checks, cache.Cache(options.cache, ROOT))
    sources = sources_in(commands, [folder.resolve() for folder in options.folders])
    groups = groups_of(sources, options.together)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = [result for found in pool.map(linter.lint, groups) for result in found]
    linter.cache.trim()
    return results


def report(results):
    found = [result for result in results if result.text]
    lines = dict.fromkeys(line for result in found for line in result.text.splitlines())
    for line in lines:  # A finding in a header comes with each source that includes it.
        print(line)
    sources = sum(result.sources for result in results)
    cached = sum(result.sources for result in results if result.is_cached)
    print(f"{sources} sources, {cached} cached, {sources - cached} linted, "
          f"{len(found)} with findings")
    return 1 if found or not results else 0


if __name__ == "__main__":
    main()
