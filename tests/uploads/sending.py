"""Sending a picture as a browser or a program does."""

from io import BytesIO

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.visitor import Visitor

ALT = "Mijn stoel"
LARGE = b"\xff" * (10 * 1024 * 1024 + 1)


def send(
    visitor: Visitor, content: bytes, alt: str = ALT, path: str = "/uploads/new", **more: str
) -> TestResponse:
    parts = form(content, alt=alt, csrf_token=visitor.csrf_token(), **more)
    return visitor.post(path, **parts)


def call(program: Visitor, content: bytes, alt: str = ALT, **headers: str) -> TestResponse:
    return program.post("/api/v1/uploads", headers=headers, **form(content, alt=alt))


def form(content: bytes, **fields: str) -> dict:
    file = FileStorage(BytesIO(content), "foto.png", content_type="image/png")
    boundary, body = encode_multipart({**fields, "file": file})
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}
