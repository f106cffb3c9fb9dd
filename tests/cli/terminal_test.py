"""What is shown on a terminal: no name from outside reaches it raw."""

import json
import os
import pathlib
import pty
import re
import subprocess
import unicodedata
import unittest

from command import BINARY, CommandTest, example_lines
from every_command import READERS, with_paths

# An escape sequence, one of C1, a change of direction, a bell, a blank without width, a tag.
HOSTILE = "x\x1b]0;owned\x07\x1b[2J\u009b31m\u202etxet\u200b\U000e0041\x7f"
OWN_STYLE = re.compile("\x1b\\[[0-9]*m")


def is_controlling(character):
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")


def on_terminal(*arguments, env=None):
    """What a command writes to a terminal, on either stream."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([BINARY, *map(str, arguments)], stdin=subprocess.DEVNULL,
                               stdout=theirs, stderr=theirs, env={**os.environ, **(env or {})})
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 1 << 16)
        except OSError:  # The last writer has closed it.
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    process.wait()
    return written.decode("utf-8", errors="surrogateescape")


class Terminal(CommandTest):
    def setUp(self):
        super().setUp()
        self.place = pathlib.Path(self.folder.name)

    def assert_safe(self, text, command):
        text = OWN_STYLE.sub("", text.replace("\r\n", "\n").replace("\r\x1b[K", ""))
        raw = {hex(ord(c)) for c in text if c != "\n" and
               (is_controlling(c) or "\udc80" <= c <= "\udcff")}
        self.assertEqual(raw, set(), (command, text[-2000:]))

    def load_hostile_example(self):
        """The example, in which every text that may be anything is hostile."""
        lines = []
        for line in example_lines():
            submission = json.loads(line)
            body = submission["body"]
            for field in ("name", "title", "reason", "usage", "address"):
                if isinstance(body.get(field), str):
                    body[field] += HOSTILE
            lines.append(json.dumps(submission))
        self.assertIn("owned", "".join(lines))
        return self.submit("\n".join(lines) + "\n", code=65)

    def test_every_command_that_reads(self):
        self.load_hostile_example()
        shown = ""
        for number, command in enumerate(READERS):
            words = with_paths(command, self.data, self.place / f"out-{number}")
            for language in ("zh", "en"):
                text = on_terminal(*words, "--data", self.data, "--lang", language)
                self.assert_safe(text, command)
                shown += text
        self.assertIn("owned", shown)

    def test_receipts(self):
        submission = json.loads(example_lines()[1])
        submission["id"] = "H-1"
        submission["body"] = {f"name{HOSTILE}": HOSTILE, "party": HOSTILE}
        source = self.place / f"{HOSTILE.replace('/', '')}.ndjson"
        source.write_text(json.dumps(submission) + "\n", encoding="utf-8")
        for form in ("json", "text"):
            text = on_terminal("submit", "--dry-run", "--receipts", form, source, "--data",
                               self.data)
            self.assertIn("owned", text)
            self.assert_safe(text, form)
        for command in (["convert", source], ["convert", source, "--to", "ndjson"]):
            self.assert_safe(on_terminal(*command), command)

    def test_json_has_the_same_content(self):
        self.load_hostile_example()
        done = self.run_command("feed")
        self.assertEqual([c for c in done.stdout.decode() if c != "\n" and is_controlling(c)], [])
        names = [json.loads(line)["data"].get("name", "") for line in done.stdout.splitlines()]
        self.assertTrue(any(name.endswith(HOSTILE) for name in names))

    def test_errors(self):
        place = self.place / HOSTILE
        place.mkdir()
        self.load_example()
        for command in ([HOSTILE], ["submit", place / "none"], ["submit", place],
                        ["stats", "--from", HOSTILE], ["stats", "--known", HOSTILE, "--from",
                                                       "2024-07"],
                        ["patent", HOSTILE], ["check", HOSTILE, "--for", "pledge"],
                        ["check", "201819000005.X", "--for", HOSTILE],
                        ["check", "201819000005.X", "--for", "pledge", "--by", HOSTILE],
                        ["explain", "--month", "2024-07", "--cell", HOSTILE],
                        ["stats", "--from", "2024-07", "--by", HOSTILE],
                        ["stats", "--from", "2024-07", "--with", place],
                        ["checkpoint", "--size", HOSTILE], ["law", "--on", HOSTILE],
                        ["feed", f"--{HOSTILE}"], ["key", "show", place],
                        ["key", "new", HOSTILE, "--out", place / "key"],
                        ["compare", place, place], ["release", "--month", "2024-07", "--out", place],
                        ["release", "--month", "2024-07", "--out", place / "out"],
                        ["verify", "--release", place], ["topics", "check", "--config", place],
                        ["doctor"], ["demo", "--data", place / "demo"]):
            data = place if command == ["doctor"] else self.data
            options = [] if "--data" in command else ["--data", data]
            self.assert_safe(on_terminal(*command, *options), command)

    def test_a_release_of_somebody_else(self):
        self.load_example()
        out = self.place / "out"
        self.assertEqual(self.run_command("release", "--month", "2024-07", "--out", out).returncode,
                         0)
        manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
        for change in ({"id": HOSTILE}, {"position": HOSTILE},
                       {"files": [{**manifest["files"][0], "path": HOSTILE}]}):
            (out / "manifest.json").write_text(json.dumps({**manifest, **change}),
                                               encoding="utf-8")
            self.assert_safe(on_terminal("verify", "--release", out), change)
        (out / HOSTILE).write_bytes(b"")
        self.assert_safe(on_terminal("verify", "--release", out), "file")


if __name__ == "__main__":
    unittest.main()
