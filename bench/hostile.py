# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the search page costs for what nobody types in good faith: `python -m bench.hostile`."""

import argparse
import os
import random
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urlencode

from flask import Flask
from sqlalchemy.engine import make_url

from bench import grown
from bench.browser import Browser
from cop.db import db
from cop.search import feeding

BUDGET_MS = 300
SPLIT = "a.b-c+"
ZALGO = "".join(f"{letter}{chr(0x300 + n % 0x6F)}" * 3 for n, letter in enumerate("berm" * 20))


def queries() -> dict[str, str]:
    """Query strings of the search page, by what they try."""
    chance = random.Random(7)
    many = " ".join(f"woord{n}" for n in range(1000))
    letters = "".join(chr(chance.randrange(97, 123)) for _ in range(100_000))
    typed = {
        "a star": "*",
        "a prefix": "w*",
        "stars": "****?*?*",
        "a star within": "b*m",
        "prefixes": "a* b* c* d*",
        "a range": "[a TO z]",
        "an open range": "{a TO",
        "fuzzy": "berm~2",
        "a slop": '"a b"~100',
        "a boost": "berm^1000000",
        "booleans": "AND OR NOT",
        "nested NOT": "NOT " * 60,
        "brackets": "(" * 5000,
        "closed brackets": "(" * 100 + "a" + ")" * 100,
        "a field": "title:* id:1",
        "quotes": '"' * 500,
        "quotes with blanks": '" ' * 500,
        "one quote": '"berm',
        "nested quotes": '"a "b "c "d',
        "typographic quotes": "“berm„ «gras» ‟",
        "words in quotes": '"' + "de gemeente " * 100 + '"',
        "many phrases": '"de gemeente" ' * 100,
        "phrases of small words": '"de het een" ' * 20,
        "1,000 words": many,
        "1,000 times one word": "berm " * 1000,
        "small words": "de het een van in op " * 40,
        "a common word, often": "de " * 60 + "gemeente",
        "letters": " ".join("abcdefghijklmnopqrstuvwxyz"),
        "100 kB of a": "a" * 100_000,
        "100 kB of letters": letters,
        "100 kB of blanks": " " * 100_000 + "berm",
        "a long word": "b" * 190,
        "a long compound": "bermbeheergemeenteplanwaterbomennatuurgrasmaaien" * 4,
        "dots": "a." * 100,
        "for a mail address": SPLIT * 30,
        "almost mail": "a" * 100 + "@" + "b" * 90,
        "at signs": "@" * 200,
        "addresses": "www." * 50,
        "an address": "http://" + "a.-" * 60,
        "colons": ":" * 200,
        "filters": " ".join(["thema:water"] * 40),
        "odd filters": "thema:% door:_ groep:\\ gemeente:'",
        "all filters": "soort:vraag thema:water gemeente:voorbeeldstad door:deelnemer groep:e"
        " taal:nl is:open sinds:2020 tot:2030",
        "odd days": "sinds:0000-00-00 tot:9999-99-99 sinds:2024-02-30",
        "foreign digits": "sinds:٢٠٢٤ tot:２０２６",
        "filters without words": "soort: thema:",
        "an unknown filter": "zzz:berm",
        "a filter in quotes": 'gemeente:"' + "x" * 150,
        "without": "-berm",
        "only without": "-berm -gras -water",
        "without phrases": '-"de gemeente" -"a b"',
        "minuses": "-" * 200,
        "without much": "water " + " ".join(f"-woord{n}" for n in range(30)),
        "SQL": "'; DROP TABLE person; --",
        "SQL union": "' UNION SELECT 1,2,3 --",
        "SQL like": "%_%' ESCAPE '\\",
        "tsquery": "& | ! <-> :* ''",
        "tsquery words": "berm:* & !gras | water <2> bomen",
        "backslashes": "\\" * 200,
        "apostrophes": "'" * 200,
        "an apostrophe": "l'eau d'orage",
        "percents": "%" * 200,
        "a template": "{{ 7*7 }} {% for %} ${x}",
        "markup": "<script>alert(1)</script><b>",
        "entities": "&lt;&#0;&amp;",
        "a path": "../../../etc/passwd",
        "right to left": "\u202etxet\u202c berm",
        "direction marks": "\u200f\u200e\u2066" * 60,
        "zero width": "be\u200brm\u200d\ufeff",
        "soft hyphens": "be\u00adrm\u00adbe\u00adheer",
        "emoji": "🌳🌿🐝" * 60,
        "a family": "👨‍👩‍👧‍👦" * 20,
        "flags": "🇳🇱🇧🇪" * 30,
        "zalgo": ZALGO,
        "marks alone": "\u0301" * 200,
        "half-width marks": "ﾞﾟ" * 90,
        "a mark on each": "e\u0301" * 100,
        "long ligatures": "ﷺ" * 190,
        "ligatures": "ﬁﬂﬀ" * 60,
        "fractions": "½¼²³" * 40,
        "mathematical": "𝐛𝐞𝐫𝐦 𝕘𝕣𝕒𝕤",
        "Greek": "ΣΊΣΥΦΟΣ ς",
        "Turkish": "İSTANBUL ıI",
        "Chinese": "生物多样性" * 30,
        "Arabic": "التنوع البيولوجي",
        "Thai": "ความหลากหลาย" * 12,
        "sharp s": "ß" * 190,
        "tabs and lines": "berm\t\r\n\x0b\x0cgras",
        "controls": "".join(map(chr, range(1, 32))) + "berm",
        "no characters": "\ufffe\uffff\U0010ffff",
        "private use": "\ue000" * 100,
        "underscores": "_" * 200,
        "numbers": "1" * 200,
        "many numbers": " ".join(map(str, range(80))),
        "hexadecimal": "0x" + "f" * 150,
        "slips": "bermbeheeer gemeeente maaaien watrr boomen",
        "near words": "gemeentf waterx boomn planm natuuf beheeq",
    }
    made = {name: urlencode({"q": text}) for name, text in typed.items()}
    return made | {
        "a NUL": "q=berm%00gras",
        "a surrogate": "q=%ED%A0%80%ED%B0%80",
        "half a character": "q=%E2%82",
        "no UTF-8": "q=%ff%fe%80",
        "percent signs": "q=%zz%1&q=%",
        "many q": "&".join(["q=berm"] * 500),
        "no value": "q",
        "page 0": "q=water&page=0",
        "page 999": "q=water&page=999",
        "a huge page": "q=water&page=" + "9" * 50,
        "page -1": "q=water&page=-1",
        "a page of signs": "q=water&page=%F0%9F%8C%B3",
        "page ²": f"q=water&page={quote('²')}",
        "some": "q=water&some=" + "x" * 1000,
        "year 99999999": "q=water&year=99999999",
        "year 0": "q=water&year=0&year=9999",
        "a foreign year": f"q=water&year={quote('٢٠٢٤')}",
        "organisation -1": "q=water&organisation=-1",
        "organisation 1e9": "q=water&organisation=1e9",
        "organisation 2**63": f"q=water&organisation={2**63}",
        "organisation 999999999": "q=water&organisation=999999999",
        "many organisations": "q=water&" + "&".join(f"organisation={n}" for n in range(1000)),
        "many themes": "q=water&" + "&".join(f"theme=x{n}" for n in range(1000)),
        "a long theme": "q=water&theme=" + "x" * 50_000,
        "odd kinds": "q=water&kind=*&kind=%27&kind=question&kind=",
        "odd states": "q=water&state=open%00",
        "country": "q=water&country=%C3%9F%C3%9F&country=XX",
        "every facet": "q=water&kind=question&state=open&theme=water&organisation=1&country=NL"
        "&language=nl&year=2024",
        "odd names": "q=water&" + "&".join(f"x{n}=y" for n in range(500)),
        "brackets in names": "q[]=water&q[$ne]=1&page[]=2",
        "facets without q": "kind=question&year=2024",
        "an odd language": "q=water&lang=xx&language=xx",
    }


