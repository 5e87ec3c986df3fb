# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programs outside Python that tests drive: a browser, PostgreSQL, an HTML validator."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VNU = "26.9.27"
VNU_SHA512 = (
    "4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c"
    "417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428"
)
# The Nu HTML checker is pinned by hash, so it is kept beside the locked Python packages.
VNU_JAR = Path(sys.prefix, "share", f"vnu-{VNU}.jar")


def chromium() -> str | None:
    """The browser's path, or None."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def postgres_programs() -> Path | None:
    """The newest folder with PostgreSQL's server programs, or None."""
    on_path = [Path(path).parent] if (path := shutil.which("initdb")) else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    return next((folder for folder in on_path + newest_first if (folder / "initdb").exists()), None)


def missing() -> list[str]:
    """The Debian packages this machine still lacks."""
    present = {
        "chromium": chromium(),
        "postgresql": postgres_programs(),
        "default-jre-headless": shutil.which("java"),
        "npm": shutil.which("npm") or VNU_JAR.exists(),
    }
    return [package for package, found in present.items() if not found]


def prepare() -> None:
    """Installs what is missing as root on Debian; otherwise stops and says what to install."""
    if packages := missing():
        if os.geteuid() or not shutil.which("apt-get"):
            sys.exit(
                "The tests need programs that this machine lacks. "
                f"Install them, then run make test again: apt-get install {' '.join(packages)}"
            )
        _install(packages)
    if not VNU_JAR.exists():
        _fetch_vnu()


def _install(packages: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=True)


def _fetch_vnu() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"vnu-jar@{VNU}", "--pack-destination", folder]
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        [package] = Path(folder).glob("*.tgz")
        if hashlib.sha512(package.read_bytes()).hexdigest() != VNU_SHA512:
            sys.exit(f"vnu-jar {VNU} is not the file that was pinned: its sha512 differs.")
        VNU_JAR.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(package) as archive:
            VNU_JAR.write_bytes(archive.extractfile("package/build/dist/vnu.jar").read())


if __name__ == "__main__":
    prepare()
