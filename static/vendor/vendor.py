# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetches the packages of vendor.lock.json and writes the files we serve, with their licences."""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK = HERE / "vendor.lock.json"
MANIFEST = HERE / "manifest.json"
TOKENS = "theme.css"
ORDER = "@layer base, nlds, theme, app;"
KEPT_TOKENS = re.compile(
    r"--basis-(color|text|heading|focus|border|form|page)-|--voorbeeld-kleuren-"
)

Part = tuple[str, bytes]


def main() -> None:
    """Rewrites every vendored file from the registry; stops at the first wrong hash."""
    lock = json.loads(LOCK.read_text())
    parts: dict[str, list[Part]] = {}
    origins: dict[str, list[dict[str, str]]] = {}
    clear()
    for package in lock:
        archive = fetch(package)
        licence = keep_licence(archive, package["licence"])
        for source, target in package["files"].items():
            parts.setdefault(target, []).append((Path(source).name, read(archive, source)))
            origin = {key: package[key] for key in ("name", "version", "licence")}
            origins.setdefault(target, []).append(origin | {"text": licence})
    files = {target: write(target, join(target, some)) for target, some in parts.items()}
    manifest = {
        target: entry | {"from": list({o["name"]: o for o in origins[target]}.values())}
        for target, entry in sorted(files.items())
    }
    MANIFEST.write_text(json.dumps(manifest, indent=1) + "\n")


def clear() -> None:
    kept = {LOCK, Path(__file__)}
    for path in [*HERE.glob("*.*"), *HERE.glob("licences/*")]:
        if path not in kept and path.is_file():
            path.unlink()


def fetch(package: dict[str, Any]) -> tarfile.TarFile:
    """Returns the package as packed by npm; exits unless its SHA-512 is the locked one."""
    spec = f"{package['name']}@{package['version']}"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, spec],
            capture_output=True,
            check=True,
        )
        data = next(Path(folder).glob("*.tgz")).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package["integrity"]:
        sys.exit(f"{spec} is not the locked package: {found}")
    print(spec)
    return tarfile.open(fileobj=io.BytesIO(data))


def read(archive: tarfile.TarFile, source: str) -> bytes:
    member = archive.extractfile("package/" + source)
    if member is None:
        sys.exit(f"{source} is not a file")
    return member.read()


def keep_licence(archive: tarfile.TarFile, licence: str) -> str:
    """Writes the licence text, once for all packages that share it, and returns its name."""
    source = next((n for n in archive.getnames() if re.match(r"package/licen[cs]e", n, re.I)), None)
    if source is None:
        return f"{licence}.txt"
    text = read(archive, source.removeprefix("package/"))
    name = f"{licence}.{hashlib.sha256(text).hexdigest()[:6]}.txt"
    (HERE / "licences").mkdir(exist_ok=True)
    (HERE / "licences" / name).write_bytes(text)
    return f"licences/{name}"


def join(target: str, parts: list[Part]) -> bytes:
    """One stylesheet, one sprite, or the one file as it is."""
    if target.endswith(".css"):
        return stylesheet(parts)
    if target.endswith(".svg"):
        return sprite(parts)
    return parts[0][1]


def stylesheet(parts: list[Part]) -> bytes:
    """The components with the tokens they and our own styles may use, in one layer."""
    components = "".join(tidy(data.decode()) for name, data in parts if name != TOKENS)
    theme = next(data.decode() for name, data in parts if name == TOKENS)
    declared = dict(re.findall(r"^\s*(--[\w-]+):\s*(.*?);", theme, flags=re.M))
    kept = needed(declared, components)
    tokens = "".join(f"{name}:{tidy(declared[name])};" for name in declared if name in kept)
    note = "/*! NL Design System: Voorbeeld tokens, candidate and Utrecht components. EUPL-1.2 */"
    return f"{note}\n{ORDER}\n@layer nlds{{:root{{{tokens}}}{components}}}\n".encode()


def needed(declared: dict[str, str], styles: str) -> set[str]:
    """The tokens that the styles use, directly or through other tokens, and those a theme sets."""
    todo = set(re.findall(r"--[\w-]+", styles)) | set(filter(KEPT_TOKENS.match, declared))
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in declared and name not in found:
            found.add(name)
            todo |= set(re.findall(r"--[\w-]+", declared[name]))
    return found


def tidy(css: str) -> str:
    css = re.sub(r"/\*.*?\*/|@charset[^;]*;|\s*\n\s*", "", css, flags=re.S)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def sprite(parts: list[Part]) -> bytes:
    """Every icon as a symbol named after its file."""
    symbols = "".join(symbol(Path(name).stem, data.decode()) for name, data in parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'.encode()


def symbol(name: str, svg: str) -> str:
    paths = "".join(re.findall(r"<(?:path|circle|rect|line|polyline)[^>]*/>", svg))
    stroke = (
        'fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )
    return f'<symbol id="{name}" viewBox="0 0 24 24" {stroke}>{paths}</symbol>'


def write(target: str, data: bytes) -> dict[str, Any]:
    """Writes the file under a name that carries its hash, and returns its entry of the manifest."""
    digest = hashlib.sha256(data).hexdigest()
    stem, _, suffix = target.rpartition(".")
    name = f"{stem}.{digest[:10]}.{suffix}"
    (HERE / name).write_bytes(data)
    return {"file": name, "sha256": digest, "bytes": len(data)}


if __name__ == "__main__":
    main()
