# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The text of a report out of the blocks of minutes."""

from datetime import date

import pytest

from cop.minutes import composing, review, text_lines
from cop.minutes.recognising import recognised

TEXT = """# Overleg groen

Datum: 20 januari 2026

Status: concept; correcties kunnen worden voorgesteld tot en met 1 februari 2026

## Aanwezig
- Noor Bakker (Voorbeeldstad)

En nog 2 anderen.

## Verslag
### Bermen
We **maaien** later:

- eerst de noordkant
- dan de rest

| Berm | Hectare |
|---|---|
| Noord | 62 |

### Hitte
#### Bomen
Bomen helpen.

## Besluiten
1. We tellen in juni.

## Actiepunten
| Wat | Wie | Vóór |
|---|---|---|
| Deelt de kaart | Noor Bakker | 1 maart 2026 |
"""
BODY = """### Bermen

We **maaien** later:

- eerst de noordkant
- dan de rest

| Berm | Hectare |
| --- | --- |
| Noord | 62 |

### Hitte

#### Bomen

Bomen helpen."""


def found_in(text):
    blocks = list(text_lines.of(text))
    return review.kept(blocks, recognised(blocks, date(2026, 2, 1)))


def test_what_has_a_field_of_its_own_is_left_out_and_the_rest_is_kept():
    assert composing.body(found_in(TEXT)) == BODY


def test_an_item_that_was_dropped_stays_in_the_text_as_a_lower_heading():
    found = found_in(TEXT)
    found["items"][1]["kept"] = False

    assert composing.body(found) == BODY.replace("### Hitte", "#### Hitte")


def test_a_text_of_which_nothing_is_recognised_stays_whole():
    text = "We maaien later.\n\nBomen helpen."

    assert composing.body(found_in(text)) == text


GIVEN = """# Overleg groen

Datum: 20 januari 2026
Plaats: Bergstad

## Agenda
1. Bermen
2. Hitte

## Aanwezig
- Noor Bakker (Voorbeeldstad)

## Bermen
Status: loopt.

- **Actie:** Noor belt de aannemer.
- We tellen.

## Hitte
Bomen helpen.

Volgende bijeenkomst: 24 maart 2026
"""


@pytest.mark.usefixtures("app")
def test_nothing_is_said_twice_or_left_over():
    found = found_in(GIVEN)

    text = composing.body(found)

    assert text.startswith("Place: Bergstad\n\n### Bermen\n\nStatus: loopt.\n\n- We tellen.")
    assert text.count("Bergstad") == 1
    assert "1. Bermen" not in text


@pytest.mark.usefixtures("app")
def test_a_place_and_a_next_day_that_were_corrected_are_not_there_as_they_were():
    found = found_in(GIVEN)
    found["place"]["text"] = "Rochebois"
    found["next"] = review.with_day(found["next"], date(2026, 4, 2))

    text = composing.body(found)

    assert "Rochebois" in text
    assert "Bergstad" not in text
    assert "24 maart" not in text
    assert text.count("2026") == 1
