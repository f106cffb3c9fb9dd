"""The control: releases with one fault each, which the comparison must notice."""

import shutil
import tempfile
from pathlib import Path

from compare import Comparison


def one_more(text):
    return str(int(text) + 1) if "." not in text else f"{text[:-1]}{(int(text[-1]) + 1) % 10}"


def column(path, name):
    """Where a column is, and the lines; no cell of these files is quoted but in tables."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return lines[0].rstrip("\n").split(",").index(name), lines


def changed(name, change):
    def spoil(path, random):
        place, lines = column(path, name)
        line = random.randrange(1, len(lines))
        cells = lines[line].rstrip("\n").split(",")
        cells[place] = change(cells[place])
        lines[line] = ",".join(cells) + "\n"
        path.write_text("".join(lines), encoding="utf-8")
    return spoil


def dropped(path, random):
    _, lines = column(path, "month")
    del lines[random.randrange(1, len(lines))]
    path.write_text("".join(lines), encoding="utf-8")


def added(path, random):
    """A line of a month that the release has not."""
    _, lines = column(path, "month")
    lines.append("1999-12" + random.choice(lines[1:])[len("1999-12"):])
    path.write_text("".join(lines), encoding="utf-8")


def in_table(path, random):
    """The last figure of a row that has one."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    line = random.randrange(11, len(lines))
    cells = lines[line].rstrip("\n").split(",")
    place = max(at for at, cell in enumerate(cells) if cell)
    cells[place] = one_more(cells[place])
    lines[line] = ",".join(cells) + "\n"
    path.write_text("".join(lines), encoding="utf-8")


FAULTS = (("data.csv", "a figure that is one more", changed("value", one_more)),
          ("data.csv", "a line that is not there", dropped),
          ("data.csv", "a line too much", added),
          ("data.csv", "another rev_no", changed("rev_no", one_more)),
          ("data.csv", "another status", changed("obs_status", lambda text: "AP"[text == "A"])),
          ("data.csv", "another previous figure", changed("previous", lambda text: text + "1")),
          ("revisions.csv", "an amount that is one more", changed("amount", one_more)),
          ("revisions.csv", "another cause", changed("cause", lambda text: text + "s")),
          ("revisions.csv", "an entry too much", changed("events", lambda text: text + " 0")),
          ("revisions.csv", "the first entry left out",
           changed("events", lambda text: text.partition(" ")[2])),
          ("revisions.csv", "a line that is not there", dropped),
          ("tables/A4.csv", "a figure that is one more", in_table),
          ("tables/A13.csv", "a figure that is one more", in_table))


def missed(figures, folder, kinds, random):
    """Which of the faults the comparison does not see."""
    unseen = []
    for name, what, spoil in FAULTS:
        with tempfile.TemporaryDirectory(prefix="patledger-spoilt-") as place:
            copy = Path(place) / "copy"
            shutil.copytree(folder, copy)
            spoil(copy / name, random)
            comparison = Comparison(kinds)
            comparison.release(figures, copy)
            if not comparison.differences:
                unseen.append(f"{name}: {what}")
    return unseen
