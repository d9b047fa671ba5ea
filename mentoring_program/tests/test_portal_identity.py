from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalIdentity(PortalCase):
    """What a person tells of his identity is given, changed and removed by himself alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = f"/my/mentoring/programs/{cls.program.id}/identity"

    def _told(self):
        self.env.invalidate_all()
        return self.env["mentoring.participant.identity"].search([])

    def _tell(self, **values):
        self._post(self.page, "keep_identity", **values)

    def test_it_is_kept_changed_and_removed(self):
        self._login(self.tina)
        self._tell(identities=" parent, first in family ", wish="parent", wish_consent="1")
        told = self._told()
        self.assertEqual(told.participant_id.user_id, self.tina)
        self.assertEqual((told.identities, told.wish), ("parent, first in family", "parent"))
        self.assertTrue(told.wish_consent and told.consent_date)
        self._tell(identities="parent", wish="parent")
        self.assertEqual(self._told(), told, "changed, not told a second time")
        self.assertFalse(told.wish_consent or told.consent_date, "the consent is taken back")
        self._post(self.page, "forget_identity")
        self.assertFalse(self._told())

    def test_the_form_shows_ones_own_words_and_nobody_elses(self):
        self._login(self.tina)
        self._tell(identities="parent", wish="pilot")
        self.assertEqual(self._get(self.page).xpath("//input[@name='wish']/@value"), ["pilot"])
        self._login(self.max)
        fields = self._get(self.page).xpath("//input[@name='wish' or @name='identities']/@value")
        self.assertFalse("".join(fields))
        self._tell(identities="", wish="other")
        self.assertEqual(len(self._told()), 2)

    def test_who_takes_no_part_finds_no_page(self):
        self._login(self.stella)
        self._get(self.page, status=404)

    def test_too_many_words_are_refused_and_stay_in_the_form(self):
        self._login(self.tina)
        page = self._post(self.page, "keep_identity", 200, identities="x" * 201)
        self.assertIn("at most 200 characters", self._refusal(page))
        self.assertEqual(page.xpath("//input[@name='identities']/@value"), ["x" * 201])
        self.assertFalse(self._told())

    def test_the_way_there_is_shown_where_the_matching_asks(self):
        self._login(self.tina)
        asks = self._create_program(name="Asks")
        asks.criterion_ids = [(0, 0, {"code": "identity", "weight": 5})]
        asks.action_open_recruitment()
        self._create_participant(asks, self.tina)
        for program in (self.program, asks):
            page = f"/my/mentoring/programs/{program.id}"
            links = self._get(page).xpath("//main//a/@href")
            self.assertEqual(f"{page}/identity" in links, program == asks)
