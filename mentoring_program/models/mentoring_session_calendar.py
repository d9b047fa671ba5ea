from odoo import api, fields, models
from odoo.fields import Command


class MentoringSessionCalendar(models.AbstractModel):
    """The private calendar event of each session: when and where, a neutral title, nothing else.

    The event follows the session, and the session follows what people do to the event in their
    calendars (``_follow_event``). Both sides write only what differs, which ends every round.
    """

    _name = "mentoring.session.calendar"
    _inherit = ["mentoring.lifecycle.mixin"]
    _description = "Mentoring Session: Calendar"

    _event_fields = frozenset({"start", "duration", "private_location", "private_video_link"})

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        sessions._write_events()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if not self._event_fields.isdisjoint(vals):
            self._write_events()
        return result

    def unlink(self):
        events = self._events()
        result = super().unlink()
        events.unlink()
        return result

    def _move_to(self, target, **values):
        moved = super()._move_to(target, **values)
        if target == "cancelled":
            moved._withdraw_events()
        elif target == "planned":
            moved._write_events()
        return moved

    def _events(self):
        # members may not write calendars; the session they may write says when and where.
        # The context is emptied, so that no default of the client gets into the event.
        events = self.sudo().calendar_event_id
        return events.with_context({}, skip_contact_description=True)

    def _write_events(self):
        """Make the events say what the sessions say; what says it already stays untouched."""
        # who attends need not be readable for the one who plans
        standing = self.sudo().filtered(lambda session: session.state != "cancelled")
        for session in standing.filtered("calendar_event_id"):
            session._update_event()
        standing.filtered(lambda s: s.state == "planned" and not s.calendar_event_id)._add_events()

    def _add_events(self, is_silent=False):
        """Put the sessions into the calendars; each guest gets an invitation to each of them."""
        events = self._events()
        if is_silent:
            events = events.with_context(no_mail_to_attendees=True)
        events = events.create([session._new_event_values() for session in self])
        for session, event in zip(self, events, strict=True):
            session._write_protected({"calendar_event_id": event.id})
        return events

    def _update_event(self):
        event, guests = self._events(), self._guests()
        values = {
            name: value for name, value in self._event_values().items() if event[name] != value
        }
        if event.partner_ids != guests:
            values["partner_ids"] = [Command.set(guests.ids)]
        if values:
            event.write(values)
        if "active" in values and event.start > fields.Datetime.now():
            event.attendee_ids._send_invitation_emails()

    def _event_values(self):
        return {
            "active": True,
            "start": self.start,
            "stop": self.stop,
            "location": self.private_location,
            "videocall_location": self.private_video_link,
        }

    def _new_event_values(self):
        return {
            **self._event_values(),
            "name": self._event_title(),
            "privacy": "private",
            "user_id": self._organizer().id,
            "partner_ids": [Command.set(self._guests().ids)],
        }

    def _event_title(self):
        """The kind of meeting; neither the program nor a word of ours."""
        labels = dict(self._fields["kind"]._description_selection(self.env))
        if self.kind == "session":
            return labels[self.kind]
        return self.env._("Mentoring: %s", labels[self.kind])

    def _organizer(self):
        """Whoever plans it, if he takes part; else a mentor, or a coordinator of the program."""
        if self.relationship_id:
            members = self.relationship_id._current_members()
            candidates = members.sorted(lambda member: member.role != "mentor").user_id
        else:
            candidates = self.program_id.coordinator_ids
        return self.env.user if self.env.user in candidates else candidates[:1]

    def _guests(self):
        """The partners to invite: of the login, else of the employee record."""
        if self.relationship_id:
            people, hosts = self.relationship_id._current_members(), self.env["res.users"]
        else:
            people, hosts = self._invited_participants(), self.program_id.coordinator_ids
        partners = [one.user_id.partner_id or one.employee_id.work_contact_id for one in people]
        return hosts.partner_id.union(*partners).sorted()

    def _withdraw_events(self):
        """Take the events out of the calendars; tell the guests of what would still have come."""
        events = self._events().filtered("active")
        template = self.env.ref("calendar.calendar_template_delete_event", False)
        for event in events.filtered(lambda one: one.start > fields.Datetime.now()):
            guests = event.partner_ids - self.env.user.partner_id
            if template and guests:
                file = self._attach(self._cancellation_of(event))
                # the template says which event was called off, and when it would have been
                template.sudo().send_mail(
                    event.id,
                    email_layout_xmlid="mail.mail_notification_light",
                    email_values={
                        "recipient_ids": [Command.set(guests.ids)],
                        "attachment_ids": [Command.set(file.ids)],
                    },
                )
        if events:
            events.write({"active": False})

    def _cancellation_of(self, event):
        """The file that takes the event out of a calendar that took the invitation."""
        session = self.sudo().filtered(lambda one: one.calendar_event_id == event)  # see above
        [content] = event._get_ics_file().values()
        return session._complete_file(content, is_cancelled=True)

    def _attach(self, content):
        """A file for calendars, as an attachment of a mail that is being written."""
        # nobody reads attachments but whoever may read the mail
        attachments = self.env["ir.attachment"].sudo().with_context({}, no_document=True)
        return attachments.create(
            {
                "name": "invitation.ics",
                "raw": content,
                "mimetype": "text/calendar",
                "res_model": "mail.compose.message",
                "res_id": 0,
            }
        )

    def _follow_event(self):
        """Take over what people did to the events in their calendars."""
        for session in self:
            event = session._events()
            if not event.active:
                session._move_to("cancelled")
                continue
            if event.privacy != "private":
                event.privacy = "private"
            hours = (event.stop - event.start).total_seconds() / 3600
            values = {
                "start": event.start,
                "duration": min(max(hours, 1 / 60), 24.0),  # a calendar knows other lengths too
                "private_location": event.location,
                "private_video_link": event.videocall_location,
            }
            session.write({name: value for name, value in values.items() if session[name] != value})
