# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ask a visitor to sign in, and carry what was typed through it."""

from urllib.parse import urlencode

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop.db import SAFE_METHODS
from cop.web.forms import typed


def ask_to_sign_in() -> ResponseReturnValue:
    """Lead to the sign-in page, and back afterwards; a POST's fields are not lost."""
    here = request.full_path.rstrip("?")
    if request.method in SAFE_METHODS:
        return redirect(f"/sign-in?{urlencode({'next': here})}", 303)
    return render_template("people/carry.html", kept=typed(), target=here), 401
