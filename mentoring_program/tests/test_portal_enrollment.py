from datetime import date

from odoo.http import Request
from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


class EnrollmentCase(PortalCase):
    """Stella (internal) and Tina (portal) apply for a program that recruits; Max can be seen."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.open = cls._create_program(name="Open to all", enrollment_deadline=date(2026, 6, 30))
        cls.open.action_open_recruitment()
        cls.page = f"/my/mentoring/programs/{cls.open.id}"
        cls.form = f"{cls.page}/apply"
        cls.mentor = cls._create_participant(cls.open, cls.max, "mentor")
        cls.mentor.with_user(cls.max)._describe({"in_directory": True, "about": "I listen"})
        languages = cls.env.ref("hr_skills.hr_skill_type_lang")
        cls.skill_type = cls.env["hr.skill.type"].create(
            {
                "name": "Craft",
                "skill_ids": [(0, 0, {"name": name}) for name in ("Welding", "Casting")],
                "skill_level_ids": [(0, 0, {"name": "Good", "level_progress": 80})],
            }
        )
        cls.welding, cls.casting = cls.skill_type.skill_ids.sorted("name", reverse=True)
        cls.language = languages.skill_ids[:1]

    def _mine(self, user):
        return self.open.with_user(user)._my_participation().sudo()

    def _draft(self, user):
        return self.open.with_user(user)._my_draft().sudo()

    def _step(self, step, move="save", status=303, **data):
        return self._post(f"{self.form}?step={step}", move, status, **data)

    def _send(self, **data):
        return self._step("send", "send", consent="1", **data)


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalEnrollment(EnrollmentCase):
    """Applying in steps: what is typed survives, nobody reads it before it is sent."""

    def test_a_mentee_with_a_portal_login_applies_step_by_step(self):
        topic = self.env["mentoring.topic"].create({"name": "Presenting"})
        self._login(self.tina)
        self.assertIn(self.form, self._get(self.page).xpath("//main//a/@href"))
        self._step("role", role="mentee", motivation="I want to lead")
        new = {"need-new-1": "welding", "need-level-1": "75"}
        self._step("skills", **new)
        self._step("about", about="I <b>ask</b>", topic=topic.id, language=self.language.id)
        self._step("wishes", **{f"wish-{self.mentor.id}": "1"}, exclude="theo")
        self.assertFalse(self._mine(self.tina), "a draft is no participation")
        page = self._text(self._get(f"{self.form}?step=send"))
        for words in ("Welding", "Presenting", "1. Max", "people you exclude: 1"):
            self.assertIn(words, page)
        self._send()
        person = self._mine(self.tina)
        self.assertEqual((person.state, person.role), ("applied", "mentee"))
        self.assertEqual(person.motivation, "I want to lead")
        self.assertEqual(person.about, "I <b>ask</b>")
        [line] = person.skill_line_ids.filtered(lambda one: one.skill_id == self.welding)
        self.assertEqual((line.kind, line.level), ("need", 75))
        self.assertEqual(person.topic_ids, topic)
        self.assertEqual(person.language_ids, self.language)
        self.assertEqual(person.preferred_ids, self.mentor)
        excluded = person.wish_ids.filtered(lambda wish: wish.kind == "exclude")
        self.assertEqual(excluded.other_employee_id, self.employees[self.theo])
        self.assertEqual((person.consent_date, person.applied_on), (NOON, NOON))
        self.assertIn("skills in my HR record", person.consent_text)
        self.assertFalse(self._draft(self.tina))

    def test_a_draft_is_kept_and_goes_on_where_it_was_left(self):
        self._login(self.stella)
        self._step("role", "later", role="both", motivation="I can listen", capacity="3")
        page = self._get(f"{self.form}?step=role")
        self.assertEqual(page.xpath("//input[@name='role'][@checked]/@value"), ["both"])
        self.assertIn("I can listen", page.xpath("//textarea[@name='motivation']/text()"))
        self.assertEqual(page.xpath("//input[@name='capacity']/@value"), ["3"])
        self.assertIn("not sent yet", self._text(self._get(self.page)))
        for user in (self.carla, self.mona, self.theo):
            self.assertFalse(self.open.with_user(user)._my_draft())
            self.assertFalse(self.env["mentoring.enrollment.draft"].with_user(user).search([]))
        self._post(self.form, "discard")
        self.assertFalse(self._draft(self.stella))

    def test_what_the_hr_record_says_is_filled_in(self):
        level = self.skill_type.skill_level_ids
        self.env["hr.employee.skill"].create(
            {
                "employee_id": self.employees[self.stella].id,
                "skill_type_id": self.skill_type.id,
                "skill_id": self.welding.id,
                "skill_level_id": level.id,
                "valid_from": "2026-01-01",
            }
        )
        self._login(self.stella)
        self._step("role", role="mentor")
        page = self._get(f"{self.form}?step=skills")
        chosen = f"//select[@name='offer-{self.welding.id}']/option[@selected]/@value"
        self.assertEqual(page.xpath(chosen), ["80"])
        self._step("skills", **{f"offer-{self.welding.id}": ""})
        self.assertFalse(self._get(f"{self.form}?step=skills").xpath(chosen))
        self._send()
        self.assertFalse(self._mine(self.stella).skill_line_ids)

    def test_what_cannot_be_is_refused_with_what_was_typed(self):
        self._login(self.stella)
        self._step("role", role="both")
        wrong = (
            ("role", {"role": "peer"}, "how you would like"),
            ("role", {"role": "mentor", "capacity": "999"}, "from 1 to 20"),
            ("role", {"role": "mentor", "capacity": "many"}, "please give a number"),
            ("skills", {"offer-new-1": "Juggling", "offer-level-1": "50"}, "no skill “Juggling”"),
            ("skills", {f"need-{self.welding.id}": "900"}, "choose a level"),
            ("wishes", {"exclude": "Nobody Known"}, "no colleague “Nobody Known”"),
            ("wishes", {"exclude": "%"}, "no colleague “%”"),
        )
        for step, data, words in wrong:
            page = self._step(step, status=200, **data)
            self.assertIn(words, self._refusal(page), data)
        self.assertEqual(self._draft(self.stella)._given(), self._given_role("both"))
        page = self._step(
            "skills", status=200, **{"offer-new-1": "Juggling", "offer-level-1": "75"}
        )
        self.assertEqual(page.xpath("//input[@name='offer-new-1']/@value"), ["Juggling"])
        chosen = "//select[@name='offer-level-1']/option[@selected]/@value"
        self.assertEqual(page.xpath(chosen), ["75"])

    def _given_role(self, role):
        places = {"capacity": 1, "quota": 1}
        return {"role": role, "motivation": "", "target_job_id": False, **places}

    def test_without_consent_nothing_is_sent(self):
        self._login(self.stella)
        self._step("role", role="mentor", motivation="I can listen")
        page = self._step("send", "send", 200)
        self.assertIn("Please agree", self._refusal(page))
        self.assertFalse(self._mine(self.stella))
        self.assertTrue(self._draft(self.stella))

    def test_who_has_applied_changes_his_answers_but_not_his_part(self):
        self._login(self.stella)
        self._step("role", role="mentee")
        self._send()
        self._step("role", role="mentor", motivation="Changed")
        person = self._mine(self.stella)
        self.assertEqual((person.role, person.motivation), ("mentee", "Changed"))
        self._step("wishes", **{f"wish-{self.mentor.id}": "1"}, exclude="")
        self.assertEqual(person.preferred_ids, self.mentor)
        self._send()
        self.assertEqual(len(self.open.sudo().participant_ids), 2, "twice is as once")
        self.assertFalse(self._draft(self.stella))
        page = self._text(self._get(f"{self.form}?step=send"))
        self.assertIn("I agree that the coordinators", page)

    def test_after_the_deadline_nobody_applies(self):
        self.open.enrollment_deadline = date(2026, 5, 31)
        self._login(self.stella)
        self.assertNotIn(self.form, self._get(self.page).xpath("//main//a/@href"))
        self._get(self.form, status=404)
        self._post(self.form, "send", 404, consent="1")
        self.assertFalse(self._mine(self.stella))

    def test_reading_changes_nothing_and_a_form_needs_its_token(self):
        self._login(self.stella)
        self._get(f"{self.form}?step=role&move=save&role=mentor")
        data = {"move": "save", "role": "mentor", "csrf_token": "forged"}
        self.assertEqual(self.url_open(self.form, data=data).status_code, 400)
        self.assertFalse(self._draft(self.stella))

    def test_only_who_agreed_is_shown_before_one_ranks(self):
        shy = self._create_participant(self.open, self.theo, "mentor")
        self._login(self.tina)
        self._step("role", role="mentee")
        page = self._get(f"{self.form}?step=wishes")
        self.assertIn("Max", self._text(page))
        self.assertNotIn("Theo", self._text(page))
        self._step("wishes", **{f"wish-{shy.id}": "1", f"wish-{self.mentor.id}": "2"})
        self._send()
        self.assertEqual(self._mine(self.tina).preferred_ids, self.mentor)

    def test_choices_that_are_not_on_the_form_are_passed_over(self):
        self._login(self.stella)
        self._step("role", role="mentor")
        data = {"topic": [10**9, "x"], "language": [self.welding.id], "move": "save"}
        data["csrf_token"] = Request.csrf_token(self)
        answer = self.url_open(f"{self.form}?step=about", data, allow_redirects=False)
        self.assertEqual(answer.status_code, 303)
        self._send()
        person = self._mine(self.stella)
        self.assertFalse(person.topic_ids)
        self.assertFalse(person.language_ids)
        self.assertFalse(person.in_directory or person.offers_minutes)
