"""A certificate authority for tests, made with openssl."""

import pathlib
import secrets
import subprocess
from typing import NamedTuple


class Identity(NamedTuple):
    """PEM files of a client or broker, and its Kafka principal."""

    principal: str
    ca: pathlib.Path
    certificate: pathlib.Path
    key: pathlib.Path


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"openssl {arguments[0]}: {done.stdout}")


def new_key(path):
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path)


def make_authority(folder):
    folder.mkdir(parents=True)
    new_key(folder / "ca.key")
    openssl("req", "-x509", "-new", "-key", folder / "ca.key", "-subj", "/CN=test authority",
            "-days", "2", "-out", folder / "ca.pem")


def make_identity(folder, name, hosts=()):
    """Signed by the folder's authority. `hosts` are the addresses of a broker."""
    identity = Identity(f"User:CN={name}", folder / "ca.pem", folder / f"{name}.pem",
                        folder / f"{name}.key")
    request, extension = folder / f"{name}.request", folder / f"{name}.extension"
    new_key(identity.key)
    openssl("req", "-new", "-key", identity.key, "-subj", f"/CN={name}", "-out", request)
    extension.write_text(
        "subjectAltName=" + ",".join(f"IP:{host}" for host in hosts) + "\n" if hosts else "")
    openssl("x509", "-req", "-in", request, "-CA", identity.ca, "-CAkey", folder / "ca.key",
            "-set_serial", str(secrets.randbits(64)), "-days", "2", "-extfile", extension,
            "-out", identity.certificate)
    return identity


def make_broker_identity(folder, name, hosts):
    """A key and certificate in one file, for Kafka's key store."""
    identity = make_identity(folder, name, hosts)
    both = folder / f"{name}.both.pem"
    both.write_text(identity.key.read_text() + identity.certificate.read_text())
    return both
