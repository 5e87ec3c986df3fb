# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mail has the headers we gave it, whatever people typed."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest

from cop.errors import Refused
from cop.mail.message import Unfit, build, clean_header, safe_name

SENDER = "Community <noreply@voorbeeldstad.example>"
TO = "Ana Voorbeeld <ana@voorbeeldstad.example>"
ID = "<0123456789abcdef@voorbeeldstad.example>"
LINKED = {
    "In-Reply-To": "<a@voorbeeldstad.example>",
    "References": "<a@voorbeeldstad.example> <b@voorbeeldstad.example>",
    "List-Unsubscribe": f"<https://voorbeeldstad.example/unsubscribe/{'t' * 86}>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}
EXPECTED = ["From", "To", "Subject", "Message-ID", "Auto-Submitted"]
BODY = ["MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
VECTORS = [
    "a\r\nBcc: evil@x.example",
    "a\nBcc: evil@x.example",
    "a\rBcc: evil@x.example",
    "a\r\n\r\nbody",
    "a\n\n<script>",
    "a\r\n Bcc: evil@x.example",
    "a\r\n\tBcc: evil@x.example",
    "a\x0bBcc: evil@x.example",
    "a\x0cBcc: evil@x.example",
    "a\x1cBcc: evil@x.example",
    "a\x1eBcc: evil@x.example",
    "a\x85Bcc: evil@x.example",
    "a\u2028Bcc: evil@x.example",
    "a\u2029Bcc: evil@x.example",
    "a\x00Bcc: evil@x.example",
    "=?utf-8?q?a=0D=0ABcc:_evil=40x.example?=",
    "=?utf-8?q?a=0ABcc:_evil=40x.example?=",
    "=?utf-8?b?YQ0KQmNjOiBldmlsQHguZXhhbXBsZQ==?=",
    "=?iso-8859-1?q?a=0D=0A=0D=0Abody?=",
    "=?utf-16?b?YQ0KQmNjOiBldmls?=",
    "=?=?utf-8?q?=0ABcc:x?=",
    "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=0ABcc=3F=3D?=",
    "é" * 60 + "\r\nBcc: evil@x.example",
    "a" * 997 + "\r\nBcc: evil@x.example",
    "a" * 76 + " \r\nBcc: evil@x.example",
    "a, evil@x.example",
    'a" <evil@x.example>, "b',
    "a%0d%0aBcc: evil@x.example",
    "\udc0aBcc: evil@x.example",
    "Subject: again\r\nContent-Type: text/html",
]
FIELDS = {
    "sender name": lambda vector: {"sender": f"{vector} <noreply@voorbeeldstad.example>"},
    "sender quoted": lambda vector: {"sender": f'"{vector}" <noreply@voorbeeldstad.example>'},
    "sender address": lambda vector: {"sender": f"noreply@{vector}"},
    "recipient name": lambda vector: {"to": f"{vector} <ana@voorbeeldstad.example>"},
    "recipient quoted": lambda vector: {"to": f'"{vector}" <ana@voorbeeldstad.example>'},
    "recipient address": lambda vector: {"to": f"{vector}@voorbeeldstad.example"},
    "recipient twice": lambda vector: {"to": f"ana@voorbeeldstad.example, {vector}"},
    "subject": lambda vector: {"subject": vector},
    "subject in words": lambda vector: {"subject": f"New answer to “{vector}” by Ana"},
    "message id": lambda vector: {"message_id": f"<{vector}@voorbeeldstad.example>"},
    **{
        name: lambda vector, name=name: {"headers": {name: vector}}
        for name in ("Reply-To", *LINKED)
    },
    "header name": lambda vector: {"headers": {vector: "a"}},
}


def mail(**given: object) -> bytes:
    return build(
        **{  # type: ignore[arg-type]  # each test gives what it is about
            "sender": SENDER,
            "to": TO,
            "subject": "A subject",
            "text": "Dear Ana",
            "message_id": ID,
            **given,
        }
    )


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def test_a_mail_says_what_it_is() -> None:
    made = read(mail(headers=LINKED, date=datetime(2026, 11, 5, 10, tzinfo=UTC)))

    assert made.keys() == [*EXPECTED, "Date", *LINKED, *BODY[1:], BODY[0]]
    assert made["Message-ID"] == ID
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["Date"] == "Thu, 05 Nov 2026 10:00:00 +0000"
    assert {name: made[name] for name in LINKED} == LINKED
    assert made.get_content() == "Dear Ana\r\n"


def test_a_program_finds_the_addresses_it_reads_unbroken() -> None:
    content = mail(headers=LINKED)

    for name, value in LINKED.items():
        assert f"\r\n{name}: {value}\r\n".encode() in content


def test_text_and_html_travel_together() -> None:
    made = read(mail(text="Één", html="<p>Één</p>"))

    assert made.get_content_type() == "multipart/alternative"
    assert [part.get_content().strip() for part in made.iter_parts()] == ["Één", "<p>Één</p>"]


def test_every_line_ends_and_is_short_as_mail_demands() -> None:
    content = mail(subject="é" * 200, text="x" * 5_000 + "\né\n.\nFrom a\n")

    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert read(content)["Subject"] == "é" * 200


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_is_smuggled_into_the_headers(field: str) -> None:
    assert len(VECTORS) >= 27
    for vector in VECTORS:
        given = FIELDS[field](vector)
        try:
            content = mail(**given)
        except (Unfit, Refused):
            continue
        head = content.split(b"\r\n\r\n")[0]
        names = [line.split(b":")[0].decode() for line in head.split(b"\r\n") if line[:1] > b" "]
        assert sorted(names) == sorted([*EXPECTED, *given.get("headers", {}), *BODY]), vector
        assert sorted(read(content).keys()) == sorted(names), vector
        assert [each.addr_spec for each in read(content)["To"].addresses] == [
            "ana@voorbeeldstad.example"
        ]
        assert read(content).get_content() == "Dear Ana\r\n"


def test_what_stays_of_a_hostile_subject_can_be_read() -> None:
    made = read(mail(subject="=?utf-8?q?a=0D=0ABcc:_evil=40x.example?=\r\nBcc: b\u202e"))

    assert made["Subject"] == "= ?utf-8?q?a=0D=0ABcc:_evil=40x.example?= Bcc: b"


def test_a_header_is_cut_at_two_hundred_characters() -> None:
    assert clean_header("a" * 500) == "a" * 200
    assert clean_header("e\u0301") == "é"


@pytest.mark.parametrize(
    "name",
    [
        "Win op https://evil.example",
        "www.evil.example",
        "evil.com",
        "Gratis geld evil.nl/nu",
        "ana@voorbeeldstad.example",
        "Ana\r\nBcc: b",
        "Ana\u202egnp",
        "Ana\x00",
        "=?utf-8?q?Ana?=",
        "a" * 61,
    ],
)
def test_a_name_that_could_pass_for_a_link_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        safe_name(name)


@pytest.mark.parametrize(
    "name",
    ["Ana", "J.P. de Vries-Jansen", "Ö. d'Hondt", "M.de Wit", "Łukasz  Żak", "李小龙", "a" * 60],
)
def test_the_names_of_people_pass(name: str) -> None:
    assert safe_name(f" {name} ") == " ".join(name.split())


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@b.example", "a b@c.example", "a@b.example, c@d.example", "é@b.c"],
)
def test_a_recipient_is_one_address(address: str) -> None:
    with pytest.raises(Unfit):
        mail(to=address)


def test_an_answer_goes_to_the_one_address_that_was_given() -> None:
    made = read(mail(headers={"Reply-To": "bea@anderdorp.example"}))

    assert made["Reply-To"] == "bea@anderdorp.example"
    with pytest.raises(Unfit):
        mail(headers={"Reply-To": "bea@anderdorp.example, evil@x.example"})


@pytest.mark.parametrize("between", " -")
def test_a_subject_of_any_length_reads_back_as_it_was(between: str) -> None:
    words = "Wie controleert natuurinclusief bouwen bij de oplevering, en wie betaalt dat dan? " * 3
    for length in range(1, 200):
        subject = words[:length].strip().replace(" ", between)
        made = build("a@b.example", "c@d.example", subject, "Text", message_id="<a@b.example>")
        assert message_from_bytes(made, policy=policy.default)["Subject"] == subject


@pytest.mark.parametrize(
    "subject",
    [
        "Lieke a répondu à « Cour d’école végétalisée : qui arrose pendant les vacances d’été ? »",
        "Zoë beantwoordde „Überflutung – größere Gärten“ und mehr als das für längere Zeilen",
        "Één vraag: hoe houden wij bijenbermen vrij van distels, en wat kost dat per jaar?",
    ],
)
def test_a_subject_keeps_its_blanks_wherever_it_is_folded(subject: str) -> None:
    made = build("a@b.example", "c@d.example", subject, "Text", message_id="<a@b.example>")

    assert message_from_bytes(made, policy=policy.default)["Subject"] == subject
    plainly = message_from_bytes(made)["Subject"]
    assert str(make_header(decode_header(plainly))) == subject
    assert max(map(len, made.split(b"\r\n"))) <= 78