def main() -> None:
    """Prints what each costs, the dearest first."""
    given = argparse.ArgumentParser(prog="python -m bench.hostile")
    given.add_argument("--contributions", type=int, default=300)
    size = given.parse_args().contributions
    server = os.environ.get("COP_TEST_DATABASE_URL", "")
    database = make_url(server).render_as_string(hide_password=False) if server else ""
    with tempfile.TemporaryDirectory(prefix="cop-hostile-") as folder:
        app = grown.grown(size, Path(folder), database)
        with app.app_context():
            feeding.rebuild()
        rows = sorted(measured(app), reverse=True)
    for ms, wall, status, size, name in rows:
        print(f"{ms:8.1f} ms cpu {wall:8.1f} ms {status} {size:9,} bytes  {name}")
    over = [name for ms, _wall, _status, _size, name in rows if ms > BUDGET_MS]
    print(f"{len(rows)} queries; over {BUDGET_MS} ms: {', '.join(over) or 'none'}")


def measured(app: Flask) -> list[tuple[float, float, int, int, str]]:
    """Processor time, wall time, status and size of each, asked once after warming up."""
    browser, found = Browser(app), []
    for text in ("water", "%22de+gemeente%22", "natuur+beheer"):
        browser.get(f"/search?q={text}")
    for name, query in queries().items():
        processor, wall = time.process_time(), time.perf_counter()
        answer = browser.get(f"/search?{query}")
        taken = (time.process_time() - processor) * 1000, (time.perf_counter() - wall) * 1000
        found.append((*taken, answer.status, len(answer.body), name))
    with app.app_context():
        db.session.remove()
    return found


if __name__ == "__main__":
    main()
