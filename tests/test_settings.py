# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program starts with settings that are safe, or says in one sentence what to set."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cop.cli import main
from cop.settings import Settings, Unusable

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
        ("COP_BASE_URL", ""),
        ("COP_BASE_URL", "http://cop.example"),
        ("COP_BASE_URL", "https://"),
        ("COP_DATABASE_URL", ""),
        ("COP_ENV", "test"),
        ("COP_LOCALE", "es"),
        ("COP_PORT", "many"),
        ("COP_RATE_LIMITS", "perhaps"),
        ("COP_SMTP_TLS", "ssl"),
    ],
)
def test_what_is_missing_or_weak_is_named(name: str, value: str) -> None:
    with pytest.raises(Unusable, match=name) as refused:
        Settings.from_env(SAFE | {name: value})
    assert str(refused.value).startswith("Set ")


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
