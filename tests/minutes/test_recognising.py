# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What minutes say, in four languages and in the ways in which people write them."""

from datetime import date

import pytest

from cop.minutes import text_lines, word_document
from cop.minutes.matching import may_call
from cop.minutes.recognising import recognised
from tests.minutes.documents import docx, paragraph, table

TODAY = date(2026, 2, 1)
MARCH = date(2026, 3, 1)
NL = """# Bijeenkomst groenbeheer

Datum: dinsdag 20 januari 2026
Plaats: Stadhuis Voorbeeldstad

## Aanwezig
- Noor Bakker (Gemeente Voorbeeldstad, voorzitter)
- Piet de Wit (Anderdorp)

## Afgemeld
Lies Smit (Derdegem)

## 1. Opening
Noor opent. Het verslag van 4 november is goedgekeurd.

## 2. Bermen
We bespreken het maaien.

Besluit: we delen het maaiplan.

Actie @Piet vóór 1 maart: stuurt de lijst rond

## Volgende bijeenkomst
24 maart 2026, online
"""
FR = """# Réunion gestion des espaces verts

Date : mardi 20 janvier 2026
Lieu : Hôtel de ville

Présents : Noor Bakker (Ville d’Exemple), Piet de Wit (Autreville)
Excusée : Lies Smit (Tierceville)

## 1. Ouverture
Noor ouvre la séance. Le compte rendu du 4 novembre est approuvé.

## 2. Bords de route
On parle de la tonte.

**Décision :** nous partageons le plan de tonte.

Action @Piet avant le 1er mars : envoie la liste

Prochaine réunion : le 24 mars 2026
"""
DE = """# Sitzung Grünpflege

**Datum:** Dienstag, 20. Januar 2026
**Ort:** Rathaus

| Name | Organisation |
| --- | --- |
| Noor Bakker | Stadt Beispielstadt |
| Piet de Wit | Anderdorf |

Entschuldigt: Lies Smit (Drittdorf)

## TOP 1: Begrüßung
Noor begrüßt. Das Protokoll vom 4. November wird genehmigt.

## TOP 2: Straßenränder
Wir sprechen über das Mähen.

Beschluss: wir teilen den Mähplan.

## Aufgaben
| Aufgabe | Wer | Bis |
|---|---|---|
| Schickt die Liste | Piet | 1. März |

Nächste Sitzung: 24. März 2026
"""
EN = """Green maintenance meeting

Date: Tuesday 20 January 2026
Place: Town hall

Attendees: Noor Bakker (Exampletown); Piet de Wit (Otherville)
Apologies: Lies Smit (Thirdham)

1. Opening

Noor opens. The minutes of 4 November were approved.

2. Verges

We talk about mowing.

Decision: we share the mowing plan.

Action items:
- Piet: send the list by March 1

Next meeting: 24 March 2026
"""
ITEMS = {
    "nl": ["Opening", "Bermen"],
    "fr": ["Ouverture", "Bords de route"],
    "de": ["Begrüßung", "Straßenränder"],
    "en": ["Opening", "Verges"],
}
TEXTS = {"nl": NL, "fr": FR, "de": DE, "en": EN}


def found_in(text):
    return recognised(list(text_lines.of(text)), TODAY)


def word(body, tmp_path):
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx(body))
    return recognised(list(word_document.blocks(str(path))), TODAY)


def people(found, *, present):
    return [
        (each.text, each.organisation) for each in found.attendees if each.is_present == present
    ]


@pytest.mark.parametrize("language", TEXTS)
def test_minutes_say_the_same_in_four_languages(language):
    found = found_in(TEXTS[language])

    assert found.title is not None
    assert found.held is not None
    assert found.place is not None
    assert found.next_one is not None
    assert (found.held.day, found.next_one.day) == (date(2026, 1, 20), date(2026, 3, 24))
    assert [name for name, _town in people(found, present=True)] == ["Noor Bakker", "Piet de Wit"]
    assert [name for name, _town in people(found, present=False)] == ["Lies Smit"]
    assert all(each.organisation for each in found.attendees)
    assert [item.text for item in found.items] == ITEMS[language]
    approved, shared = found.decisions
    assert approved.sureness == "likely"
    assert shared.sureness == "sure"
    (task,) = found.tasks
    assert (task.owner, task.due_on) == ("Piet", MARCH)


