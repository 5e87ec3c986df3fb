# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A browser in the same process: it calls the app as a server does, without a server's cost."""

import gzip
import io
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from itertools import count
from typing import Any
from urllib.parse import urlencode, urlsplit
from wsgiref.types import WSGIEnvironment

from flask import Flask

from bench.site import HOST
from cop.db import db
from cop.people import session
from cop.people.cookies import cookie_name
from cop.people.models import Person

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_numbers = count()


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as it was before it was compressed."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def from_elsewhere() -> str:
    """A network that asks for the first time, of those set apart for measuring (RFC 2544)."""
    number = next(_numbers) % 131_072
    return f"198.{18 + number // 65_536}.{number // 256 % 256}.{number % 256}"


class Browser:
    """Keeps cookies and sends what a browser sends through a proxy; each visit from elsewhere."""

    def __init__(self, app: Flask, person_id: int | None = None) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}
        if person_id is not None:
            with app.test_request_context():
                token = session.start(db.session.get_one(Person, person_id), remember=False)
                db.session.commit()
                self.cookies[cookie_name()] = token

    def headers(self) -> dict[str, str]:
        """The headers of the next request."""
        sent = {"Host": HOST, "X-Forwarded-For": from_elsewhere(), "X-Forwarded-Proto": "https",
                "Accept-Encoding": "gzip", "Accept-Language": "nl",
                "Sec-Fetch-Site": "same-origin"}  # fmt: skip
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return sent

    def get(self, path: str) -> Answer:
        return self.send(self.request(path))

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self.send(self.request(path, fields))

    def request(self, path: str, fields: dict[str, str] | None = None) -> WSGIEnvironment:
        """What the server hands to the app; good for one `send`."""
        where, body = urlsplit(path), urlencode(fields or {}).encode()
        environ: WSGIEnvironment = {
            f"HTTP_{name.upper().replace('-', '_')}": value
            for name, value in self.headers().items()
        }
        environ |= {
            "REQUEST_METHOD": "GET" if fields is None else "POST",
            "SCRIPT_NAME": "", "PATH_INFO": where.path, "QUERY_STRING": where.query,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
            "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        if fields is not None:
            environ["CONTENT_TYPE"] = "application/x-www-form-urlencoded"
            environ["CONTENT_LENGTH"] = str(len(body))
        return environ

    def send(self, environ: WSGIEnvironment) -> Answer:
        """Calls the app, and keeps the cookies it sets."""
        begun: list[Any] = []

        def start(*given: Any) -> Callable[[bytes], object]:
            begun.append(given)
            return lambda _: None

        answer = self.app(environ, start)
        body = b"".join(answer)
        if (close := getattr(answer, "close", None)) is not None:
            close()
        status, headers = begun[0][:2]
        for name, value in headers:
            if name == "Set-Cookie":
                self.cookies |= {k: each.value for k, each in SimpleCookie(value).items()}
        return Answer(int(status.split()[0]), dict(headers), body)

    def landed(self, path: str) -> str:
        """The path itself, or where it leads."""
        answer = self.get(path)
        return answer.headers["Location"] if answer.status in {301, 302, 303, 308} else path


def answer_fields(page: Answer, body: str) -> dict[str, str]:
    """What a browser sends when somebody answers on this page."""
    found = TOKEN.search(page.text)
    if not found:
        raise SystemExit("There is no form on the page of the question.")
    return {"csrf_token": found[1], "body": body, "language": "nl", "key": uuid.uuid4().hex}
