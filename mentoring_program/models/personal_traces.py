"""Where something of a person is kept, and what becomes of it in the end.

One table for all that deals with personal data: the person's own export, the removal on request,
the removal after the time of the program, and the data map in ``docs/privacy.md``. A test compares
it with the models: a new text without a line here fails.
"""

from typing import NamedTuple


class Trace(NamedTuple):
    """What one model keeps of people.

    person: the ways to the login or the participant whose it is; none for what members share.
    program: the ways to the program whose end starts the clock; none for what belongs to none.
    texts: what is emptied where the record stays, so that counts stay too; without, it is removed.
    """

    person: tuple[str, ...] = ()
    program: tuple[str, ...] = ("program_id",)
    texts: tuple[str, ...] = ()


_OF_PAIR = ("relationship_id.program_id",)
_OF_MEETING = ("session_id.program_id",)

TRACES = {
    # Taking part. The participant itself comes last, see mentoring.participant.erasure.
    "mentoring.enrollment.draft": Trace(("user_id",)),
    "mentoring.participant.skill": Trace(("participant_id",)),
    "mentoring.participant.answer": Trace(("participant_id",)),
    "mentoring.participant.wish": Trace(("participant_id", "other_id")),
    "mentoring.participant.identity": Trace(("participant_id",), ("participant_id.program_id",)),
    "mentoring.consent": Trace(("participant_id",)),
    "mentoring.remark": Trace(("participant_id",)),
    "mentoring.request": Trace(("mentee_id", "mentor_id"), texts=("message", "answer")),
    "mentoring.nudge": Trace(("user_id",), ()),
    "mentoring.resource.completion": Trace(("participant_id",), texts=("waived_reason",)),
    # Working together
    "mentoring.relationship": Trace(texts=("pause_reason",)),
    "mentoring.agreement": Trace(
        program=_OF_PAIR,
        texts=(
            "goals",
            "rhythm",
            "channel",
            "confidentiality",
            "expectations",
            "ending",
            "other",
        ),
    ),
    "mentoring.exit": Trace(("member_id.participant_id",), texts=("body", "next_names")),
    "mentoring.concern": Trace(("author_id",)),
    "mentoring.practice": Trace(("member_id.participant_id",), ("member_id.program_id",)),
    "mentoring.introduction": Trace(("author_id",), _OF_PAIR),
    "mentoring.message": Trace(("author_id",), _OF_PAIR),
    "mentoring.note": Trace(("author_id",), (*_OF_PAIR, *_OF_MEETING)),
    "mentoring.lesson": Trace(("author_id",), ()),
    # Goals
    "mentoring.goal.comment": Trace(("author_id",), _OF_PAIR),
    "mentoring.goal.evidence": Trace(("author_id",), _OF_PAIR),
    "mentoring.goal.action": Trace(
        ("member_id.participant_id",), (*_OF_PAIR, *_OF_MEETING), ("name",)
    ),
    "mentoring.goal": Trace(
        ("member_id.participant_id",),
        texts=("name", "description", "measure", "unit"),
    ),
    # Meeting
    "mentoring.session": Trace(
        texts=(
            "title",
            "about",
            "summary",
            "purpose",
            "scope",
            "private_location",
            "private_video_link",
        ),
    ),
    "mentoring.office.hour": Trace(("mentor_id",), texts=("location", "video_link")),
    "mentoring.event.group": Trace(texts=("place", "report")),
    "mentoring.event.invitation": Trace(("participant_id",)),
    "mentoring.event.outcome": Trace(("participant_id",), texts=("name", "owner_name")),
    "mentoring.event.proposal": Trace(
        ("participant_id",), texts=("name", "author", "url", "proposer_name")
    ),
    "mentoring.event.reading": Trace(texts=("name", "question")),
    # Looking back. The answers go with their questionnaire; totals are of nobody.
    "mentoring.skill.rating": Trace(("user_id", "participant_id")),
    "mentoring.evaluation": Trace(("respondent_user_id", "participant_id")),
    "mentoring.intervention": Trace(),
    "mentoring.quality.check": Trace(texts=("note",)),
    "mentoring.attainment": Trace(("user_id",)),
    "mentoring.story.consent": Trace(("user_id",)),
    "mentoring.recognition": Trace(("receiver_id", "giver_id")),
}

# What says nothing of anybody: configuration, figures of many, and links that lead to traces above.
IMPERSONAL = frozenset(
    {
        "mentoring.agreement.signature",
        "mentoring.certificate.design",
        "mentoring.end.reason",
        "mentoring.evaluation.plan",
        "mentoring.evaluation.total",
        "mentoring.goal.progress",
        "mentoring.goal.template",
        "mentoring.grade",
        "mentoring.health.change",
        "mentoring.journal.question",
        "mentoring.match.criterion",
        "mentoring.match.gap",
        "mentoring.match.limit",
        "mentoring.match.run",
        "mentoring.match.suggestion",
        "mentoring.outcome",
        "mentoring.participant",
        "mentoring.participant.report",
        "mentoring.program",
        "mentoring.program.objective",
        "mentoring.program.readiness",
        "mentoring.program.series",
        "mentoring.program.template",
        "mentoring.program.template.objective",
        "mentoring.quality.item",
        "mentoring.relationship.member",
        "mentoring.relationship.report",
        "mentoring.resource",
        "mentoring.session.report",
        "mentoring.skill.total",
        "mentoring.speed.event",
        "mentoring.speed.meeting",
        "mentoring.speed.round",
        "mentoring.stuck",
        "mentoring.topic",
        "mentoring.value.question",
    }
)