@pytest.mark.parametrize(
    ("title", "present", "decided", "acted", "columns"),
    [
        ("Verslag: groen", "Aanwezig", "Besluiten", "Actiepunten", ("Wat", "Wie", "Vóór")),
        ("Compte rendu : verdure", "Présents", "Décisions", "Actions", ("Quoi", "Qui", "Avant")),
        ("Bericht: Grün", "Anwesend", "Beschlüsse", "Aufgaben", ("Was", "Wer", "Bis")),
        ("Report: green", "Present", "Decisions", "Actions", ("What", "Who", "Before")),
    ],
)  # fmt: skip
def test_a_report_that_was_exported_is_read_whole(
    title, present, decided, acted, columns, tmp_path
):
    found = word(
        paragraph(title, style="Titel")
        + paragraph("20-1-2026")
        + paragraph(present, style="Kop1")
        + paragraph("Noor Bakker (Voorbeeldstad)", list_id=2)
        + paragraph("Piet de Wit", list_id=2)
        + paragraph("Bermen", style="Kop1")
        + paragraph("We bespreken het maaien.")
        + paragraph("Hitte", style="Kop1")
        + paragraph("De groep besluit om te beginnen. Bomen helpen.")
        + paragraph(decided, style="Kop1")
        + paragraph("We tellen in juni.", list_id=1)
        + paragraph("Iedereen deelt een kaart.", list_id=1)
        + paragraph(acted, style="Kop1")
        + table([columns, ["Stuurt de kaart", "Noor Bakker", "2026-03-01"],
                 ["Vraagt de aannemer", "Voorbeeldstad", ""]]),
        tmp_path,
    )  # fmt: skip

    assert found.title is not None
    assert found.title.text == title
    assert found.held is not None
    assert found.held.day == date(2026, 1, 20)
    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad"), ("Piet de Wit", "")]
    assert [item.text for item in found.items] == ["Bermen", "Hitte"]
    assert [each.text for each in found.decisions] == [
        "We tellen in juni.",
        "Iedereen deelt een kaart.",
    ]
    assert [(each.text, each.owner, each.due_on) for each in found.tasks] == [
        ("Stuurt de kaart", "Noor Bakker", MARCH),
        ("Vraagt de aannemer", "Voorbeeldstad", None),
    ]


@pytest.mark.parametrize(
    "text",
    ["Aanwezig: Noor Bakker (Voorbeeldstad), Piet de Wit (Anderdorp) en Lies Smit",
     "Aanwezig:\n\n* Noor Bakker (Voorbeeldstad)\n* Piet de Wit – Anderdorp\n* Lies Smit",
     "**Aanwezig:** Noor Bakker (Voorbeeldstad); Piet de Wit (Anderdorp); Lies Smit",
     "Aanwezig\nNoor Bakker - Voorbeeldstad\nPiet de Wit - Anderdorp\nLies Smit\n",
     "## Deelnemers\n| Voornaam | Achternaam | Gemeente |\n|--|--|--|\n"
     "| Noor | Bakker | Voorbeeldstad |\n| Piet | de Wit | Anderdorp |\n| Lies | Smit | |",
     "## Aanwezigen\n| Naam | Organisatie |\n|--|--|\n| Bakker, Noor | Voorbeeldstad |\n"
     "| de Wit, Piet | Anderdorp |\n| Smit, Lies | |",
     "| Aanwezig | Noor Bakker, Voorbeeldstad (vz)<br>Piet de Wit, Anderdorp<br>"
     "Lies Smit |\n|--|--|\n"],
)  # fmt: skip
def test_people_are_found_in_a_table_a_list_or_a_line(text):
    assert people(found_in(text), present=True) == [
        ("Noor Bakker", "Voorbeeldstad"),
        ("Piet de Wit", "Anderdorp"),
        ("Lies Smit", ""),
    ]


@pytest.mark.parametrize(
    "text",
    ["Aanwezig: Noor\n\n**1. Opening**\nTekst.\n\n**2. Bermen**\nTekst.\n\n**3. Rondvraag**\n",
     "Aanwezig: Noor\n\n1. Opening\n\nTekst.\n\n2. Bermen\n\nTekst.\n\n3. Rondvraag\n",
     "Aanwezig: Noor\n\n## Opening\nTekst\n## Bermen\n### Maaien\nTekst\n## Rondvraag\n",
     "# Overleg\n## Aanwezig\nNoor\n## Verslag\n### Opening\n### Bermen\n### Rondvraag\n",
     "Aanwezig: Noor\n\nAgendapunt 1: Opening\nTekst\n\nAgendapunt 2: Bermen\n\n"
     "Agendapunt 3: Rondvraag",
     "Aanwezig: Noor\n\n**Opening**\nTekst.\n\n**Bermen**\nTekst.\n\n**Rondvraag**\n",
     "# Overleg\n## Aanwezig\nNoor\n## Agenda\n1. Opening\n2. Bermen bekijken\n3. Einde\n"
     "## Opening\nTekst\n## Bermen\nTekst\n## Rondvraag\n",
     "# Overleg\n## Aanwezig\nNoor\n## Agenda\n### Berm\n### Boom\n## Verslag\n### Opening\n"
     "### Bermen\n### Rondvraag\n",
     "# Overleg\n### 20 januari 2026\n## Aanwezig\nNoor\n## Samenvatting\nKort.\n## Opening\n"
     "## Bermen\n## Rondvraag\n## Links\n"],
)  # fmt: skip
def test_items_are_found_by_headings_bold_lines_or_numbers(text):
    assert [item.text for item in found_in(text).items] == ["Opening", "Bermen", "Rondvraag"]


