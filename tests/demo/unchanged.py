# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A form as a browser would send it when nobody has changed anything."""

from html.parser import HTMLParser


class AsItStands(HTMLParser):
    """Reads the values of the form that is posted with files, which is that of a contribution."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._inside, self._select, self._text = False, "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self._inside = given.get("enctype") == "multipart/form-data"
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self._add(self._select, value)
        elif tag == "textarea":
            self._text = name
            self._add(name, "")
        elif tag == "input" and _is_sent(given):
            self._add(name, value or ("y" if given.get("type") == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._text and self._inside:
            self.data[self._text][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "form":
            self._inside = False

    def _add(self, name: str, value: str) -> None:
        if self._inside and name:
            self.data.setdefault(name, []).append(value)


def _is_sent(given: dict[str, str | None]) -> bool:
    """Whether a browser sends this input along."""
    if given.get("type") in {"checkbox", "radio"}:
        return "checked" in given
    return given.get("type") not in {"file", "submit", "search"}
