# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The terms of the JSON: those of Open Raadsinformatie (ORI), Popolo and schema.org."""

from typing import Any

from cop.meetings.models import ActionState

CONTEXT: dict[str, Any] = {
    "schema": "http://schema.org/",
    "meeting": "https://argu.co/ns/meeting/",
    "opengov": "http://www.w3.org/ns/opengov#",
    "org": "http://www.w3.org/ns/org#",
    "person": "http://www.w3.org/ns/person#",
    "@vocab": "http://schema.org/",
    "Meeting": "meeting:Meeting",
    "AgendaItem": "meeting:AgendaItem",
    "Report": "meeting:Report",
    "Result": "opengov:Result",
    "Person": "person:Person",
    "Organization": "org:Organization",
    "Membership": "org:Membership",
    "agenda": {"@id": "meeting:agenda", "@container": "@list"},
    "attachment": {"@id": "meeting:attachment", "@container": "@set"},
    "committee": "meeting:committee",
    "result": {"@id": "opengov:result", "@container": "@list"},
    "memberships": {"@id": "org:hasMembership", "@container": "@set"},
    "organization": "org:organization",
    "dateCreated": {"@type": "schema:DateTime"},
    "dateModified": {"@type": "schema:DateTime"},
    "scheduledTime": {"@type": "schema:Date"},
    "eventStatus": {"@type": "@id"},
    "eventAttendanceMode": {"@type": "@id"},
    "actionStatus": {"@type": "@id"},
    "url": {"@type": "@id"},
    "contentUrl": {"@type": "@id"},
}
SCHEMA = "http://schema.org/"
STATUSES = {
    ActionState.OPEN: f"{SCHEMA}PotentialActionStatus",
    ActionState.DONE: f"{SCHEMA}CompletedActionStatus",
    ActionState.DROPPED: f"{SCHEMA}FailedActionStatus",
}
CONTENT_TYPE = "application/ld+json"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
