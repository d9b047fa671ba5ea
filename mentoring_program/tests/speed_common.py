from datetime import datetime, timedelta

from .common import MentoringCase

START = datetime(2026, 6, 1, 16)


class SpeedCase(MentoringCase):
    """Max and Stella mentor at a speed event, Tina and Theo learn: two rounds, two tables."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.tz = "UTC"
        cls.program = cls._create_speed_program()
        cls.people = {
            "max": cls._create_participant(cls.program, cls.max, "mentor"),
            "stella": cls._create_participant(cls.program, cls.stella, "mentor"),
            "tina": cls._create_participant(cls.program, cls.tina),
            "theo": cls._create_participant(cls.program, cls.theo),
        }
        cls.program.action_establish_structure()

    @classmethod
    def _create_speed_program(cls, **values):
        """A speed program of Carla's that recruits."""
        program = cls._create_program(
            format="speed",
            **{
                "speed_start": START,
                "speed_tz": "Europe/Paris",
                "speed_location": "Canteen",
                "speed_rounds": 2,
                "speed_minutes": 10,
                "speed_break_after": 1,
                "speed_break_minutes": 15,
                **values,
            },
        )
        program.action_open_recruitment()
        return program

    @classmethod
    def _plan(cls, *places):
        """The event with these meetings (round, table, mentor, mentee); with all four for none."""
        places = places or (
            (1, 1, "max", "tina"),
            (1, 2, "stella", "theo"),
            (2, 1, "max", "theo"),
            (2, 2, "stella", "tina"),
        )
        run = cls.env["mentoring.match.run"].create({"program_id": cls.program.id})
        event = cls.env["mentoring.speed.event"]._plan_meetings(
            cls.program.sudo(),
            run,
            [
                (number, table, cls.people[mentor].sudo(), cls.people[mentee].sudo(), 1.0)
                for number, table, mentor, mentee in places
            ],
        )
        return event.with_user(cls.carla)

    @classmethod
    def _publish(cls, *places):
        event = cls._plan(*places)
        event.action_publish()
        return event

    def _meeting(self, event, number, table):
        """The meeting at a table in a round."""
        meetings = event.meeting_ids.filtered(lambda one: one.state != "cancelled")
        return meetings.filtered(
            lambda one: (one.round_number, one.table_number) == (number, table)
        )

    def _names(self, event):
        """Who meets when and where: {(round, table): (mentor, mentee)}."""
        return {
            (one.round_number, one.table_number): (one.mentor_id.name, one.mentee_id.name)
            for one in event.meeting_ids
            if one.state != "cancelled"
        }

    def _swap(self, event, first, second, what, user=None):
        """Swap two meetings in the dialog; each is given as (round, table)."""
        return (
            self.env["mentoring.speed.swap"]
            .with_user(user or self.carla)
            .create(
                {
                    "event_id": event.id,
                    "first_id": self._meeting(event, *first).id,
                    "second_id": self._meeting(event, *second).id,
                    "what": what,
                }
            )
            .action_swap()
        )

    def _timetable_mails(self, user):
        """The timetables that were sent to somebody, the newest first."""
        return self.env["mail.mail"].search(
            [
                ("recipient_ids", "in", user.partner_id.ids),
                ("subject", "=like", "%: your timetable"),
            ],
            order="id desc",
        )

    @classmethod
    def _after(cls, event):
        """A moment when the event is over."""
        return event.stop + timedelta(minutes=5)
