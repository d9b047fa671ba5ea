"""Values for one record of each model, about one person in one pair of one program.

They serve twice: the superuser makes the records that every kind of user tries to reach, and every
kind of user tries to make one alike. ``side`` is a :class:`~.world.Side`.
"""

from base64 import b64encode
from datetime import datetime, timedelta

PDF = b64encode(b"%PDF-1.4\n%%EOF\n")
START = datetime(2026, 6, 1, 9)
FAR_AHEAD = datetime(2199, 6, 3, 9)  # for what is refused once it has passed

# In this order: a record may need those before it (``side.id(model)``).
VALUES = {
    "mentoring.grade": lambda side: {"name": side.new_name(), "company_id": side.company},
    "mentoring.topic": lambda side: {"name": side.new_name()},
    "mentoring.value.question": lambda side: {
        "name": side.new_name(),
        "low": "Slow",
        "high": "Fast",
    },
    "mentoring.journal.question": lambda side: {"name": side.new_name()},
    "mentoring.end.reason": lambda side: {"name": side.new_name()},
    "mentoring.program.series": lambda side: {"name": "Yearly", "company_id": side.company},
    "mentoring.program": lambda side: {
        "name": side.new_name(),
        "company_id": side.company,
        "coordinator_ids": [(6, 0, side.program.coordinator_ids.ids)],
    },
    "mentoring.program.template": lambda side: {
        "name": side.new_name(),
        "company_id": side.company,
    },
    "mentoring.program.template.objective": lambda side: {
        "template_id": side.id("mentoring.program.template"),
        "name": "Posts",
    },
    "mentoring.program.objective": lambda side: {"program_id": side.program.id, "name": "Posts"},
    "mentoring.program.readiness": lambda side: {
        "program_id": side.program.id,
        "name": "Is there time?",
        "area": "culture",
    },
    "mentoring.quality.item": lambda side: {"name": side.new_name(), "area": "ethics"},
    "mentoring.quality.check": lambda side: {
        "program_id": side.program.id,
        "item_id": side.id("mentoring.quality.item"),
    },
    "mentoring.match.criterion": lambda side: {
        "program_id": side.program.id,
        "column": side.new_name(),
    },
    "mentoring.match.gap": lambda side: {
        "criterion_id": side.id("mentoring.match.criterion"),
        "gap": side.new_number(),
        "points": 1,
    },
    "mentoring.match.limit": lambda side: {
        "program_id": side.program.id,
        "department_id": side.new_department().id,
    },
    "mentoring.match.run": lambda side: {"program_id": side.program.id},
    "mentoring.match.suggestion": lambda side: {
        "run_id": side.id("mentoring.match.run"),
        "mentee_id": side.participant.id,
        "kind": "unmatched",
    },
    "mentoring.resource": lambda side: {
        "program_id": side.program.id,
        "company_id": side.company,
        "name": side.new_name(),
        "file": PDF,
        "file_name": "guide.pdf",
    },
    "mentoring.lesson": lambda side: {
        "name": "I waited too long",
        "challenge": "First team",
        "body": "Everybody knew",
        "advice": "Ask on the first day",
    },
    "mentoring.participant": lambda side: {
        "program_id": side.program.id,
        "employee_id": side.newcomer.id,
    },
    "mentoring.consent": lambda side: {
        "participant_id": side.participant.id,
        "approver_id": side.member.approver_id.id,
    },
    "mentoring.participant.wish": lambda side: {
        "participant_id": side.participant.id,
        "other_id": side.other.id,
        "kind": "exclude",
    },
    "mentoring.participant.skill": lambda side: {
        "participant_id": side.participant.id,
        "skill_id": side.skill.id,
        "kind": "need",
    },
    "mentoring.participant.identity": lambda side: {
        "participant_id": side.participant.id,
        "identities": "parent",
    },
    "mentoring.participant.answer": lambda side: {
        "participant_id": side.participant.id,
        "question_id": side.id("mentoring.value.question"),
        "step": "3",
    },
    "mentoring.enrollment.draft": lambda side: {
        "program_id": side.program.id,
        "user_id": side.user.id,
        "answers": "{}",
    },
    "mentoring.resource.completion": lambda side: {
        "participant_id": side.participant.id,
        "resource_id": side.id("mentoring.resource"),
    },
    "mentoring.relationship": lambda side: {"program_id": side.program.id},
    "mentoring.relationship.member": lambda side: {
        "relationship_id": side.relationship.id,
        "participant_id": side.participant.id,
        "role": "mentee",
    },
    "mentoring.remark": lambda side: {"member_id": side.member.id, "kind": "end", "body": "Sad"},
    "mentoring.health.change": lambda side: {
        "relationship_id": side.relationship.id,
        "day": FAR_AHEAD + timedelta(days=side.new_number()),
        "health": "watch",
    },
    "mentoring.intervention": lambda side: {
        "relationship_id": side.relationship.id,
        "body": "We talked",
    },
    "mentoring.exit": lambda side: {"member_id": side.member.id, "body": "Less haste"},
    "mentoring.concern": lambda side: {"program_id": side.program.id, "body": "He shouts"},
    "mentoring.agreement": lambda side: {
        "relationship_id": side.relationship.id,
        "goals": "We agree",
        "is_current": False,
    },
    "mentoring.agreement.signature": lambda side: {
        "agreement_id": side.id("mentoring.agreement"),
        "member_id": side.member.id,
        "signed_on": START,
    },
    "mentoring.session": lambda side: {"relationship_id": side.relationship.id, "start": START},
    "mentoring.event.invitation": lambda side: {
        "session_id": side.event.id,
        "participant_id": side.participant.id,
    },
    "mentoring.office.hour": lambda side: {
        "mentor_id": side.relationship.member_ids.filtered(
            lambda one: one.role == "mentor"
        ).participant_id.id,
        "start": FAR_AHEAD + timedelta(days=side.new_number()),
    },
    "mentoring.event.proposal": lambda side: {
        "session_id": side.event.id,
        "participant_id": side.participant.id,
        "kind": "question",
        "name": side.new_name(),
    },
    "mentoring.event.reading": lambda side: {
        "session_id": side.event.id,
        "name": "Chapter 1",
        "due_on": START.date(),
    },
    "mentoring.event.group": lambda side: {
        "session_id": side.event.id,
        "number": side.new_number(),
    },
    "mentoring.event.outcome": lambda side: {
        "session_id": side.event.id,
        "participant_id": side.participant.id,
        "kind": "action",
        "name": "Write it down",
    },
    "mentoring.speed.event": lambda side: {
        "program_id": side.program.id,
        "start": START,
        "tz": "UTC",
        "round_count": 2,
        "table_count": 1,
        "minutes": 10,
        "state": "held",
        "published_on": START,
    },
    "mentoring.speed.round": lambda side: {
        "event_id": side.id("mentoring.speed.event"),
        "number": side.new_number(),
    },
    "mentoring.speed.meeting": lambda side: {
        "event_id": side.id("mentoring.speed.event"),
        "round_id": side.id("mentoring.speed.round"),
        "table_number": side.new_number(),
        "mentor_id": side.other.id,
        "mentee_id": side.participant.id,
        "state": "held",
    },
    "mentoring.note": lambda side: {
        "relationship_id": side.relationship.id,
        "session_id": side.id("mentoring.session"),
        "visibility": "members",
        "body": "Secret",
    },
    "mentoring.introduction": lambda side: {
        "relationship_id": side.relationship.id,
        "member_id": side.member.id,
        "name": "Nora Lind",
        "reason": "Both love trains",
    },
    "mentoring.practice": lambda side: {
        "member_id": side.member.id,
        "manager_user_id": side.participant.employee_id.parent_id.user_id.id or side.user.id,
        "wish": "To lead a meeting",
    },
    "mentoring.message": lambda side: {
        "relationship_id": side.relationship.id,
        "body": "Between us",
    },
    "mentoring.goal": lambda side: {
        "relationship_id": side.relationship.id,
        "member_id": side.member.id,
        "name": "Speak",
    },
    "mentoring.goal.action": lambda side: {
        "goal_id": side.id("mentoring.goal"),
        "name": "Prepare a talk",
    },
    "mentoring.goal.progress": lambda side: {
        "goal_id": side.id("mentoring.goal"),
        "day": START.date(),
        "progress": 5,
    },
    "mentoring.goal.comment": lambda side: {
        "goal_id": side.id("mentoring.goal"),
        "body": "Well done",
    },
    "mentoring.goal.evidence": lambda side: {
        "goal_id": side.id("mentoring.goal"),
        "name": "talk.txt",
        "file": "SGVsbG8=",
    },
    "mentoring.goal.template": lambda side: {"name": side.new_name()},
    "mentoring.evaluation": lambda side: {
        "program_id": side.program.id,
        "participant_id": side.participant.id,
        "respondent_role": "mentee",
        "respondent_user_id": side.user.id,
        "phase": "pulse",
        "occurrence": side.new_number(),
    },
    "mentoring.evaluation.plan": lambda side: {
        "program_id": side.program.id,
        "phase": "midterm",
        "role": "coordinator",
    },
    "mentoring.evaluation.total": lambda side: {
        "program_id": side.program.id,
        "phase": "midterm",
        "wave": side.new_number(),
        "role": "all",
        "level": "all",
        "answer_count": 3,
        "mean": 50.0,
    },
    "mentoring.outcome": lambda side: {
        "program_id": side.program.id,
        "side": "mentee",
        "kind": "left",
        "date_from": START.date(),
        "date_to": START.date() + timedelta(days=side.new_number()),
    },
    "mentoring.skill.rating": lambda side: {
        "evaluation_id": side.id("mentoring.evaluation"),
        "participant_id": side.participant.id,
        "skill_id": side.skill.id,
        "level": 50,
    },
    "mentoring.skill.total": lambda side: {
        "program_id": side.program.id,
        "wave": side.new_number(),
        "rating_count": 3,
        "people_count": 3,
        "before_mean": 40.0,
        "after_mean": 60.0,
    },
    "mentoring.recognition": lambda side: {
        "program_id": side.program.id,
        "relationship_id": side.relationship.id,
        "kind": "thanks",
        "receiver_id": side.other.id,
    },
    "mentoring.story.consent": lambda side: {
        "story_id": side.new_story().id,
        "user_id": side.partner.id,
        "name": side.partner.name,
    },
    "mentoring.attainment": lambda side: {"member_id": side.member.id, "kind": "resume"},
    "mentoring.certificate.design": lambda side: {
        "name": side.new_name(),
        "company_id": side.company,
    },
    "mentoring.celebration": lambda side: {"program_id": side.program.id},
    "mentoring.request": lambda side: {
        "program_id": side.program.id,
        "mentee_id": side.participant.id,
        "mentor_id": side.other.id,
        "message": "May I learn from you?",
        "expires_on": START.date(),
    },
    "mentoring.nudge": lambda side: {"user_id": side.user.id, "matter": "goal"},
    "mentoring.stuck": lambda side: {"participant_id": side.participant.id},
    "mentoring.participant.report": lambda side: {"program_id": side.program.id},
    "mentoring.relationship.report": lambda side: {"program_id": side.program.id},
    "mentoring.session.report": lambda side: {"program_id": side.program.id},
    "mentoring.reason": lambda side: {"move": "cancel", "res_ids": side.program.ids},
    "mentoring.agreement.change": lambda side: {
        "relationship_id": side.relationship.id,
        "goals": "Changed",
    },
    "mentoring.participant.import": lambda side: {"program_id": side.program.id},
    "mentoring.participant.enroll": lambda side: {
        "program_id": side.program.id,
        "employee_ids": [(6, 0, side.program.participant_ids[:1].employee_id.ids)],
    },
    "mentoring.participant.decision": lambda side: {
        "participant_ids": [(6, 0, side.participant.ids)],
        "move": "waitlisted",
    },
    "mentoring.nomination": lambda side: {
        "employee_id": side.participant.employee_id.id,
        "program": str(side.program.id),
    },
    "mentoring.rematch": lambda side: {"relationship_id": side.relationship.id},
    "mentoring.match.preview": lambda side: {"program_id": side.program.id},
    "mentoring.session.plan": lambda side: {
        "relationship_id": side.relationship.id,
        "start": START,
    },
    "mentoring.match.pair": lambda side: {
        "program_id": side.program.id,
        "mentor_id": side.id("mentoring.participant"),
        "mentee_id": side.id("mentoring.participant"),
    },
    "mentoring.speed.swap": lambda side: {
        "event_id": side.id("mentoring.speed.event"),
        "first_id": side.id("mentoring.speed.meeting"),
        "second_id": side.id("mentoring.speed.meeting"),
    },
    "mentoring.speed.place": lambda side: {
        "event_id": side.id("mentoring.speed.event"),
        "round_id": side.id("mentoring.speed.round"),
        "table_number": 1,
        "mentor_id": side.id("mentoring.participant"),
        "mentee_id": side.id("mentoring.participant"),
    },
    "mentoring.participant.import.column": lambda side: {
        "import_id": side.id("mentoring.participant.import"),
        "side": "mentee",
        "header": "E-mail",
        "target": "ignore",
    },
    "mentoring.participant.import.problem": lambda side: {
        "import_id": side.id("mentoring.participant.import"),
        "side": "mentee",
        "reason": "Nobody has this e-mail",
    },
}

