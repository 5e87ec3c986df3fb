# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process that turns Markdown into HTML: JSON in, JSON out, two seconds of CPU a text.

It runs as a script and imports nothing of the program, so that it starts fast and stays small.
"""

import json
import re
import resource
import signal
import struct
import sys
from typing import IO
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

CPU_SECONDS = 2.0
MEMORY_BYTES = 512 * 1024 * 1024
LONGEST_HTML = 2_000_000
LENGTH = struct.Struct("!I")
ADDRESS = re.compile(r"(https?://[^/]|mailto:|/(?!/)|#)[^\\\s\x00-\x1f]*", re.IGNORECASE)
OWN_FILE = re.compile(r"/files/[^\s\\?#<>\"'`\x00-\x1f]+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def may_lead_to(address: str) -> bool:
    """Whether a link in a body may go there: the web, mail, or a place on this site."""
    return ADDRESS.fullmatch(address) is not None


def is_own_file(address: str) -> bool:
    """Whether a picture may come from there: our files only."""
    steps = unquote(address).replace("\\", "/").split("/")
    return OWN_FILE.fullmatch(address) is not None and not {".", ".."} & set(steps)


def without_punctuation(address: str) -> str:
    """A bare address without what ends the sentence or the parenthesis around it."""
    address = address.rstrip(".,;:!?*")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*")
    return address


class Address(InlineProcessor):
    """A web address in the text, or a mail address between angle brackets, becomes a link."""

    ANCESTOR_EXCLUDES = ("a",)
    WEB = r"\bhttps?://[^\s<>\[\]\"'`|\x02\x03]{1,2000}"
    MAIL = r"<([^\s<>@]{1,200}@[^\s<>@]{1,200})>"

    def handleMatch(  # type: ignore[override]  # noqa: N802  (named so by Markdown)
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        mail = match[1] if match.re.groups else None
        text = mail or without_punctuation(match[0])
        link = Element("a", href=f"mailto:{mail}" if mail else text)
        link.text = AtomicString(text)
        return link, match.start(), match.end() if mail else match.start() + len(text)


class Page(Treeprocessor):
    """Fit a body into a page: headings, links, pictures, tables."""

    def __init__(self, md: Markdown, base_url: str) -> None:
        super().__init__(md)
        self.base_url = base_url.rstrip("/")

    def run(self, root: Element) -> None:
        _shift_headings(root)
        for element in list(root.iter()):
            if element.tag == "img":
                self._picture(element)
            elif element.tag == "a":
                self._link(element)
            elif element.tag in ("td", "th") and "align" in element.attrib:
                element.set("data-align", element.attrib.pop("align"))
        _frame_tables(root)

    def _link(self, link: Element) -> None:
        href = self._local(link.get("href", ""))
        if href.startswith("www."):
            href = "https://" + href
        if not may_lead_to(href):
            link.tag, link.attrib = "span", {}
        else:
            link.set("href", href)
            if not href.startswith(("/", "#")):
                link.set("rel", "nofollow ugc noopener")

    def _picture(self, picture: Element) -> None:
        source = self._local(picture.get("src", ""))
        if is_own_file(source):
            picture.set("src", source)
            picture.set("loading", "lazy")
        else:  # A picture elsewhere would tell that site who reads: it becomes a link to it.
            picture.tag = "a"
            picture.text = picture.get("alt") or source
            picture.attrib = {"href": source}
            self._link(picture)

    def _local(self, address: str) -> str:
        """Our own addresses without scheme and host, so that they survive a change of domain."""
        rest = address.removeprefix(self.base_url)
        return (rest or "/") if rest != address and rest[:1] in ("", "/", "?", "#") else address


class Lines(ParagraphProcessor):
    """A paragraph that ends where a list or a table begins, also without an empty line between."""

    LIST = re.compile(r" {0,3}(?:[*+-]|1\.) +\S")
    RULE = re.compile(r"[ :-]*\|[ |:-]*")

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.table = TableProcessor(md.parser, {})

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks[0].split("\n")
        ends = next((at for at in range(1, len(lines)) if self._begins(parent, lines, at)), None)
        if ends:
            blocks[:1] = ["\n".join(lines[:ends]), "\n".join(lines[ends:])]
        super().run(parent, blocks)

    def _begins(self, parent: Element, lines: list[str], at: int) -> bool:
        """Whether a list or a table begins in this line."""
        if self.LIST.match(lines[at]):
            return True
        header, rule = (*lines[at : at + 2], "")[:2]
        if header.startswith("    ") or not self.RULE.fullmatch(rule):
            return False
        # The empty row refuses a table of one column, for which every row is looked at each time.
        return self.table.test(parent, f"{header}\n{rule}\n")


class Dialect(Extension):
    """Markdown without raw HTML, with bare addresses, and lists and tables right under a line."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (named so by Markdown)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(Address(Address.MAIL, md), "automail", 110)
        md.inlinePatterns.register(Address(Address.WEB, md), "bare_address", 105)
        md.parser.blockprocessors.register(Lines(md), "paragraph", 10)


def converter(base_url: str) -> Markdown:
    """The one Markdown converter of the project."""
    tables = TableExtension(use_align_attribute=True)
    md = Markdown(extensions=["fenced_code", tables, "sane_lists", "nl2br", Dialect()])
    md.treeprocessors.register(Page(md, base_url), "page", -10)  # After every inline pattern.
    return md


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer every request until the other side closes; a text that costs too much ends us."""
    converters: dict[str, Markdown] = {}
    while request := receive(source):
        base_url = request["base_url"]
        if base_url not in converters:
            converters[base_url] = converter(base_url)
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)  # Its signal, unhandled, kills.
        answer = _answer(converters[base_url], request["text"])
        signal.setitimer(signal.ITIMER_PROF, 0)
        send(sink, answer)


def receive(source: IO[bytes]) -> dict[str, str] | None:
    """The next message, or nothing when the other side has closed."""
    header = source.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    body = source.read(LENGTH.unpack(header)[0])
    message: dict[str, str] = json.loads(body)
    return message


def send(sink: IO[bytes], message: dict[str, str]) -> None:
    """Write one message: its length in four bytes, then JSON."""
    body = json.dumps(message).encode()
    sink.write(LENGTH.pack(len(body)) + body)
    sink.flush()


def _answer(md: Markdown, text: str) -> dict[str, str]:
    try:
        html = md.reset().convert(text)
    except (RecursionError, MemoryError, ValueError, AttributeError, IndexError, KeyError) as error:
        return {"error": type(error).__name__}
    return {"html": html} if len(html) <= LONGEST_HTML else {"error": "too long"}


def _shift_headings(root: Element) -> None:
    """Headings become h3 to h6 and no level is skipped, whatever the author began with."""
    open_levels: list[int] = []
    for element in root.iter():
        if element.tag in HEADINGS:
            level = HEADINGS.index(element.tag)
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            element.tag = f"h{min(2 + len(open_levels), 6)}"


def _frame_tables(root: Element) -> None:
    """A wide table scrolls inside a figure that the keyboard reaches and its headings name."""
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == "table":
                headings = (" ".join(cell.itertext()).strip() for cell in child.iter("th"))
                name = ", ".join(filter(None, headings))[:120]
                figure = Element("figure", {"tabindex": "0", "aria-label": name or "…"})
                figure.append(child)
                figure.tail, child.tail = child.tail, None
                parent[place] = figure


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, sys.stdout.buffer)
