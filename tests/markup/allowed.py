# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second opinion, written apart from the cleaner, on what a body may hold."""

import re
from html.parser import HTMLParser

PLAIN = frozenset(
    [
        "blockquote",
        "br",
        "code",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {
    "a": {"href", "title", "rel"},
    "figure": {"aria-label", "tabindex"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "td": {"data-align"},
    "th": {"data-align"},
} | {tag: set[str]() for tag in PLAIN}
FOREIGN = re.compile(r"(https?://[^/\\]|mailto:)", re.IGNORECASE)


class _Inspector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ATTRIBUTES:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()):
                self.wrong.append(f"{tag}[{name}]")
            elif name == "href" and not _is_address(value or ""):
                self.wrong.append(f"href={value}")
            elif name == "src" and not (value or "").startswith("/files/"):
                self.wrong.append(f"src={value}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")


def forbidden(html: str) -> list[str]:
    """Everything in some HTML that may not be there."""
    inspector = _Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.wrong


def _is_address(value: str) -> bool:
    if re.search(r"[\s\x00-\x1f\\]", value):
        return False
    here = value.startswith("#") or (value.startswith("/") and not value.startswith("//"))
    return here or FOREIGN.match(value) is not None
