# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stylesheets, scripts, icons and fonts, bundled at start, under names that carry their hash."""

import gzip
import hashlib
import json
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import Flask, Response, abort, request

YEAR = 365 * 24 * 3600
STYLES = ("layers", "fonts", "tokens", "dark", "base", "layout", "components/*", "pages/*", "print")
THEME = "theme.css"
"""The look of a town in the instance folder, where an operator brought one."""
APART = "apart"
"""The folder of scripts that one page asks for itself: each folder in it is a module."""
TEXT = {".css", ".js", ".svg", ".webmanifest"}

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True)
class Asset:
    """One file as it is served; its address changes exactly when its bytes do."""

    name: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:10]

    @property
    def url(self) -> str:
        stem, _, suffix = self.name.rpartition(".")
        return f"/assets/{stem}.{self.digest}.{suffix}"

    @cached_property
    def packed(self) -> bytes | None:
        """The bytes gzipped, for kinds of files that shrink."""
        return gzip.compress(self.data, 9, mtime=0) if Path(self.name).suffix in TEXT else None


class Assets:
    """Every file that pages refer to, by the name that templates use."""

    def __init__(self, static: Path, instance: Path) -> None:
        self._assets: dict[str, Asset] = {}
        for name, data in _vendored(static / "vendor"):
            self._keep(name, data)
        for path in sorted((static / "img").iterdir()):
            self._keep(path.name, self._with_addresses(path.read_text()).encode())
        self._keep("app.css", self._with_addresses(_styles(static / "css")).encode())
        self._keep("app.js", _scripts(static / "js").encode())
        for folder in sorted((static / "js" / APART).iterdir()):
            self._keep(f"{folder.name}.js", _scripts(folder).encode())
        self.styles = ["nlds.css", "app.css"]
        if (instance / THEME).is_file():
            self._keep(THEME, (instance / THEME).read_bytes())
            self.styles.append(THEME)

    def url(self, name: str) -> str:
        """The address of an asset; KeyError for a name that does not exist."""
        return self._urls[name]

    def find(self, filename: str) -> tuple[Asset, bool]:
        """The asset for an address, and whether its hash is the present one; KeyError if none."""
        stem, digest, suffix = filename.rsplit(".", 2)
        asset = self._assets[f"{stem}.{suffix}"]
        return asset, digest == asset.digest

    def _keep(self, name: str, data: bytes) -> None:
        self._assets[name] = Asset(name, data)

    def _with_addresses(self, text: str) -> str:
        return re.sub(r"asset:([\w.-]+)", lambda found: self._assets[found[1]].url, text)

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {name: asset.url for name, asset in self._assets.items()}


def init_app(app: Flask) -> None:
    """Gives templates `asset(name)` and the names of `styles`, and serves what they point to."""
    assets = Assets(Path(app.static_folder or "static"), Path(app.instance_path))
    app.jinja_env.globals["asset"] = assets.url
    app.jinja_env.globals["styles"] = assets.styles
    app.add_url_rule("/assets/<filename>", "asset", lambda filename: _serve(assets, filename))
    app.add_url_rule("/favicon.ico", "favicon", lambda: _serve(assets, "favicon.-.svg"))


def _serve(assets: Assets, filename: str) -> Response:
    try:
        asset, current = assets.find(filename)
    except (KeyError, ValueError):
        abort(404)
    kind = mimetypes.guess_type(asset.name)[0] or "application/octet-stream"
    packed = asset.packed if request.accept_encodings["gzip"] else None
    response = Response(packed or asset.data, content_type=_with_charset(kind))
    response.set_etag(asset.digest + ("-gzip" if packed else ""))
    if packed:
        response.content_encoding = "gzip"
    if asset.packed:
        response.vary.add("Accept-Encoding")
    # A page from before a restart may name an older hash: it gets today's bytes, uncached.
    response.cache_control.public = True
    response.cache_control.max_age = YEAR if current else 0
    if current:
        response.cache_control.immutable = True
    response.make_conditional(request)
    return response


def _with_charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _vendored(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, entry in json.loads((folder / "manifest.json").read_text()).items():
        yield name, (folder / entry["file"]).read_bytes()


def _styles(folder: Path) -> str:
    paths = [path for part in STYLES for path in sorted(folder.glob(f"{part}.css"))]
    return _tightened("".join(path.read_text() for path in paths))


def _tightened(css: str) -> str:
    """The same rules without comments and without space at the ends of lines."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*\n\s*", "", re.sub(r"[ \t]*([{};,])\s+", r"\1", css)).replace(";}", "}")


def _scripts(folder: Path) -> str:
    """Every script in one module, each in a block of its own so that names cannot clash.

    Lines of comment and the space before a line stay behind; no text here is of several lines.
    """
    paths = sorted(
        path for path in folder.rglob("*.js") if APART not in path.relative_to(folder).parts
    )
    scripts = "".join(f"{{\n{path.read_text()}}}\n" for path in paths)
    return re.sub(r"^[ \t]*(//.*)?\n?", "", scripts, flags=re.M)
