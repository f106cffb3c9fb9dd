"""Disclosure control against brute force: no suppressed figure can be computed from what is
published, over years of monthly releases of generated cities.

The calendar, the relations, the primary rules and the elimination are implemented here, independent
of the C++. A longer run by hand: release_public_test.py --seeds 20 --months 48.
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
CASES = {}  # By seed.


class Case:
    """A city, and its releases at every close."""

    def __init__(self, seed):
        place = tempfile.mkdtemp(dir=FOLDER.name)
        self.city = City(place, seed, OPTIONS.patents, OPTIONS.events)
        months = [month_after(FIRST_MONTH, number) for number in range(OPTIONS.months)]
        self.public = [self.city.release(month, "public") for month in months]
        self.bureau = {month: self.city.release(month, "bureau") for month in months}


def setUpModule():  # pylint: disable=invalid-name
    for seed in range(1, OPTIONS.seeds + 1):
        CASES[seed] = Case(seed)


def tearDownModule():  # pylint: disable=invalid-name
    FOLDER.cleanup()


def knowledge(releases, *kinds):
    known = attack.Knowledge(kinds)
    for release in releases:
        known.read(release)
    return known


def message_of(exposed, suppressed):
    """A message with some of the exposed figures."""
    lines = [f"{len(exposed)} exposed"]
    for (indicator, month, codes, revision), value in sorted(exposed.items())[:8]:
        named = [f"{name}={code}" for name, code in zip(DIMENSIONS, codes) if code != "_T"]
        releases = sorted(suppressed[indicator, month, codes, revision])
        lines.append(f"{month} {indicator} {' '.join(named)} rev {revision}: {value} fen, "
                     f"suppressed {releases[0]} to {releases[-1]}")
    return "\n".join(lines)


class BruteForce(unittest.TestCase):
    def check(self, *kinds):
        for seed, case in CASES.items():
            with self.subTest(f"seed {seed}"):
                known = knowledge(case.public, *kinds)
                suppressed = [status for statuses in known.suppressed.values()
                              for status, _ in statuses]
                self.assertGreater(suppressed.count("A"), 100)
                exposed = known.exposed("AO")
                if exposed:
                    self.fail(message_of(exposed, known.suppressed))

    def test_by_published_figures_alone(self):
        """`previous` and revisions.csv do not disclose what earlier releases suppressed."""
        self.check()

    def test_by_sums(self):
        self.check(relations.sums)

    def test_by_definitions(self):
        self.check(relations.sums, relations.definitions)

    def test_computed_figures_are_true(self):
        """The elimination is right: computed values, also those of status D, are the bureau's."""
        for _, case in CASES.items():
            known = knowledge(case.public, relations.sums, relations.definitions)
            for unknown, value in known.exposed("AOD").items():
                months = [month for _, month in known.suppressed[unknown]]
                self.assertIn(value, {case.bureau[month].value(unknown[:3]) for month in
                                      case.bureau if month <= min(months)}, unknown)

    def test_relations_are_true(self):
        for _, case in CASES.items():
            for release in case.bureau.values():
                known = attack.Knowledge([relations.sums, relations.definitions])
                known.read_data(release)
                known.determined()  # Raises Contradiction if one does not hold.


