# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""A simulated year of a community, by the application itself: `python -m bench.year`."""
