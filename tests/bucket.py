"""A bucket that speaks S3 over HTTP, on this machine, for as long as a test needs it.

A module that asks for it names this one in its `pytest_plugins`.
"""

import logging
from collections.abc import Iterator
from socket import socket
from urllib.parse import quote

import boto3
import pytest
from moto.server import ThreadedMotoServer

SECRET = "geheim/met+tekens"
BUCKET = "beelden"


@pytest.fixture
def s3_url() -> Iterator[str]:
    """What `STORAGE_URL` says of a bucket that is there and empty."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        key = {"aws_access_key_id": "sleutel", "aws_secret_access_key": SECRET}
        address = f"http://{host}:{port}"
        client = boto3.client("s3", endpoint_url=address, region_name="us-east-1", **key)
        client.create_bucket(Bucket=BUCKET)
        yield f"s3://sleutel:{quote(SECRET, safe='')}@{host}:{port}/{BUCKET}?tls=0"
        for found in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
            client.delete_object(Bucket=BUCKET, Key=found["Key"])
        client.delete_bucket(Bucket=BUCKET)
    finally:
        server.stop()


@pytest.fixture
def unused_port() -> int:
    """Where nobody listens."""
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
