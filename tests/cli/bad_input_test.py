"""Every line of bad input gets a receipt that names the fault, and the other lines are recorded."""

import json
import os
import pathlib
import random
import subprocess
import threading
import time
import unittest

from command import BINARY, EXAMPLE, CommandTest, example_lines

PARTY = ('{"id":"%s","source":"operator","at":"2024-01-02T09:00:00+08:00","type":"party.register",'
         '"body":{"party":"%s","name":"n","kind":"enterprise","country":"CN","roles":[]}}')


def party(number):
    return PARTY % (f"P-{number}", f"party-{number}")


def changed(line, **fields):
    submission = json.loads(line)
    submission.update(fields)
    return json.dumps(submission, ensure_ascii=False)


def with_body(line, identifier, **fields):
    submission = json.loads(line)
    submission["id"] = identifier
    submission["body"].update(fields)
    return json.dumps(submission, ensure_ascii=False)


class BadLines(CommandTest):
    def assert_malformed(self, line, code, pointer=None):
        """The line is malformed so, and its neighbours are recorded."""
        lines = [party(1).encode(), line if isinstance(line, bytes) else line.encode(),
                 party(2).encode()]
        receipts = self.submit(b"\n".join(lines) + b"\n", code=65)
        self.assertEqual([receipts[0]["outcome"], receipts[2]["outcome"]],
                         ["recorded", "recorded"])
        self.assertEqual(receipts[1]["outcome"], "malformed")
        codes = [refusal["code"] for refusal in receipts[1]["refusals"]]
        self.assertIn(code, codes, receipts[1])
        if pointer is not None:
            pointers = [refusal.get("pointer", "") for refusal in receipts[1]["refusals"]]
            self.assertIn(pointer, pointers, receipts[1])
        self.assertEqual(self.run_command("verify").returncode, 0)

    def grant(self, identifier, patent):
        return with_body(example_lines()[16], identifier, patent=patent)

    def test_wrong_check_character(self):
        self.assert_malformed(self.grant("X", "201919000001.7"), "F02", "/body/patent")

    def test_eleven_digits(self):
        self.assert_malformed(self.grant("X", "20101061327.6"), "F02", "/body/patent")

    def test_no_check_character(self):
        self.assert_malformed(self.grant("X", "201919000001"), "F02", "/body/patent")

    def test_written_in_other_ways_it_is_the_same_patent(self):
        self.load_example()
        for number, text in enumerate(["ZL 2019 1 9000001.6", "CN201919000001.6",
                                       "２０１９１９０００００１．６"]):
            line = with_body(example_lines()[28], f"N-{number}", contract=f"C{number}",
                             patents=[text])
            (receipt,) = self.submit(line + "\n", code=0)
            self.assertEqual(receipt["outcome"], "recorded", receipt)

    def test_money_as_a_number(self):
        line = example_lines()[28].replace('"total": "1200000.00"', '"total": 1200000.00')
        self.assert_malformed(line, "F04", "/body/fee/total")

    def test_money_beyond_all_bounds(self):
        line = example_lines()[28].replace('"total": "1200000.00"', '"total": 1e400')
        self.assert_malformed(line, "F04")

    def test_money_with_three_decimals(self):
        line = example_lines()[28].replace('"total": "1200000.00"', '"total": "1.001"')
        self.assert_malformed(line, "F04", "/body/fee/total")

    def test_unknown_currency(self):
        line = example_lines()[28].replace('"CNY"', '"RMB"')
        self.assert_malformed(line, "F04", "/body/fee/currency")

    def test_a_day_that_does_not_exist(self):
        self.assert_malformed(with_body(example_lines()[16], "X", granted="2024-02-30"), "F03",
                              "/body/granted")

    def test_unknown_type(self):
        self.assert_malformed(changed(example_lines()[16], type="patent.sell"), "F05", "/type")

    def test_unknown_party(self):
        self.assert_malformed(changed(example_lines()[0], source="nobody"), "F06", "/source")

    def test_unknown_patent(self):
        self.load_example()
        line = with_body(example_lines()[28], "X", contract="C", patents=["202110377287.X"])
        (receipt,) = self.submit(line + "\n", code=65)
        self.assertEqual([r["code"] for r in receipt["refusals"]], ["F07"])
        self.assertEqual(receipt["refusals"][0]["pointer"], "/body/patents/0")

    def test_a_malformed_id_can_be_submitted_again(self):
        line = changed(party(3), source="late-comer", id="L-1")
        self.assertEqual(self.submit(line + "\n", code=65)[0]["refusals"][0]["code"], "F06")
        late = json.loads(party(9))
        late["body"].update(party="late-comer", roles=["operator"])
        self.submit(json.dumps(late) + "\n", code=0)
        self.assertEqual(self.submit(line + "\n", code=0)[0]["outcome"], "recorded")

    def test_unknown_field(self):
        self.assert_malformed(with_body(party(3), "X", colour="red"), "F01", "/body/colour")

    def test_missing_field(self):
        submission = json.loads(party(3))
        del submission["body"]["kind"]
        self.assert_malformed(json.dumps(submission), "F01", "/body/kind")

    def test_duplicate_keys(self):
        self.assert_malformed(party(3).replace('"name":"n"', '"name":"n","name":"m"'), "F01")

    def test_depth_bomb(self):
        self.assert_malformed("[" * 100_000, "F01")

    def test_depth_bomb_in_a_field(self):
        self.assert_malformed('{"id":' + "[" * 100_000, "F01")

    def test_invalid_utf8(self):
        self.assert_malformed(party(3).encode().replace(b'"n"', b'"\xff\xfe"'), "F01")

    def test_lone_surrogate(self):
        self.assert_malformed(party(3).replace('"n"', '"\\ud800"'), "F01")

    def test_trailing_garbage(self):
        self.assert_malformed(party(3) + " }", "F01")

    def test_not_an_object(self):
        for text in ["null", "[]", "42", '"x"', "{"]:
            self.assert_malformed(text, "F01")
            self.data = self.data.with_name(self.data.name + "x")

    def test_a_text_too_long(self):
        self.assert_malformed(with_body(party(3), "X", name="n" * 5000), "F08", "/body/name")

    def test_a_credit_code_that_fails_its_check_warns(self):
        line = with_body(party(3), "X", party="91350100M000100Y44")
        (receipt,) = self.submit(line + "\n", code=0)
        self.assertEqual(receipt["outcome"], "recorded")
        self.assertEqual([w["code"] for w in receipt["warnings"]], ["W01"])


