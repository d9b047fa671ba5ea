from datetime import datetime, time, timedelta

from odoo import api, fields, models

from ..models.mentoring_program_lifecycle import STEPS

PROGRAMS = [
    # (name, focus, step to reach, weeks since its start, mentors, mentees)
    ("Heads of tomorrow", "succession", "objectives", -10, "", ""),
    ("Career compass", "career", "recruitment", -6, "elena samuel aisha", "nora chloe mei amina"),
    ("Women in the lead", "inclusion", "structure", -2, "lena marcus elena", "sofia nora fatou"),
    ("Safe hands", "onboarding", "training", -1, "daniel greta yuki", "priya tomasz fatou"),
    (
        "Growing into leadership",
        "leadership",
        "monitoring",
        12,
        "marcus daniel elena robert",
        "priya jonas pablo amina",
    ),
    ("Sales craft", "skills", "celebration", 26, "robert elena samuel", "nora pablo chloe"),
    ("Leadership pilot", "leadership", "closed", 52, "ingrid lena omar", "daniel marcus elena"),
    ("Quiet minutes", "wellbeing", "cancelled", 4, "hanna yuki", "robert mei"),
]

OBJECTIVES = [
    ("Fill lead posts from within", "Lead posts filled by own people, percent a year", 30, 50),
    ("Keep people who learn", "Participants still here after a year, percent", 80, 92),
]

GOALS = [
    ("Lead a meeting people look forward to", "Rating of five meetings by the team", 60),
    ("Say no without losing a customer", "Three such talks, looked at together", 40),
    ("Hand over one task a month", "Tasks handed over and kept", 80),
    ("Explain figures in one page", "Two reports that needed no second talk", 25),
]

FOUND = [
    ("marcus", "Twenty years between workshop and office. I like to walk while we talk."),
    ("elena", "From the shop floor to sales: ask me about talking to customers, and to bosses."),
    ("robert", "I read contracts for fun, and explain them without Latin."),
    ("yuki", "Data, coffee, and how to say no to the third dashboard."),
]

TOPICS = [
    "First lead role",
    "Talking to customers",
    "Reading contracts",
    "Figures and reports",
    "Work and family",
]

ASKED = [
    ("jonas", "elena", "I sell for the first time this year. Would you look over my shoulder?"),
    ("chloe", "robert", "Could you show me how to read a supplier's contract?"),
    ("priya", "marcus", "I would like to lead a team one day. May I ask you how you began?"),
]


