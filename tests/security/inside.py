# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an answer says to a reader: its text, or the text inside the file that it is."""

import io
import zipfile
from typing import Any

from pypdf import PdfReader

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def text_of(answer: Any) -> str:
    """The words of a page, of a PDF or of a Word file."""
    if not answer.data:
        return ""
    if answer.mimetype == "application/pdf":
        pdf = PdfReader(io.BytesIO(answer.data))
        return "\n".join([str(pdf.metadata), *(page.extract_text() for page in pdf.pages)])
    if answer.mimetype == WORD:
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
            return "\n".join(package.read(name).decode() for name in parts)
    return str(answer.text)