# Further records of a model whose readers differ: (model, name in the table).
VARIANTS = {
    ("mentoring.resource", "shared"): lambda side: {"name": side.new_name()},
    ("mentoring.session", "event"): lambda side: {
        "program_id": side.program.id,
        "start": START,
        "kind": "workshop",
    },
    ("mentoring.note", "private"): lambda side: {
        "relationship_id": side.relationship.id,
        "visibility": "author",
        "body": "Very secret",
    },
    ("mentoring.note", "journal"): lambda side: {"kind": "journal", "body": "Dear diary"},
    ("mentoring.recognition", "story"): lambda side: {
        "program_id": side.program.id,
        "kind": "story",
        "title": "How it went",
        "story_start": "We met",
        "story_change": "All of it",
        "body": "We met",
    },
}

# One of a kind for a person: the old one makes place before somebody tries to make another.
ONE_ONLY = {
    "mentoring.exit",
    "mentoring.consent",
    "mentoring.enrollment.draft",
    "mentoring.participant.wish",
    "mentoring.participant.skill",
    "mentoring.skill.rating",
    "mentoring.participant.identity",
    "mentoring.participant.answer",
    "mentoring.resource.completion",
    "mentoring.event.invitation",
    "mentoring.relationship.member",
    "mentoring.quality.check",
    "mentoring.attainment",
}

