from odoo.tests import tagged

from odoo.addons.base.tests.test_ir_cron import CronMixinCase
from odoo.addons.mentoring_program.models import mentoring_relationship_member_notice as notice

from .test_match_run import MatchCase


@tagged("post_install", "-at_install")
class TestManyProposals(MatchCase, CronMixinCase):
    """Who proposes many pairs at once does not wait for their mails; each is written once."""

    def setUp(self):
        super().setUp()
        self.patch(notice, "AT_ONCE", 3)

    def _work(self):
        with self.enter_registry_test_mode():
            self.env.ref("mentoring_program.ir_cron_proposals").method_direct_trigger()

    def _mails(self):
        return [self._mails_to(user) for user in (self.max, self.stella, self.tina, self.theo)]

    def test_the_mails_of_many_proposals_are_written_by_a_cron_and_once(self):
        run, before = self._done(), self._mails()
        with self.capture_triggers("mentoring_program.ir_cron_proposals") as captured:
            run.action_apply()
        self.assertEqual((self._mails(), len(captured.records)), (before, 1))
        for _twice in range(2):
            self._work()
            self.assertEqual(self._mails(), [count + 1 for count in before])

    def test_a_proposal_that_is_over_by_then_is_not_written_about(self):
        self._done().action_apply()
        [pair] = self.program.relationship_ids.filtered(
            lambda one: self.mentee in one.member_ids.participant_id
        )
        self.mentee.action_withdraw()
        before = self._mails()
        self.assertEqual(pair.state, "refused")
        self._work()
        self.assertEqual(
            [now - then for now, then in zip(self._mails(), before, strict=True)], [1, 0, 0, 1]
        )

    def test_few_proposals_are_written_at_once(self):
        self.patch(notice, "AT_ONCE", 4)
        run, before = self._done(), self._mails()
        run.action_apply()
        self.assertEqual(self._mails(), [count + 1 for count in before])
