"""Known disagreements that wait for an answer. Each is a name at the one place where the judge, by
the documents, reads the law otherwise than the binary. Where they disagree, `compare.py` asks the
judge again with these points conceded, and passes over the disagreement only if then the whole
answer is the binary's. The list is to be empty."""

import contextlib

KNOWN = {}
_conceded = set()


def conceded(name):
    return name in _conceded


@contextlib.contextmanager
def conceding():
    before = set(_conceded)
    _conceded.update(KNOWN)
    try:
        yield
    finally:
        _conceded.clear()
        _conceded.update(before)
