"""Comparison of a release with the model: missing, extra and different figures."""

import cube
import published
import tables

# The submission types that may have a cause.
KINDS = {"correction": {"event.correct"}, "reclassification": {"event.correct", "event.retract"},
         "retraction": {"event.retract"}, "value-revised": {"contract.revise"},
         "royalty-revised": {"contract.revise"},
         "cancelled": {"contract.cancel", "licence.revoke", "pledge.revoke"},
         "bundle": {"pledge.register", "pledge.revoke", "event.correct", "event.retract"}}
LATE = {"contract.register", "contract.receipt", "transfer.register", "licence.record",
        "open-licence.declare", "open-licence.announce", "open-licence.accept", "pledge.register"}


class Comparison:
    def __init__(self, kinds):
        self.kinds = kinds  # The type of each entry that took effect.
        self.differences = []
        self.observations = self.revisions = self.cells = 0

    def differ(self, what, modelled, released):
        for key in sorted(modelled.keys() | released.keys(), key=str):
            if modelled.get(key) != released.get(key):
                self.differences.append(f"{what}: {key}: the model has {modelled.get(key)}, "
                                        f"the release {released.get(key)}")

    def release(self, figures, folder):
        released = published.observations(folder)
        self.observations += len(released)
        self.differ(f"{folder.name}/data.csv", figures.observations, released)
        lines = published.revisions(folder)
        self.revisions += len(lines)
        modelled = figures.revisions
        self.differ(f"{folder.name}/revisions.csv", modelled, lines)
        self.revisions_agree(folder.name, lines, released)
        self.tables(tables.Tables(figures), folder)

    def revisions_agree(self, name, lines, observations):
        """Checks revisions against each other, data.csv and the submissions, without the model."""
        faults, last = tables.chained(lines)
        faults += tables.unended(last, observations)
        for key, line in lines.items():
            kinds = {self.kinds.get(seq) for seq in line[3]}
            if not kinds or not kinds <= KINDS.get(key[-1], LATE):
                faults.append(("kind", key, kinds))
        self.differences += [f"{name}/revisions.csv: {fault}" for fault in faults]

    def tables(self, model, folder):
        for name, cuts, indicators, only in cube.TABLES:
            head, rows = published.table(folder, name)
            released = published.unique(((codes_of(row), figures_of(row, indicators))
                                         for row in rows),
                                    name)
            self.cells += sum(map(len, released.values()))
            self.differ(f"{folder.name}/{name}", model.table(name, cuts, indicators, only),
                        released)
            self.head(model, folder, name, head)
        head, rows = published.table(folder, "A14")
        released = {(row["month"], row["indicator"]): (row["first_published"], row["current"],
                                                   row["difference"], row["reasons"])
                for row in rows}
        self.differ(f"{folder.name}/A14", model.revised(), released)
        self.head(model, folder, "A14", head)

    def head(self, model, folder, name, head):
        modelled = model.head(name)
        self.differ(f"{folder.name}/{name}, head", modelled, {key: head[key] for key in modelled})


def codes_of(row):
    return tuple(row.get(dimension, cube.TOTAL) for dimension in cube.DIMENSIONS)


def figures_of(row, indicators):
    """The columns of figures, without the titles of codes."""
    return {name: text for name, text in row.items() if name.startswith(tuple(indicators))}
