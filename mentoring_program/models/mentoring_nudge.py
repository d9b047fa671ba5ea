from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

AT_ONCE = 100  # reminders in one step of the cron
PAUSE = timedelta(days=7)  # between two reminders of one person in one matter
MATTERS = [
    ("rhythm", "Time for the next session"),
    ("report", "Did your session take place?"),
    ("action", "Something you promised is due"),
    ("agreement", "Your agreement waits for your signature"),
    ("goal", "A goal waits for your agreement"),
    ("request", "Somebody waits for your answer"),
]


class MentoringNudge(models.Model):
    """Of what a person was reminded last and when, and of what he does not want to be reminded.

    One row per person and matter. The database decides who is reminded: a row is claimed for a week
    in the statement that looks whether it is free, so that jobs that run twice or side by side send
    one mail. Nothing of what people wrote is in the mail; it leads to the page where it is.
    """

    _name = "mentoring.nudge"
    _inherit = ["mentoring.guard.mixin", "mentoring.nudge.facts"]
    _description = "Mentoring Reminder"
    _rec_name = "matter"

    _protected_fields = frozenset({"user_id", "matter", "sent_on", "is_off", "url", "about"})

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, ondelete="cascade", index=True
    )
    matter = fields.Selection(MATTERS, required=True, readonly=True)
    sent_on = fields.Datetime("Last Reminded On", readonly=True)
    is_off = fields.Boolean("Not Wanted", readonly=True)
    url = fields.Char("Page", readonly=True, help="The page of the last reminder.")
    about = fields.Char(readonly=True, help="With whom and in which program it waits.")

    _one_per_matter = models.UniqueIndex("(user_id, matter)")

    @api.model
    def _cron_nudge(self):
        """Remind everybody of what waits for him; safe to run twice, also at the same moment."""
        facts = self._facts()
        self._settle(facts)
        keys = sorted(facts, key=lambda key: (key[0].id, key[1]))
        self.env["ir.cron"]._commit_progress(remaining=len(keys))
        for first in range(0, len(keys), AT_ONCE):
            step = keys[first : first + AT_ONCE]
            self._remind({key: facts[key] for key in step})
            if not self.env["ir.cron"]._commit_progress(len(step)):
                break

    @api.model
    def _remind(self, facts):
        """Send the mails and activities for those whose week is over, and who want them."""
        by_key = {(user.id, matter): found for (user, matter), found in facts.items()}
        due = self._claim_due(by_key)
        for nudge in due:
            found = by_key[nudge.user_id.id, nudge.matter]
            nudge._write_protected(nudge._last(found))
            nudge._put_activities(found)
        if due:
            template = self.env.ref("mentoring_program.mail_template_nudge")
            template.send_mail_batch(due.ids, email_layout_xmlid="mail.mail_notification_light")

    @api.model
    def _claim_due(self, keys):
        """The rows of these (user id, matter) that may be sent now, claimed in this statement."""
        if not keys:
            return self.browse()
        now = fields.Datetime.now()
        rows = SQL(", ").join(SQL("(%s, %s, %s)", user, matter, now) for user, matter in keys)
        self.flush_model()
        found = self.env.execute_query(
            SQL(
                """
                INSERT INTO mentoring_nudge AS nudge (user_id, matter, sent_on) VALUES %s
                ON CONFLICT (user_id, matter) DO UPDATE SET sent_on = EXCLUDED.sent_on
                WHERE NOT COALESCE(nudge.is_off, FALSE)
                AND COALESCE(nudge.sent_on, '-infinity') <= %s
                RETURNING id
                """,
                rows,
                now - PAUSE,
            )
        )
        self.invalidate_model()
        return self.browse(row[0] for row in found)

    def _label(self):
        """What it is about, in the language of the context."""
        return dict(self._fields["matter"]._description_selection(self.env))[self.matter]

    def _last(self, found):
        """The page for all that waits in this matter, and whom it is about."""
        several = len({fact.url for fact in found}) > 1
        about = list(dict.fromkeys(fact.about for fact in found))
        return {"url": "/my/mentoring" if several else found[0].url, "about": ", ".join(about[:3])}

    def _put_activities(self, found):
        """One activity per relationship on the list of a person who has the backend."""
        if self.user_id.share:
            return
        kind = self._activity_kind(self.matter)
        if not self.env.ref(kind, raise_if_not_found=False):
            return
        pairs = self.env["mentoring.relationship"].union(*(fact.relationship for fact in found))
        for pair in pairs:
            open_ones = pair.activity_search([kind], user_id=self.user_id.id)
            if not open_ones:
                # our own mail tells him, so Odoo's is left out
                quietly = pair.with_context(mail_activity_quick_update=True)
                quietly.activity_schedule(kind, user_id=self.user_id.id)

    def _activity_kind(self, matter):
        return f"mentoring_program.mail_activity_nudge_{matter}"

    @api.model
    def _settle(self, facts):
        """Take the activities away of what does not wait any more."""
        waiting = {
            (user.id, matter, fact.relationship.id)
            for (user, matter), found in facts.items()
            for fact in found
        }
        for matter in dict(MATTERS):
            kind = self.env.ref(self._activity_kind(matter), raise_if_not_found=False)
            if not kind:  # requests have no relationship yet, and HR may delete a type
                continue
            activities = self.env["mail.activity"].search([("activity_type_id", "=", kind.id)])
            activities.filtered(
                lambda one, about=matter: (one.user_id.id, about, one.res_id) not in waiting
            ).unlink()

    @api.model
    def _unwanted(self):
        """The matters of which the person does not want to be reminded."""
        # one's own choice
        own = self.sudo().search([("user_id", "=", self.env.uid), ("is_off", "=", True)])
        return own.mapped("matter")

    @api.model
    def _choose(self, wanted):
        """Remind the person of these matters alone, from now on."""
        # one's own choice: only rows of the person who is logged in are made or written
        nudges = self.sudo().search([("user_id", "=", self.env.uid)])
        missing = dict(MATTERS).keys() - set(nudges.mapped("matter"))
        nudges |= nudges._create_protected(
            [{"user_id": self.env.uid, "matter": matter} for matter in sorted(missing)]
        )
        for nudge in nudges:
            nudge._write_protected({"is_off": nudge.matter not in wanted})
