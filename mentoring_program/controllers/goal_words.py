import base64

from odoo.exceptions import UserError
from odoo.http import content_disposition, request, route
from odoo.tools import human_size

from ..models.mentoring_goal_evidence import LARGEST
from .goal import MentoringGoalPages
from .page import ROUTE
from .typed import to_html, to_text


class MentoringGoalWords(MentoringGoalPages):
    """What only the members see of a goal: their comments, and the files that show what was done.

    Read and written with the reader's own rights alone; the rules of comments and files decide.
    """

    @route("/my/mentoring/evidence/<int:evidence_id>", methods=["GET"], **ROUTE)
    def mentoring_evidence(self, evidence_id, **_query):
        """Give a file to a member; it is never shown inside a page, whatever it is."""
        evidence = self._find_mine("mentoring.goal.evidence", evidence_id)
        headers = [
            ("Content-Type", evidence.mimetype or "application/octet-stream"),
            ("Content-Disposition", content_disposition(evidence.name)),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'none'; sandbox"),
            ("Cache-Control", "no-store"),
        ]
        return request.make_response(base64.b64decode(evidence.file), headers)

    def _goal_moves(self):
        return {
            **super()._goal_moves(),
            "achieve": lambda goal, post: goal.action_achieve(self._last_word(post)),
            "drop": lambda goal, post: goal.action_drop(self._last_word(post)),
            "comment": self._write_comment,
            "delete_comment": lambda goal, post: self._own(goal.comment_ids, post).unlink(),
            "add_evidence": self._add_evidence,
            "delete_evidence": lambda goal, post: self._own(goal.evidence_ids, post).unlink(),
        }

    def _done_texts(self):
        return {
            **super()._done_texts(),
            "propose": request.env._("Proposed. As soon as the other one agrees, it is settled."),
            "agree": request.env._("Agreed: it is a goal of both of you now."),
            "progress": request.env._("Noted."),
            "achieve": request.env._("Congratulations!"),
            "comment": request.env._("Written. Only the two of you, or your group, read it."),
            "add_evidence": request.env._("The file is kept for the members alone."),
        }

    def _goal_page_values(self, goal):
        return {
            **super()._goal_page_values(goal),
            "comments": goal.comment_ids,
            "files": goal.evidence_ids,
            # names of the people one works with
            "author_of": lambda record: record.sudo().author_id.name,
            "size_of": lambda record: human_size(record.size),
            "largest": f"{LARGEST // 1024**2} MB",
        }

    def _last_word(self, post):
        return to_text(post, "word", request.env._("A word"), required=False, limit=5000)

    def _own(self, records, post):
        own = records.filtered(lambda one: one.author_id == request.env.user)
        return self._row(own, post)

    def _write_comment(self, goal, post):
        body = to_html(to_text(post, "body", request.env._("Comment"), limit=5000))
        # whether the same is there already; a claim keeps two at a time apart
        goal.sudo()._claim()
        last = goal.comment_ids[-1:]
        if last.author_id == request.env.user and last.body == body:
            raise UserError(request.env._("This is there already."))
        request.env["mentoring.goal.comment"].create({"goal_id": goal.id, "body": body})

    def _add_evidence(self, goal, post):
        upload = post.get("file")
        if not getattr(upload, "filename", None):
            raise UserError(request.env._("Please choose a file."))
        content = upload.read(LARGEST + 1)
        name = upload.filename.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "")[:200]
        files = request.env["mentoring.goal.evidence"]
        same = [("goal_id", "=", goal.id), ("name", "=", name), ("size", "=", len(content))]
        self._claim_new(goal, files, same)
        files.create({"goal_id": goal.id, "name": name, "file": base64.b64encode(content)})
