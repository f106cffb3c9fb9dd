"""Disclosure control against brute force: no suppressed figure can be computed from what is
published, over years of monthly releases of generated cities.

Told without the C++: the calendar, what adds up to what, the primary rules, the elimination.
More by hand: release_public_test.py --seeds 20 --months 48.
"""

import argparse
import collections
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import openpyxl
import pyarrow.parquet

import attack
import relations
import rules
import tables
from releases import City, DIMENSIONS, MONEY, Release, month_after

FIRST_MONTH = "2022-01"  # Generated streams begin with it.
TABLES = [f"A{number}" for number in range(1, 14)]
FOLDER = tempfile.TemporaryDirectory(prefix="patledger-public-")
OPTIONS = argparse.Namespace(seeds=2, months=25, patents=150, events=2200)
SEEN = {}  # By seed: what was made of it.


class Seen:
    """A city, and its releases at every close."""

    def __init__(self, seed):
        place = tempfile.mkdtemp(dir=FOLDER.name)
        self.city = City(place, seed, OPTIONS.patents, OPTIONS.events)
        months = [month_after(FIRST_MONTH, number) for number in range(OPTIONS.months)]
        self.public = [self.city.release(month, "public") for month in months]
        self.bureau = {month: self.city.release(month, "bureau") for month in months}


def setUpModule():  # pylint: disable=invalid-name
    for seed in range(1, OPTIONS.seeds + 1):
        SEEN[seed] = Seen(seed)


def tearDownModule():  # pylint: disable=invalid-name
    FOLDER.cleanup()


def knowledge(releases, *kinds):
    known = attack.Knowledge(kinds)
    for release in releases:
        known.read(release)
    return known


def told(exposed, hidden):
    """Some of it, to be read."""
    lines = [f"{len(exposed)} exposed"]
    for (indicator, month, codes, revision), value in sorted(exposed.items())[:8]:
        named = [f"{name}={code}" for name, code in zip(DIMENSIONS, codes) if code != "_T"]
        releases = sorted(hidden[indicator, month, codes, revision])
        lines.append(f"{month} {indicator} {' '.join(named)} rev {revision}: {value} fen, hidden "
                     f"{releases[0]} to {releases[-1]}")
    return "\n".join(lines)


class BruteForce(unittest.TestCase):
    def check(self, *kinds):
        for seed, seen in SEEN.items():
            with self.subTest(f"seed {seed}"):
                known = knowledge(seen.public, *kinds)
                hidden = [status for statuses in known.hidden.values() for status, _ in statuses]
                self.assertGreater(hidden.count("A"), 100)
                exposed = known.exposed("AO")
                if exposed:
                    self.fail(told(exposed, known.hidden))

    def test_by_what_is_published_alone(self):
        """`previous` and revisions.csv against what earlier releases hid."""
        self.check()

    def test_by_sums(self):
        self.check(relations.sums)

    def test_by_definitions(self):
        self.check(relations.sums, relations.definitions)

    def test_what_is_computed_is_true(self):
        """The elimination itself: of D, that may be computed, it finds the bureau's figures."""
        for _, seen in SEEN.items():
            known = knowledge(seen.public, relations.sums, relations.definitions)
            for unknown, value in known.exposed("AOD").items():
                months = [month for _, month in known.hidden[unknown]]
                self.assertIn(value, {seen.bureau[month].value(unknown[:3]) for month in
                                      seen.bureau if month <= min(months)}, unknown)

    def test_relations_are_true(self):
        for _, seen in SEEN.items():
            for release in seen.bureau.values():
                known = attack.Knowledge([relations.sums, relations.definitions])
                known.read_data(release)
                known.determined()  # Raises where one does not hold.


class Published(unittest.TestCase):
    def test_previous_of_what_is_hidden(self):
        for _, seen in SEEN.items():
            for release in seen.public:
                for key, observation in release.data.items():
                    if observation.value is None:
                        self.assertIsNone(observation.previous, key)

    def test_revisions_name_no_entry_and_nothing_hidden(self):
        for _, seen in SEEN.items():
            for release in seen.public:
                for revision in release.revisions:
                    self.assertEqual(revision.events, "")
                    self.assertIsNotNone(release.value(revision.key), revision)

    def test_tables_tell_nothing_else(self):
        for _, seen in SEEN.items():
            for release in seen.public:
                self.assertEqual(next(tables.differences(release, TABLES), None), None)
                self.assertEqual(next(tables.revision_differences(release), None), None)
                self.assertFalse((release.folder / "tables/A15.csv").exists())

    def test_is_the_figure_of_the_public_vintage(self):
        """Of the calendar, or where the month is held back, of an earlier one: all of it."""
        for _, seen in SEEN.items():
            for release in seen.public:
                for (subject, month), keys in self.by_month(release).items():
                    vintages = [with_ for with_ in vintages_of(month) if with_ <= release.month]
                    fits = [with_ for with_ in vintages
                            if all(release.value(key) == seen.bureau[with_].value(key)
                                   for key in keys)]
                    self.assertTrue(fits, (release.month, subject, month))

    @staticmethod
    def by_month(release):
        found = collections.defaultdict(list)
        for key, observation in release.data.items():
            if observation.value is not None and key[0] in MONEY:
                found[key[0] == "pledge_amount", key[1]].append(key)
        return found