@pytest.mark.parametrize("number", ["1. ", "1 ", "**"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_list_of_who_was_there_ends_where_the_items_begin(number, blank):
    """Also when a line between them says who was not."""
    listed = (
        "Verslag ledenoverleg bijen\n\nAanwezigen:\nNamens de gemeenten:\n"
        "- Noor Bakker, Voorbeeldstad\n- Piet de Wit (Anderdorp)\n"
        "Afwezig m.k.: Lies Smit (Derdegem) en Kim Vreemd (Voorbeeldstad)\n"
    )
    items = ("Opening", "Bermen", "Rondvraag")
    marks = [number.replace("1", str(n)) for n in (1, 2, 3)]
    ends = ["**" if mark == "**" else "" for mark in marks]
    text = "".join(
        f"{blank}{mark}{item}{end}\nNoor vertelt hoe het gaat.\n"
        for mark, item, end in zip(marks, items, ends, strict=True)
    )

    found = found_in(listed + text + "Actie Noor: belt de aannemer.\n")

    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad"),
                                           ("Piet de Wit", "Anderdorp")]  # fmt: skip
    assert people(found, present=False) == [("Lies Smit", "Derdegem"),
                                            ("Kim Vreemd", "Voorbeeldstad")]  # fmt: skip
    assert [item.text for item in found.items] == list(items)
    assert [task.owner for task in found.tasks] == ["Noor"]


def test_who_took_the_chair_or_the_minutes_was_there():
    text = (
        "Datum: 20 januari 2026\nVoorzitter: Lies Smit (Derdegem)\nNotulist: Bakker\n"
        "Aanwezig: Noor Bakker (Voorbeeldstad)\n"
    )

    assert people(found_in(text), present=True) == [
        ("Noor Bakker", "Voorbeeldstad"), ("Lies Smit", "Derdegem"),
    ]  # fmt: skip


def test_rows_between_bars_are_a_table_without_a_line_of_dashes_too():
    text = (
        "Aanwezig: Noor\n\nAufgabenliste\n\nNr | Aufgabe | Wer | Bis\n"
        "3 | Artenliste erstellen | Noor | 1.3.2026\n\nNächster Termin: 24. März 2026, 14 Uhr\n"
    )
    found = found_in(f"Datum: 20. Januar 2026\n\n{text}")

    (task,) = found.tasks
    assert (task.text, task.owner, task.due_on) == ("Artenliste erstellen", "Noor", MARCH)
    assert found.next_one is not None


@pytest.mark.parametrize(
    "text",
    [
        "Aanwezig: Noor Bakker (Voorbeeldstad); afwezig: Piet de Wit (Anderdorp)",
        "Aanwezig waren: Noor Bakker (Voorbeeldstad)\n\nAfwezig m.b.: Piet de Wit (Anderdorp)",
        "| Aanwezig | Afwezig |\n|--|--|\n"
        "| Noor Bakker (Voorbeeldstad) | Piet de Wit (Anderdorp) |",
        "| Naam | Organisatie | Aanw. |\n|--|--|--|\n"
        "| Noor Bakker | Voorbeeldstad | x |\n| Piet de Wit | Anderdorp | - |",
    ],
)
def test_who_was_not_there_is_told_from_who_was(text):
    found = found_in(f"Datum: 20 januari 2026\n\n{text}\n")

    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad")]
    assert people(found, present=False) == [("Piet de Wit", "Anderdorp")]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Donderdag 12 november 2026, Bergstad", "Bergstad"),
        ("Le 12 novembre 2026 à Rochebois", "Rochebois"),
        ("Rochebois, le 12 novembre 2026", "Rochebois"),
        ("12 november 2026, 10.00-12.00 uur, Stadhuis Bergstad", "Stadhuis Bergstad"),
        ("Mittwoch, 12. November 2026, Neuheide", "Neuheide"),
        ("Folgetermin 12. November 2026", None),
    ],
)
def test_the_place_stands_beside_the_day(line, place):
    found = found_in(f"Verslag groen\n\n{line}\n\nAanwezig: Noor Bakker\n").place

    assert (found and found.text) == place


@pytest.mark.parametrize(
    ("text", "owner", "due_on"),
    [
        ("Actie Noor: stuurt de lijst", "Noor", None),
        ("Actiepunt voor Noor: stuurt de lijst", "Noor", None),
        ("## Acties\n- Noor stuurt de lijst", "Noor", None),
        ("## Acties\n- Noor: stuurt de lijst (vóór 1 maart)", "Noor", MARCH),
        ("## Actiepunten\n- stuurt de lijst (Noor, 1 maart)", "Noor", MARCH),
        ("De lijst wordt rondgestuurd aan alle leden. (Actie: Noor)", "Noor", None),
        ("Er is een lijst. Actie Noor om de lijst rond te sturen.", "Noor", None),
        ("Iemand moet de lijst aan alle leden rondsturen. Actie Noor.", "Noor", None),
        ("## Rondvraag / acties\n- Noor: stuurt de lijst", "Noor", None),
        ("## Afgesproken vervolgacties\n- Noor: stuurt de lijst", "Noor", None),
        ("## Divers et actions\n- Noor : envoie la liste", "Noor", None),
        ("## Sonstiges und Aufgaben\n- Noor: Liste schicken", "Noor", None),
        ("## Closing, action items\n- Noor: sends the list", "Noor", None),
        ("Actie: Noor, belt de aannemer vóór 1 maart", "Noor", MARCH),
        ("## Actiepunten\n1. Noor - offerte opvragen - 1 maart 2026", "Noor", MARCH),
        ("## Actiepunten\n1. Noor: offerte delen (1 maart)", "Noor", MARCH),
        ("## Actions\n- [ ] Noor – circulate the draft – 01/03/2026", "Noor", MARCH),
        ("Actie: Noor, uiterlijk 1-3: offerte opvragen", "Noor", MARCH),
        ("Actie: Noor bezorgt de lijst tegen 1 maart", "Noor", MARCH),
        ("Maßnahme: Liste erstellen (Noor, 1.3.2026)", "Noor", MARCH),
        ("Action → Noor : rédiger la note", "Noor", None),
        ("AP1: Noor to draft the letter by March 1", "Noor", MARCH),
        ("Er is gepraat. Taak Noor: de lijst vóór 1 maart sturen", "Noor", MARCH),
        ("**À faire**\n- Noor : rédiger la note (pour le 1er mars)", "Noor", MARCH),
        (
            "Actie Noor: belt de aannemer.\n\n## Acties\n- Noor: belt de aannemer vóór 1 maart",
            "Noor",
            MARCH,
        ),
        ("## Tâches\n- Noor envoie la liste avant le 1er mars", "Noor", MARCH),
        ("## Maßnahmen\n- Noor: Liste schicken bis 1. März", "Noor", MARCH),
        ("| Actie | Wie | Wanneer |\n|--|--|--|\n| lijst sturen | Noor | 1/3 |", "Noor", MARCH),
        (
            "| Nr | Actie | Naam | |\n|--|--|--|--|\n| 1 | lijst sturen | Noor | open |",
            "Noor",
            None,
        ),
        ("| Data | Actie | Voor |\n|--|--|--|\n| 1 feb - 1 mrt | lijst | Noor |", "Noor", MARCH),
        ("| Actie | Wie | Voor |\n|--|--|--|\n| lijst sturen | Noor | 1 maart |", "Noor", MARCH),
        (
            "| Action | Qui | Quand |\n|--|--|--|\n| liste | Noor | après le 1er mars |",
            "Noor",
            None,
        ),
        ("| Aufgabe | Wer | Wann |\n|--|--|--|\n| Liste | Noor | nach dem 1. März |", "Noor", None),
        ("| Action | Name | When |\n|--|--|--|\n| list | Noor | after 1 March |", "Noor", None),
    ],
)
def test_an_action_is_found_with_its_owner_and_day(text, owner, due_on):
    (task,) = found_in(f"Datum: 20 januari 2026\n\nAanwezig: Noor\n\n{text}\n").tasks

    assert (task.owner, task.due_on) == (owner, due_on)


