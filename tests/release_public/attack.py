"""The suppressed figures that can be computed from all public releases together.

A figure of a month is one unknown in all releases with the same rev_no. It is known once any
release published it: as a value, as `previous`, or as before and after in revisions.csv. Relations
hold in each release. Elimination modulo a prime finds the determined unknowns; it is exact, except
with a probability of 2^-60.
"""

import collections

from releases import MONEY

PRIME = 2**61 - 1


class Contradiction(Exception):
    """Published numbers that cannot all be true."""


class Knowledge:
    """`relations`: functions of indicator and cells."""

    def __init__(self, relations):
        self.relations = relations
        self.known = {}  # By unknown: (indicator, month, codes, rev_no).
        self.suppressed = collections.defaultdict(set)  # By unknown: (status, release month).
        self.equations = collections.defaultdict(set)  # By (indicator, month).
        self.revisions = {}  # By key and release month: rev_no.

    def learn(self, unknown, value):
        if self.known.setdefault(unknown, value) != value:
            raise Contradiction(unknown, self.known[unknown], value)

    def read(self, release):
        self.read_data(release)
        for revision in release.revisions:
            if revision.key[0] in MONEY:
                self.read_revision(revision)

    def read_data(self, release):
        for key, observation in release.data.items():
            if key[0] in MONEY:
                self.observe(release, key, observation)
        by_month = collections.defaultdict(list)
        for indicator, month, codes in release.data:
            if indicator in MONEY:
                by_month[indicator, month].append(codes)
        for place, cells in by_month.items():
            self.relate(release, place, cells)

    def observe(self, release, key, observation):
        unknown = (*key, observation.revision)
        self.revisions[key, release.month] = observation.revision
        if observation.value is None:
            self.suppressed[unknown].add((observation.status, release.month))
        else:
            self.learn(unknown, observation.value)
        if observation.previous is not None:
            self.learn((*key, observation.revision - 1), observation.previous)

    def read_revision(self, revision):
        number = self.revisions.get((revision.key, revision.published_with))
        if number is None:
            raise Contradiction("a revision of no observation", revision)
        self.learn((*revision.key, number), revision.after)
        self.learn((*revision.key, number - 1), revision.before)

    def relate(self, release, place, cells):
        there = set(cells)
        for relation in self.relations:
            for positive, negative in relation(place[0], cells):
                terms = collections.Counter()
                for sign, side in ((1, positive), (-1, negative)):
                    for codes in there.intersection(side):
                        number = release.data[*place, codes].revision
                        terms[*place, codes, number] += sign
                self.equations[place].add(frozenset(terms.items()))

    def determined(self):
        """The determined unknowns that were never published, and their values."""
        found = {}
        for equations in self.equations.values():
            found |= solve(equations, self.known)
        return found

    def exposed(self, statuses):
        """The known values of unknowns that any release suppresses with one of these statuses."""
        found = {}
        for unknown, value in self.determined().items():
            if any(status in statuses for status, _ in self.suppressed[unknown]):
                found[unknown] = value
        for unknown in self.suppressed.keys() & self.known.keys():
            if any(status in statuses for status, _ in self.suppressed[unknown]):
                found[unknown] = self.known[unknown]
        return found


def solve(equations, known):
    """The unknowns with the same value in all solutions."""
    rows = []  # Reduced: (pivot, terms, right side); a pivot is in its own row only.
    at_pivot = {}
    holders = collections.defaultdict(set)  # By unknown: the rows that contain it.
    for equation in equations:
        terms, right = {}, 0
        for unknown, factor in equation:
            if unknown in known:
                right -= factor * known[unknown]
            elif factor:
                terms[unknown] = factor % PRIME
        right %= PRIME
        for unknown in [unknown for unknown in terms if unknown in at_pivot]:
            right = subtract(terms, right, rows[at_pivot[unknown]], terms[unknown])
        if not terms:
            if right:
                raise Contradiction("inconsistent sums", sorted(equation)[:3])
            continue
        add_row(terms, right, rows, at_pivot, holders)
    return {row[0]: signed(row[2]) for row in rows if len(row[1]) == 1}


def subtract(terms, right, row, factor):
    """Subtracts `factor` times a row from an equation."""
    for unknown, of_row in row[1].items():
        rest = (terms.get(unknown, 0) - factor * of_row) % PRIME
        if rest:
            terms[unknown] = rest
        else:
            terms.pop(unknown, None)
    return (right - factor * row[2]) % PRIME


def add_row(terms, right, rows, at_pivot, holders):
    pivot = min(terms, key=lambda unknown: len(holders[unknown]))
    unit = pow(terms[pivot], -1, PRIME)
    terms = {unknown: factor * unit % PRIME for unknown, factor in terms.items()}
    new = (pivot, terms, right * unit % PRIME)
    for number in list(holders[pivot]):
        other, others, old_right = rows[number]
        before = set(others)
        rows[number] = (other, others, subtract(others, old_right, new, others[pivot]))
        for unknown in before - others.keys():
            holders[unknown].discard(number)
        for unknown in others.keys() - before:
            holders[unknown].add(number)
    at_pivot[pivot] = len(rows)
    for unknown in terms:
        holders[unknown].add(len(rows))
    rows.append(new)


def signed(residue):
    return residue - PRIME if residue > PRIME // 2 else residue
