# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mail of a developer's machine."""

from dataclasses import replace

from cop.app import create_app
from cop.mail.message import build
from cop.mail.transport import FolderTransport


def test_mail_is_listed_and_its_links_can_be_followed(visitor, settings):
    text = "Hallo,\n\nhttp://localhost/join/confirm/abc\n\nhttp://evil.example/x\n"
    FolderTransport(settings.mail_dir).send(
        "noreply@voorbeeldstad.example",
        "noor@voorbeeldstad.example",
        build(
            "noreply@voorbeeldstad.example", "noor@voorbeeldstad.example", "Bevestig <uw> adres",
            text, message_id="<abc@voorbeeldstad.example>",
        ),
    )  # fmt: skip

    listed = visitor.get("/dev/mail").text
    assert "Bevestig &lt;uw&gt; adres" in listed
    name = listed.split('href="/dev/mail/')[1].split('"')[0]
    shown = visitor.get(f"/dev/mail/{name}").text

    assert '<a href="/join/confirm/abc">' in shown
    assert 'href="http://evil.example' not in shown
    assert visitor.get("/dev/mail/..%2fcop.db").status_code == 404
    assert visitor.get("/dev/mail/x.eml").status_code == 404


def test_it_does_not_exist_in_production(settings):
    production = create_app(
        replace(
            settings,
            env="production",
            base_url="https://cop.example",
            secret_key="0123456789abcdefghijklmnopqrstuvwxyz",
        )
    )

    answer = production.test_client().get("/dev/mail", base_url="https://cop.example")

    assert answer.status_code == 404
