"""Makes the rules of law wrong, one after the other, and checks that a scenario fails.

One binary holds all mutants. First every scenario is played without a mutant, which shows the
mutants that could change its result. Then each mutant plays these scenarios until one fails.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = ("CMakeLists.txt", "CMakePresets.json", "ledger", "projections", "connectors", "schemas",
         "deploy", "tests/examples", "tests/mutation")
sys.path.insert(0, str(ROOT / "tests" / "scenarios"))

from mutants import Source  # noqa: E402
from player import THREADS, Player  # noqa: E402
from scenario import all_scenarios  # noqa: E402


def arguments_of(build, path):
    """How a source is compiled, for libclang."""
    commands = json.loads((build / "compile_commands.json").read_text())
    command = next(c["command"] for c in commands if c["file"] == str(ROOT / path))
    options = ("-I", "-D", "-std", "-isystem")
    return [word for word in shlex.split(command) if word.startswith(options)]


def copy_parts(to, changed):
    """The sources of the binary, except those that are changed in the copy."""
    for part in PARTS:
        files = [ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*")
        for path in files:
            name = path.relative_to(ROOT)
            if path.is_file() and name not in changed:
                write(to / name, path.read_bytes())


def write(path, content):
    """Only if it changed, so that nothing is compiled twice."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


# They list the tests, and name what a ground is about: scenarios compare codes, and
# tests/golden/refusals.md the texts.
WITHOUT_TESTS = {"catalogue.cc", "fault_texts.cc", "names.cc", "subject_text.cc"}


def build_mutants(build, folder):
    """A binary with all mutants, in `folder`; returns its path and the mutants."""
    tree = folder / "tree"
    paths = sorted(p.relative_to(ROOT) for p in ROOT.glob("ledger/law/**/*.cc")
                   if p.name not in WITHOUT_TESTS)
    lists = pathlib.Path("ledger/CMakeLists.txt")
    copy_parts(tree, {*paths, lists})
    mutants = []
    for path in paths:
        source = Source(ROOT, path, arguments_of(build, path), len(mutants))
        write(tree / path, source.instrumented())
        mutants += source.mutants
    names = " ".join(str(path.relative_to("ledger")) for path in paths)
    quiet = f"set_source_files_properties({names} PROPERTIES COMPILE_OPTIONS -w)\n"
    write(tree / lists, (ROOT / lists).read_bytes() + quiet.encode())
    environment = {**os.environ, "CCACHE_BASEDIR": str(tree), "CCACHE_NOHASHDIR": "1"}
    for command in (["cmake", "--preset", "release", "-DLEDGER_TESTS=OFF"],
                    ["cmake", "--build", "--preset", "release", "--target", "patledger"]):
        subprocess.run(command, cwd=tree, env=environment, check=True, stdout=subprocess.DEVNULL)
    return str(tree / "build/release/deploy/patledger/patledger"), mutants


def traced(binary, scenario):
    """The mutants that could change the result of a scenario."""
    with tempfile.NamedTemporaryFile() as trace:
        played = Player(binary, {"PATLEDGER_MUTANT_TRACE": trace.name}, records=False).play(scenario)
        if played.failures:
            raise SystemExit(f"without a mutant: {played.failures[0]}")
        return {int(line) for line in trace.read().split()}


def is_detected(binary, mutant, scenarios):
    player = Player(binary, {"PATLEDGER_MUTANT": str(mutant.number)}, records=False)
    return any(fails(player, scenario) for scenario in scenarios)


def fails(player, scenario):
    try:
        return bool(player.play(scenario).failures)
    except (AssertionError, ValueError, KeyError):  # The output is not as expected.
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True,
                        help="a build folder with compile_commands.json")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="the working folder")
    parser.add_argument("--every", type=int, default=1, help="only each Nth mutant")
    options = parser.parse_args()
    binary, mutants = build_mutants(options.build.resolve(), options.folder.resolve())
    scenarios = all_scenarios()
    if sys.stderr.isatty():
        print(f"{len(mutants)} mutants, {len(scenarios)} scenarios", file=sys.stderr)
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        differs = list(pool.map(lambda s: traced(binary, s), scenarios))
        # The scenario that the fewest mutants could change is the most likely to notice one of them.
        by_reach = sorted(zip(differs, scenarios), key=lambda pair: len(pair[0]))
        chosen = mutants[::options.every]
        detected = list(pool.map(
            lambda m: is_detected(binary, m, [s for numbers, s in by_reach if m.number in numbers]),
            chosen))
    sys.exit(report(chosen, len(mutants), detected, differs))


class Listed:
    """The mutants of a list that may survive: how many of each name."""

    def __init__(self, file):
        self.entries = json.loads((HERE / file).read_text(encoding="utf-8"))
        self.left = {name: entry["count"] for name, entry in self.entries.items()}

    def take(self, name):
        """The entry of a survivor; None if the list has no more of this name."""
        if not self.left.get(name):
            return None
        self.left[name] -= 1
        return self.entries[name]

    def stale(self):
        """Those that no survivor took: a scenario notices them, or the law has them no more."""
        return [f"{name} ({count})" for name, count in self.left.items() if count]


def report(chosen, count, detected, differs):
    """Prints a line for each mutant that no scenario detected; 1 if one of them is in no list, or if
    a list has one that did not survive all mutants."""
    accepted, missing = Listed("accepted.json"), Listed("without_scenario.json")
    survivors = [mutant for mutant, was_detected in zip(chosen, detected) if not was_detected]
    counts = collections.Counter()
    for mutant in survivors:
        name = f"{mutant.place.partition(':')[0]}: {mutant.text}"
        reached = sum(mutant.number in numbers for numbers in differs)
        fate, reason = "survives", f"would differ in {reached} scenarios"
        if entry := accepted.take(name):
            fate, reason = "changes nothing", entry["reason"]
        elif missing.take(name):
            fate = "has no scenario yet"
        counts[fate] += 1
        print(f"{fate}: {mutant.place}: {mutant.text} ({reason})")
    is_full = len(chosen) == count
    stale = accepted.stale() + missing.stale() if is_full else []
    for name in stale:
        print(f"is listed and does not survive: {name}")
    print(f"{len(chosen)} of {count} mutants, {len(chosen) - len(survivors)} detected,"
          f" {counts['changes nothing']} that change nothing,"
          f" {counts['has no scenario yet']} without a scenario, {counts['survives']} survive,"
          f" {len(stale)} entries to drop")
    return 1 if counts["survives"] or stale else 0


if __name__ == "__main__":
    main()
