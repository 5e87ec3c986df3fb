# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Tab key: everything is reached by it, in the order of the page, and seen when it is."""

from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page

FARTHEST = 400
"""Presses of the Tab key before something counts as out of reach."""
STILL = 1_000
"""Milliseconds until a page that was just opened has scrolled to where it should be."""
LOOK = """wanted => {
  const at = document.activeElement, came = window.came
  if (at === document.body) { window.came = null; return {reached: false, wrong: ""} }
  const box = at.getBoundingClientRect(), style = getComputedStyle(at)
  const inner = ["date", "time"].includes(at.type)  // whose parts the browser marks by itself
  const wrong = box.bottom <= 0 || box.top >= innerHeight || !box.width ? "out of sight"
    : style.outlineStyle === "none" && style.boxShadow === "none" && !inner ? "not marked"
    : came?.isConnected && came.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING
      ? "out of order" : ""
  if (!wrong) window.came = at
  return {reached: at === wanted, wrong: wrong && `${wrong}: ${at.outerHTML.slice(0, 200)}`}
}"""
"""Whether the focus is where it should be, and whether a reader sees that it is there."""


class Keys:
    """Somebody who uses no mouse: Tab to get there, then a key."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator, key: str) -> None:
        """Goes to it and presses a key."""
        self._go(target)
        self.page.keyboard.press(key)

    def take(self, radio: Locator) -> None:
        """Goes to a group of radio buttons and moves with the arrows until this one is taken."""
        name = radio.get_attribute("name")
        group = self.page.locator(f"input[type=radio][name={name}]")
        taken = group.and_(self.page.locator(":checked"))
        self.press(taken if taken.count() else group.first, "Space")
        for _each in range(group.count()):
            if not radio.is_checked():
                self.page.keyboard.press("ArrowDown")

    def types(self, field: Locator, text: str) -> None:
        """Goes to a field and writes into it."""
        self._go(field)
        if field.get_attribute("type") == "date":
            self._type_day(field, text)
        elif field.get_attribute("type") == "time":
            self._type_time(field, text)
        else:
            self.page.keyboard.press("ControlOrMeta+A")
            self.page.keyboard.type(text)

    def _type_day(self, field: Locator, text: str) -> None:
        """The parts of a date stand in the browser's own order: each is tried."""
        year, month, day = text.split("-")
        for parts in (day + month + year, month + day + year):
            if field.input_value() != text:
                for _part in range(3):
                    self.page.keyboard.press("ArrowLeft")
                self.page.keyboard.type(parts)
        assert field.input_value() == text

    def _type_time(self, field: Locator, text: str) -> None:
        """Hours and minutes, and which half of the day where the browser asks for it."""
        hours, minutes = text.split(":")
        for typed in (hours + minutes, hours + minutes + "AM"):
            if field.input_value() != text:
                for _part in range(3):
                    self.page.keyboard.press("ArrowLeft")
                self.page.keyboard.type(typed)
        assert field.input_value() == text

    def _go(self, target: Locator) -> None:
        target.wait_for()
        wanted = target.element_handle()
        for _press in range(FARTHEST):
            here = self._look(wanted)
            assert not here["wrong"], f"{self.page.url}: {here['wrong']}"
            if here["reached"]:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"cannot be reached by keys on {self.page.url}: {target}")

    def _look(self, wanted: ElementHandle | None) -> dict[str, Any]:
        """Looks where the focus is; once more when the page was still moving."""
        here: dict[str, Any] = self.page.evaluate(LOOK, wanted)
        if here["wrong"]:
            self.page.wait_for_timeout(STILL)
            here = self.page.evaluate(LOOK, wanted)
        return here
