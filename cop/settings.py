# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Settings from COP_* environment variables, each with a default that serves or a clear refusal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from sqlalchemy.engine import make_url

from cop import setting_values as values
from cop.setting_values import Unusable

LOCALES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}


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
    mail_in_domain: str = ""
    mail_in_address: str = ""
    mail_in_relay: str = ""
    imap_host: str = ""
    imap_port: int = 993
    imap_user: str = ""
    imap_password: str = ""
    imap_tls: str = "tls"
    imap_folder: str = "INBOX"
    trusted_proxies: int = 0
    host: str = "127.0.0.1"
    port: int = 8000
    web_processes: int = 1
    web_threads: int = 8
    log_level: str = "info"
    rate_limits: bool = True
    search: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read the settings; raises Unusable with one sentence that says what to set."""
        given: dict[str, Any] = {}
        for field in fields(cls):
            name = f"COP_{field.name.upper()}"
            if text := env.get(name, "").strip():
                read = READERS.get(field.name)
                given[field.name] = read(name, text) if read else text
        # In production another is demanded; a try on another port is at that port.
        given.setdefault("base_url", f"http://127.0.0.1:{given.get('port', cls.port)}")
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
    def search_backend(self) -> str:
        """Where postings are kept: "postgres" where the database is, unless Whoosh is asked for."""
        return self.search or ("postgres" if self.on_postgres else "whoosh")

    @property
    def on_postgres(self) -> bool:
        """Whether the database is PostgreSQL."""
        return self.database_url.startswith("postgresql")

    @property
    def misses_dir(self) -> Path:
        """Where searches in vain are noted until the worker has counted them."""
        return self.instance_dir / "misses"

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
        if self.search == "postgres" and not self.on_postgres:
            raise Unusable("COP_SEARCH=postgres needs a PostgreSQL database in COP_DATABASE_URL.")
        if self.development:
            return
        if not values.strong(self.secret_key):
            raise Unusable(
                "Set COP_SECRET_KEY to at least 32 random characters, for instance the output of: "
                'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        if not self.base_url.startswith("https://"):
            raise Unusable(
                "Set COP_BASE_URL to the https address of this site, like https://cop.example."
            )
        if not self.database_url:
            raise Unusable(f"Set COP_DATABASE_URL {values.A_DATABASE}")

    def make_room(self) -> None:
        """Make the instance folder; raises Unusable when it or the database has no place."""
        values.writable_folder("COP_INSTANCE_DIR", self.instance_dir)
        url = make_url(self.sqlalchemy_url)
        if url.drivername == "sqlite" and url.database:
            values.present_folder("COP_DATABASE_URL", self.instance_dir / url.database)


READERS: dict[str, values.Reader] = {
    "env": values.one_of("production", "development"),
    "base_url": values.site_address,
    "database_url": values.database,
    "instance_dir": lambda name, text: Path(text),
    "locale": values.one_of(*LOCALES),
    "timezone": values.time_zone,
    "mail_from": values.sender,
    "contact": values.mail_address,
    "smtp_port": values.number(1, 65535),
    "smtp_tls": values.one_of("starttls", "tls", "none"),
    "mail_in_domain": values.domain,
    "mail_in_address": values.mail_address,
    "imap_port": values.number(1, 65535),
    "imap_tls": values.one_of("starttls", "tls", "none"),
    "trusted_proxies": values.number(0, 9),
    "port": values.number(1, 65535),
    "web_processes": values.number(1, 64),
    "web_threads": values.number(1, 256),
    "log_level": values.one_of("debug", "info", "warning", "error"),
    "rate_limits": values.yes_or_no,
    "search": values.one_of("whoosh", "postgres"),
}
"""How a setting is read; what is not named here may be any text."""
