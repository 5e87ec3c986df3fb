# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reader's language and time zone: by address, cookie, person or browser (Flask-Babel)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel.support import NullTranslations, Translations
from flask import Flask, Response, current_app, has_request_context, request
from flask_babel import Babel, Domain, force_locale, get_locale
from flask_login import current_user

from cop.settings import LOCALES, Settings

COOKIE = "lang"
YEAR = 365 * 24 * 3600
FORMATS = {"nl": "nl", "fr": "fr", "de": "de", "en": "en_GB"}
"""How dates and numbers are written in each language."""

babel = Babel()

_language: ContextVar[str | None] = ContextVar("language", default=None)
# A page asks its language hundreds of times; Flask-Babel finds it anew each time.


class Catalogue(Domain):  # type: ignore[misc]  # Flask-Babel ships no types
    """The translations, each language read once."""

    def get_translations(self) -> NullTranslations:
        return _translations(reader_locale())


def init_app(app: Flask) -> None:
    """Choose a language for each request, and keep a choice made with ?lang=."""
    settings: Settings = app.extensions["settings"]
    app.config["BABEL_DEFAULT_LOCALE"] = settings.locale
    app.config["BABEL_DEFAULT_TIMEZONE"] = settings.timezone
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.extensions["translations"])
    babel.init_app(app, locale_selector=_selected)
    babel.domain_instance = Catalogue()
    app.before_request(_forget)
    app.teardown_request(_forget)
    app.after_request(_keep_choice)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of jinja2.ext.i18n
        lambda text: _translations(reader_locale()).ugettext(text),
        lambda one, many, n: _translations(reader_locale()).ungettext(one, many, n),
        newstyle=True,
    )
    app.jinja_env.globals["this_locale"] = reader_locale
    app.jinja_env.globals["site_language"] = settings.locale
    app.jinja_env.globals["locales"] = list(LOCALES.items())
    app.jinja_env.globals["locale_names"] = LOCALES
    app.context_processor(lambda: {"locale": reader_locale()})


def reader_locale() -> str:
    """The code of the language this is written in: of the reader, or as `speaking` says."""
    return _language.get() or _found()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Write in another language than the reader's: a mail to somebody else."""
    before = _language.set(code)
    try:
        with force_locale(FORMATS.get(code, code)):
            yield
    finally:
        _language.reset(before)


def _found() -> str:
    locale = get_locale()
    code = str(locale.language) if locale else site_locale()
    if has_request_context():
        _language.set(code)
    return code


def _forget(_error: BaseException | None = None) -> None:
    """What was found holds for one request."""
    _language.set(None)


def _selected() -> str:
    if not has_request_context():
        return FORMATS[site_locale()]
    return FORMATS[chosen() or _preferred()]


@cache
def _translations(code: str) -> NullTranslations:
    """The catalogue of a language, read once."""
    folder = current_app.extensions["translations"]
    found = Translations.load(folder, [code])
    return found if isinstance(found, Translations) else NullTranslations()


def chosen() -> str | None:
    """The language that somebody chose, in the address or before; None where nobody did."""
    for code in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if code in LOCALES:
            return code
    return None


def _preferred() -> str:
    if current_user.is_authenticated:
        return str(current_user.locale)
    default = site_locale()
    return request.accept_languages.best_match(list(LOCALES), default) or default


def site_locale() -> str:
    """The language of the site."""
    settings: Settings = current_app.extensions["settings"]
    return settings.locale


def _keep_choice(response: Response) -> Response:
    code = request.args.get("lang")
    if code in LOCALES and code != request.cookies.get(COOKIE):
        response.set_cookie(
            COOKIE, str(code), max_age=YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
        )
    return response