@pytest.mark.parametrize(
    "text",
    ["Aanwezig: Noor, Piet. Online: Lies. Afwezig met bericht: Anna.",
     "Aanwezig: Noor, Piet, Lies\nAfwezig: Anna, met afmelding",
     "Présents : Noor, Piet, Lies. Excusée : Anna.",
     "Anwesend: Noor, Piet, Lies. Entschuldigt: Anna.",
     "Present: Noor, Piet, Lies. Apologies: Anna."],
)  # fmt: skip
def test_one_line_says_who_was_there_and_who_was_not(text):
    found = found_in(text)

    assert people(found, present=True) == [("Noor", ""), ("Piet", ""), ("Lies", "")]
    assert people(found, present=False) == [("Anna", "")]


@pytest.mark.parametrize(
    "label",
    ["Présent·es", "Présent.e.s", "Présent(e)s", "Participant·e·s", "Teilnehmer:innen"],
)
def test_a_word_for_women_and_men_says_who_was_there(label):
    assert people(found_in(f"**{label} :** Noor, Piet"), present=True) == [
        ("Noor", ""),
        ("Piet", ""),
    ]


@pytest.mark.parametrize("label", ["Excusé·es", "Excusé.e.s", "Absent(e)s et excusé(e)s"])
def test_a_word_for_women_and_men_says_who_was_not_there(label):
    assert people(found_in(f"**{label} :** Noor, Piet"), present=False) == [
        ("Noor", ""),
        ("Piet", ""),
    ]


def test_a_name_by_which_somebody_is_called_elsewhere_is_no_organisation():
    text = (
        "## Present\n* Noor Bakker @noor (Exampletown)\n* Piet de Wit (@pdw)\n"
        "* Lies Smit (observer)"
    )

    assert people(found_in(text), present=True) == [
        ("Noor Bakker", "Exampletown"),
        ("Piet de Wit", ""),
        ("Lies Smit", ""),
    ]


@pytest.mark.parametrize(
    "text",
    ["Volgend klankbordoverleg is op 24 maart 2026.", "## Prochain rendez-vous\nLe 24 mars 2026",
     "## Prochain CA\nLe mardi 24 mars 2026", "## Nächstes Treffen\n24. März 2026",
     "## Upcoming meetings\n24 March 2026", "Prochain rendez-vous : le 24 mars 2026",
     "Folgetermin 24. März 2026", "DONM: 24 March 2026"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "Aanwezig: Noor Bakker\n\n"])
def test_the_next_meeting_has_many_names(text, before):
    found = found_in(f"Datum: 20 januari 2026\n\n{before}{text}\n")

    assert found.next_one is not None
    assert found.next_one.day == date(2026, 3, 24)


def test_a_title_may_be_no_more_than_a_body_and_a_day():
    found = found_in("# Bureau du 20 janvier 2026\n\nDurée : 1 heure\n\n## Tonte\n")

    assert found.title is not None
    assert found.title.text == "Bureau du 20 janvier 2026"


def test_minutes_may_be_called_by_their_day_and_a_day_of_the_week_is_no_place():
    found = found_in(
        "# Notulen ALV 20 januari 2026\n\nDinsdag 20 januari 2026, 10:00\n\n## Bermen\n"
    )

    assert found.title is not None
    assert found.title.text == "Notulen ALV 20 januari 2026"
    assert found.place is None


