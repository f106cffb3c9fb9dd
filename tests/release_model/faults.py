"""The control: releases with one fault each, which the comparison must detect."""

import shutil
import tempfile
from pathlib import Path

from compare import Comparison


def one_more(text):
    return str(int(text) + 1) if "." not in text else f"{text[:-1]}{(int(text[-1]) + 1) % 10}"


def column(path, name):
    """The index of a column, and the lines. Cells of these files are not quoted."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return lines[0].rstrip("\n").split(",").index(name), lines


def changed(name, change):
    def damage(path, random):
        place, lines = column(path, name)
        line = random.randrange(1, len(lines))
        cells = lines[line].rstrip("\n").split(",")
        cells[place] = change(cells[place])
        lines[line] = ",".join(cells) + "\n"
        path.write_text("".join(lines), encoding="utf-8")
    return damage


def dropped(path, random):
    _, lines = column(path, "month")
    del lines[random.randrange(1, len(lines))]
    path.write_text("".join(lines), encoding="utf-8")


def added(path, random):
    """A line of a month outside the release."""
    _, lines = column(path, "month")
    lines.append("1999-12" + random.choice(lines[1:])[len("1999-12"):])
    path.write_text("".join(lines), encoding="utf-8")


def in_table(path, random):
    """Changes the last figure of a row."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    line = random.randrange(11, len(lines))
    cells = lines[line].rstrip("\n").split(",")
    place = max(at for at, cell in enumerate(cells) if cell)
    cells[place] = one_more(cells[place])
    lines[line] = ",".join(cells) + "\n"
    path.write_text("".join(lines), encoding="utf-8")


FAULTS = (("data.csv", "a figure increased by one", changed("value", one_more)),
          ("data.csv", "a missing line", dropped),
          ("data.csv", "an extra line", added),
          ("data.csv", "another rev_no", changed("rev_no", one_more)),
          ("data.csv", "another status", changed("obs_status", lambda text: "AP"[text == "A"])),
          ("data.csv", "another previous figure", changed("previous", lambda text: text + "1")),
          ("revisions.csv", "an amount increased by one", changed("amount", one_more)),
          ("revisions.csv", "another cause", changed("cause", lambda text: text + "s")),
          ("revisions.csv", "an extra entry", changed("events", lambda text: text + " 0")),
          ("revisions.csv", "a missing entry",
           changed("events", lambda text: text.partition(" ")[2])),
          ("revisions.csv", "a missing line", dropped),
          ("tables/A4.csv", "a figure increased by one", in_table),
          ("tables/A13.csv", "a figure increased by one", in_table))


def undetected(figures, folder, kinds, random):
    """The faults that the comparison does not detect."""
    unseen = []
    for name, what, damage in FAULTS:
        with tempfile.TemporaryDirectory(prefix="patledger-fault-") as place:
            copy = Path(place) / "copy"
            shutil.copytree(folder, copy)
            damage(copy / name, random)
            comparison = Comparison(kinds)
            comparison.release(figures, copy)
            if not comparison.differences:
                unseen.append(f"{name}: {what}")
    return unseen
