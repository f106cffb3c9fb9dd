"""Known disagreements between the oracle and the binary. Each is a name, used at the one place
where the oracle follows the documents and the binary does not. `compare.py` decides a submission
again with the binary's reading of these points, and accepts the disagreement only if the whole
decision is then the binary's. The list should be empty."""

import contextlib

KNOWN = {}
_active = set()


def is_active(name):
    """Whether the oracle follows the binary's reading of this point."""
    return name in _active


@contextlib.contextmanager
def binary_readings():
    before = set(_active)
    _active.update(KNOWN)
    try:
        yield
    finally:
        _active.clear()
        _active.update(before)