class BadFiles(CommandTest):
    def test_truncated_last_line(self):
        receipts = self.submit(party(1) + "\n" + party(2)[:-7], code=65)
        self.assertEqual([r["outcome"] for r in receipts], ["recorded", "malformed"])

    def test_last_line_without_its_end(self):
        receipts = self.submit(party(1) + "\n" + party(2), code=0)
        self.assertEqual(len(receipts), 2)

    def test_windows_line_ends_a_mark_and_blank_lines(self):
        text = "\ufeff" + party(1) + "\r\n\r\n   \r\n" + party(2) + "\r\n"
        receipts = self.submit(text, code=0)
        self.assertEqual([r["outcome"] for r in receipts], ["recorded"] * 2)

    def test_empty_file(self):
        self.assertEqual(self.submit(b"", code=0), [])

    def test_a_line_of_100_mib(self):
        path = pathlib.Path(self.folder.name) / "long.ndjson"
        with open(path, "wb") as file:
            file.write(party(1).encode() + b"\n")
            for _ in range(100):
                file.write(b"x" * (1 << 20))
            file.write(b"\n" + party(2).encode() + b"\n")
        command = ["/usr/bin/time", "-f", "%M", BINARY, "submit", str(path), "--data",
                   str(self.data)]
        if not os.path.exists("/usr/bin/time"):
            command = command[3:]
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
        receipts = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([r["outcome"] for r in receipts], ["recorded", "malformed", "recorded"])
        self.assertEqual([r["code"] for r in receipts[1]["refusals"]], ["F08"])
        (spooled,) = (self.data / "quarantine").iterdir()
        self.assertEqual(spooled.stat().st_size, 100 << 20)
        self.assertEqual(spooled.read_bytes()[:4], b"xxxx")

    def test_a_directory(self):
        done = self.run_command("submit", self.folder.name)
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"directory", done.stderr.lower())

    def test_no_such_file(self):
        done = self.run_command("submit", "/no/such/file")
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"/no/such/file", done.stderr)

    def test_a_file_that_grows(self):
        path = pathlib.Path(self.folder.name) / "growing.ndjson"
        path.write_text(party(0) + "\n", encoding="utf-8")
        stop = threading.Event()

        def grow():
            with open(path, "a", encoding="utf-8") as file:
                for number in range(1, 2000):
                    if stop.is_set():
                        return
                    file.write(party(number) + "\n")
                    file.flush()
                    time.sleep(0.0002)

        thread = threading.Thread(target=grow)
        thread.start()
        first = self.run_command("submit", path)
        stop.set()
        thread.join()
        self.assertIn(first.returncode, (0, 65))  # It may end in the middle of a line.
        again = self.run_command("submit", path)
        self.assertEqual(again.returncode, 0)
        outcomes = {json.loads(line)["outcome"] for line in again.stdout.splitlines()}
        self.assertLessEqual(outcomes, {"recorded", "duplicate"})
        self.assertEqual(self.run_command("verify").returncode, 0)

    def test_a_closed_reader(self):
        lines = "".join(party(number) + "\n" for number in range(5000)).encode()
        process = subprocess.Popen([BINARY, "submit", "-", "--data", str(self.data)],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.close()
        try:
            process.stdin.write(lines)
            process.stdin.close()
        except BrokenPipeError:
            pass
        self.assertEqual(process.wait(timeout=60), 74)
        self.assertIn(b"receipts cannot be written", process.stderr.read())
        process.stderr.close()
        receipts = self.submit(lines, code=0)
        self.assertLessEqual({r["outcome"] for r in receipts}, {"recorded", "duplicate"})

    def test_a_folder_that_cannot_be_made(self):
        done = self.run_command("submit", "-", stdin=party(1).encode(), data="/proc/patledger")
        self.assertEqual(done.returncode, 74)
        self.assertIn(b"/proc/patledger", done.stderr)

    def test_a_full_disk(self):
        """A small file system of its own: what does not fit is refused, what was answered stays."""
        mount = pathlib.Path(self.folder.name) / "small"
        mount.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "none", str(mount)], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", str(mount)], check=True)
        data = mount / "data"
        random_one = random.Random(7)  # The log packs what repeats.
        lines = "".join(with_body(party(number), f"F-{number}",
                                  name=random_one.randbytes(1500).hex()) + "\n"
                        for number in range(4000)).encode()
        done = self.run_command("submit", "--batch", "50", "-", stdin=lines, data=data)
        self.assertEqual(done.returncode, 74, done.stderr)
        answered = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertGreater(len(answered), 0)
        checkpoint = self.run_command("checkpoint", data=data)
        self.assertEqual(checkpoint.returncode, 0, checkpoint.stderr)  # Reads are still served.
        subprocess.run(["mount", "-o", "remount,size=200m", str(mount)], check=True)
        again = self.run_command("submit", "-", stdin=lines, data=data)
        self.assertEqual(again.returncode, 0, again.stderr)
        receipts = [json.loads(line) for line in again.stdout.splitlines()]
        for before, after in zip(answered, receipts):
            self.assertEqual((after["outcome"], after["seq"]), ("duplicate", before["seq"]))
        self.assertEqual(self.run_command("verify", data=data).returncode, 0)


if __name__ == "__main__":
    unittest.main()
