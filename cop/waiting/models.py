# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The steps that were taken for a question that waits, and the reminders about its answers."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, maybe_person_fk


class Step(StrEnum):
    """What was done for a question without an answer, each thing once."""

    INVITED = "invited"
    """Those who may know the answer are invited."""
    TOLD = "told"
    """The organisers of its themes are told."""
    PROPOSED = "proposed"
    """It is proposed for the agenda of the next meeting, or there is none."""
    MUST_DECIDE = "must_decide"
    """An organiser must answer, forward or close it; forwarding takes this step back."""
    FORWARDED = "forwarded"
    """An organiser named somebody who may know."""


class WaitingStep(Base):
    """That a step was taken for a question."""

    __tablename__ = "waiting_step"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    step: Mapped[Step] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    """For which agenda it is proposed."""
    by_id: Mapped[maybe_person_fk]
    """Who forwarded it."""


class Asking(StrEnum):
    """What the asker was asked, or said, after an answer: whether it helped."""

    DAY_3 = "day_3"
    DAY_10 = "day_10"
    DAY_30 = "day_30"
    NO = "no"
    """The asker said that something is still missing; nobody asks until there is another answer."""


class HelpedStep(Base):
    """That the asker was asked whether a question is answered, after its last answer."""

    __tablename__ = "helped_step"

    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id"), primary_key=True)
    step: Mapped[Asking] = mapped_column(primary_key=True)
    at: Mapped[datetime]
