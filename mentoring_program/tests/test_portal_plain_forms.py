from datetime import timedelta

from odoo.tests import freeze_time, tagged

from .portal_common import NOON, PortalCase
from .test_portal_enrollment import EnrollmentCase


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalPlainForms(PortalCase):
    """Forms work as plain forms do, sent without a script: each is kept and told."""

    def _done(self, path, move, **data):
        """Send a form; the page that follows tells that it is done."""
        self._post(path, move, **data)
        page = self._get(f"{path}?done={move}")
        self.assertTrue(page.xpath("//main//*[@role='status'][hasclass('alert-success')]"), move)
        return page

    def test_of_what_one_is_reminded_is_chosen(self):
        path = "/my/mentoring/reminders"
        self._login(self.tina)
        page = self._done(path, "choose_reminders", rhythm="1", goal="1", nonsense="1")
        ticked = page.xpath("//main//input[@type='checkbox'][@checked]/@name")
        self.assertEqual(ticked, ["rhythm", "goal"])
        self._login(self.max)
        others = self._get(path).xpath("//main//input[@type='checkbox'][not(@checked)]")
        self.assertFalse(others, "it is her own choice")

    def test_who_could_not_come_comes_after_all(self):
        self._activate(self.relationship)
        session = self._create_session(self.relationship, self.max, NOON + timedelta(days=1))
        path = f"/my/mentoring/sessions/{session.id}"
        self._login(self.tina)
        self._done(path, "cannot_come")
        self.assertEqual(session.with_user(self.tina).my_reply, "declined")
        page = self._done(path, "come")
        self.assertIn("You come", self._text(page))
        self.assertNotIn("come", self._buttons(page))
        self.assertEqual(session.with_user(self.tina).my_reply, "accepted")

    def test_a_vote_is_taken_back(self):
        event = self._create_event(self.program, kind="book_club")
        path = f"/my/mentoring/sessions/{event.id}"
        self._login(self.tina)
        self._post(path, "propose", name="Quiet", author="S. Cain")
        book = str(event.book_ids.id)
        self.assertIn("unvote", self._buttons(self._done(path, "vote", id=book)))
        for _pressed_twice in range(2):
            page = self._done(path, "unvote", id=book)
        self.assertNotIn("unvote", self._buttons(page))

    def test_an_action_item_is_opened_again(self):
        event = self._create_event(self.program, title="Trust")
        row = event.invitation_ids.filtered(lambda one: one.user_id == self.tina)
        values = {"session_id": event.id, "kind": "action", "name": "Book the room"}
        outcomes = self.env["mentoring.event.outcome"].with_user(self.carla)
        item = outcomes.create({**values, "participant_id": row.participant_id.id})
        path = f"/my/mentoring/sessions/{event.id}"
        self._login(self.tina)
        self._done(path, "item_done", id=item.id)
        self.assertTrue(item.done)
        self._done(path, "item_undone", id=item.id)
        self.assertFalse(item.done)
        self.assertIn("Book the room", self._text(self._get("/my/mentoring")))

    def test_going_on_is_taken_back(self):
        self._activate(self.relationship)
        self.relationship.with_user(self.tina).action_complete()
        self._login(self.tina)
        for move, other in (("go_on", "stop_going_on"), ("stop_going_on", "go_on")):
            page = self._done(self._part("end"), move)
            self.assertIn(other, self._buttons(page))
            self.assertNotIn(move, self._buttons(page))


@freeze_time(NOON)
@tagged("post_install", "-at_install")
class TestPortalEnrollmentSteps(EnrollmentCase):
    """The buttons of the application that lead back, or to more of the same."""

    def test_more_skills_are_added_on_the_same_page(self):
        self._login(self.tina)
        self._step("role", role="mentee")
        for skill in (self.welding, self.casting):
            told = {"need-new-1": skill.name, "need-level-1": "50"}
            data = {f"need-{one}": level for one, level in self._needs().items()}
            self._step("skills", "more", **told, **data)
        self.assertEqual(self._needs(), {self.welding.id: 50, self.casting.id: 50})
        page = self._get(f"{self.form}?step=skills")
        for skill in (self.welding, self.casting):
            self.assertTrue(page.xpath(f"//select[@name='need-{skill.id}']"))

    def _needs(self):
        """The levels of the skills in the draft, as its owner reads them."""
        draft = self.open.with_user(self.tina)._my_draft()
        given = draft._given().get("skills", {}).get("need", {})
        return {int(skill): int(level) for skill, level in given.items()}

    def test_going_back_keeps_what_was_typed(self):
        self._login(self.tina)
        self._step("role", role="mentee")
        self._step("about", "back", about="I ask a lot")
        page = self._get(f"{self.form}?step=about")
        self.assertEqual(page.xpath("//textarea[@name='about']/text()"), ["I ask a lot"])
