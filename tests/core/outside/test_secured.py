"""Over a line that nobody listens in on: with a certificate that is good, and of that name."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from forum.core import outside
from tests.core.outside.test_calling import sent
from tests.receiver import raw


@pytest.fixture
def certificate(tmp_path):
    """Call it with a name for a server that shows it."""

    def make(name: str):
        key = ec.generate_private_key(ec.SECP256R1())
        called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)  # noqa: TID251  as the other side of the line sees it
        made = (
            x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        kind = serialization.Encoding.PEM
        plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        path = tmp_path / f"{name}.pem"
        path.write_bytes(key.private_bytes(kind, *plain) + made.public_bytes(kind))
        return path

    return make


def secured(path, said: bytes = b"HTTP/1.1 200 OK\r\n\r\n"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)

    def answer(line: socket.socket) -> None:
        try:
            with context.wrap_socket(line, server_side=True) as safe:
                safe.recv(4096)
                safe.sendall(said)
        except OSError:
            return

    return answer


@pytest.mark.parametrize(
    ("shown", "trusted", "error"),
    [("localhost", True, None), ("localhost", False, "tls"), ("elders.test", True, "tls")],
)
def test_a_certificate_must_be_good_and_of_that_name(
    certificate, monkeypatch, shown, trusted, error
):
    path = certificate(shown)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    ours = [(socket.AF_INET, socket.SOCK_STREAM, 6, "")]
    with raw(secured(path)) as url:
        port = int(url.rpartition(":")[2].strip("/"))
        where = [(*one, ("127.0.0.1", port)) for one in ours]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: where)
        outcome = sent(f"https://localhost:{port}/")
    assert (outcome.error, outcome.is_good) == (error, error is None)


def test_a_handshake_that_never_ends_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(outside, "TOTAL", 0.3)
    with raw(lambda line: sleep(1)) as url:
        port = url.rpartition(":")[2].strip("/")
        assert sent(f"https://127.0.0.1:{port}/").error == "timeout"
