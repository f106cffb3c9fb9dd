"""Facts in names, when a name becomes another's (`law.md` §6.5): they take effect with their own days
and positions, are given to the other party, or wait again."""

import cases
import facts
import naming


def settle(oracle):
    """Returns the positions of the facts whose parties are others now. A change of name may itself be
    stated in names, so this is repeated until nothing changes."""
    settled = set()
    for _ in range(MOST_TIMES):
        changed = [position for position, event in enumerate(oracle.log)
                   if event and event.settle(oracle.ledger)]
        if not changed:
            break
        settled |= set(changed)
        oracle.replay()
    return settled


MOST_TIMES = 8


def contradicted(before, after, positions):
    """The events that the facts at these positions contradict now and did not before."""
    numbers, rights = set(), set()
    for position in positions:
        for oracle in (before, after):
            named = facts.things(oracle.ledger, oracle.log[position].current)
            numbers, rights = numbers | set(named[0]), rights | set(named[1])
    opened = (cases.cases_of(after.ledger, numbers, rights)
              - cases.cases_of(before.ledger, numbers, rights))
    return sorted({at for at, _ in opened if at not in positions})
