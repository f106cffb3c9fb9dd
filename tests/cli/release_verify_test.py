"""A published release is verified from its directory alone, and other tools can read its keys.

The manifest is written and signed here without code of patledger, with hashlib and the openssl command.
"""

import base64
import hashlib
import json
import os
import pathlib
import stat
import subprocess
import unittest

from command import ROOT, CommandTest

NAME = "patents.example/release"
HEAD = [("format", "patledger-release/1"), ("id", "TJ-2024-07-P"), ("month", "2024-07"),
        ("vintage", "preliminary"), ("audience", "bureau"), ("position", "41"),
        ("root", hashlib.sha256(b"").hexdigest()), ("rules_version", "2024-01-20"),
        ("code_version", "0.1.0"), ("cube_version", "1.0.0"),
        ("prepared", "2024-08-05T09:00:00+08:00")]
FILES = {"data.csv": b"month,contracts\n2024-07,3\n", "metadata.zh.md": "说明\n".encode(),
         "sdmx/data.json": b"{}", "tables/A1.csv": b"\x00\xff" * 100_000}

# The bytes before a private and a public key of 32 bytes in DER (RFC 8410).
SECRET_DER = bytes.fromhex("302e020100300506032b657004220420")
PUBLIC_DER = bytes.fromhex("302a300506032b6570032100")


def sha256(data):
    return hashlib.sha256(data).digest()


def manifest_of(files, signature=None):
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}," for name, value in HEAD]
    listed = [f'    {{"path": "{path}", "size": {len(data)}, "sha256": "{sha256(data).hex()}"}}'
              for path, data in sorted(files.items())]
    text = "{\n" + "\n".join(lines) + '\n  "files": [\n' + ",\n".join(listed) + "\n  ]"
    if signature is not None:
        text += ',\n  "signature": ' + json.dumps(signature, ensure_ascii=False)
    return (text + "\n}\n").encode()


class Signer:
    """Signed notes by the openssl command."""

    def __init__(self, folder, seed):
        self.secret = folder / "secret.der"
        self.message = folder / "message"
        self.seed = seed
        self.secret.write_bytes(SECRET_DER + seed)
        public = self.openssl("pkey", "-inform", "DER", "-in", self.secret, "-pubout", "-outform",
                              "DER")
        assert public.startswith(PUBLIC_DER)
        self.public = b"\x01" + public[len(PUBLIC_DER):]
        self.hash = sha256(NAME.encode() + b"\n" + self.public)[:4]

    @staticmethod
    def openssl(*arguments):
        return subprocess.run(["openssl", *map(str, arguments)], check=True,
                              capture_output=True).stdout

    def verifier_key(self):
        return f"{NAME}+{self.hash.hex()}+{base64.b64encode(self.public).decode()}"

    def signer_key(self):
        key = base64.b64encode(b"\x01" + self.seed).decode()
        return f"PRIVATE+KEY+{NAME}+{self.hash.hex()}+{key}"

    def note(self, text):
        self.message.write_bytes(text.encode())
        signature = self.openssl("pkeyutl", "-sign", "-keyform", "DER", "-inkey", self.secret,
                                 "-rawin", "-in", self.message)
        return f"{text}\n— {NAME} {base64.b64encode(self.hash + signature).decode()}\n"

    def manifest(self, files):
        digest = base64.b64encode(sha256(manifest_of(files))).decode()
        return manifest_of(files, self.note(f"patledger-release/1\nTJ-2024-07-P\n{digest}\n"))


class ReleaseTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.place = pathlib.Path(self.folder.name)
        self.signer = Signer(self.place, bytes(range(32)))
        self.release = self.place / "release"
        self.key = self.place / "release.key.pub"
        self.key.write_text(self.signer.verifier_key() + "\n", encoding="utf-8")
        for path, data in FILES.items():
            self.write(path, data)
        self.write("manifest.json", self.signer.manifest(FILES))

    def write(self, path, data):
        (self.release / path).parent.mkdir(parents=True, exist_ok=True)
        (self.release / path).write_bytes(data)

    def verify(self, *arguments):
        done = self.run_command("verify", "--release", self.release, *arguments)
        self.assertEqual(done.stdout, b"")
        self.assertFalse(self.data.exists())
        return done.returncode, done.stderr.decode()

    def assert_refused(self, *words, code=74, arguments=None):
        found, output = self.verify(*(["--key", self.key] if arguments is None else arguments))
        self.assertEqual(found, code, output)
        for word in words:
            self.assertIn(word, output)


class VerifyRelease(ReleaseTest):
    def test_a_release_by_others_tools_is_good(self):
        code, output = self.verify("--key", self.key)
        self.assertEqual(code, 0, output)
        self.assertIn("release TJ-2024-07-P, 4 files", output)
        self.assertIn(f"signed by {NAME}+", output)
        self.assertEqual(output.count("\n"), 1)

    def test_without_a_key_it_says_that_the_signature_was_not_checked(self):
        code, output = self.verify()
        self.assertEqual(code, 0, output)
        self.assertIn("NOT checked", output)
        self.write("manifest.json", manifest_of(FILES))
        code, output = self.verify()
        self.assertEqual(code, 0, output)
        self.assertIn("not signed", output)

    def test_an_unsigned_release_is_not_good_where_a_key_is_given(self):
        self.write("manifest.json", manifest_of(FILES))
        self.assert_refused("manifest.json: not signed")

    def test_another_key_did_not_sign_it(self):
        other = Signer(self.place, bytes(32))
        self.key.write_text(other.verifier_key(), encoding="utf-8")
        self.assert_refused("manifest.json: not signed by", other.hash.hex())

    def test_a_changed_file_is_named(self):
        for path, data in FILES.items():
            self.write(path, data[:-1] + bytes([data[-1] ^ 1]))
            self.assert_refused(f"{path}: SHA-256 differs")
            self.write(path, data + b"\n")
            self.assert_refused(f"{path}: {len(data) + 1} bytes")
            (self.release / path).unlink()
            self.assert_refused(f"{path}: missing")
            self.write(path, data)

    def test_a_file_too_many_is_named(self):
        self.write("tables/A2.csv", b"")
        self.assert_refused("tables/A2.csv: not listed")

    def test_a_link_is_refused(self):
        (self.release / "data.csv").rename(self.place / "data.csv")
        (self.release / "data.csv").symlink_to(self.place / "data.csv")
        self.assert_refused("data.csv: symbolic links")

    def test_a_file_changed_together_with_its_manifest_is_noticed(self):
        files = {**FILES, "data.csv": FILES["data.csv"].replace(b"3", b"4")}
        self.write("data.csv", files["data.csv"])
        old = json.loads(self.signer.manifest(FILES))["signature"]
        self.write("manifest.json", manifest_of(files, old))
        self.assert_refused("manifest.json: the signature", "another manifest")

    def test_a_path_out_of_the_release_is_refused(self):
        files = {**FILES, "../release.key.pub": self.key.read_bytes()}
        self.write("manifest.json", self.signer.manifest(files))
        self.assert_refused("manifest.json: a path")

    def test_a_later_format_is_reported(self):
        later = manifest_of(FILES).replace(b"release/1", b"release/2")
        self.write("manifest.json", later)
        self.assert_refused("patledger-release/2", "is not supported")

    def test_a_name_cannot_steer_the_terminal(self):
        self.write("a\x1b[31m", b"")
        code, output = self.verify()
        self.assertEqual(code, 74)
        self.assertNotIn("\x1b", output)

    def test_wrong_usage_is_64(self):
        for arguments in (["--release", self.place / "none"], ["--key", self.key],
                          ["--release", self.release, "--key", self.place / "none"]):
            self.assertEqual(self.run_command("verify", *arguments).returncode, 64, arguments)
        self.key.write_text(self.signer.signer_key(), encoding="utf-8")
        self.assert_refused("secret", code=64)
        for text in ("", "no key", self.signer.verifier_key() + "\n\n", "x" * 100_000):
            self.key.write_text(text, encoding="utf-8")
            self.assert_refused("release.key.pub: ", code=64)

    def test_the_golden_release_of_the_unit_tests(self):
        manifest = (ROOT / "tests/fuzz/corpus/manifest/signed").read_bytes()
        self.release = self.place / "small"
        self.write("data.csv", FILES["data.csv"])
        self.write("tables/A1.csv", b"A1\n")
        self.write("manifest.json", manifest)
        self.assertEqual(self.verify("--key", self.key)[0], 0)


