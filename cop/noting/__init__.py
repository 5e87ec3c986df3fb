# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Taking minutes together: what several people write during a meeting, per agenda item."""
