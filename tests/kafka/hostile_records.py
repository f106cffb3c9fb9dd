"""Malformed records, and valid ones with hostile keys and headers, for hostile_test.py.

Each function of `BAD_JSON`, `HEAVY` and `BAD_CAPNP` makes the bytes of one record that must be
malformed. They contain a valid submission, so that an accepted one is recorded and detected.
"""

import json
import re
import struct

import nodes

MIB = 1 << 20
JSON = "application/json"
CAPNP = "application/x-capnp"


def submission(serial, **changes):
    """A valid submission of the operator that no other test uses. None removes a field."""
    fields = {"id": f"H-{serial}", "source": "operator", "type": "party.register",
              "at": "2024-07-01T09:00:00+08:00",
              "body": {"party": f"hostile-{serial}", "name": "n", "kind": "enterprise",
                       "country": "CN", "district": "120101", "roles": []}} | changes
    return {name: value for name, value in fields.items() if value is not None}


def text(serial, **changes):
    return json.dumps(submission(serial, **changes)).encode()


def body(serial, **changes):
    fields = submission(serial)["body"] | changes
    return text(serial, body={name: value for name, value in fields.items() if value is not None})


def with_name(serial, raw):
    """With these raw bytes as the text of the name."""
    return text(serial).replace(b'"name": "n"', b'"name": "' + raw + b'"')


def with_number(serial, digits):
    return text(serial).replace(b'"name": "n"', b'"name": ' + digits)


