"""Plays the scenarios through the binary. README.md describes the format."""

import argparse
import os
import pathlib
import sys

import coverage
import refusal_texts
from player import Player
from scenario import all_scenarios


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--coverage", action="store_true",
                        help="list the rules with their scenarios")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    player = Player(os.environ["PATLEDGER"])
    played = player.play_all(all_scenarios(arguments.files))
    problems = [failure for one in played for failure in one.failures]
    failed = len(problems)
    if not arguments.files:
        for rule in coverage.rules_of(player, played):
            if arguments.coverage:
                print(rule)
            problems += rule.gaps()
        problems += refusal_texts.problems_of(player, played)
    for problem in problems:
        print(problem)
    print(f"{len(played)} scenarios, {failed} failures, {len(problems) - failed} gaps in coverage or texts")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
