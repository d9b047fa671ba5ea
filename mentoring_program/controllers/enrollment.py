from odoo.exceptions import UserError
from odoo.http import request, route

from .enrollment_answers import LEVELS, NEW_LINES, RANKS, MentoringEnrollmentAnswers
from .page import PAGE
from .program import MentoringProgramPages

SAVING = ("save", "back", "more", "later")  # moves that keep what was typed and go elsewhere


class MentoringEnrollment(MentoringEnrollmentAnswers, MentoringProgramPages):
    """The application for a program in a few steps, and later what one told in it.

    Before it is sent, it is a draft that nobody else reads. Afterwards each step changes the
    reader's own record.
    """

    @route("/my/mentoring/programs/<int:program_id>/apply", **PAGE)
    def mentoring_enrollment(self, program_id, **post):
        """Show a step; keep it, and send the application with the last one."""
        domain = self._program_domain(self._my_people())
        program = self._find("mentoring.program", program_id, domain)
        person, draft = program._my_participation(), program._my_draft()
        is_applying = person.state not in ("applied", "accepted", "waitlisted")
        if not (program._is_open_to(person) if is_applying else not person._is_closed()):
            raise request.not_found()
        values = program._enrollment_values(person, draft)
        steps = self._enrollment_steps(program, values, is_applying)
        step = post.get("step") if post.get("step") in steps else next(iter(steps))
        sheet = {
            "program": program,
            "person": person,
            "draft": draft,
            "is_applying": is_applying,
            "values": values,
            "steps": steps,
            "step": step,
            "url": f"/my/mentoring/programs/{program.id}/apply",
        }
        moves = dict.fromkeys(SAVING, lambda _one, sent: self._save_step(sheet, sent))
        moves["send"] = lambda _one, sent: self._send_application(sheet, sent)
        moves["discard"] = lambda _one, _sent: draft.unlink()
        return self._answer(
            program,
            self._place_after(sheet, post.get("move")),
            moves,
            post,
            lambda _one, typed: self._enrollment_page(sheet, typed),
        )

    def _done_texts(self):
        saved = request.env._("Saved.")
        return {
            **super()._done_texts(),
            **dict.fromkeys((*SAVING, "later"), saved),
            "send": request.env._(
                "Your application is in. You can follow here what becomes of it."
            ),
            "discard": request.env._("Your draft is thrown away."),
        }

    def _enrollment_steps(self, program, values, is_applying):
        """The steps of the form, in their order: {key: title}."""
        env = request.env
        has_style = is_applying and program._asks_for_values()
        last = env._("Check and send") if is_applying else env._("What you agreed to")
        return {
            "role": env._("Your part"),
            "skills": env._("Skills"),
            "about": env._("About you"),
            **({"style": env._("Working style")} if has_style else {}),
            "wishes": env._("Wishes"),
            "send": last,
        }

    def _place_after(self, sheet, move):
        """Where a move leads to: the next step or the one before, the same, or the program."""
        order = list(sheet["steps"])
        place = order.index(sheet["step"])
        target = {
            "save": order[min(place + 1, len(order) - 1)],
            "back": order[max(place - 1, 0)],
            "more": sheet["step"],
        }.get(move)
        if target:
            return f"{sheet['url']}?step={target}"
        return f"/my/mentoring/programs/{sheet['program'].id}"

    def _save_step(self, sheet, post):
        """Keep a step: in the draft, or in the record of who has applied already."""
        step = sheet["step"]
        if step == "send":
            return
        read = getattr(self, f"_read_{step}")(sheet["program"], sheet["values"], post)
        if not sheet["is_applying"]:
            read.pop("role", None)  # agreed on with the coordinators by now
            sheet["person"]._describe(read)
            return
        draft = sheet["draft"] or sheet["draft"].create({"program_id": sheet["program"].id})
        draft._keep(read)

    def _send_application(self, sheet, post):
        """Apply with what is in the draft, which is not needed any more."""
        if not sheet["is_applying"]:
            return
        if post.get("consent") != "1":
            raise UserError(
                request.env._(
                    "Please agree that the coordinators use your answers; else they cannot."
                )
            )
        sheet["program"]._apply_with(sheet["values"])
        sheet["draft"].unlink()

    def _enrollment_page(self, sheet, typed):
        program, step = sheet["program"], sheet["step"]
        choices = getattr(self, f"_choices_of_{step}", lambda _sheet, _typed: {})
        return self._show(
            "portal_enrollment",
            "mentoring_program",
            crumbs=[
                (request.env._("Programs"), "/my/mentoring/programs"),
                (program.name, f"/my/mentoring/programs/{program.id}"),
                (sheet["steps"][step], None),
            ],
            typed=typed,
            kept=lambda name, value="": typed.post.get(name, "") if typed.message else value or "",
            kept_ids=lambda name, ids: self._kept_ids(typed, name, ids),
            **sheet,
            **choices(sheet, typed),
        )

    def _kept_ids(self, typed, name, ids):
        """What is ticked: as it was sent, where it was refused, else as it is stored."""
        ticked = request.httprequest.form.getlist(name) if typed.message else map(str, ids)
        return set(ticked)

    def _choices_of_role(self, sheet, _typed):
        roles = dict(sheet["person"]._fields["role"]._description_selection(request.env))
        return {
            "roles": [(role, roles[role]) for role in sheet["program"]._roles_offered()],
            "role_name": roles.get(sheet["values"]["role"]),
            "jobs": sheet["program"]._wished_jobs(),
        }

    def _choices_of_skills(self, sheet, typed):
        catalog = self._skill_catalog()
        kinds = self._kinds_asked(sheet["values"]["role"])
        told = {kind: sheet["values"]["skills"].get(kind, {}) for kind in kinds}
        if typed.message:
            told = {
                kind: {one.id: typed.post.get(f"{kind}-{one.id}") for one in catalog}
                for kind in kinds
            }
        return {
            "catalog": catalog,
            "rows": {
                kind: [
                    (skill, str(levels[skill.id]))
                    for skill in catalog
                    if levels.get(skill.id) is not None
                ]
                for kind, levels in told.items()
            },
            "new_lines": range(1, NEW_LINES + 1),
            "levels": self._level_names(),
        }

    def _level_names(self):
        env = request.env
        names = (env._("Basics"), env._("Solid"), env._("Strong"), env._("Expert"))
        return [(str(level), name) for level, name in zip(LEVELS, names, strict=True)]

    def _choices_of_about(self, sheet, _typed):
        return {
            "topics": request.env["mentoring.topic"].search([]),
            "languages": self._languages(),
            "offers": "offer" in self._kinds_asked(sheet["values"]["role"]),
        }

    def _choices_of_style(self, _sheet, _typed):
        return {"questions": request.env["mentoring.value.question"].search([])}

    def _choices_of_wishes(self, sheet, typed):
        mentors = sheet["program"]._shown_mentors(sheet["person"])
        learns = "need" in self._kinds_asked(sheet["values"]["role"])
        ranks = {mentor: str(rank) for rank, mentor in enumerate(sheet["values"]["prefer"], 1)}
        return {
            "mentors": mentors if learns else mentors.browse(),
            "learns": learns,
            "ranks": [str(rank) for rank in range(1, RANKS + 1)],
            "rank_of": ranks,
            "excluded": self._names_of(sheet["values"]["exclude"], sheet["program"]),
        }

    def _names_of(self, employee_ids, program):
        """The excluded people as the form takes them: by name, or where that is shared by mail."""
        # whom the reader named himself
        people = request.env["hr.employee"].sudo().browse(employee_ids).exists()
        names = []
        for one in people:
            try:
                program._employee_named(one.name)
                names.append(one.name)
            except UserError:
                names.append(one.work_email or one.name)
        return "\n".join(names)

    def _choices_of_send(self, sheet, _typed):
        values, env = sheet["values"], request.env
        # names of the catalogs, and of people who agreed to be shown; the reader chose them
        skills, mentors = env["hr.skill"].sudo(), env["mentoring.participant"].sudo()
        shown = sheet["program"]._shown_mentors(sheet["person"])
        roles = dict(sheet["person"]._fields["role"]._description_selection(env))
        kinds = self._kinds_asked(values["role"])
        return {
            "role_name": roles[values["role"]],
            "told_skills": {kind: skills.browse(values["skills"].get(kind, {})) for kind in kinds},
            "told_topics": env["mentoring.topic"].browse(values["topic_ids"]).exists(),
            "told_languages": skills.browse(values["language_ids"]).exists(),
            "told_wishes": mentors.browse(values["prefer"]) & shown,
            "told_excluded": len(values["exclude"]),
            "consent": sheet["person"].consent_text
            if not sheet["is_applying"]
            else sheet["program"]._consent_text(),
        }