class Keys(ReleaseTest):
    def new(self, name=NAME, out="new.key"):
        return self.run_command("key", "new", name, "--out", self.place / out)

    def show(self, name):
        return self.run_command("key", "show", self.place / name)

    def test_a_new_key_is_a_pair_of_files(self):
        done = self.new()
        self.assertEqual(done.returncode, 0, done.stderr)
        secret = (self.place / "new.key").read_text(encoding="utf-8")
        public = (self.place / "new.key.pub").read_text(encoding="utf-8")
        self.assertEqual(done.stdout.decode(), public)
        self.assertEqual(stat.S_IMODE(os.stat(self.place / "new.key").st_mode), 0o600)
        self.assertTrue(secret.startswith(f"PRIVATE+KEY+{NAME}+"))
        self.assertEqual(secret.count("\n"), 1)
        self.assertFalse(self.data.exists())
        for name in ("new.key", "new.key.pub"):
            self.assertEqual(self.show(name).stdout.decode(), public)

    def test_a_new_key_signs_for_other_tools(self):
        self.new()
        secret = (self.place / "new.key").read_text(encoding="utf-8").strip()
        seed = base64.b64decode(secret.split("+", 4)[4])[1:]
        signer = Signer(self.place, seed)
        self.assertEqual(signer.signer_key(), secret)
        self.write("manifest.json", signer.manifest(FILES))
        self.key = self.place / "new.key.pub"
        self.assertEqual(self.verify("--key", self.key)[0], 0)

    def test_a_key_is_never_overwritten(self):
        self.new()
        before = (self.place / "new.key").read_bytes()
        done = self.new()
        self.assertEqual(done.returncode, 64)
        self.assertIn(b"never overwritten", done.stderr)
        self.assertEqual((self.place / "new.key").read_bytes(), before)
        (self.place / "other.key.pub").write_text("mine", encoding="utf-8")
        self.assertEqual(self.new(out="other.key").returncode, 64)
        self.assertFalse((self.place / "other.key").exists())

    def test_where_it_cannot_be_written_nothing_is_left(self):
        done = self.new(out="none/new.key")
        self.assertEqual(done.returncode, 74)
        self.assertIn(b"none/new.key", done.stderr)

    def test_two_keys_are_not_the_same(self):
        self.assertNotEqual(self.new().stdout, self.new(out="other.key").stdout)

    def test_wrong_usage_is_64(self):
        self.assertEqual(self.new(name="two words").returncode, 64)
        self.assertEqual(self.new(name="").returncode, 64)
        self.assertFalse((self.place / "new.key").exists())
        self.assertEqual(self.run_command("key").returncode, 64)
        self.assertEqual(self.run_command("key", "new", NAME).returncode, 64)
        self.assertEqual(self.show("none").returncode, 64)
        self.assertEqual(self.show("release").returncode, 64)

    def test_keys_of_others_are_shown(self):
        (self.place / "their.key").write_text(self.signer.signer_key(), encoding="utf-8")
        (self.place / "their.key").chmod(0o600)
        self.assertEqual(self.show("their.key").stdout.decode(), self.signer.verifier_key() + "\n")


if __name__ == "__main__":
    unittest.main()
