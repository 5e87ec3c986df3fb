# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program starts with settings that are safe, or says in one sentence what to set."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cop.app import create_app
from cop.cli import main
from cop.setting_values import Unusable
from cop.settings import Settings

SAFE = {
    "COP_SECRET_KEY": "q7Jm2XvT9wLr4KzB8nYc5HdF1sGp6AeU",
    "COP_BASE_URL": "https://cop.example",
    "COP_DATABASE_URL": "sqlite:////var/lib/cop/cop.db",
}


def test_three_settings_are_enough_in_production() -> None:
    settings = Settings.from_env(SAFE)

    assert not settings.development
    assert settings.rate_limits


def test_development_needs_none() -> None:
    settings = Settings.from_env({"COP_ENV": "development"})

    assert settings.sqlalchemy_url == f"sqlite:///{Path('instance/cop.db').absolute()}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COP_SECRET_KEY", ""),
        ("COP_SECRET_KEY", "short"),
        ("COP_SECRET_KEY", "a" * 64),
        ("COP_SECRET_KEY", "abcdefghijklmnopqrstuvwxyz0123456789"),
        ("COP_SECRET_KEY", "q7Jm2XvT9wLr" * 3),
        ("COP_BASE_URL", ""),
        ("COP_BASE_URL", "http://cop.example"),
        ("COP_BASE_URL", "https://"),
        ("COP_BASE_URL", "cop.example"),
        ("COP_BASE_URL", "https://cop.example/community"),
        ("COP_BASE_URL", "https://cop.example?a=b"),
        ("COP_BASE_URL", "https://ana@cop.example"),
        ("COP_BASE_URL", "https://cop example"),
        ("COP_BASE_URL", "https://cop.example:99999"),
        ("COP_BASE_URL", "https://[::1"),
        ("COP_DATABASE_URL", ""),
        ("COP_DATABASE_URL", "rubbish"),
        ("COP_DATABASE_URL", "mysql://cop@db.example/cop"),
        ("COP_DATABASE_URL", "postgresql+psycopg2://cop@db.example/cop"),
        ("COP_DATABASE_URL", "postgresql://cop@db.example:port/cop"),
        ("COP_DATABASE_URL", "postgresql://cop@db.example"),
        ("COP_DATABASE_URL", "sqlite://"),
        ("COP_ENV", "test"),
        ("COP_LOCALE", "es"),
        ("COP_LOG_LEVEL", "loud"),
        ("COP_MAIL_FROM", "rubbish"),
        ("COP_MAIL_FROM", "CoP <cop>"),
        ("COP_CONTACT", "the organisers"),
        ("COP_PORT", "many"),
        ("COP_PORT", "99999"),
        ("COP_PORT", "0"),
        ("COP_SMTP_PORT", "65536"),
        ("COP_RATE_LIMITS", "perhaps"),
        ("COP_SMTP_TLS", "ssl"),
        ("COP_TIMEZONE", "Mars/X"),
        ("COP_TIMEZONE", "../etc/passwd"),
        ("COP_TIMEZONE", "Europe"),
        ("COP_TRUSTED_PROXIES", "-1"),
        ("COP_WEB_PROCESSES", "0"),
        ("COP_WEB_THREADS", "0"),
    ],
)
def test_what_is_missing_or_weak_is_named(name: str, value: str) -> None:
    with pytest.raises(Unusable, match=name) as refused:
        Settings.from_env(SAFE | {name: value})
    assert str(refused.value).startswith(f"Set {name} to ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        ("COP_BASE_URL", "HTTPS://Cop.Example", "https://cop.example"),
        ("COP_BASE_URL", "https://cop.example:443/", "https://cop.example"),
        ("COP_BASE_URL", "https://cop.example:8443", "https://cop.example:8443"),
        ("COP_BASE_URL", "https://stad-é.example", "https://xn--stad--fsa.example"),
        ("COP_BASE_URL", " https://[2001:DB8::1] ", "https://[2001:db8::1]"),
        ("COP_DATABASE_URL", "postgres://a:b%40c@db/cop", "postgresql+psycopg://a:b%40c@db/cop"),
        ("COP_LOG_LEVEL", "WARNING", "warning"),
        ("COP_MAIL_FROM", "CoP <cop@cop.example>", "CoP <cop@cop.example>"),
    ],
)
def test_other_spellings_are_understood(name: str, value: str, meant: str) -> None:
    settings = Settings.from_env(SAFE | {name: value})

    assert getattr(settings, name.removeprefix("COP_").lower()) == meant


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = {"COP_INSTANCE_DIR": str(tmp_path / "file" / "instance")}
    database = {"COP_INSTANCE_DIR": str(tmp_path), "COP_DATABASE_URL": "sqlite:////away/cop.db"}

    with pytest.raises(Unusable, match=r"^Set COP_INSTANCE_DIR to a folder that can be made: "):
        create_app(Settings.from_env(SAFE | folder))
    with pytest.raises(Unusable, match=r"^Set COP_DATABASE_URL to a file in a folder that is "):
        create_app(Settings.from_env(SAFE | database))


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_the_command_says_so_and_stops(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unset = dict.fromkeys((*SAFE, "COP_ENV"), None)

    result = CliRunner(env=unset).invoke(main, [command])

    assert result.exit_code == 2
    assert result.stderr.startswith("Set COP_SECRET_KEY to at least 32 random characters")
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_postgresql_gets_the_driver_that_is_installed() -> None:
    settings = Settings.from_env(SAFE | {"COP_DATABASE_URL": "postgresql://cop@db.example/cop"})

    assert settings.sqlalchemy_url == "postgresql+psycopg://cop@db.example/cop"