def vintages_of(month):
    quarter = (int(month[5:]) - 1) // 3 * 3 + 3
    return (month, month_after(f"{month[:4]}-01", quarter), f"{int(month[:4]) + 1}-03")


class PrimaryRules(unittest.TestCase):
    def test_few_contracts(self):
        """Where the public has the month as the bureau has it."""
        checked = 0
        for _, seen in SEEN.items():
            for release in seen.public:
                for key in rules.few_contracts(seen.bureau[release.month]):
                    if key[1] == release.month:
                        self.assertIsNone(release.value(key), (release.month, key))
                        checked += 1
        self.assertGreater(checked, 1000)

    def test_contributors(self):
        """Where the sum of the submissions is the bureau's figure, they are what it is made of."""
        checked = collections.Counter()
        for _, seen in SEEN.items():
            for release in seen.public:
                found = rules.contributions(seen.city, seen.city.close(release.month))
                for key, of in found.items():
                    if key[1] != release.month:
                        continue
                    is_sure = seen.bureau[release.month].value(key) == sum(of.values())
                    if is_sure and rules.is_confidential(of):
                        self.assertIsNone(release.value(key), (release.month, key, of))
                    checked[is_sure] += 1
        self.assertGreater(checked[True], checked[False])


class OtherFormats(unittest.TestCase):
    """data.csv hides: month, indicator and codes; other files of the release hide the same."""

    def test_hide_the_same(self):
        for _, seen in SEEN.items():
            release = seen.public[-1]
            hidden = collections.Counter(key[:2] for key, observation in release.data.items()
                                         if observation.value is None)
            self.assertEqual(hidden, self.parquet(release))
            self.assertEqual(hidden, self.workbook(release))
            for edition in ("2.1", "3.0"):
                self.assertEqual(sum(hidden.values()), self.hidden_in_sdmx(release, edition))

    @staticmethod
    def parquet(release):
        rows = pyarrow.parquet.read_table(release.folder / "data.parquet").to_pylist()
        return collections.Counter((row["indicator"], row["month"]) for row in rows
                                   if row["value"] is None and row["previous"] is None)

    @staticmethod
    def workbook(release):
        book = openpyxl.load_workbook(release.folder / "data.xlsx", read_only=True)
        rows = book["数据 Data"].iter_rows(min_row=3, values_only=True)
        place = 1 + len(DIMENSIONS)
        return collections.Counter((row[place], row[0]) for row in rows
                                   if row[place + 1] == "…" and row[-1] is None)

    def hidden_in_sdmx(self, release, edition):
        """How many are not a number; all that is confidential is among them."""
        count = 0
        path = release.folder / f"sdmx/data-{edition}.xml"
        for observation in xml.etree.ElementTree.parse(path).iter("Obs"):
            is_hidden = observation.get("OBS_VALUE") == "NaN"
            self.assertEqual(is_hidden, observation.get("CONF_STATUS") != "F")
            self.assertEqual(is_hidden, observation.get("OBS_STATUS") == "Q")
            if is_hidden:
                self.assertIn(observation.get("OBS_PREV_VALUE"), (None, ""))
            count += is_hidden
        return count


class Control(unittest.TestCase):
    """The brute force finds what is exposed."""

    def exposed_with(self, spoil):
        found = 0
        for _, seen in SEEN.items():
            known = knowledge([spoil(seen, release) for release in seen.public], relations.sums)
            honest = knowledge(seen.public, relations.sums)
            found += len(known.exposed("AO").keys() - honest.exposed("AO").keys())
        return found

    def test_one_figure_is_published(self):
        """The largest hidden one of the first release."""
        def spoil(seen, release):
            spoilt = Release(release.folder, release.month)
            if release is seen.public[0]:
                truth = seen.bureau[release.month]
                key = max((key for key, observation in spoilt.data.items()
                           if observation.value is None and observation.status in "AO"
                           and key[0] in MONEY), key=truth.value)
                spoilt.data[key].value = truth.value(key)
            return spoilt
        # Its later releases still hide it, and what it is equal to.
        self.assertGreater(self.exposed_with(spoil), 0)

    def test_nothing_is_hidden_for_others(self):
        """D of the month that is new, whose figures are the bureau's."""
        def spoil(seen, release):
            spoilt = Release(release.folder, release.month)
            for key, observation in spoilt.data.items():
                if observation.status == "D" and key[1] == release.month:
                    observation.value = seen.bureau[release.month].value(key)
            return spoilt
        self.assertGreater(self.exposed_with(spoil), 10)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in vars(OPTIONS).items():
        parser.add_argument(f"--{name}", type=int, default=value)
    _, rest = parser.parse_known_args(namespace=OPTIONS)
    unittest.main(argv=sys.argv[:1] + rest)


if __name__ == "__main__":
    main()
