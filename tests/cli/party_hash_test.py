"""Natural persons: parties by a keyed hash. Their identity numbers are refused and stored nowhere."""

import json
import pathlib
import subprocess
import unittest

from command import BINARY, CommandTest, contents

NUMBER = "11010519491231002X"  # The example of GB 11643-1999.
OTHER = "440524188001010014"
LONG_LINE = 2 << 20  # More than a submission may have.


def wide(number):
    return number.translate({ord(c): chr(ord(c) + 0xFEE0) for c in number})


def escaped(number):
    return "".join(f"\\u{ord(c):04x}" for c in number)


def registration(party, name="示例发明人", kind="individual", submission="P-1"):
    return (f'{{"id":"{submission}","source":"operator","at":"2024-01-02T09:00:00+08:00",'
            f'"type":"party.register","body":{{"party":"{party}","name":"{name}",'
            f'"kind":"{kind}","country":"CN","roles":[]}}}}\n')


class PartyHash(CommandTest):
    def setUp(self):
        super().setUp()
        self.key = pathlib.Path(self.folder.name) / "persons.key"

    def hash(self, text, *arguments):
        return subprocess.run([BINARY, "party-hash", "--key", self.key, *arguments],
                              input=text.encode(), capture_output=True, check=False)

    def person(self, number=NUMBER):
        if not self.key.exists():
            self.assertEqual(self.hash("", "--new").returncode, 0)
        return self.hash(f"{number}\n").stdout.decode().strip()

    def test_a_number_has_one_party_for_each_key(self):
        party = self.person()
        self.assertRegex(party, r"^P:[0-9a-f]{32}:11\*{14}2X$")
        self.assertEqual(self.person(f" {NUMBER.lower()}\r"), party)
        self.assertNotEqual(self.person(OTHER), party)
        self.key.unlink()
        self.assertNotEqual(self.person(), party)

    def test_a_line_that_is_no_number_leaves_its_place(self):
        self.person()
        done = self.hash(f"{NUMBER}\n110105194912310021\n\n{OTHER}\n")
        self.assertEqual(done.returncode, 65)
        lines = done.stdout.decode().splitlines()
        self.assertEqual([bool(line) for line in lines], [True, False, False, True])
        self.assertIn("line 2: not an identity number", done.stderr.decode())
        self.assertNotIn("110105194912310021", done.stderr.decode())

    def test_a_key_is_made_once_for_its_owner(self):
        self.person()
        self.assertEqual(self.key.stat().st_mode & 0o777, 0o600)
        before = self.key.read_bytes()
        self.assertNotEqual(self.hash("", "--new").returncode, 0)
        self.assertEqual(self.key.read_bytes(), before)
        self.key.chmod(0o644)
        self.assertEqual(self.hash(NUMBER).returncode, 64)
        self.key.chmod(0o600)
        self.key.write_text("no key\n", encoding="utf-8")
        self.assertEqual(self.hash(NUMBER).returncode, 64)

    def test_a_person_is_a_party(self):
        party = self.person()
        receipts = self.submit(registration(party), code=0)
        self.assertEqual(receipts[0]["outcome"], "recorded")
        receipts = self.submit(registration(self.person(OTHER), kind="enterprise",
                                            submission="P-2"), code=65)
        self.assertEqual([(r["code"], r["pointer"]) for r in receipts[0]["refusals"]],
                         [("F01", "/body/kind")])

    def assert_nowhere(self, *texts):
        for path in contents(self.folder.name):
            file = pathlib.Path(self.folder.name) / path
            if not file.is_file():
                continue
            held = file.read_bytes()
            for text in texts:
                self.assertNotIn(text.encode(), held, path)

    def test_a_number_is_refused_wherever_it_is_and_stored_nowhere(self):
        lines = []
        for written in (NUMBER, wide(NUMBER), escaped(NUMBER), NUMBER.lower()):
            lines += [registration(written), registration("x-1", name=f"甲 {written}"),
                      registration("x-1", submission=f"id {written}"),
                      registration("x-1").replace('"country"', f'"{written}":1,"country"'),
                      registration("x-1").replace('"operator"', f'"{written}"')]
        receipts = self.submit("".join(lines), code=65)
        self.assertEqual(len(receipts), len(lines))
        for line, receipt in zip(lines, receipts, strict=True):
            self.assertEqual(receipt["outcome"], "malformed", line)
            self.assertNotIn(NUMBER, json.dumps(receipt, ensure_ascii=False))
        codes = [{r["code"] for r in receipt["refusals"]} for receipt in receipts]
        # The name of a member is F01, and so is an id in full width.
        self.assertEqual(sum("F06" in one for one in codes), len(lines) - 5)
        for broken in (f"{{{NUMBER}\n", f'{{"a":"{wide(NUMBER)}"\n'):
            self.submit(broken, code=65)
        self.submit('{"a":"' + "x" * LONG_LINE + f' {NUMBER} {escaped(OTHER)}"}}\n', code=65)
        self.assert_nowhere(NUMBER, wide(NUMBER), escaped(NUMBER), escaped(OTHER))
        verified = self.run_command("verify")
        self.assertEqual(verified.returncode, 0, verified.stderr.decode())
        feed = self.run_command("feed").stdout.decode()
        self.assertNotIn(NUMBER, feed)

    def test_a_number_in_parts_is_refused_wherever_it_is_and_stored_nowhere(self):
        lines = []
        for written in ("110105 19491231 002X", "110105-19491231-002X", "1101051949\u200b1231002X",
                        "110105\\u201419491231\\u3000002x", "11010519491231002*"):
            lines += [registration("x-1", name=f"甲 {written} 乙"),
                      registration(f"CN:{written}"),
                      registration("P:00112233445566778899aabbccddeeff:" + written),
                      registration("x-1").replace('"country"', f'"{written}":1,"country"'),
                      registration("x-1").replace("}\n", f' "{written}"\n')]
        receipts = self.submit("".join(lines), code=65)
        self.assertEqual([r["outcome"] for r in receipts], ["malformed"] * len(lines))
        for receipt in receipts:
            self.assertNotIn("1231", json.dumps(receipt, ensure_ascii=False))
        codes = [[r["code"] for r in receipt["refusals"]] for receipt in receipts]
        self.assertEqual(sum(one == ["F06"] for one in codes), len(lines) * 3 // 5)
        self.submit('{"a":"' + "x" * LONG_LINE + ' 110105 19491231 002X"}\n', code=65)
        self.submit('{"at":"' + "x" * 50 + f'{NUMBER}"}}\n', code=65)  # Cut after 64 bytes.
        self.assert_nowhere("19491231", "1949\u200b1231", "19491231002")


if __name__ == "__main__":
    unittest.main()
