from odoo import api, models

STORIES = (
    {
        "title": "The meeting I ran myself",
        "story_start": "I prepared every meeting twice and still said nothing in it.",
        "story_way": "We met every second week. Before each of my meetings we asked one question:"
        " what should be different when people leave the room?",
        "story_change": "I run the planning round now. It takes half an hour, and the quiet ones"
        " speak first.",
        "story_advice": "Bring a real meeting to your mentor, not a theory of meetings.",
        "shows_names": True,
    },
    {
        "title": "What my mentee taught me",
        "story_start": "I thought that I was there to explain how things work here.",
        "story_way": "She asked why. Mostly I had no answer, so we went and found out together.",
        "story_change": "Two of our rules are gone since, and I ask why more often myself.",
        "story_advice": "Let them show you your own house.",
        "shows_names": False,
    },
)

ANSWERS = (
    ("no", "Start a month earlier: the summer took two of our meetings."),
    ("no", "Tell line managers sooner that the hours are working hours."),
    ("no", "The first meeting was too open. A page of questions would have helped."),
    ("no", "An hour with all mentors at half-time, please."),
)


class MentoringDemoCelebration(models.AbstractModel):
    """Lets members of completed demo pairs tell stories, and confirm what they take along.

    Called once, by the demo data; nothing of it is reachable by a client.
    """

    _name = "mentoring.demo.celebration"
    _description = "Story of the Mentoring Demo Data: Celebrations"

    @api.model
    def _play(self):
        quiet = self.with_context(tracking_disable=True, mail_notify_force_send=False)
        programs = quiet.env["mentoring.program"].search([("state", "=", "celebration")], limit=1)
        for program in programs:
            coordinator = program.coordinator_ids[:1]
            celebrated = program.with_user(coordinator)
            members = celebrated._members_who_completed()
            celebrated._ask_to_look_back(members)
            offered = quiet.env["mentoring.attainment"].with_user(coordinator)._offer(members)
            for attainment in offered.filtered("user_id")[:4]:
                attainment.with_user(attainment.user_id).action_confirm_mine()
            self._tell(members.relationship_id[:2], coordinator)
            self._look_back(members.filtered("user_id"))

    def _look_back(self, members):
        """What members answer when it is over, each with his own rights."""
        for member, (rematch, body) in zip(members, ANSWERS, strict=False):
            values = {"member_id": member.id, "rematch": rematch, "body": body}
            self.env["mentoring.exit"].with_user(member.user_id).create(values)

    def _tell(self, pairs, coordinator):
        """A story of each pair: the first one is on the wall, the second waits for a consent."""
        for pair, words in zip(pairs, STORIES, strict=False):
            writer = pair.member_ids.filtered(lambda one: one.role == "mentee").user_id[:1]
            pair.with_user(writer).action_tell_story(words)
            story = pair.with_user(writer)._my_story()
            story.action_submit()
            if pair == pairs[0]:
                for consent in story.sudo().consent_ids:  # each of them agrees himself
                    consent.with_user(consent.user_id).action_give()
                story.with_user(coordinator).action_publish_story()