def test_what_is_done_already_is_known():
    text = (
        "Aanwezig: Noor\n\n## Acties\n\n| Actie | Wie | Status |\n|--|--|--|\n"
        "| Zaal boeken | Noor | Gereed |\n| Brief schrijven | Noor | Loopt |\n"
    )
    assert [task.is_done for task in found_in(text).tasks] == [True, False]
    boxes = "Aanwezig: Noor\n\n## Acties\n\n- [x] Noor: zaal boeken\n- [ ] Noor: brief schrijven\n"
    assert [task.is_done for task in found_in(boxes).tasks] == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "Besluit 2026-03: we maaien later.",
        "Beschluss 12/2026: wir mähen später.",
        "Genomen besluit: we maaien later.",
        "AGREED: we mow later.",
        "We spreken af dat we later maaien.",
        "Die AG stimmt dem Entwurf zu.",
        "Man einigt sich auf eine Karte.",
    ],
)
def test_a_decision_may_have_a_number_or_another_word(line):
    found = found_in(f"Datum: 20 januari 2026\n\nAanwezig: Noor\n\n{line}\n")

    assert len(found.decisions) == 1


def test_a_table_that_was_pasted_is_a_table():
    text = (
        "Datum:\t12 januari 2026\nAanwezig:\tNoor, Piet\n\n1.\tOpening\n\n2.\tBermen\n\n"
        "Actielijst\nnr\twat\twie\twanneer\n1\tBestek rondsturen\tPiet\t1 maart\n"
    )
    found = found_in(text)

    assert [item.text for item in found.items] == ["Opening", "Bermen"]
    (task,) = found.tasks
    assert (task.text, task.owner, task.due_on) == ("Bestek rondsturen", "Piet", MARCH)


@pytest.mark.parametrize("in_list", [True, False])
def test_a_name_is_told_from_the_organisation_after_a_comma(in_list, tmp_path):
    lines = ("Anna Apfelbaum, Stadt Eupen", "Jonas Kirsche, Gemeinde Neue Heide",
             "Teun Kamgras, Dordrecht")  # fmt: skip
    body = paragraph("Sitzung", style="Titel") + paragraph("Anwesend", style="Kop1")
    body += "".join(paragraph(each, list_id=2 if in_list else None) for each in lines)
    body += paragraph("Eröffnung", style="Kop1") + paragraph("Wir beginnen.")

    found = word(body, tmp_path)

    assert [(each.text, each.organisation) for each in found.attendees] == [
        ("Anna Apfelbaum", "Stadt Eupen"),
        ("Jonas Kirsche", "Gemeinde Neue Heide"),
        ("Teun Kamgras", "Dordrecht"),
    ]


def test_a_column_says_who_was_there():
    text = (
        "## Présents\n| Nom | Prénom | Commune | Présence |\n|--|--|--|--|\n"
        "| Bakker | Noor | Exempleville | x |\n| Smit | Lies | Autreville | excusée |\n"
    )
    found = found_in(text)

    assert people(found, present=True) == [("Noor Bakker", "Exempleville")]
    assert people(found, present=False) == [("Lies Smit", "Autreville")]


@pytest.mark.parametrize(
    "header",
    ["Naam | Organisatie | Aanwezig | Afwezig", "Naam | Organisatie | Aanwezig | Verhinderd",
     "Deelnemers | Gemeente | Aanwezig | Afgemeld", "Nom | Organisme | Présent | Excusé",
     "Name | Organisation | Anwesend | Entschuldigt", "Name | Organisation | Present | Apologies"],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["x", "X", "✓", "v", "ja"])
def test_crosses_below_present_and_absent_say_who_was_there(header, mark):
    text = (
        f"| {header} |\n|--|--|--|--|\n| Noor Bakker | Voorbeeldstad | {mark} | |\n"
        f"| Piet de Wit | Anderdorp | | {mark} |\n| Lies Smit | Derdegem | {mark} | - |\n"
    )
    found = found_in(f"Datum: 20 januari 2026\n\n{text}")

    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad"),
                                           ("Lies Smit", "Derdegem")]  # fmt: skip
    assert people(found, present=False) == [("Piet de Wit", "Anderdorp")]


@pytest.mark.parametrize("state", ["verhinderd", "afgemeld", ""])
def test_without_a_cross_below_present_somebody_was_not_there(state):
    text = (
        "| Naam | Organisatie | Aanwezig |\n|--|--|--|\n| Noor Bakker | Voorbeeldstad | v |\n"
        f"| Piet de Wit | Anderdorp | {state} |\n"
    )

    assert people(found_in(text), present=False) == [("Piet de Wit", "Anderdorp")]


def test_a_column_after_that_of_names_says_for_whom_they_were_there():
    text = (
        "| Aanwezig | Namens | Verhinderd |\n|--|--|--|\n"
        "| Noor Bakker | Voorbeeldstad | Piet de Wit (Anderdorp) |\n| Lies Smit | Derdegem | |\n"
    )
    found = found_in(f"Datum: 20 januari 2026\n\n{text}")

    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad"),
                                           ("Lies Smit", "Derdegem")]  # fmt: skip
    assert people(found, present=False) == [("Piet de Wit", "Anderdorp")]


@pytest.mark.parametrize("text", ["Afwezig\nPiet de Wit, gemeente Anderdorp",
                                  "Afwezig: Piet de Wit, gemeente Anderdorp"])  # fmt: skip