class Published(unittest.TestCase):
    def test_previous_of_what_is_suppressed(self):
        for _, case in CASES.items():
            for release in case.public:
                for key, observation in release.data.items():
                    if observation.value is None:
                        self.assertIsNone(observation.previous, key)

    def test_revisions_name_no_entry_and_nothing_suppressed(self):
        for _, case in CASES.items():
            for release in case.public:
                for revision in release.revisions:
                    self.assertEqual(revision.events, "")
                    self.assertIsNotNone(release.value(revision.key), revision)

    def test_tables_follow_from_data_and_revisions(self):
        for _, case in CASES.items():
            for release in case.public:
                self.assertEqual(next(tables.differences(release, TABLES), None), None)
                self.assertEqual(next(tables.revision_differences(release), None), None)
                self.assertFalse((release.folder / "tables/A15.csv").exists())

    def test_is_the_figure_of_the_public_vintage(self):
        """All figures of a month are of one vintage: the current one or an earlier one."""
        for _, case in CASES.items():
            for release in case.public:
                for (subject, month), keys in self.by_month(release).items():
                    vintages = [with_ for with_ in vintages_of(month) if with_ <= release.month]
                    fits = [with_ for with_ in vintages
                            if all(release.value(key) == case.bureau[with_].value(key)
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
        """In the month of the release, which the public has in the bureau's vintage."""
        checked = 0
        for _, case in CASES.items():
            for release in case.public:
                for key in rules.few_contracts(case.bureau[release.month]):
                    if key[1] == release.month:
                        self.assertIsNone(release.value(key), (release.month, key))
                        checked += 1
        self.assertGreater(checked, 1000)

    def test_contributors(self):
        """Contributions are known if the sum of the submissions is the bureau's figure."""
        checked = collections.Counter()
        for _, case in CASES.items():
            for release in case.public:
                found = rules.contributions(case.city, case.city.close(release.month))
                for key, of in found.items():
                    if key[1] != release.month:
                        continue
                    is_sure = case.bureau[release.month].value(key) == sum(of.values())
                    if is_sure and rules.is_confidential(of):
                        self.assertIsNone(release.value(key), (release.month, key, of))
                    checked[is_sure] += 1
        self.assertGreater(checked[True], checked[False])


class OtherFormats(unittest.TestCase):
    """All files of a release suppress the same figures as data.csv."""

    def test_hide_the_same(self):
        for _, case in CASES.items():
            release = case.public[-1]
            suppressed = collections.Counter(key[:2] for key, observation in release.data.items()
                                         if observation.value is None)
            self.assertEqual(suppressed, self.parquet(release))
            self.assertEqual(suppressed, self.workbook(release))
            for edition in ("2.1", "3.0"):
                self.assertEqual(sum(suppressed.values()),
                                 self.suppressed_in_sdmx(release, edition))

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

    def suppressed_in_sdmx(self, release, edition):
        """The number of NaN; each confidential observation is one."""
        count = 0
        path = release.folder / f"sdmx/data-{edition}.xml"
        for observation in xml.etree.ElementTree.parse(path).iter("Obs"):
            is_suppressed = observation.get("OBS_VALUE") == "NaN"
            self.assertEqual(is_suppressed, observation.get("CONF_STATUS") != "F")
            self.assertEqual(is_suppressed, observation.get("OBS_STATUS") == "Q")
            if is_suppressed:
                self.assertIn(observation.get("OBS_PREV_VALUE"), (None, ""))
            count += is_suppressed
        return count


class Control(unittest.TestCase):
    """The control: the attack finds a planted disclosure."""

    def exposed_with(self, change):
        found = 0
        for _, case in CASES.items():
            known = knowledge([change(case, release) for release in case.public], relations.sums)
            honest = knowledge(case.public, relations.sums)
            found += len(known.exposed("AO").keys() - honest.exposed("AO").keys())
        return found

    def test_one_published_figure(self):
        """The largest suppressed figure of the first release is published."""
        def change(case, release):
            changed = Release(release.folder, release.month)
            if release is case.public[0]:
                truth = case.bureau[release.month]
                key = max((key for key, observation in changed.data.items()
                           if observation.value is None and observation.status in "AO"
                           and key[0] in MONEY), key=truth.value)
                changed.data[key].value = truth.value(key)
            return changed
        # Later releases still suppress it, and figures equal to it.
        self.assertGreater(self.exposed_with(change), 0)

    def test_no_secondary_suppression(self):
        """Figures of status D in the month of the release are published."""
        def change(case, release):
            changed = Release(release.folder, release.month)
            for key, observation in changed.data.items():
                if observation.status == "D" and key[1] == release.month:
                    observation.value = case.bureau[release.month].value(key)
            return changed
        self.assertGreater(self.exposed_with(change), 10)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in vars(OPTIONS).items():
        parser.add_argument(f"--{name}", type=int, default=value)
    _, rest = parser.parse_known_args(namespace=OPTIONS)
    unittest.main(argv=sys.argv[:1] + rest)


if __name__ == "__main__":
    main()
