"""Finds the mutants of a source of law, and writes them all into a copy of it.

A mutant is a rule whose test always passes, an inverted comparison (< and <=, > and >=, == and !=)
or an inverted connective (&& and ||). libclang finds where an expression begins and ends.
"""

import dataclasses
import re

from clang.cindex import CursorKind, Index

TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
JOINED = {"&&": "||", "||": "&&"}
FUNCTIONS = (CursorKind.FUNCTION_DECL, CursorKind.CXX_METHOD, CursorKind.FUNCTION_TEMPLATE)
TEST = re.compile(rb"\.test =\s+")


@dataclasses.dataclass
class Mutant:
    number: int
    place: str  # file:line
    text: str  # What changes, for example "< becomes <= in: a < b".


@dataclasses.dataclass
class Expression:
    begin: int
    end: int
    left_end: int
    right_begin: int
    operator: str


@dataclasses.dataclass
class Test:
    """The test of a rule: a function's name or a lambda."""

    begin: int
    end: int


def end_of_test(text, begin):
    """Up to the brace that closes the rule, or the comma before its next member."""
    depth = 0
    for at in range(begin, len(text)):
        byte = text[at:at + 1]
        if depth == 0 and (byte == b"}" or re.match(rb",\s*\.", text[at:at + 100])):
            return at
        depth += (byte in b"({[") - (byte in b")}]")
    raise SystemExit(f"no end of the test at byte {begin}")


class Source:
    """`first` is the number of its first mutant. Text is bytes, as libclang counts them."""

    def __init__(self, root, path, arguments, first):
        self.path, self.first, self.mutants = path, first, []
        self.text = (root / path).read_bytes()
        unit = Index.create().parse(str(root / path), args=arguments)
        broken = [d.spelling for d in unit.diagnostics if d.severity >= 3]
        if broken:
            raise SystemExit(f"{path}: {broken[:3]}")
        self.name = unit.spelling
        self.expressions = {}
        self.collect(unit.cursor, False)
        for match in TEST.finditer(self.text):
            end = end_of_test(self.text, match.end())
            self.expressions[match.end(), end] = Test(match.end(), end)

    def collect(self, cursor, is_run):
        for child in cursor.get_children():
            if child.location.file is None or child.location.file.name != self.name:
                continue
            runs = is_run or child.kind == CursorKind.LAMBDA_EXPR or (
                child.kind in FUNCTIONS and child.is_definition() and not self.is_constant(child))
            if runs:
                self.note(child)
            self.collect(child, runs)

    def is_constant(self, function):
        body = next((c for c in function.get_children()
                     if c.kind == CursorKind.COMPOUND_STMT), None)
        end = body.extent.start.offset if body else function.extent.end.offset
        return re.search(b"const(expr|eval)", self.text[function.extent.start.offset:end])

    def note(self, cursor):
        if cursor.kind not in (CursorKind.BINARY_OPERATOR, CursorKind.CALL_EXPR,
                               CursorKind.UNEXPOSED_EXPR):
            return
        operands = list(cursor.get_children())
        if len(operands) < 2:
            return
        left, right = operands[0].extent, operands[-1].extent
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        between = self.text[left.end.offset:right.start.offset].decode().strip()
        if (begin, end) != (left.start.offset, right.end.offset):
            return
        if between in TURNED or between in JOINED:
            self.expressions[begin, end] = Expression(begin, end, left.end.offset,
                                                      right.start.offset, between)

    def add(self, begin, text):
        number = self.first + len(self.mutants)
        line = self.text.count(b"\n", 0, begin) + 1
        self.mutants.append(Mutant(number, f"{self.path}:{line}", text))
        return number

    def instrumented(self):
        text = self.rewritten(0, len(self.text))
        return b'#include "tests/mutation/mutant.h"\n' + text

    def rewritten(self, begin, end, outer=None):
        """A part of the text with all expressions in it rewritten, from the outermost inwards."""
        out, at = b"", begin
        while True:
            inside = [e for e in self.expressions.values()
                      if at <= e.begin and e.end <= end and e is not outer]
            if not inside:
                return out + self.text[at:end]
            first = min(inside, key=lambda e: (e.begin, -e.end))
            out += self.text[at:first.begin]
            out += self.passing(first) if isinstance(first, Test) else self.mutated(first)
            at = first.end

    def mutated(self, e):
        left, right = self.rewritten(e.begin, e.left_end), self.rewritten(e.right_begin, e.end)
        other = TURNED.get(e.operator) or JOINED[e.operator]
        whole = b" ".join(self.text[e.begin:e.end].split()).decode()
        number = str(self.add(e.begin, f"{e.operator} becomes {other} in: {whole}")).encode()
        is_so = b"(" + left + b" " + e.operator.encode() + b" " + right + b")"
        would_be = b"(" + left + b" " + other.encode() + b" " + right + b")"
        if e.operator in JOINED:
            return b"(::mutant::is(" + number + b") ? " + would_be + b" : " + is_so + b")"
        return b"::mutant::turned(" + number + b", " + is_so + b", " + would_be + b")"

    def passing(self, test):
        """The test of a rule, replaced by one that finds nothing if the mutant is active."""
        name = self.text[:test.begin].rpartition(b"constexpr Rule")[2].partition(b" ")[2]
        rule = re.match(rb"\w*", name)[0].decode()
        number = str(self.add(test.begin, f"the rule always passes: {rule}")).encode()
        return (b"[](const auto& context) { return ::mutant::row(" + number + b", (" +
                self.rewritten(test.begin, test.end, test) + b")(context)); }")
