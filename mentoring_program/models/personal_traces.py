"""Where something of a person is kept, and what becomes of it in the end.

One table for all that deals with personal data: the person's own export, the removal on request,
the removal after the time of the program, and the data map in ``docs/privacy.md``. A test compares
it with the models: a new text without a line here fails.
"""

from typing import NamedTuple


class Trace(NamedTuple):
    """What one model keeps of people.

    subject: under which heading people read of it.
    person: the ways to the login or the participant whose it is; none for what members share.
    program: the ways to the program whose end starts the clock; none for what belongs to none.
    texts: what is emptied where the record stays, so that counts stay too; without, it is removed.
    """

    subject: str
    person: tuple[str, ...] = ()
    program: tuple[str, ...] = ("program_id",)
    texts: tuple[str, ...] = ()


_OF_PAIR = ("relationship_id.program_id",)
_OF_MEETING = ("session_id.program_id",)

TRACES = {
    # Taking part. The participant itself comes last, see mentoring.participant.erasure.
    "mentoring.enrollment.draft": Trace("participation", ("user_id",)),
    "mentoring.participant.skill": Trace("participation", ("participant_id",)),
    "mentoring.participant.answer": Trace("participation", ("participant_id",)),
    "mentoring.participant.wish": Trace("participation", ("participant_id", "other_id")),
    "mentoring.participant.identity": Trace(
        "participation", ("participant_id",), ("participant_id.program_id",)
    ),
    "mentoring.consent": Trace("participation", ("participant_id",)),
    "mentoring.remark": Trace("participation", ("participant_id",)),
    "mentoring.request": Trace(
        "participation", ("mentee_id", "mentor_id"), texts=("message", "answer")
    ),
    "mentoring.nudge": Trace("participation", ("user_id",), ()),
    "mentoring.resource.completion": Trace(
        "participation", ("participant_id",), texts=("waived_reason",)
    ),
    # Working together
    "mentoring.relationship": Trace("relationship", texts=("pause_reason",)),
    "mentoring.agreement": Trace(
        "relationship",
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
    "mentoring.exit": Trace(
        "relationship", ("member_id.participant_id",), texts=("body", "next_names")
    ),
    "mentoring.concern": Trace("concern", ("author_id",)),
    "mentoring.practice": Trace(
        "relationship", ("member_id.participant_id",), ("member_id.program_id",)
    ),
    "mentoring.introduction": Trace("words", ("author_id",), _OF_PAIR),
    "mentoring.message": Trace("words", ("author_id",), _OF_PAIR),
    "mentoring.note": Trace("words", ("author_id",), (*_OF_PAIR, *_OF_MEETING)),
    "mentoring.lesson": Trace("words", ("author_id",), ()),
    # Goals
    "mentoring.goal.comment": Trace("goals", ("author_id",), _OF_PAIR),
    "mentoring.goal.evidence": Trace("goals", ("author_id",), _OF_PAIR),
    "mentoring.goal.action": Trace(
        "goals", ("member_id.participant_id",), (*_OF_PAIR, *_OF_MEETING), ("name",)
    ),
    "mentoring.goal": Trace(
        "goals",
        ("member_id.participant_id",),
        texts=("name", "description", "measure", "unit"),
    ),
    # Meeting
    "mentoring.session": Trace(
        "meetings",
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
    "mentoring.office.hour": Trace("meetings", ("mentor_id",), texts=("location", "video_link")),
    "mentoring.event.group": Trace("meetings", texts=("place", "report")),
    "mentoring.event.invitation": Trace("meetings", ("participant_id",)),
    "mentoring.event.outcome": Trace("meetings", ("participant_id",), texts=("name", "owner_name")),
    "mentoring.event.proposal": Trace(
        "meetings", ("participant_id",), texts=("name", "author", "url", "proposer_name")
    ),
    "mentoring.event.reading": Trace("meetings", texts=("name", "question")),
    # Looking back. The answers go with their questionnaire; totals are of nobody.
    "mentoring.skill.rating": Trace("evaluation", ("user_id", "participant_id")),
    "mentoring.evaluation": Trace("evaluation", ("respondent_user_id", "participant_id")),
    "mentoring.intervention": Trace("evaluation"),
    "mentoring.quality.check": Trace("evaluation", texts=("note",)),
    "mentoring.attainment": Trace("evaluation", ("user_id",)),
    "mentoring.story.consent": Trace("evaluation", ("user_id",)),
    "mentoring.recognition": Trace("evaluation", ("receiver_id", "giver_id")),
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
