import threading
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.tests import BaseCase, get_db_name
from odoo.tests.common import DummyRLock
from odoo.tools import mute_logger

from .common import MentoringCast

OTHERS = ("nelly", "olaf", "petra", "quinn", "rosa")


class MentoringRaces(MentoringCast, BaseCase):
    """Several people at the same moment, each in a transaction of his own.

    The first wins; the others get a message they understand, at once. What the tests write is
    committed, and removed afterwards.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Odoo's own runner holds the lock all the time; the threads here only read the registry
        cls.enterClassContext(patch.object(Registry, "_lock", DummyRLock()))
        cls.registry = Registry(get_db_name())
        cr = cls.enterClassContext(cls.registry.cursor())
        cls.env = api.Environment(cr, SUPERUSER_ID, {})
        cls._create_cast()
        for name in OTHERS:
            user = cls._create_user(name, "base.group_user")
            cls.employees[user] = cls._create_employee(user)
        cls.env.cr.commit()
        cls.addClassCleanup(cls._remove_cast)

    @classmethod
    def _commit(cls):
        """Let the transactions of the others see what this one made."""
        cls.env.cr.commit()

    @classmethod
    def _remove_cast(cls):
        users = cls.env["res.users"].union(*cls.employees, cls.carla, cls.mona, cls.lars)
        partners = users.partner_id
        cls.env["mail.mail"].search([("recipient_ids", "in", partners.ids)]).unlink()
        cls.env["hr.employee"].search([("user_id", "in", users.ids)]).unlink()
        users.unlink()
        partners.unlink()
        cls.env.cr.commit()

    def setUp(self):
        super().setUp()
        self.pair = self._create_relationship()
        self.program = self.pair.program_id
        self.mentor, self.mentee = self._members(self.pair)
        self._commit()
        self.addCleanup(self._remove_program)

    def _remove_program(self, program=None):
        self.env.cr.rollback()
        program = (program or self.program).sudo()
        program.action_cancel("The test is over")
        program.unlink()
        self._commit()

    def _race(self, *moves):
        """Make the moves at the same moment: all see the database before any has changed it.

        :param moves: (user, function of an environment)
        :return: for each move None, or what the user is told
        """
        outcomes = [None] * len(moves)
        start = threading.Barrier(len(moves), timeout=60)

        def run(number, user, move):
            try:
                with self.registry.cursor() as cr:
                    env = api.Environment(cr, user.id, {})
                    seen = []
                    retrying(lambda: self._attempt(env, move, start, seen), env)
            except Exception as error:
                outcomes[number] = error

        self._run_all(
            threading.Thread(target=run, args=(number, *move)) for number, move in enumerate(moves)
        )
        self.env.cr.rollback()  # a new picture for what follows
        self.env.invalidate_all()
        return outcomes

    @staticmethod
    @mute_logger("odoo.sql_db", "odoo.service.model")
    def _run_all(threads):
        threads = list(threads)
        with patch("odoo.service.model.random.uniform", return_value=0.02):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

    @staticmethod
    def _attempt(env, move, start, seen):
        env.cr.execute("SELECT 1 FROM mentoring_program LIMIT 1")  # the picture is taken here
        if not seen:
            seen.append(True)
            start.wait()
        move(env)

    def _assert_one_wins(self, outcomes):
        losers = [outcome for outcome in outcomes if outcome is not None]
        self.assertEqual(len(losers), len(outcomes) - 1, outcomes)
        self._assert_told(losers)

    def _assert_told(self, losers):
        for error in losers:
            self.assertIsInstance(error, UserError)
            self.assertTrue(str(error))
