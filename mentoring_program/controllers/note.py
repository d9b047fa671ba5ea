from odoo.http import request

from .page import MentoringPage
from .typed import to_html, to_text


class MentoringNotes(MentoringPage):
    """Notes as they are written and changed on the pages of relationships and sessions.

    Read and written with the reader's own rights alone; the rules of notes decide.
    """

    def _note_moves(self):
        return {
            "write_note": self._write_note,
            "change_note": self._change_note,
            "delete_note": lambda home, post: self._own_note(home, post).unlink(),
        }

    def _notes_of(self, home, limit=None):
        """What the reader may read of the notes of a relationship or a session, newest first."""
        return request.env["mentoring.note"].search(
            [(self._note_link(home), "=", home.id), ("kind", "!=", "agenda")], limit=limit
        )

    def _note_link(self, home):
        return "session_id" if home._name == "mentoring.session" else "relationship_id"

    def _write_note(self, home, post):
        shared = post.get("visibility") == "members"
        request.env["mentoring.note"].create(
            {
                self._note_link(home): home.id,
                "visibility": "members" if shared else "author",
                "body": to_html(to_text(post, "body", request.env._("Note"))),
            }
        )

    def _change_note(self, home, post):
        body = to_html(to_text(post, "body", request.env._("Note")))
        self._own_note(home, post).body = body

    def _own_note(self, home, post):
        own = self._notes_of(home).filtered(lambda note: note.author_id == request.env.user)
        return self._row(own, post, "note_id")
