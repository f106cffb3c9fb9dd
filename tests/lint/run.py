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

import cache

ROOT = pathlib.Path(__file__).resolve().parents[2]
FINDING = re.compile(r": (warning|error): ")
COLOR = re.compile(r"\x1b\[[0-9;]*m")


@dataclasses.dataclass
class Result:
    source: str
    is_cached: bool
    text: str = ""  # The output of clang-tidy; empty if there is no finding.


def sources_in(build, folders):
    """The compile command of each source below the folders, by path."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        if any(path.startswith(f"{folder}/") for folder in folders):
            found.setdefault(path, (entry["directory"], shlex.split(entry["command"])))
    return found


def list_includes(directory, command, source):
    """All files that a source includes, system headers too. Raises CalledProcessError."""
    flags = [word for word in command[1:] if word.startswith(("-I", "-D", "-std", "-U", "-f"))]
    flags += [word for pair in zip(command, command[1:]) if pair[0] in ("-isystem", "-include")
              for word in pair]
    done = subprocess.run(["clang++", "-M", "-w", *flags, source], cwd=directory, check=True,
                          capture_output=True, text=True)
    names = done.stdout.replace("\\\n", " ").partition(":")[2].split()
    return [os.path.normpath(os.path.join(directory, name)) for name in names]


def configurations(source):
    """Every .clang-tidy that may hold for a source."""
    return [(folder / ".clang-tidy").read_text(encoding="utf-8")
            for folder in pathlib.Path(source).parents if (folder / ".clang-tidy").is_file()]


class Linter:
    def __init__(self, build, checks, stored):
        self.build, self.checks, self.cache = build, checks, stored
        self.version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True,
                                      text=True).stdout

    def lint(self, source, directory, command):
        setting = [self.version, self.checks, configurations(source)]
        files = self.cache.includes(command)
        if files and self.cache.is_clean(self.cache.key(command, setting, files)):
            return Result(source, True)
        try:
            files = list_includes(directory, command, source)
        except subprocess.CalledProcessError as error:
            return Result(source, False, error.stderr)
        key = self.cache.key(command, setting, files)
        if self.cache.is_clean(key):
            self.cache.store_includes(command, files)
            return Result(source, True)
        text = self.run_tidy(source)
        self.cache.forget_hashes()
        # Nothing is stored for a file that was changed meanwhile.
        if not text and key and key == self.cache.key(command, setting, files):
            self.cache.store_includes(command, files)
            self.cache.store_clean(key)
        return Result(source, False, text)

    def run_tidy(self, source):
        checks = [f"--checks={self.checks}"] if self.checks else []
        gcc = "--extra-arg=-Qunused-arguments"  # The compile command may have options of GCC.
        done = subprocess.run(["clang-tidy", "--quiet", "-p", str(self.build), gcc, *checks, source],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        text = COLOR.sub("", done.stdout)
        return text if done.returncode != 0 or FINDING.search(text) else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True,
                        help="a build folder, with compile_commands.json")
    parser.add_argument("--without", default="", help="checks to leave out, separated by commas")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--cache", type=pathlib.Path, default=cache.default_folder())
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    checks = ",".join(f"-{check}" for check in options.without.split(",") if check)
    linter = Linter(options.build.resolve(), checks, cache.Cache(options.cache, ROOT))
    sources = sources_in(options.build, [folder.resolve() for folder in options.folders])
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda item: linter.lint(item[0], *item[1]), sources.items()))
    linter.cache.trim()
    sys.exit(report(results))


def report(results):
    found = [result for result in results if result.text]
    lines = dict.fromkeys(line for result in found for line in result.text.splitlines())
    for line in lines:  # A finding in a header comes with each source that includes it.
        print(line)
    cached = sum(result.is_cached for result in results)
    print(f"{len(results)} sources, {cached} cached, {len(results) - cached} linted, "
          f"{len(found)} with findings")
    return 1 if found or not results else 0


if __name__ == "__main__":
    main()