# A harmless change, where a model has no name to change.
CHANGES = {
    "mentoring.quality.check": {"judgement": "met"},
    "mentoring.match.criterion": {"weight": 5},
    "mentoring.match.gap": {"points": 5},
    "mentoring.match.limit": {"most": 5},
    "mentoring.match.run": {"aim": "score"},
    "mentoring.match.suggestion": {"rank": 3},
    "mentoring.participant": {"motivation": "To learn"},
    "mentoring.participant.wish": {"sequence": 3},
    "mentoring.participant.skill": {"level": 20},
    "mentoring.participant.identity": {"wish": "parent"},
    "mentoring.participant.answer": {"step": "4"},
    "mentoring.enrollment.draft": {"answers": '{"role": "mentor"}'},
    "mentoring.resource.completion": {"done_on": START},
    "mentoring.relationship": {"goes_on_informally": True},
    "mentoring.relationship.member": {"role": "mentor"},
    "mentoring.remark": {"body": "Glad"},
    "mentoring.health.change": {"health": "good"},
    "mentoring.intervention": {"body": "They talked"},
    "mentoring.exit": {"body": "More time"},
    "mentoring.concern": {"body": "Changed"},
    "mentoring.agreement": {"goals": "Changed"},
    "mentoring.agreement.signature": {"signed_on": START},
    "mentoring.session": {"location": "Cafe"},
    "mentoring.event.invitation": {"answer": "yes"},
    "mentoring.office.hour": {"location": "Cafe"},
    "mentoring.session.plan": {"location": "Cafe"},
    "mentoring.event.group": {"place": "Cafe"},
    "mentoring.speed.event": {"location": "Cafe"},
    "mentoring.speed.round": {"number": 5},
    "mentoring.speed.meeting": {"table_number": 5},
    "mentoring.speed.swap": {"what": "mentees"},
    "mentoring.speed.place": {"table_number": 5},
    "mentoring.note": {"body": "Changed"},
    "mentoring.message": {"body": "Changed"},
    "mentoring.introduction": {"about": "Changed"},
    "mentoring.practice": {"answer": "Changed"},
    "mentoring.request": {"message": "Changed"},
    "mentoring.stuck": {"kind": "unsigned"},
    "mentoring.participant.report": {"state": False},
    "mentoring.relationship.report": {"state": False},
    "mentoring.session.report": {"state": False},
    "mentoring.goal.progress": {"progress": 10},
    "mentoring.goal.comment": {"body": "Changed"},
    "mentoring.goal.evidence": {"relationship_id": False},
    "mentoring.nudge": {"is_off": True},
    "mentoring.evaluation": {"deadline": START.date()},
    "mentoring.evaluation.plan": {"days": 3},
    "mentoring.evaluation.total": {"mean": 100.0},
    "mentoring.outcome": {"difference": 100.0},
    "mentoring.skill.rating": {"level": 100},
    "mentoring.skill.total": {"after_mean": 100.0},
    "mentoring.recognition": {"body": "Thanks"},
    "mentoring.story.consent": {"state": "given"},
    "mentoring.attainment": {"state": "confirmed"},
    "mentoring.celebration": {"has_event": True},
    "mentoring.reason": {"reason": "Changed"},
    "mentoring.agreement.change": {"goals": "Changed again"},
    "mentoring.participant.import": {"summary": "Done"},
    "mentoring.participant.enroll": {"role": "mentor"},
    "mentoring.participant.decision": {"move": "declined"},
    "mentoring.nomination": {"role": "mentor"},
    "mentoring.consent": {"state": "given"},
    "mentoring.match.pair": {"mentor_id": False},
    "mentoring.rematch": {"partner_id": False},
    "mentoring.match.preview": {"participant_id": False},
    "mentoring.participant.import.column": {"header": "Mail"},
    "mentoring.participant.import.problem": {"reason": "Changed"},
}
