"""The lint runner: a finding is never cached, and whatever a result depends on is noticed."""

import json
import os
import pathlib
import tempfile
import unittest

import cache
import run

CONFIGURATION = "Checks: '-*,bugprone-integer-division'\nWarningsAsErrors: '*'\n"
CLEAN = '#include "half.h"\ndouble f(int n) { return half(n); }\n'
HEADER = "inline double half(int n) { return n / 2.0; }\n"
WRONG = "inline double half(int n) { return n / 2; }\n"
EXCUSED = "inline double half(int n) { return n / 2; }  // NOLINT\n"


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="patledger-lint-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.checks = ""
        self.write("tree/.clang-tidy", CONFIGURATION + "HeaderFilterRegex: '.*'\n")
        self.write("tree/one.cc", CLEAN)
        self.write("tree/half.h", HEADER)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def lint(self, tree="tree", max_bytes=cache.MAX_BYTES):
        """The results of the sources. Each call is a run of its own."""
        root = self.root / tree
        entries = [{"directory": str(root), "file": path.name,
                    "command": f"ccache c++ -I{root} -std=c++20 -Wno-stringop-overread"
                               f" -Winvalid-pch -include"
                               f" {root}/cmake_pch.hxx -o {path.stem}.o -c {path}"}
                   for path in sorted(root.glob("*.cc"))]
        build, commands = self.root / "build", self.root / "commands"
        commands.mkdir(exist_ok=True)
        self.write("build/compile_commands.json", json.dumps(entries))
        run.write_commands(build, commands)
        stored = cache.Cache(self.root / "cache", root, max_bytes)
        linter = run.Linter(commands, self.checks, stored)
        group, = run.groups_of(run.sources_in(commands, [root]), 8)
        results = linter.lint(group)
        stored.trim()
        return results

    def assert_found(self, results):
        result, = [result for result in results if result.text]
        self.assertIn("bugprone-integer-division", result.text)
        self.assertEqual((result.sources, result.is_cached), (1, False))

    def assert_clean(self, results, is_cached):
        for result in results:
            self.assertEqual((result.text, result.is_cached), ("", is_cached))

    def test_a_clean_source_is_linted_once(self):
        self.assert_clean(self.lint(), False)
        self.assert_clean(self.lint(), True)

    def test_a_finding_is_found_in_each_run(self):
        self.write("tree/half.h", WRONG)
        self.assert_found(self.lint())
        self.assert_found(self.lint())
        self.assertEqual(run.report(self.lint()), 1)

    def test_a_changed_header_is_noticed(self):
        self.lint()
        self.write("tree/half.h", WRONG)
        self.assert_found(self.lint())
        self.write("tree/half.h", HEADER)
        self.assert_clean(self.lint(), True)

    def test_a_removed_comment_is_noticed(self):
        self.write("tree/half.h", EXCUSED)
        self.assert_clean(self.lint(), False)
        self.write("tree/half.h", WRONG)
        self.assert_found(self.lint())

    def test_a_new_include_is_followed(self):
        self.lint()
        self.write("tree/half.h", '#include "third.h"\n' + HEADER)
        self.write("tree/third.h", HEADER.replace("half", "third"))
        self.assert_clean(self.lint(), False)
        self.write("tree/third.h", WRONG.replace("half", "third"))
        self.assert_found(self.lint())

    def test_another_configuration_is_noticed(self):
        self.write("tree/half.h", WRONG)
        self.write("tree/.clang-tidy", "Checks: '-*,bugprone-sizeof-expression'\n")
        self.assert_clean(self.lint(), False)
        self.write("tree/.clang-tidy", CONFIGURATION + "HeaderFilterRegex: '.*'\n")
        self.assert_found(self.lint())

    def test_other_checks_are_noticed(self):
        self.write("tree/half.h", WRONG)
        self.checks = "-bugprone-integer-division,bugprone-sizeof-expression"
        self.assert_clean(self.lint(), False)
        self.checks = ""
        self.assert_found(self.lint())

    def test_a_source_that_does_not_compile_is_a_finding(self):
        self.write("tree/one.cc", CLEAN + "int g() { return missing; }\n")
        self.assertIn("missing", self.lint()[0].text)
        self.assertIn("missing", self.lint()[0].text)
        self.write("tree/one.cc", '#include "missing.h"\n')
        self.assertIn("missing.h", self.lint()[0].text)

    def test_sources_are_read_as_one(self):
        for name in ("two", "three"):
            self.write(f"tree/{name}.cc", CLEAN.replace(" f(", f" {name}("))
        self.assert_clean(self.lint(), False)
        self.assertEqual([result.sources for result in self.lint()], [3])
        self.assert_clean(self.lint(), True)

    def test_a_finding_is_that_of_its_source(self):
        self.write("tree/two.cc", CLEAN.replace(" f(", " two("))
        self.write("tree/three.cc", "double three(int n) { return n / 2; }\n")
        for _ in range(2):
            self.assert_found(self.lint())
        self.assertEqual(run.report(self.lint()), 1)

    def test_sources_that_clash_are_read_apart(self):
        self.write("tree/half.h", "#pragma once\n" + HEADER)
        self.write("tree/two.cc", CLEAN)
        self.write("tree/three.cc", "int three() { return 3; }\n")
        self.assert_clean(self.lint(), False)
        self.assertEqual([(result.sources, result.is_cached) for result in self.lint()],
                         [(3, True)])

    def test_a_configuration_inherits_that_above(self):
        self.write("tree/two.cc", "double two(int n) { return n / 2; }\n")
        self.write(".clang-tidy",
                   CONFIGURATION.replace("integer", "sizeof-expression,bugprone-integer"))
        self.write("tree/.clang-tidy", "InheritParentConfig: true\n")
        self.assert_found(self.lint())
        self.write("tree/.clang-tidy",
                   "InheritParentConfig: true\nChecks: -bugprone-integer-division\n")
        self.assert_clean(self.lint(), False)

    def test_a_clone_in_another_folder_uses_the_results(self):
        self.lint()
        for path in (self.root / "tree").iterdir():
            self.write(f"clone/{path.name}", path.read_text(encoding="utf-8"))
        self.assert_clean(self.lint("clone"), True)

    def test_the_cache_is_bounded(self):
        self.lint(max_bytes=0)
        self.assertEqual([path for path in (self.root / "cache").glob("*/*")], [])
        self.assert_clean(self.lint(max_bytes=1 << 20), False)
        old = self.root / "cache/clean/old"
        old.touch()
        os.utime(old, (1, 1))
        self.assert_clean(self.lint(max_bytes=2 * 4096), True)
        self.assertFalse(old.exists())

    def test_a_damaged_cache_is_not_used(self):
        self.lint()
        for path in (self.root / "cache/sources").iterdir():
            path.write_bytes(b"damaged")
        self.assert_clean(self.lint(), True)  # The includes are listed again.


if __name__ == "__main__":
    unittest.main()