@pytest.mark.parametrize("after", ["1. Opening\nNoor opent.\n2. Bermen\nWe praten.",
                                   "1. Opening\n\nNoor opent.\n\n2. Bermen"])  # fmt: skip
def test_a_line_each_says_who_was_there_and_the_items_follow(text, after):
    found = found_in(
        "Verslag overleg\nDatum: 20 januari 2026\nAanwezig\nNoor Bakker, gemeente Voorbeeldstad\n"
        f"Lies Smit, gemeente Derdegem (voorzitter)\n{text}\n{after}\n"
    )

    assert people(found, present=True) == [("Noor Bakker", "gemeente Voorbeeldstad"),
                                           ("Lies Smit", "gemeente Derdegem")]  # fmt: skip
    assert people(found, present=False) == [("Piet de Wit", "gemeente Anderdorp")]
    assert [item.text for item in found.items] == ["Opening", "Bermen"]


def test_the_first_item_follows_lines_with_names():
    found = found_in(
        "Verslag\nAanwezig\nNoor Bakker\nLies Smit\n1. Opening\nTekst.\n2. Bermen\nTekst."
    )

    assert [item.text for item in found.items] == ["Opening", "Bermen"]


@pytest.mark.parametrize("heading", ["Opening", "Puntentelling", "Welkom en mededelingen"])
def test_a_heading_without_a_number_is_nobody(heading):
    found = found_in(
        "Verslag overleg\nDatum: 20 januari 2026\nAanwezig\nNoor Bakker, Voorbeeldstad\n"
        f"Afgemeld\nPiet de Wit, gemeente Anderdorp\n{heading}\nNoor opent.\nBermen\n"
        "Er is gepraat over de bermen, het maaien en de bloemen langs de weg.\n"
    )

    assert people(found, present=True) == [("Noor Bakker", "Voorbeeldstad")]
    assert people(found, present=False) == [("Piet de Wit", "gemeente Anderdorp")]


