from odoo import models
from odoo.exceptions import UserError


class MentoringRelationshipStory(models.AbstractModel):
    """The success story that a member tells of a relationship."""

    _name = "mentoring.relationship.story"
    _description = "Mentoring Relationship: Story"

    def _can_tell_story(self):
        """Whether there is a story to tell: it was completed, and the program goes on."""
        self.ensure_one()
        # a fact of the reader's own program
        return self.state == "completed" and not self.sudo().program_id._is_final()

    def _my_story(self):
        """The reader's story of this relationship; empty if he has told none."""
        return self.env["mentoring.recognition"].search(
            [
                ("relationship_id", "=", self.id),
                ("kind", "=", "story"),
                ("giver_id", "=", self.env.uid),
            ],
            limit=1,
        )

    def action_tell_story(self, values):
        """Write the story of a completed relationship, as a draft that its writer alone reads.

        :param dict values: as in ``action_save_story``
        """
        self.ensure_one()
        self._check_is_member()
        if not self._can_tell_story():
            raise UserError(
                self.env._(
                    "A story is told after the mentoring is completed, until the program closes."
                )
            )
        story = self._my_story()
        if not story:
            # members have no right to create honours; membership is checked above
            honours = self.env["mentoring.recognition"].sudo()
            values_checked = honours._story_values(honours._mapping(values))
            story = honours._create_protected(
                [
                    {
                        "program_id": self.sudo().program_id.id,  # of the reader's own relationship
                        "relationship_id": self.id,
                        "kind": "story",
                        "giver_id": self.env.uid,
                        **values_checked,
                    }
                ]
            ).with_env(self.env)
        return story.action_save_story(values)
