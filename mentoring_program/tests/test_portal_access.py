from datetime import timedelta

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase

PLAIN = (
    "/my/mentoring",
    "/my/mentoring/goals",
    "/my/mentoring/programs",
    "/my/mentoring/resources",
)
PARTS = ("agreement", "sessions", "conversation", "notes", "network", "end")
ABSURD = ("0", "-1", "2147483648", "9223372036854775808", "999999", "abc", "1%20OR%201=1")


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalAccess(PortalCase):
    """Every page is for its people alone; for all others it does not exist."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._activate(cls.relationship)
        cls.meeting = cls._create_session(cls.relationship, cls.tina, NOON + timedelta(days=1))
        cls.goal = cls._create_goal(cls.relationship.member_ids[0], cls.max)
        cls.resource = cls.env.ref("mentoring_program.resource_first_meeting")
        cls.own = {
            "relationships": cls.relationship.id,
            "sessions": cls.meeting.id,
            "goals": cls.goal.id,
            "programs": cls.program.id,
            "resources": cls.resource.id,
        }

    def _pages(self):
        ics = f"/my/mentoring/sessions/{self.meeting.id}/calendar.ics"
        return [
            *(f"/my/mentoring/{kind}/{key}" for kind, key in self.own.items()),
            *(self._part(name) for name in PARTS),
            ics,
        ]

    def test_members_open_all_their_pages_which_no_browser_keeps(self):
        for user in (self.tina, self.max):
            self._login(user)
            for path in (*PLAIN, *self._pages()):
                response = self.url_open(path)
                self.assertEqual(response.status_code, 200, path)
                self.assertIn("no-store", response.headers["Cache-Control"], path)

    def test_for_everybody_else_the_records_do_not_exist(self):
        for user in (self.stella, self.carla, self.mona, self.lars, self.theo):
            self._login(user)
            for path in self._pages():
                self.assertEqual(self.url_open(path).status_code, 404, (user.login, path))
            for path in PLAIN:
                self.assertEqual(self.url_open(path).status_code, 200, (user.login, path))

    def test_who_is_not_logged_in_is_asked_to(self):
        self.authenticate(None, None)
        for path in (*PLAIN, *self._pages()):
            response = self.url_open(path, allow_redirects=False)
            self.assertIn(response.status_code, (302, 303), path)
            self.assertIn("/web/login", response.headers["Location"])

    def test_foreign_deleted_and_absurd_ids_look_the_same(self):
        other = self._create_program(name="Closed shop")
        deleted = self._create_goal(self.relationship.member_ids[0], self.max)
        deleted_id = deleted.id
        deleted.sudo().unlink()
        self._login(self.tina)
        for kind in self.own:
            ids = (*ABSURD, str(other.id + 10**6), str(deleted_id + 10**6))
            answers = [self.url_open(f"/my/mentoring/{kind}/{one}") for one in ids]
            self.assertEqual({one.status_code for one in answers}, {404}, kind)
        foreign = self.url_open(f"/my/mentoring/programs/{other.id}").text
        gone = self.url_open(f"/my/mentoring/goals/{deleted_id}").text
        unknown = self.url_open("/my/mentoring/goals/999999").text
        without_paths = [
            text.replace(path, "")
            for text, path in (
                (foreign, f"/my/mentoring/programs/{other.id}"),
                (gone, f"/my/mentoring/goals/{deleted_id}"),
                (unknown, "/my/mentoring/goals/999999"),
            )
        ]
        self.assertEqual(len(set(without_paths)), 1)

    def test_looking_changes_nothing_whatever_the_address_says(self):
        self._login(self.tina)
        self.env.flush_all()
        before = self._digest()
        for path in (*PLAIN, *self._pages()):
            self.url_open(f"{path}?move=drop&done=accept&progress=70")
            self.url_open(path, method="HEAD")
        self.assertEqual(self._digest(), before)

    def _digest(self):
        """The last change of every record of ours."""
        self.env.invalidate_all()
        stamps = {}
        for name, model in self.env.registry.items():
            if name.startswith("mentoring.") and model._auto and not model._abstract:
                stamps[name] = (
                    self.env[name].sudo()._read_group([], [], ["__count", "write_date:max"])
                )
        return stamps

    def test_a_form_without_the_token_of_the_visit_is_refused(self):
        self._login(self.tina)
        for path, move in (
            (f"/my/mentoring/goals/{self.goal.id}", "agree"),
            (self._part("end"), "end"),
            (f"/my/mentoring/sessions/{self.meeting.id}", "cancel"),
        ):
            response = self.url_open(path, data={"move": move})
            self.assertEqual(response.status_code, 400, path)
        self.assertEqual(self.goal.state, "draft")
        self.assertEqual(self.meeting.state, "planned")

    def test_moves_that_no_page_offers_do_not_exist(self):
        self._login(self.tina)
        for path in self._pages()[:-1]:
            self._post(path, "unlink", status=404)

    def test_the_card_is_there_for_those_who_find_something_behind_it(self):
        for user, found in ((self.tina, True), (self.max, True), (self.stella, False)):
            self._login(user)
            counters = self.make_jsonrpc_request("/my/counters", {"counters": ["mentoring_count"]})
            self.assertEqual(bool(counters["mentoring_count"]), found, user.login)
            self._get("/my")

    def test_pages_stay_small_and_fit_a_screen_reader(self):
        self._login(self.tina)
        for path in (*PLAIN, *self._pages()[:-1]):
            page = self._get(path)
            levels = [
                int(one.tag[1]) for one in page.xpath("//main//*[self::h1 or self::h2 or self::h3]")
            ]
            self.assertEqual(levels[0], 1, path)
            jumps = [b - a for a, b in zip(levels, levels[1:], strict=False)]
            self.assertLessEqual(max(jumps, default=0), 1, (path, levels))
            for field in page.xpath(
                "//main//*[self::input[not(@type='hidden')] or self::select or self::textarea]"
            ):
                self.assertTrue(
                    page.xpath(f"//label[@for='{field.get('id')}']"), (path, field.get("name"))
                )
            ids = page.xpath("//main//@id")
            self.assertEqual(len(ids), len(set(ids)), path)