@pytest.mark.parametrize("space", [" ", "\t", "\t\t"])
def test_people_are_named_after_the_organisation_that_they_speak_for(space):
    text = (
        f"Aanwezig:{space}namens gemeente Voorbeeldstad: mevr. N. Bakker en dhr. P. de Wit; "
        "namens gemeente Derdegem: M. Smit; ABCD: K. Vreemd\n"
    )

    assert people(found_in(text), present=True) == [
        ("N. Bakker", "gemeente Voorbeeldstad"), ("P. de Wit", "gemeente Voorbeeldstad"),
        ("M. Smit", "gemeente Derdegem"), ("K. Vreemd", "ABCD"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["## Anwesende Mitglieder\nNoor Bakker, Piet de Wit",
     "Feuille de présence :\n- Noor Bakker\n- Piet de Wit",
     "Aanwezigen tijdens het gesprek\n\nNoor Bakker, Piet de Wit",
     "Anwesende Mitglieder:\nNoor Bakker, Piet de Wit"],
)  # fmt: skip
def test_who_was_there_stands_below_headings_of_many_names(text):
    assert people(found_in(text), present=True) == [("Noor Bakker", ""), ("Piet de Wit", "")]


@pytest.mark.parametrize(
    "text",
    ["Membres présents : Tout le monde", "Aanwezig: Iedereen", "Anwesend: Alle Mitglieder",
     "Present: Everybody", "Afwezig: Geen", "Absents : Personne"],
)  # fmt: skip
def test_all_and_none_are_nobodys_name(text):
    assert found_in(text).attendees == []


def test_items_with_a_number_and_a_tab_may_be_short():
    text = "Aanwezig:\tNoor\n1\tOpening\nTekst.\n2\tW.v.t.t.k.\nGeen.\n3\tEinde\n"

    assert items(text) == ["Opening", "W.v.t.t.k.", "Einde"]


@pytest.mark.parametrize(
    "text",
    ["Aanwezig: Noor Bakker (NB), Piet de Wit (PW, vz), Lies Smit (PO)",
     "Aanwezig:\n- Noor Bakker (NB)\n- Piet de Wit (PdW, voorzitter)\n- Lies Smit (vz)",
     "| Naam | Organisatie |\n|--|--|\n| Noor Bakker (NB) | |\n| Piet de Wit | vz |\n"
     "| Lies Smit (LS) | |",
     "Aanwezig\nNoor Bakker (NB)\nPiet de Wit (PDW)\nLies Smit (notulist)"],
)  # fmt: skip
def test_initials_and_roles_between_brackets_are_no_organisations(text):
    assert people(found_in(text), present=True) == [
        ("Noor Bakker", ""), ("Piet de Wit", ""), ("Lies Smit", ""),
    ]  # fmt: skip


def test_an_organisation_stands_after_initials_or_looks_like_them():
    text = (
        "Aanwezig: Noor Bakker (NB, Voorbeeldstad), Piet de Wit (ABC), Lies Smit (LS), "
        "K. Vreemd (X)"
    )

    assert people(found_in(text), present=True) == [
        ("Noor Bakker", "Voorbeeldstad"), ("Piet de Wit", "ABC"), ("Lies Smit", ""),
        ("K. Vreemd", "X"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "owner"),
    [("Actie NB: lijst sturen", "Noor Bakker"), ("Actie: lijst sturen (PW)", "Piet de Wit"),
     ("## Acties\n- NB belt de aannemer", "Noor Bakker"),
     ("## Acties\n- NB en PW: lijst sturen", "Noor Bakker en Piet de Wit"),
     ("| Actie | Wie |\n|--|--|\n| lijst sturen | NB/PW |", "Noor Bakker/Piet de Wit"),
     ("Actie LS: lijst sturen", "LS"), ("Actie XY: lijst sturen", "XY")],
)  # fmt: skip
def test_an_owner_may_be_called_by_initials_that_are_of_nobody_else(text, owner):
    present = "Aanwezig: Noor Bakker (NB), Piet de Wit (PW), Lies Smit en Laura Spa"
    (task,) = found_in(f"{present}\n\n{text}\n").tasks

    assert task.owner == owner


@pytest.mark.parametrize("short", ["NB", "N. Bakker", "Noor"])
def test_an_owner_may_be_somebody_present_who_is_called_shorter(short):
    assert may_call(short, "Noor Bakker")
    assert not may_call(short, "Piet de Wit")


@pytest.mark.parametrize(
    ("line", "owner"),
    [("[Piet] update the list", "Piet"), ("Noor en Michiel gaan bellen", "Noor en Michiel"),
     ("Jens en Michiel gaan bellen", "Jens en Michiel"), ("Iedereen: levert een kaart", "Iedereen"),
     ("Vervolgens zullen de kaarten gemaakt worden", ""), ("Daarna gaat de groep bellen", ""),
     ("Daarna zal Piet de lijst sturen", "Piet"), ("Ensuite fait la liste", "")],
)  # fmt: skip
def test_words_that_open_a_sentence_are_no_owners(line, owner):
    (task,) = found_in(f"Aanwezig: Noor, Piet\n\n## Acties\n- {line}\n").tasks

    assert task.owner == owner


@pytest.mark.parametrize(
    "line",
    ["Volgende werkgroep zal plaatsvinden op 24 maart 2026", "Volgende vergadering: 24 maart 2026",
     "La prochaine réunion aura lieu le 24 mars 2026", "Nächste Sitzung ist am 24. März 2026",
     "Next meeting on 24 March 2026"],
)  # fmt: skip
def test_the_next_meeting_in_a_list_of_actions_is_no_action(line):
    found = found_in(
        "Datum: 20 januari 2026\nAanwezig: Noor, Piet\n\n## Acties\n- Noor: bestek sturen\n"
        f"- {line}\n- Volgende vergadering voorbereiden vóór 1 maart\n"
    )

    assert [each.due_on for each in found.tasks] == [None, MARCH]
    assert found.next_one is not None
    assert found.next_one.day == date(2026, 3, 24)


def test_apologies_and_the_next_meeting_may_be_items():
    text = (
        "Present: Noor Bakker\n\n1. Apologies for absence\nApologies were received from Lies.\n\n"
        "2. Verges\nWe talk.\n\n3. Date of next meeting\nThursday 12 March 2026, 10am.\n"
    )
    found = found_in(text)

    assert [item.text for item in found.items] == [
        "Apologies for absence",
        "Verges",
        "Date of next meeting",
    ]
    assert people(found, present=False) == []
    assert found.next_one is not None
    assert found.next_one.day == date(2026, 3, 12)


@pytest.mark.parametrize(
    "text",
    ["De stuurgroep besluit om te beginnen.", "Afgesproken is dat we beginnen.",
     "De groep stemt in met het plan.", "Le comité approuve le plan.",
     "Il est décidé de commencer.", "Die Gruppe stimmt dem Plan zu.",
     "Es wurde beschlossen zu beginnen.", "The group agreed to begin.", "It was decided to begin."],
)  # fmt: skip
def test_a_sentence_that_tells_of_a_decision_is_one(text):
    (decision,) = found_in(f"Datum: 20 januari 2026\n\n{text}\n").decisions

    assert decision.text == text


@pytest.mark.parametrize(
    "text",
    ["", "Gewoon een tekst.\n\nNog een alinea over bermen.", "# Handleiding\n## Begin\n## Einde",
     "Vraag is of de groep akkoord gaat.", "Er is nog niet besloten.",
     "Le comité n’a pas décidé.", "Es ist noch nicht beschlossen.", "It was not decided yet."],
)  # fmt: skip
def test_a_text_without_any_of_these_yields_none(text):
    found = found_in(text)

    assert (found.held, found.place, found.next_one) == (None, None, None)
    assert not found.attendees
    assert not found.items
    assert not found.decisions
    assert not found.tasks


def test_each_thing_says_the_passage_it_was_read_from():
    text = "Datum: 20-1-2026\n\nAanwezig: Noor Bakker\n\nActie Noor: stuurt de lijst"
    found = found_in(text)

    assert found.held is not None
    assert (found.held.block, found.held.passage) == (0, "20-1-2026")
    assert (found.tasks[0].block, found.tasks[0].passage) == (2, "Actie Noor: stuurt de lijst")


def test_items_are_what_is_as_high_as_others_and_not_the_title_or_a_part():
    named = ["# TOP 1 Bermen", "## TOP 1.1 Maaien", "# TOP 2 Bomen", "# TOP2.1 Linden"]
    parts = "\n\n".join(["Datum: 20-1-2026", *named, "# Rondvraag"])
    titled = "# Verslag overleg 20-1-2026\n\n# Bermen\n\n# Bomen\n\n# Verloop van de avond\n"

    assert items(parts) == ["Bermen", "Bomen", "Linden", "Rondvraag"]
    assert items(titled) == ["Bermen", "Bomen"]


def items(text):
    found = recognised(list(text_lines.of(text)), date(2026, 2, 1))
    return [each.text for each in found.items]


@pytest.mark.parametrize(
    "line",
    [
        "**Datum:** 20 januari 2026 — **Plaats:** Stadhuis",
        "Date : 20 janvier 2026 | Heure : 10:00 | Lieu : Stadhuis",
        "Datum: 20 januari 2026; Ort: Stadhuis",
        "Datum: 20 januari 2026\tLocatie: Stadhuis",
        "Séance du mardi 20 janvier 2026 à 9h30 – Stadhuis",
    ],
)
def test_a_day_and_a_place_may_stand_in_one_line(line):
    found = found_in(f"# Overleg\n\n{line}\n\n## 1. Opening\n\nWe beginnen.\n")
    assert (found.held.day, found.place.text) == (date(2026, 1, 20), "Stadhuis")


@pytest.mark.parametrize(
    "heading",
    ["Actie- en besluitenlijst", "Action log", "Actielog", "Suites à donner", "Wer macht was"],
)
def test_actions_stand_below_headings_of_many_names(heading):
    table = "| Wat | Wie |\n|---|---|\n| Stuurt de lijst | Piet |\n"
    found = found_in(f"# Overleg\n\n## 1. Opening\n\nWe beginnen.\n\n## {heading}\n\n{table}")
    assert [(each.text, each.owner) for each in found.tasks] == [("Stuurt de lijst", "Piet")]
    assert [each.text for each in found.items] == ["Opening"]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        (
            "=====================\nAssemblée du jardin\n=====================\n",
            "Assemblée du jardin",
        ),
        ('+++\ntitle = "Board of the garden"\ndate = 2026-01-20\n+++\n', "Board of the garden"),
        ("# **Protokoll des Gartens Linde e.V.**\n", "Protokoll des Gartens Linde e.V."),
    ],
)
def test_a_title_is_found_below_a_line_in_front_matter_and_with_a_short_form(opening, title):
    found = found_in(f"{opening}\nDatum: 20 januari 2026\n\n## 1. Opening\n\nWe beginnen.\n")
    assert found.title.text == title


