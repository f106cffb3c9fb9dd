"""Plays the scenarios through the binary. README.md has the form of a scenario."""

import argparse
import os
import pathlib
import sys

import coverage
from player import Player
from scenario import all_scenarios


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coverage", action="store_true", help="list the rows with their scenarios")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    player = Player(os.environ["PATLEDGER"])
    played = [player.play(scenario) for scenario in all_scenarios(arguments.files)]
    complaints = [failure for one in played for failure in one.failures]
    failed = len(complaints)
    if not arguments.files:
        for row in coverage.rows_of(player, played):
            if arguments.coverage:
                print(row)
            complaints += row.complaints()
    for complaint in complaints:
        print(complaint)
    print(f"{len(played)} scenarios, {failed} failures, {len(complaints) - failed} gaps in coverage")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
