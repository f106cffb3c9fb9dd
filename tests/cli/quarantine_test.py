"""The quarantine: oversized lines in constant memory, and no leftovers of a killed run."""

import hashlib
import json
import pathlib
import signal
import subprocess
import time
import unittest

from command import BINARY, PARTY, CommandTest

MIB = 1 << 20


def long_line(mib, letter=b"x"):
    return letter * (mib * MIB) + b"\n"


class Quarantine(CommandTest):
    def setUp(self):
        super().setUp()
        self.quarantine = self.data / "quarantine"
        self.source = pathlib.Path(self.folder.name) / "long.ndjson"

    def files(self):
        return sorted(path.name for path in self.quarantine.iterdir())

    def test_memory_is_constant(self):
        """With half of the line as the limit of all memory beyond the program's own."""
        with open(self.source, "wb") as file:
            file.write((PARTY % (1, 1)).encode())
            for _ in range(400):
                file.write(b"x" * MIB)
            file.write(b"\n" + (PARTY % (2, 2)).encode())
        peaks = []
        for source in (self.source, pathlib.Path("/dev/null")):
            data = self.data / source.name
            data.mkdir(parents=True)
            done = subprocess.run(["/usr/bin/python3", "-c", """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
""", BINARY, "submit", str(source), "--data", str(data)], capture_output=True, check=True)
            peaks.append(int(done.stdout) * 1024)
        self.assertLess(peaks[0] - peaks[1], 16 * MIB, peaks)

    def test_a_line_beyond_the_limit_of_a_file_is_stored_in_part(self):
        line = b"y" * (257 * MIB)
        self.source.write_bytes(b"{" + line[1:] + b"\n" + (PARTY % (1, 1)).encode())
        done = self.run_command("submit", self.source)
        self.assertEqual(done.returncode, 65, done.stderr)
        outcomes = [json.loads(text)["outcome"] for text in done.stdout.splitlines()]
        self.assertEqual(outcomes, ["malformed", "recorded"])
        name = hashlib.sha256(b"{" + line[1:]).hexdigest()
        self.assertEqual(self.files(), [f"{name}.{256 * MIB}"])
        self.assertIn(f"its first {256 * MIB} bytes are stored", done.stderr.decode())
        self.assertEqual((self.quarantine / self.files()[0]).stat().st_size, 256 * MIB)
        self.assertEqual(self.run_command("verify").returncode, 0)

    def kill_while_writing(self):
        process = subprocess.Popen([BINARY, "submit", "-", "--data", str(self.data)],
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        process.stdin.write((PARTY % (1, 1)).encode() + b"{" + b"z" * (4 * MIB))
        process.stdin.flush()
        while not self.quarantine.exists() or not self.files():
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdin.close()

    def test_what_a_killed_run_was_writing_is_deleted(self):
        self.kill_while_writing()
        self.assertEqual([name[:9] for name in self.files()], ["incoming-"])
        self.submit(PARTY % (2, 2), code=0)
        self.assertEqual(self.files(), [])
        self.assertEqual(self.root()[0], "2")

    def test_a_whole_file_that_no_entry_names_is_deleted(self):
        self.submit(b"{" + long_line(2), code=65)
        (named,) = self.files()
        unnamed = hashlib.sha256(b"never recorded").hexdigest()
        (self.quarantine / unnamed).write_bytes(b"never recorded")
        self.submit(PARTY % (1, 1), code=0)
        self.assertEqual(self.files(), [named])
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_only_the_owner_reads_it(self):
        self.submit(b"{" + long_line(2), code=65)
        self.assertEqual(self.quarantine.stat().st_mode & 0o077, 0)
        for path in self.quarantine.iterdir():
            self.assertEqual(path.stat().st_mode & 0o077, 0)


if __name__ == "__main__":
    unittest.main()
