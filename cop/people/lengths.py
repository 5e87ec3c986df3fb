# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long the names of people, what they do, and of organisations may be, wherever they stand."""

from cop.mail.message import LONGEST_NAME

LONGEST_PERSON = LONGEST_NAME
LONGEST_FUNCTION = 120
LONGEST_ORGANISATION = 120
