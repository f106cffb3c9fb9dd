"""A cache of clean clang-tidy results, on disk, bounded in size.

A result depends on the source, all files that it includes, the compile flags, the configuration
(.clang-tidy), the checks and the version of clang-tidy. Only "no findings" is stored: a file with
findings is linted again on each run.

  sources/KEY   the files that a source included in its last run, by compile command
  clean/KEY     empty; KEY is the hash of all that the result depends on

The compiler lists the includes only if a lookup misses, as ccache does in its direct mode.
"""

import hashlib
import json
import os
import pathlib
import tempfile
import zlib

FORMAT = 1
MAX_BYTES = 64 << 20


def default_folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "patledger-lint"


def hash_of(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


class Cache:
    """`root` is the tree: clones in different directories share results. Use: lookup; if it returns no
    result, lint and call store. Threads may share a cache, and so may processes."""

    def __init__(self, folder, root, max_bytes=MAX_BYTES):
        self.folder, self.root, self.max_bytes = pathlib.Path(folder), str(root), max_bytes
        self.hashes = {}  # By path; each file is read once per run.
        for name in ("sources", "clean"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def includes(self, command):
        """The files of the last run of this compile command; None if it is unknown."""
        try:
            stored = self._path("sources", command).read_bytes()
            return [self._full(name) for name in json.loads(zlib.decompress(stored))]
        except (OSError, ValueError, zlib.error):
            return None

    def key(self, command, setting, files):
        """Of a result; None if a file is missing. `setting`: whatever else the result depends on."""
        try:
            contents = [[self._short(path), self._hash(path)] for path in sorted(set(files))]
        except OSError:
            return None
        return hash_of([FORMAT, self._short_all(command), setting, contents])

    def is_clean(self, key):
        path = self.folder / "clean" / str(key)
        if key is None or not path.exists():
            return False
        path.touch()
        return True

    def store_includes(self, command, files):
        text = json.dumps([self._short(path) for path in files])
        self._write(self._path("sources", command), zlib.compress(text.encode()))

    def store_clean(self, key):
        self._write(self.folder / "clean" / key, b"")

    def trim(self):
        """Removes the files used least recently. A file counts at least as one block of the disk."""
        files = [(path.stat(), path) for path in self.folder.glob("*/*")]
        files.sort(key=lambda one: one[0].st_mtime, reverse=True)
        total = 0
        for status, path in files:
            total += max(status.st_size, 4096)
            if total > self.max_bytes:
                path.unlink(missing_ok=True)

    def forget_hashes(self):
        """Files are read again."""
        self.hashes = {}

    def _path(self, name, command):
        return self.folder / name / hash_of([FORMAT, self._short_all(command)])

    def _hash(self, path):
        found = self.hashes.get(path)
        if found is None:
            found = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
            self.hashes[path] = found
        return found

    def _short(self, path):
        return "./" + path[len(self.root) + 1:] if path.startswith(self.root + "/") else path

    def _short_all(self, command):
        return [word.replace(self.root + "/", "./").replace(self.root, ".") for word in command]

    def _full(self, name):
        return f"{self.root}/{name[2:]}" if name.startswith("./") else name

    def _write(self, path, content):
        """Complete or not at all, as other processes read it."""
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as new:
            new.write(content)
        os.replace(new.name, path)