BAD_JSON = {
    "cut": lambda n, rng: text(n)[:rng.randrange(1, len(text(n)))],
    "empty": lambda n, rng: b"",
    "blank": lambda n, rng: b" \n\t",
    "lists 100,000 deep": lambda n, rng: b"[" * 100_000,
    "objects 100,000 deep": lambda n, rng: b'{"a":' * 100_000,
    "depth in the body": lambda n, rng: with_number(n, b"[" * 40 + b"]" * 40),
    "number of 200 kB": lambda n, rng: with_number(n, b"9" * 200_000),
    "exponent of 400": lambda n, rng: with_number(n, b"1e400"),
    "key twice": lambda n, rng: text(n)[:-1] + b', "id": "H-twice"}',
    "key twice in the body": lambda n, rng: text(n).replace(b'"name"', b'"name": "x", "name"'),
    "lone surrogate": lambda n, rng: with_name(n, rng.choice(
        [rb"\ud800", rb"\udc00x", rb"\ud83d "])),
    "not UTF-8": lambda n, rng: with_name(
        n, rng.choice([b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe6\xb4"])),
    "UTF-16": lambda n, rng: text(n).decode().encode("utf-16"),
    "NaN": lambda n, rng: with_number(n, rng.choice([b"NaN", b"Infinity", b"-Infinity", b"nan"])),
    "invalid number": lambda n, rng: with_number(n, rng.choice(
        [b"+1", b"01", b".5", b"1.", b"0x1"])),
    "trailing data": lambda n, rng: text(n) + rng.choice([b"x", b"{}", b"\0", b",", text(n)]),
    "NUL in a text": lambda n, rng: with_name(n, b"a\0b"),
    "control character": lambda n, rng: with_name(n, b"a\nb"),
    "invalid escape": lambda n, rng: with_name(n, rng.choice([rb"\x41", rb"\u12", rb"\u12g4"])),
    "unterminated text": lambda n, rng: text(n).replace(b'"n"', b'"n'),
    "comma at the end": lambda n, rng: text(n)[:-1] + b",}",
    "comment": lambda n, rng: b"/* */" + text(n),
    "single quotes": lambda n, rng: text(n).replace(b'"', b"'"),
    "not an object": lambda n, rng: rng.choice(
        [b"[]", b"1", b"null", b"true", b'"H"', b"[" + text(n) + b"]"]),
    "field missing": lambda n, rng: text(n, **{rng.choice(["id", "source", "type", "body"]): None}),
    "body's field missing": lambda n, rng: body(n, **{rng.choice(["party", "name", "kind"]): None}),
    "field unknown": lambda n, rng: text(n, surprise=1),
    "field unknown, name of 300 kB": lambda n, rng: text(n, **{"s" * 300_000: 1}),
    "5,000 fields unknown": lambda n, rng: text(n, **{f"surprise-{i}": i for i in range(5000)}),
    "type unknown": lambda n, rng: text(n, type="party.invent"),
    "type of 300 kB": lambda n, rng: text(n, type="t" * 300_000),
    "wrong kinds of value": lambda n, rng: text(n, **{
        rng.choice(["id", "source", "type", "at", "body"]): rng.choice([1, [], True, {"a": {}}])}),
    "id too long": lambda n, rng: text(n, id="i" * rng.choice([65, 4097, 300_000])),
    "id not printable": lambda n, rng: text(n, id=rng.choice(["", "é", "a\tb", "\u202e", "\x7f"])),
    "source too long": lambda n, rng: text(n, source="s" * rng.choice([65, 4097, 300_000])),
    "invalid date": lambda n, rng: text(n, at=rng.choice(["2024-02-30T09:00:00Z", "now", ""])),
    "text of 300 kB": lambda n, rng: body(n, name="n" * 300_000),
    "list of 100,000": lambda n, rng: body(n, roles=["bank"] * 100_000),
}
HEAVY = {  # Over the size limits; used rarely.
    "one byte too long": lambda n, rng: text(n).ljust(MIB + 1),
    "number of 10 MB": lambda n, rng: with_number(n, b"9" * 10_000_000),
    "text of 2 MB": lambda n, rng: with_name(n, b"n" * 2_000_000),
    "depth of 5,000,000": lambda n, rng: b"[" * 5_000_000,
}


def words(*values):
    return struct.pack(f"<{len(values)}Q", *(value & (2**64 - 1) for value in values))


def framed(*segments):
    table = [len(segments) - 1, *(len(one) // 8 for one in segments)]
    table += [0] * (len(table) % 2)
    return struct.pack(f"<{len(table)}I", *table) + b"".join(segments)


def struct_to(offset, data, pointers):
    return (offset & 0x3FFFFFFF) << 2 | data << 32 | pointers << 48


def list_to(offset, size, count):
    return 1 | (offset & 0x3FFFFFFF) << 2 | size << 32 | count << 35


def far_to(segment, position, *, double=False):
    return 2 | double << 2 | position << 3 | segment << 32


def rooted(*pointers, more=b""):
    """A message whose root is a submission with two data words and these pointers."""
    return framed(words(struct_to(0, 2, len(pointers)), 0, 0, *pointers) + more)


VOIDS = list_to(0, 0, 2**29 - 1)  # 2^29 - 1 elements without data.
EMPTY_STRUCTS = words((2**29 - 1) << 2)  # The tag of a composite list of as many elements.

BAD_CAPNP = {
    "cut": lambda good, rng: good[:rng.randrange(0, len(good) // 8) * 8],
    "cut within a word": lambda good, rng: good[:-rng.randrange(1, 8)],
    "table only": lambda good, rng: good[:8],
    "trailing word": lambda good, rng: good + bytes(8),
    "two messages": lambda good, rng: good + good,
    "2^32 - 1 segments": lambda good, rng: b"\xff\xff\xff\xff" + good[4:],
    "2^32 - 2 segments": lambda good, rng: b"\xfe\xff\xff\xff" + good[4:],
    "600 empty segments": lambda good, rng: framed(*[b""] * 600),
    "segment of 32 GiB": lambda good, rng: struct.pack("<II", 0, 2**32 - 1) + good[8:],
    "root is null": lambda good, rng: framed(words(0)),
    "root is a list": lambda good, rng: framed(words(list_to(0, 6, 1), 0)),
    "root out of bounds": lambda good, rng: framed(words(struct_to(1000, 2, 5))),
    "root points to itself": lambda good, rng: framed(words(struct_to(-1, 0, 1))),
    "void lists": lambda good, rng: rooted(*[VOIDS] * 5),
    "void list in a list": lambda good, rng: rooted(
        0, 0, list_to(2, 6, 64), 0, 0, more=words(*[VOIDS] * 64)),
    "empty structs": lambda good, rng: rooted(*[list_to(4 - i, 7, 0) for i in range(5)],
                                              more=EMPTY_STRUCTS),
    "20,000 pointers to one list": lambda good, rng: rooted(
        0, 0, list_to(2, 6, 20_000), 0, 0,
        more=words(*[list_to(19_999 - i, 2, 80_000) for i in range(20_000)]) + b"P" * 80_000),
    "far pointer to itself": lambda good, rng: framed(words(far_to(0, 0))),
    "far pointers in a ring": lambda good, rng: framed(words(far_to(1, 0)), words(far_to(0, 0))),
    "double far in a ring": lambda good, rng: framed(
        words(far_to(1, 0, double=True)), words(far_to(1, 0, double=True), far_to(0, 0))),
    "far to no segment": lambda good, rng: framed(words(far_to(7, 0))),
    "capability": lambda good, rng: rooted(*[3] * 5),
    "structs in a ring": lambda good, rng: rooted(0, 0, 0, 0, struct_to(-8, 2, 5)),
    "not UTF-8": lambda good, rng: re.sub(rb"[KW]-", b"\xc3-", good, count=1),
    "random bytes": lambda good, rng: rng.randbytes(rng.randrange(1, 4000)),
    "random words": lambda good, rng: framed(rng.randbytes(8 * rng.randrange(1, 400))),
    "random words after a good root": lambda good, rng: rooted(
        *[rng.getrandbits(64) for _ in range(5)], more=rng.randbytes(800)),
    "JSON": lambda good, rng: text(0),
    "empty": lambda good, rng: b"",
}
BAD_TYPES = ["text/plain", "application/xml", "application/octet-stream", "application/jsonx",
             "application/cloudevents+json", "application/x-capnp2", "x" * 100_000, b"\xff\xfe", "/",
             "application/json, application/x-capnp"]


def key_and_headers(serial, rng):
    """Unusual but valid keys and headers, which must have no effect. The key may be None."""
    key = rng.choice([None, None, b"k" * 4096, b"k" * 4097, b"\x00\xff", b"", b"k" * 100_000])
    correlation = rng.choice([None, f"c-{serial}".encode(), b"c" * 256, b"c" * 257, b"c" * 100_000,
                              "关联".encode(), b"\xff\xfe", b"a\x00b", b"a\r\nb", b""])
    headers = [] if correlation is None else [("ce_correlationid", correlation)]
    headers += rng.choice([[], [], [("h" * 10_000, b"v" * 100_000)], [("", b"")],
                           [(f"h{i}", b"v") for i in range(2000)], [("ce_specversion", b"9.9")],
                           [("ce_sequence", b"00000000000000000000"), ("ce_ledger", b"7")],
                           [("__connect.errors.offset", b"0")], [("null", None)]])
    return key, headers


def to_capnp(lines, folder):
    """Converts JSON submissions into framed messages."""
    source, target = folder / "convert.ndjson", folder / "convert.capnp"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with target.open("wb") as stream:
        nodes.succeed("convert", source, stdout=stream)
    messages = split_capnp(target.read_bytes())
    if len(messages) != len(lines):
        raise AssertionError(f"{len(messages)} messages of {len(lines)} lines")
    return messages


def split_capnp(stream):
    """The framed messages of a file, each with its segment table."""
    messages, start = [], 0
    while start < len(stream):
        count = struct.unpack_from("<I", stream, start)[0] + 1
        sizes = struct.unpack_from(f"<{count}I", stream, start + 4)
        end = start + (4 * (count + 1) + 7) // 8 * 8 + 8 * sum(sizes)
        messages.append(stream[start:end])
        start = end
    return messages