def test_a_line_that_ends_within_names_or_a_link_goes_on():
    found = found_in(
        "# Overleg\n\nLocatie: [Stadhuis\nLinde](https://example.org/kaart)\n\n"
        "Aanwezig: Noor Bakker, Piet de\nWit, Lies Smit,\nHanna Vos\n\n"
        "De rest van dit verslag heeft een regel die zo lang is dat niemand denkt dat regels hier "
        "worden afgebroken om op een smal scherm te passen.\n"
    )
    assert found.place.text == "Stadhuis Linde"
    assert [each.text for each in found.attendees] == [
        "Noor Bakker",
        "Piet de Wit",
        "Lies Smit",
        "Hanna Vos",
    ]


def test_bold_may_end_after_a_blank():
    found = found_in("# Overleg\n\n**Aanwezigen:   **Noor Bakker, Piet de Wit\n")
    assert [each.text for each in found.attendees] == ["Noor Bakker", "Piet de Wit"]


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("→ N. Bakker : contacter le jardin", "contacter le jardin", "N. Bakker"),
        ("To do: N. Bakker – Karte erstellen", "Karte erstellen", "N. Bakker"),
        ("A faire : Noor Bakker - envoyer la carte", "envoyer la carte", "Noor Bakker"),
    ],
)
def test_an_owner_may_stand_before_a_dash_or_behind_an_arrow(line, text, owner):
    found = found_in(f"# Overleg\n\nDatum: 20 januari 2026\n\n## 1. Opening\n\n{line}\n")
    assert [(each.text, each.owner) for each in found.tasks] == [(text, owner)]


@pytest.mark.parametrize("head", ["### Noor (Linde) — later", "- Noor:"])
def test_what_stands_below_a_name_is_for_who_is_called_so(head):
    indent = "  " if head[0] == "-" else ""
    found = found_in(
        "# Overleg\n\nAanwezig: Noor, Piet\n\n## Actiepunten\n\n"
        f"{head}\n{indent}- kaart delen\n{indent}- hek schilderen vóór 1 maart\n"
    )
    assert [(each.text, each.owner, each.due_on) for each in found.tasks] == [
        ("kaart delen", "Noor", None), ("hek schilderen vóór 1 maart", "Noor", MARCH),
    ]  # fmt: skip


def test_a_box_before_who_does_something_is_an_action_anywhere():
    found = found_in(
        "# Overleg\n\nAanwezig: Noor, Piet\n\n## 1. Tuin\n\n"
        "- [ ] Piet onderzoekt het hek\n- [ ] Noor: kaart delen\n- [ ] een los idee\n"
    )
    assert [(each.text, each.owner) for each in found.tasks] == [
        ("Piet onderzoekt het hek", "Piet"), ("kaart delen", "Noor"),
    ]  # fmt: skip


def test_a_link_with_brackets_in_its_words_is_read_as_its_words():
    found = found_in(
        "# Overleg\n\n## Acties\n\n"
        "### Hek [Tuin [nr 2] Hek schilderen](https://example.org/2)\n"
        "Wie kan helpen? Er wordt een deadline gesteld van 1 maart.\n"
    )
    [task] = found.tasks
    assert (task.text, task.due_on) == ("Hek Tuin [nr 2] Hek schilderen", MARCH)
