"""Turns the rows of law around, one after the other, and asks whether a scenario notices.

All mutants go into one binary. First every scenario is played with none of them, which tells which
ones could make a difference to it; then each mutant plays those, until one fails.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = ("CMakeLists.txt", "CMakePresets.json", "ledger", "projections", "connectors", "schemas",
         "deploy", "tests/examples", "tests/mutation")
sys.path.insert(0, str(ROOT / "tests" / "scenarios"))

from mutants import Source  # noqa: E402
from player import Player  # noqa: E402
from scenario import all_scenarios  # noqa: E402


def arguments_of(build, path):
    """How a source is compiled, for libclang."""
    commands = json.loads((build / "compile_commands.json").read_text())
    command = next(c["command"] for c in commands if c["file"] == str(ROOT / path))
    return [word for word in shlex.split(command) if word.startswith(("-I", "-D", "-std", "-isystem"))]


def copy_parts(to, changed):
    """What the binary is built from, but for what is changed in the copy."""
    for part in PARTS:
        files = [ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*")
        for path in files:
            name = path.relative_to(ROOT)
            if path.is_file() and name not in changed:
                write(to / name, path.read_bytes())


def write(path, content):
    """Where it changed, so that what was compiled is used again."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def build_mutants(build, folder):
    """A binary that is any of them, in `folder`; gives it and the mutants."""
    tree = folder / "tree"
    paths = sorted(p.relative_to(ROOT) for p in ROOT.glob("ledger/law/*.cc")
                   if p.name != "catalogue.cc")  # It asks nothing: it lists.
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
    """Which mutants could make a difference to a scenario."""
    with tempfile.NamedTemporaryFile() as trace:
        played = Player(binary, {"PATLEDGER_MUTANT_TRACE": trace.name}).play(scenario)
        if played.failures:
            raise SystemExit(f"with no mutant at all: {played.failures[0]}")
        return {int(line) for line in trace.read().split()}


def is_noticed(binary, mutant, scenarios):
    player = Player(binary, {"PATLEDGER_MUTANT": str(mutant.number)})
    return any(fails(player, scenario) for scenario in scenarios)


def fails(player, scenario):
    try:
        return bool(player.play(scenario).failures)
    except (AssertionError, ValueError, KeyError):  # It does not even answer.
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True,
                        help="a build folder, for how the sources are compiled")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where to work")
    parser.add_argument("--every", type=int, default=1, help="only each Nth mutant")
    options = parser.parse_args()
    binary, mutants = build_mutants(options.build.resolve(), options.folder.resolve())
    scenarios = all_scenarios()
    if sys.stderr.isatty():
        print(f"{len(mutants)} mutants, {len(scenarios)} scenarios", file=sys.stderr)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        differs = list(pool.map(lambda s: traced(binary, s), scenarios))
        chosen = mutants[::options.every]
        noticed = list(pool.map(
            lambda m: is_noticed(binary, m, [s for s, numbers in zip(scenarios, differs)
                                             if m.number in numbers]), chosen))
    sys.exit(report(chosen, len(mutants), noticed, differs))


def report(chosen, count, noticed, differs):
    """One line for each that no scenario noticed; 1 where one of them is not accepted."""
    reasons = json.loads((HERE / "accepted.json").read_text(encoding="utf-8"))
    survivors = [mutant for mutant, is_seen in zip(chosen, noticed) if not is_seen]
    bad = 0
    for mutant in survivors:
        reached = sum(mutant.number in numbers for numbers in differs)
        reason = reasons.get(f"{mutant.place.partition(':')[0]}: {mutant.text}")
        bad += reason is None
        print(f"{'changes nothing' if reason else 'survives'}: {mutant.place}: {mutant.text}"
              f" ({reason or f'would differ in {reached} scenarios'})")
    print(f"{len(chosen)} of {count} mutants, {len(chosen) - len(survivors)} noticed,"
          f" {len(survivors) - bad} that change nothing, {bad} survive")
    return 1 if bad else 0


if __name__ == "__main__":
    main()
