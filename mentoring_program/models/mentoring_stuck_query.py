"""The query behind “Who is stuck”: one SELECT for each thing that somebody may wait for.

The number of a row is made of the person or membership and of what is waited for, so that it means
the same tomorrow, or nothing any more. Informal programs are the business of their people alone,
and in what is over nobody waits.
"""

from odoo.tools import SQL

KINDS = [
    ("unmatched", "A partner"),
    ("unanswered", "The person's answer"),
    ("unapproved", "The manager's approval"),
    ("unsigned", "The signature"),
    ("untrained", "The training"),
]

# What has to be in the database before the query is right: {model: fields}.
SOURCES = {
    "mentoring.program": [
        "state",
        "formality",
        "format",
        "focus",
        "active",
        "company_id",
        "company_ids",
    ],
    "mentoring.participant": ["program_id", "state", "role", "mentee_seats_taken"],
    "mentoring.relationship": ["program_id", "state", "date_ended"],
    "mentoring.relationship.member": [
        "relationship_id",
        "participant_id",
        "role",
        "accepted_on",
        "left_on",
        "approval_state",
        "asked_on",
        "agreement_date",
    ],
    "mentoring.agreement": ["relationship_id", "is_current"],
    "mentoring.match.run": ["program_id", "state", "date_done"],
    "mentoring.match.suggestion": ["run_id", "kind", "mentee_id"],
    "mentoring.resource": [
        "program_id",
        "company_id",
        "format",
        "focus",
        "role",
        "is_mandatory",
        "due",
        "due_on",
        "active",
    ],
    "mentoring.resource.completion": ["resource_id", "participant_id"],
}

_RUNS = SQL(
    """program.active AND program.formality = 'formal'
       AND program.state NOT IN ('closed', 'cancelled')"""
)

# Nobody was found for him in any matching that was applied, or it came to nothing.
_UNMATCHED = SQL(
    """
    SELECT person.id * 8 AS id, 'unmatched' AS kind, program.id AS program_id, program.company_id,
           person.id AS participant_id, NULL::integer AS member_id,
           NULL::integer AS relationship_id,
           (SELECT min(suggestion.id) FROM mentoring_match_suggestion suggestion
             WHERE suggestion.run_id = run.last AND suggestion.kind = 'unmatched'
               AND suggestion.mentee_id = person.id) AS suggestion_id,
           GREATEST(run.since, COALESCE(person.consent_date, person.create_date),
                    parted.since)::date AS since
      FROM mentoring_participant person
      JOIN mentoring_program program ON program.id = person.program_id
      JOIN (SELECT program_id, min(date_done) AS since, max(id) AS last
              FROM mentoring_match_run
             WHERE state = 'applied'
             GROUP BY program_id) run ON run.program_id = program.id
      JOIN LATERAL (
           SELECT max(pair.date_ended) AS since, bool_or(pair.state = 'completed') AS is_served
             FROM mentoring_relationship_member member
             JOIN mentoring_relationship pair ON pair.id = member.relationship_id
            WHERE member.participant_id = person.id AND member.role != 'mentor') parted ON TRUE
     WHERE person.state = 'accepted' AND person.role != 'mentor' AND person.mentee_seats_taken = 0
       AND parted.is_served IS NOT TRUE AND program.format != 'speed'
       AND program.state IN ('structure', 'training', 'monitoring') AND %s
    """,
    _RUNS,
)


def _membership(number, kind, since, waits):
    """A step of a relationship that hangs on one membership."""
    return SQL(
        """
    SELECT member.id * 8 + %s, %s, program.id, program.company_id, member.participant_id,
           member.id, pair.id, NULL::integer, %s::date
      FROM mentoring_relationship_member member
      JOIN mentoring_relationship pair ON pair.id = member.relationship_id
      JOIN mentoring_program program ON program.id = pair.program_id
     WHERE member.left_on IS NULL AND %s AND %s
        """,
        number,
        kind,
        since,
        waits,
        _RUNS,
    )


_UNANSWERED = _membership(
    1,
    "unanswered",
    SQL("pair.create_date"),
    SQL("pair.state = 'proposed' AND program.require_acceptance AND member.accepted_on IS NULL"),
)
_UNAPPROVED = _membership(
    2, "unapproved", SQL("member.asked_on"), SQL("member.approval_state = 'pending'")
)
_UNSIGNED = _membership(
    3,
    "unsigned",
    SQL(
        """(SELECT agreement.create_date FROM mentoring_agreement agreement
             WHERE agreement.relationship_id = pair.id AND agreement.is_current)"""
    ),
    SQL(
        """pair.state IN ('approved', 'active', 'paused') AND program.require_agreement
           AND member.agreement_date IS NULL"""
    ),
)

# Somebody of an approved relationship who has not done all that is mandatory for his role.
_UNTRAINED = SQL(
    """
    SELECT person.id * 8 + 4, 'untrained', program.id, program.company_id, person.id,
           NULL::integer, NULL::integer, NULL::integer, waiting.since::date
      FROM (SELECT member.participant_id,
                   min(COALESCE(member.approval_date, pair.create_date)) AS since
              FROM mentoring_relationship_member member
              JOIN mentoring_relationship pair ON pair.id = member.relationship_id
             WHERE member.left_on IS NULL AND pair.state IN ('approved', 'active', 'paused')
             GROUP BY member.participant_id) waiting
      JOIN mentoring_participant person ON person.id = waiting.participant_id
      JOIN mentoring_program program ON program.id = person.program_id
     WHERE %s AND EXISTS (
           SELECT FROM mentoring_resource resource
            WHERE resource.active AND resource.is_mandatory
              AND (resource.program_id IS NULL OR resource.program_id = program.id)
              AND (program.format != 'speed' OR resource.program_id = program.id)
              AND (resource.due != 'date' OR resource.due_on < CURRENT_DATE)
              AND (resource.format IS NULL OR resource.format = program.format)
              AND (resource.focus IS NULL OR resource.focus = program.focus)
              AND (resource.role IS NULL OR resource.role = person.role OR person.role = 'both')
              AND (resource.company_id IS NULL OR resource.company_id = program.company_id
                   OR EXISTS (SELECT FROM mentoring_program_company_rel taking_part
                               WHERE taking_part.program_id = program.id
                                 AND taking_part.company_id = resource.company_id))
              AND NOT EXISTS (SELECT FROM mentoring_resource_completion completion
                               WHERE completion.resource_id = resource.id
                                 AND completion.participant_id = person.id))
    """,
    _RUNS,
)

STUCK_PEOPLE = SQL(" UNION ALL ").join(
    (_UNMATCHED, _UNANSWERED, _UNAPPROVED, _UNSIGNED, _UNTRAINED)
)
