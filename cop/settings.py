# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Settings from COP_* environment variables, each with a default that serves or a clear refusal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

LOCALES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}


class Unusable(Exception):
    """A setting is missing or unsafe; the message says what to set."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything an operator may choose, one field a COP_* variable."""

    env: str = "production"
    secret_key: str = ""
    base_url: str = "http://127.0.0.1:8000"
    database_url: str = ""
    instance_dir: Path = Path("instance")
    site_name: str = "CoP Biodiversiteit en Klimaat"
    locale: str = "nl"
    timezone: str = "Europe/Amsterdam"
    mail_from: str = "noreply@localhost"
    contact: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_tls: str = "starttls"
    trusted_proxies: int = 0
    host: str = "127.0.0.1"
    port: int = 8000
    web_processes: int = 1
    web_threads: int = 8
    log_level: str = "info"
    rate_limits: bool = True

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; raises Unusable with one sentence that says what to set."""
        given: dict[str, Any] = {}
        for field in fields(cls):
            if text := env.get(f"COP_{field.name.upper()}", ""):
                given[field.name] = _typed(field.name, type(field.default), text)
        settings = cls(**given)
        settings.check()
        return settings

    @property
    def development(self) -> bool:
        return self.env == "development"

    @property
    def files_dir(self) -> Path:
        """Where attachments are kept, outside the web root."""
        return self.instance_dir / "files"

    @property
    def index_dir(self) -> Path:
        """Where the search index is kept; it can be rebuilt at any time."""
        return self.instance_dir / "index"

    @property
    def mail_dir(self) -> Path:
        """Where mail is written when no mail server is set."""
        return self.instance_dir / "mail"

    @property
    def sqlalchemy_url(self) -> str:
        """The database address, SQLite in the instance folder unless another is set."""
        if self.database_url.startswith("postgresql://"):
            return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
        return self.database_url or f"sqlite:///{self.instance_dir.absolute() / 'cop.db'}"

    def check(self) -> None:
        """Raise Unusable when this cannot serve safely."""
        if self.env not in {"development", "production"}:
            raise Unusable("Set COP_ENV to production or development.")
        if self.locale not in LOCALES:
            raise Unusable(f"Set COP_LOCALE to one of {', '.join(LOCALES)}.")
        if self.smtp_tls not in {"starttls", "tls", "none"}:
            raise Unusable("Set COP_SMTP_TLS to starttls, tls or none.")
        if not self.development:
            self._check_production()

    def _check_production(self) -> None:
        if len(self.secret_key) < 32 or len(set(self.secret_key)) < 12:
            raise Unusable(
                "Set COP_SECRET_KEY to at least 32 random characters, for instance the output of: "
                'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        address = urlsplit(self.base_url)
        if address.scheme != "https" or not address.hostname:
            raise Unusable(
                "Set COP_BASE_URL to the https address of this site, like https://cop.example."
            )
        if not self.database_url:
            raise Unusable(
                "Set COP_DATABASE_URL to the database, "
                "like postgresql://cop@db.example/cop or sqlite:////var/lib/cop/cop.db."
            )


def _typed(name: str, kind: type, text: str) -> Any:
    if kind is bool:
        if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise Unusable(f"Set COP_{name.upper()} to 1 or 0.")
        return text.lower() in {"1", "true", "yes"}
    if kind is int:
        try:
            return int(text)
        except ValueError:
            raise Unusable(f"Set COP_{name.upper()} to a whole number.") from None
    return Path(text) if issubclass(kind, Path) else text
