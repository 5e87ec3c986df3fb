# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody who takes minutes on the real server, as the script of the page does."""

import html
import http.client
import json
import random
import re
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import Flask

from bench.browser import TOKEN, Browser

CHOICE = re.compile(r'action="(/meetings/\d+/notes/choices/(\d+))"')
POLL_SECONDS = 4
AT_THE_END = 0.25
"""The share of edits that add a line where everybody adds lines; the others change an own line."""


@dataclass
class Text:
    """What stands on the screen under one item, and on which version it was written."""

    text: str = ""
    version: int = 0
    note: str = ""


@dataclass
class Writer:
    """One person with a sign-in of their own, and all that the server acknowledged to them."""

    app: Flask
    number: int
    person_id: int
    meeting_id: int
    items: list[int]
    stops: str = ""
    """How this one is cut off half-way: while it `sends`, or while it `waits` for the answer."""

    said: set[str] = field(default_factory=set)
    """The words that were acknowledged."""
    counts: Counter[str] = field(default_factory=Counter)
    ms: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browser = Browser(self.app, self.person_id)
        page = self.browser.get(f"/meetings/{self.meeting_id}/notes")
        found = TOKEN.search(page.text)
        if page.status != 200 or not found:
            raise SystemExit(f"Writer {self.number} cannot open the notes: {page.status}")
        self.token = found[1]
        self.screen = {item: Text() for item in self.items}

    def write(self, port: int, seconds: float) -> None:
        """Type, save and look what others wrote, until the time is over or the line is cut."""
        chance, began = random.Random(self.number), time.monotonic()
        looked, words = began, 0
        self.port = port
        while (now := time.monotonic()) < began + seconds:
            if self.stops and now > began + seconds / 2:
                self._stop(port)
                return
            if now > looked + POLL_SECONDS:
                looked = now
                self._look()
            words += 1
            self._type(chance, f"w{self.number}x{words}")
            time.sleep(chance.uniform(1.2, 2.8))

    def _type(self, chance: random.Random, word: str) -> None:
        item = chance.choice(self.items)
        screen, own = self.screen[item], f"Schrijver {self.number}:"
        lines = screen.text.split("\n") if screen.text else []
        if chance.random() < AT_THE_END or not any(line.startswith(own) for line in lines):
            lines.append(word if any(line.startswith(own) for line in lines) else f"{own} {word}")
        else:
            lines = [f"{each} {word}" if each.startswith(own) else each for each in lines]
        self._save(chance, item, "\n".join(lines), word)

    def _save(self, chance: random.Random, item: int, text: str, word: str) -> None:
        screen = self.screen[item]
        fields = {"text": text, "version": str(screen.version), "note": screen.note}
        began = time.perf_counter()
        answer = self._ask(f"/meetings/{self.meeting_id}/notes/{item}", fields)
        self.ms.append((time.perf_counter() - began) * 1000)
        if answer is None:
            self.counts["refused"] += 1
            return
        self.said.add(word)
        screen.text, screen.version = answer["text"], answer["version"]
        screen.note = str(answer["note"])
        if "choices" in answer:
            self.counts["conflicts"] += 1
            self._choose(chance, answer["choices"], item)
        elif answer["version"] != answer["typed"]:
            self.counts["merged"] += 1

    def _choose(self, chance: random.Random, shown: str, item: int) -> None:
        """Two of three choices are made at once; the others wait."""
        address = CHOICE.findall(shown)[-1][0]
        choice = chance.choice(["mine", "both", ""])
        if choice:
            both = re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", shown, re.DOTALL)[-1]
            version = str(self.screen[item].version)
            fields = {"choice": choice, "version": version, "text": html.unescape(both)}
            self._ask(address, fields)
            self.counts["chosen"] += 1

    def _look(self) -> None:
        seen = "-".join(f"{item}.{each.version}" for item, each in self.screen.items())
        answer = self._ask(f"/meetings/{self.meeting_id}/notes/changes?seen={seen}")
        for item, change in (answer or {}).items():
            if "text" in change and int(item) in self.screen:
                screen = self.screen[int(item)]
                screen.text, screen.version = change["text"], change["version"]
                screen.note = str(change["note"])
        self.counts["looked"] += 1

    def _ask(self, path: str, fields: dict[str, str] | None = None) -> dict[str, Any] | None:
        """What the server says; None when it refuses."""
        headers = self.browser.headers() | {"HX-Request": "true", "Accept-Encoding": "identity"}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields | {"csrf_token": self.token})
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("POST" if body else "GET", path, body, headers)
        answer = line.getresponse()
        told = answer.read()
        line.close()
        if answer.status == 200:
            return json.loads(told)  # type: ignore[no-any-return]  # an object, as our views say
        return {} if answer.status == 303 else None

    def _stop(self, port: int) -> None:
        """The line is cut in the middle of a save, with half of it sent or none of it answered."""
        item = self.items[0]
        fields = {"text": f"cut-{self.number}", "version": "0", "note": self.screen[item].note}
        body = urlencode(fields | {"csrf_token": self.token}).encode()
        headers = self.browser.headers() | {
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
        }
        head = f"POST /meetings/{self.meeting_id}/notes/{item} HTTP/1.1\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        sent = body if self.stops == "waits" else body[: len(body) // 2]
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(head.encode() + b"\r\n" + sent)
        self.counts["cut off"] += 1
