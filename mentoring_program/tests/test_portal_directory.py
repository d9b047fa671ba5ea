from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase

DIRECTORY = "/my/mentoring/directory"


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalDirectory(PortalCase):
    """The directory and the requests, as the people of an informal program walk through them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.informal, cls.people = cls._create_informal()
        cls.page = f"{DIRECTORY}?program={cls.informal.id}"
        cls.max_id = cls.people[cls.max].id

    def _cards(self, page):
        return {
            title.strip() for title in page.xpath("//main//div[@class='card h-100']//h3/text()")
        }

    def _skill(self):
        """A skill that is no language."""
        languages = self.env.ref("hr_skills.hr_skill_type_lang")
        return self.env["hr.skill"].search([("skill_type_id", "!=", languages.id)], limit=1)

    def _latest(self):
        domain = [("program_id", "=", self.informal.id)]
        return self.env["mentoring.request"].search(domain, order="id desc", limit=1)

    def test_a_mentee_with_a_portal_login_asks_and_the_mentor_accepts(self):
        self._login(self.tina)
        home = self._get("/my/mentoring")
        self.assertIn(self.page, home.xpath("//main//a/@href"))
        self.assertEqual(self._cards(self._get(self.page)), {"Max", "Stella"})
        words = "I <b>want</b> to lead"
        self._post(self.page, "request", mentor=self.max_id, message=words)
        path = f"/my/mentoring/requests/{self._latest().id}"
        home = self._get("/my/mentoring")
        self.assertIn(path, home.xpath("//main//a/@href"))
        self.assertIn("You have asked", self._text(home))
        self.assertIn(path, self._get(self.page).xpath("//main//a/@href"))
        self.assertEqual(self._buttons(self._get(path)), {"withdraw_request"})
        self._login(self.max)
        self.assertIn(path, self._get("/my/mentoring").xpath("//main//a/@href"))
        page = self._get(path)
        self.assertIn(words, self._text(page))
        self.assertEqual(self._buttons(page), {"accept_request", "decline_request"})
        self._post(path, "accept_request")
        self.assertFalse(self._buttons(self._get(path)))
        [pair] = self.informal.sudo().relationship_ids
        for user in (self.max, self.tina):
            self._login(user)
            self._get(f"/my/mentoring/relationships/{pair.id}")

    def test_a_request_is_declined_with_a_word_that_the_other_reads(self):
        request = self._request(self.informal, self.tina, self.people[self.max])
        path = f"/my/mentoring/requests/{request.id}"
        self._login(self.max)
        page = self._post(path, "decline_request", status=200, reason=" ")
        self.assertIn("please fill it in", self._refusal(page))
        self._post(path, "decline_request", reason="Ask me in summer")
        self._login(self.tina)
        self.assertIn("Ask me in summer", self._text(self._get(path)))
        self._post(path, "withdraw_request", status=200)
        self.assertEqual(request.state, "declined")

    def test_the_page_of_a_request_exists_for_the_two_alone(self):
        request = self._request(self.informal, self.tina, self.people[self.max])
        path = f"/my/mentoring/requests/{request.id}"
        for user in (self.theo, self.stella, self.carla, self.mona):
            self._login(user)
            for address in (path, "/my/mentoring/requests/999999"):
                self._get(address, status=404)
                self._post(address, "accept_request", status=404)
        self.assertEqual(request.state, "sent")

    def test_the_page_of_a_request_that_is_over_says_why_to_both(self):
        taken_back = self._request(self.informal, self.tina, self.people[self.max])
        taken_back.with_user(self.tina).action_withdraw()
        late = self._request(self.informal, self.tina, self.people[self.max])
        late.sudo()._write_protected({"expires_on": "2026-01-01"})
        self.env["mentoring.request"]._cron_follow_up()
        for user in (self.tina, self.max):
            self._login(user)
            for request, words in ((taken_back, "taken back"), (late, "in time")):
                page = self._get(f"/my/mentoring/requests/{request.id}")
                self.assertIn(words, self._text(page))
                self.assertFalse(self._buttons(page))

    def test_a_mentor_who_is_not_shown_is_told_so_on_the_first_page(self):
        self._login(self.max)
        self.assertIn("can ask you", self._text(self._get("/my/mentoring")))
        self.people[self.max].with_user(self.max)._describe({"in_directory": False})
        self.assertIn("show yourself in the directory", self._text(self._get("/my/mentoring")))

    def test_reading_changes_nothing_and_a_form_needs_its_token(self):
        request = self._request(self.informal, self.tina, self.people[self.max])
        path = f"/my/mentoring/requests/{request.id}"
        self._login(self.max)
        self._get(f"{path}?move=accept_request")
        data = {"move": "accept_request", "csrf_token": "forged"}
        self.assertEqual(self.url_open(path, data=data).status_code, 400)
        self.assertEqual(request.state, "sent")
        self._login(self.theo)
        self._get(f"{self.page}&move=request&mentor={self.max_id}&message=Hello")
        self.assertEqual(self._latest(), request)

    def test_nobody_asks_whom_he_does_not_find_whatever_he_sends(self):
        self.people[self.theo].with_user(self.carla).excluded_ids = self.people[self.max]
        self._login(self.theo)
        self.assertEqual(self._cards(self._get(self.page)), {"Stella"})
        wrong = (self.max_id, 10**6, 2**63, -1, 0, "", "x", "²", self.people[self.theo].id)
        messages = {
            self._refusal(
                self._post(self.page, "request", status=200, mentor=mentor, message="Hello")
            )
            for mentor in wrong
        }
        self.assertEqual(messages, {"This person is not in the directory (any more)."})
        self._post(self.page, "request", 200, mentor=self.people[self.stella].id, message=" ")
        self.assertFalse(self._latest())

    def test_filters_find_what_somebody_offers_and_nonsense_finds_nobody(self):
        skill = self._skill()
        topic = self.env["mentoring.topic"].create({"name": "Presenting"})
        self.people[self.max].with_user(self.max)._describe(
            {"about": "Workshops", "topic_ids": topic.ids, "skills": {"offer": {skill.id: 80}}}
        )
        self._login(self.tina)
        for query, names in (
            ("q=workSHOPS", {"Max"}),
            ("q=present", {"Max"}),
            ("q=%25", set()),
            (f"skill={skill.id}", {"Max"}),
            (f"topic={topic.id}&q=Stella", set()),
            ("skill=x", set()),
            ("language=99999999999999999999", set()),
            ("place=Nowhere", set()),
            ("places=all", {"Max", "Stella"}),
        ):
            self.assertEqual(self._cards(self._get(f"{self.page}&{query}")), names, query)
        self.assertEqual(self._cards(self._get(f"{DIRECTORY}/page/999999999")), {"Max", "Stella"})
        self.assertEqual(self._cards(self._get(f"{DIRECTORY}?program=x")), {"Max", "Stella"})

    def test_who_has_no_free_place_is_shown_on_demand_without_a_form(self):
        request = self._request(self.informal, self.theo, self.people[self.max])
        request.with_user(self.max).action_accept()
        self._login(self.tina)
        self.assertEqual(self._cards(self._get(self.page)), {"Stella"})
        page = self._get(f"{self.page}&places=all")
        self.assertEqual(self._cards(page), {"Max", "Stella"})
        mentors = page.xpath("//main//input[@name='mentor']/@value")
        self.assertEqual(mentors, [str(self.people[self.stella].id)])

    def test_without_an_informal_program_the_page_says_what_it_is_for(self):
        self._login(self.lars)
        self.assertIn("You take part in none", self._text(self._get(DIRECTORY)))
        self._post(DIRECTORY, "request", status=404, mentor=self.max_id, message="Hello")