class MentoringDemo(models.AbstractModel):
    """Plays the demo programs, each up to its step, by the methods and with the rights of people.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo"
    _description = "Story of the Mentoring Demo Data"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        for rank, (name, focus, step, weeks, mentors, mentees) in enumerate(PROGRAMS):
            program = quiet._start(name, focus, weeks, rank)
            quiet._enroll(program, mentors.split(), mentees.split())
            quiet._lead_to(program, step)
        quiet._play_informal()

    def _play_informal(self):
        """People who find each other: some can be found, one has asked, one pair has begun."""
        program = self._start("Open doors", "skills", 3, len(PROGRAMS))
        program.write(
            {
                "formality": "informal",
                "enrollment": "rolling",
                "enrollment_deadline": False,
                "mentor_capacity": 2,
            }
        )
        program.action_open_recruitment()
        people = self._enroll(
            program, [login for login, _about in FOUND], ["priya", "jonas", "chloe"]
        )
        people.action_accept()
        of = {person.user_id.login: person.with_user(person.user_id) for person in people}
        topics = program.env["mentoring.topic"].create([{"name": name} for name in TOPICS])
        for rank, (login, about) in enumerate(FOUND):
            chosen = topics[rank : rank + 2].ids
            of[login]._describe({"in_directory": True, "about": about, "topic_ids": chosen})
        for login, asked, words in ASKED:
            of[login].program_id.action_request(of[asked].id, words)
        requests = self.env["mentoring.request"]
        requests = requests.search([("program_id", "=", program.id)], order="id")
        requests[0].with_user(requests[0].mentor_user_id).action_accept()
        declined = requests[1].with_user(requests[1].mentor_user_id)
        declined.action_decline("I am on leave until spring; please ask Elena, she knows it well.")

    def _start(self, name, focus, weeks, color):
        start = fields.Date.today() - timedelta(weeks=weeks)
        carlos = self.env.ref("mentoring_program.user_carlos")
        return (
            self.env["mentoring.program"]
            .with_user(carlos)
            .create(
                {
                    "name": name,
                    "focus": focus,
                    "color": color + 1,
                    "company_id": self.env.ref("mentoring_program.company_alder").id,
                    "coordinator_ids": [(6, 0, carlos.ids)],
                    "confidant_id": self.env.ref("mentoring_program.user_hanna").id,
                    "date_start": start,
                    "date_end": start + timedelta(weeks=26),
                    "enrollment_deadline": start - timedelta(weeks=2),
                    "session_interval": 21,
                    "objective_ids": [
                        (0, 0, {"name": text, "measure": how, "baseline": low, "target": high})
                        for text, how, low, high in OBJECTIVES
                    ],
                }
            )
        )

    def _enroll(self, program, mentors, mentees):
        people = [(login, "mentor") for login in mentors] + [(login, "mentee") for login in mentees]
        return program.participant_ids.create(
            [
                {
                    "program_id": program.id,
                    "employee_id": self.env.ref(f"mentoring_program.employee_{login}").id,
                    "role": role,
                }
                for login, role in people
            ]
        )

    def _lead_to(self, program, goal):
        """Take the arrows one after the other, doing at each step what people do there."""
        if goal == "cancelled":
            program.action_open_recruitment()
            program.action_cancel("The budget went to the new plant.")
            return
        way = (*STEPS, "closed")
        for step in way[1 : way.index(goal) + 1]:
            program._advance(step)
            act = getattr(self, f"_at_{step}", None)
            if act:
                act(program, is_last=step == goal)

    def _at_recruitment(self, program, is_last):
        people = program.participant_ids
        people.action_invite()
        for person in people[1:] if is_last else people:
            person.with_user(person.user_id).action_apply()
        (people[2:4] if is_last else people).action_accept()
        if is_last:  # one mentor to look at, and one application not sent yet
            people[2].with_user(people[2].user_id)._describe(
                {
                    "in_directory": True,
                    "offers_minutes": True,
                    "about": "I never planned to lead. Ask me how it came about all the same.",
                }
            )
            priya = self.env.ref("mentoring_program.user_priya")
            drafts = self.env["mentoring.enrollment.draft"].with_user(priya)
            draft = drafts.create({"program_id": program.id})
            draft._keep({"role": "mentee", "motivation": "I would like to lead a shift one day."})

    def _at_structure(self, program, is_last):
        pairs = self._match(program)
        if is_last:  # one still to accept, one still to approve, one approved
            self._accept(pairs[1:])
            self._approve(pairs[2:])
            return
        self._accept(pairs)
        self._approve(pairs)
        self._sign(pairs)

    def _match(self, program):
        """Match and propose; return the pairs in the order in which their mentors enrolled."""
        run = self.env["mentoring.match.run"].with_user(program.env.user)
        run = run.browse(program.action_match()["res_id"])
        run.action_run()
        run.action_apply()
        # the story goes on with the relationships of all members
        return program.sudo().relationship_ids.sorted(
            lambda pair: (
                pair.member_ids.filtered(lambda one: one.role == "mentor").participant_id.id
            )
        )

    def _accept(self, pairs):
        for member in pairs.member_ids:
            member.with_user(member.user_id).action_accept()

    def _approve(self, pairs):
        for member in pairs.member_ids:
            member.with_user(member.approver_id).action_approve()

    def _sign(self, pairs):
        for pair in pairs:
            for user in pair.member_ids.user_id:
                pair.with_user(user).action_sign_agreement()

    def _at_training(self, program, is_last):
        people = program.participant_ids
        for person in people[:-2] if is_last else people:
            # which guides are left is asked for the person, who then notes each himself
            for resource in person.sudo()._open_resources():
                person.with_user(person.user_id).action_complete_resource(resource.id)

    def _at_monitoring(self, program, is_last):
        # the dates lie in the past; everything else is done by the members
        for rank, pair in enumerate(program.sudo().relationship_ids):
            pair.date_start = program.date_start
            signed = datetime.combine(program.date_start, time(9))
            pair.member_ids._write_protected(
                {
                    "joined_on": program.date_start,
                    "approval_date": signed - timedelta(days=5),
                    "agreement_date": signed,
                }
            )
            pair.agreement_ids.signature_ids._write_protected({"signed_on": signed})
            # the last pair has not met for long, so that its health shows it
            weeks = (11, 8, 7) if is_last and rank == 3 else (10, 7, 4, 1)
            self._meet(pair, weeks if is_last else (24, 20, 16, 12, 8))
            self._set_goal(pair, rank, is_last)

        if not is_last:
            self._evaluate(program)

    def _at_celebration(self, program, is_last):
        # the story goes on with the relationships of all members
        for pair in program.sudo().relationship_ids:
            mentor = pair.member_ids.filtered(lambda member: member.role == "mentor")
            pair.with_user(mentor.user_id).action_complete()
        program.action_recognize()
        if not is_last:
            program.action_make_report()

    def _evaluate(self, program):
        """The final questionnaires, answered by most; and what became of the objectives."""
        program.action_send_final()
        # whoever was asked answers himself; the story only knows what he chose
        sent = program.evaluation_ids.sudo().filtered(lambda one: one.state == "sent")
        for rank, evaluation in enumerate(sent):
            self._answer(evaluation, rank)
        # it was at the end of that program, so that the next one need not wait for a month
        end = datetime.combine(program.date_end - timedelta(days=14), time(7))
        sent._write_protected({"sent_on": min(end, datetime.now() - timedelta(days=40))})
        for objective in program.objective_ids:
            way = objective.target - objective.baseline
            objective.write(
                {
                    "actual": objective.baseline + 0.8 * way,
                    "measured_on": fields.Date.today() - timedelta(days=3),
                }
            )

    def _answer(self, evaluation, rank):
        answer = self.env["survey.user_input"].search(
            [("mentoring_evaluation_id", "=", evaluation.id)], limit=1
        )
        for number, question in enumerate(evaluation.survey_id.question_ids):
            if question.question_type == "scale":
                less = (rank + number) % 4
                best = question.scale_max
                answer._save_lines(question, less if question.mentoring_reversed else best - less)
        answer._mark_done()

    def _meet(self, pair, weeks_ago):
        mentee = pair.member_ids.filtered(lambda member: member.role == "mentee").user_id
        sessions = pair.session_ids.with_user(mentee)
        today = fields.Date.today()
        for weeks in weeks_ago:
            day = self._workday(today - timedelta(weeks=weeks))
            sessions.create(self._session_values(pair, day)).action_hold()
        if pair.program_id.date_end > today + timedelta(days=7):
            day = self._workday(today + timedelta(days=7))
            sessions.create(self._session_values(pair, day))

    def _workday(self, day):
        """The day, or the Friday before a weekend."""
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _session_values(self, pair, day):
        return {
            "relationship_id": pair.id,
            "start": datetime.combine(day, time(9, 30)),
            "duration": 1.0,
            "agenda": "<p>What went well since last time? What next?</p>",
        }

    def _note_progress(self, goal, progress):
        """How far the goal came in the weeks before, which nobody could note at that time."""
        today = fields.Date.today()
        # the history belongs to the goal itself
        goal.sudo().progress_ids._create_protected(
            [
                {
                    "goal_id": goal.id,
                    "day": self._workday(today - timedelta(weeks=weeks)),
                    "progress": progress * share // 100,
                    "value": progress * share // 100,
                }
                for weeks, share in ((10, 0), (7, 20), (4, 50), (2, 75))
            ]
        )

    def _set_goal(self, pair, rank, is_last):
        name, measure, progress = GOALS[rank % len(GOALS)]
        mentee = pair.member_ids.filtered(lambda member: member.role == "mentee")
        goal = pair.goal_ids.with_user(mentee.user_id).create(
            {
                "relationship_id": pair.id,
                "member_id": mentee.id,
                "name": name,
                "measure": measure,
                "deadline": pair.program_id.date_end,
                "action_ids": [
                    (0, 0, {"name": "Watch how somebody else does it", "member_id": mentee.id}),
                    (0, 0, {"name": "Try it once, small", "member_id": mentee.id}),
                ],
            }
        )
        mentor = pair.member_ids - mentee
        goal.with_user(mentor.user_id).action_agree()
        self._note_progress(goal, progress)
        goal.progress = progress if is_last else 100
        goal.action_ids[:1].done = True
        if not is_last:
            goal.action_achieve()
