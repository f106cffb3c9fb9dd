"""A release against the model, both ways: what is missing, what is too much, what is otherwise."""

import cube
import published
import tables

# What an entry must be for a cause to be its own.
KINDS = {"correction": {"event.correct"}, "reclassification": {"event.correct"},
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

    def differ(self, what, modelled, told):
        for key in sorted(modelled.keys() | told.keys(), key=str):
            if modelled.get(key) != told.get(key):
                self.differences.append(f"{what}: {key}: the model has {modelled.get(key)}, "
                                        f"the release {told.get(key)}")

    def release(self, figures, folder):
        told = published.observations(folder)
        self.observations += len(told)
        self.differ(f"{folder.name}/data.csv", figures.observations, told)
        lines = published.revisions(folder)
        self.revisions += len(lines)
        modelled = figures.revisions
        self.differ(f"{folder.name}/revisions.csv", modelled, lines)
        self.revisions_agree(folder.name, lines, told)
        self.tables(tables.Tables(figures), folder)

    def revisions_agree(self, name, lines, observations):
        """Among themselves, with data.csv, and with what was submitted: without the model."""
        faults, last = tables.chained(lines)
        faults += tables.unended(last, observations)
        for key, line in lines.items():
            kinds = {self.kinds.get(seq) for seq in line[3]}
            if not kinds or not kinds <= KINDS.get(key[-1], LATE):
                faults.append(("kind", key, kinds))
        self.differences += [f"{name}/revisions.csv: {fault}" for fault in faults]

    def tables(self, model, folder):
        for name, cuts, indicators, kept in cube.TABLES:
            head, rows = published.table(folder, name)
            told = published.unique(((codes_of(row), figures_of(row, indicators)) for row in rows),
                                    name)
            self.cells += sum(map(len, told.values()))
            self.differ(f"{folder.name}/{name}", model.table(name, cuts, indicators, kept), told)
            self.head(model, folder, name, head)
        head, rows = published.table(folder, "A14")
        told = {(row["month"], row["indicator"]): (row["first_published"], row["current"],
                                                   row["difference"], row["reasons"])
                for row in rows}
        self.differ(f"{folder.name}/A14", model.revised(), told)
        self.head(model, folder, "A14", head)

    def head(self, model, folder, name, head):
        modelled = model.head(name)
        self.differ(f"{folder.name}/{name}, head", modelled, {key: head[key] for key in modelled})


def codes_of(row):
    return tuple(row.get(dimension, cube.TOTAL) for dimension in cube.DIMENSIONS)


def figures_of(row, indicators):
    """The columns of figures; a title beside a code is no figure."""
    return {name: text for name, text in row.items() if name.startswith(tuple(indicators))}
