from odoo.exceptions import UserError
from odoo.http import request

from .page import MentoringPage
from .typed import to_number, to_text

LEVELS = (25, 50, 75, 100)
MOST_MENTEES = 20  # that somebody takes by the form; coordinators may give more
NEW_LINES = 3  # of skills at a time
RANKS = 5


class MentoringEnrollmentAnswers(MentoringPage):
    """Reads each step of an application into values that the models take.

    What is not on the form's own lists is passed over; what cannot be is refused with its field.
    """

    def _read_role(self, program, values, post):
        """The part somebody takes: {role, places, wished job, motivation}."""
        role = values["role"] if "role" not in post else post["role"]
        if role not in program._roles_offered():
            raise UserError(request.env._("Please choose how you would like to take part."))
        read = {
            "role": role,
            "motivation": to_text(
                post, "motivation", request.env._("Your words"), required=False, limit=5000
            ),
        }
        if role in ("mentor", "both"):
            label = request.env._("Mentees")
            most = max(MOST_MENTEES, program.mentor_capacity, values["capacity"])
            read["capacity"] = self._places(post, "capacity", label, most, program.mentor_capacity)
        if role in ("mentee", "both", "peer"):
            label = request.env._("Mentors")
            most = max(program.mentee_quota, values["quota"])
            read["quota"] = self._places(post, "quota", label, most, program.mentee_quota)
            job = post.get("target_job")
            jobs = program._wished_jobs().ids
            read["target_job_id"] = next((one for one in jobs if str(one) == job), False)
        return read

    def _places(self, post, name, label, most, default):
        """A number of places; left out it is what the program gives."""
        number = to_number(post, name, label) if post.get(name) else default
        if not 1 <= number <= most:
            raise UserError(
                request.env._(
                    "%(field)s: please give a number from 1 to %(most)s.", field=label, most=most
                )
            )
        return number

    def _read_skills(self, _program, values, post):
        """What somebody offers and wants to learn: {skills: {kind: {skill id: level}}}."""
        skills = self._skill_catalog()
        return {
            "skills": {
                kind: self._skill_levels(kind, skills, post)
                for kind in self._kinds_asked(values["role"])
            }
        }

    def _skill_levels(self, kind, skills, post):
        levels = {}
        for skill in skills:
            if post.get(f"{kind}-{skill.id}"):
                levels[skill.id] = self._level(post, f"{kind}-{skill.id}", skill.name)
        for line in range(1, NEW_LINES + 1):
            name = to_text(
                post, f"{kind}-new-{line}", request.env._("Skill"), required=False, limit=200
            )
            if name:
                skill = self._skill_named(name, skills)
                levels[skill.id] = self._level(post, f"{kind}-level-{line}", skill.name)
        return levels

    def _level(self, post, name, label):
        level = to_number(post, name, label)
        if not 1 <= level <= 100:
            raise UserError(request.env._("%s: please choose a level.", label))
        return level

    def _skill_named(self, name, skills):
        """The skill of this name, which may be followed by its type: “Python (Programming)”."""
        wanted = name.casefold()
        found = skills.filtered(
            lambda one: (
                wanted in (one.name.casefold(), f"{one.name} ({one.skill_type_id.name})".casefold())
            )
        )
        if not found:
            raise UserError(
                request.env._("We know no skill “%s”. Please choose one from the list.", name)
            )
        if len(found) > 1:
            raise UserError(
                request.env._(
                    "Several skills are called “%(name)s”; please add the type in brackets:"
                    " %(types)s",
                    name=name,
                    types=", ".join(found.skill_type_id.mapped("name")),
                )
            )
        return found

    def _skill_catalog(self):
        """All skills but languages."""
        # names of the catalog of skills, which portal users cannot read; nothing of people
        skills = request.env["hr.skill"].sudo()
        language_type = request.env["mentoring.participant"]._language_type()
        return skills.search([("skill_type_id", "!=", language_type.id)])

    def _kinds_asked(self, role):
        """What somebody in a role is asked for: what he offers, what he wants to learn."""
        return {"mentor": ["offer"], "mentee": ["need"]}.get(role, ["offer", "need"])

    def _read_about(self, _program, values, post):
        """What somebody tells of himself: {about, topics, languages, who may see it}."""
        read = {
            "about": to_text(
                post, "about", request.env._("In a few words"), required=False, limit=2000
            ),
            "topic_ids": self._ticked_ids("topic", request.env["mentoring.topic"].search([])),
            "language_ids": self._ticked_ids("language", self._languages()),
        }
        if "offer" in self._kinds_asked(values["role"]):
            read["in_directory"] = post.get("in_directory") == "1"
            read["offers_minutes"] = post.get("offers_minutes") == "1"
        return read

    def _languages(self):
        # names of the catalog of languages, which portal users cannot read
        skills = request.env["hr.skill"].sudo()
        language_type = request.env["mentoring.participant"]._language_type()
        return skills.search([("skill_type_id", "=", language_type.id)])

    def _ticked_ids(self, name, records):
        """The ids of those of ``records`` that are ticked under this name."""
        ticked = set(request.httprequest.form.getlist(name))
        return records.filtered(lambda one: str(one.id) in ticked).ids

    def _read_style(self, _program, _values, post):
        """The answers on values and working style, all of them or none: {style: steps}."""
        steps = {
            name.removeprefix("step-"): step
            for name, step in post.items()
            if name.startswith("step-")
        }
        questions = request.env["mentoring.value.question"].search([])
        people = request.env["mentoring.participant"]
        given = people._steps(questions, steps) if steps else {}
        return {"style": {str(question.id): step for question, step in given.items()}}

    def _read_wishes(self, program, _values, post):
        """The ranked wishes and the exclusions: {prefer: ids, exclude: ids of employees}."""
        ranked = {}
        for mentor in program._shown_mentors(program._my_participation()):
            rank = post.get(f"wish-{mentor.id}")
            if rank in map(str, range(1, RANKS + 1)):
                if rank in ranked:
                    raise UserError(
                        request.env._("You gave wish number %s twice. Please rank them.", rank)
                    )
                ranked[rank] = mentor.id
        return {
            "prefer": [ranked[rank] for rank in sorted(ranked)],
            "exclude": self._employees_named(program, post).ids,
        }

    def _employees_named(self, program, post):
        """The employees of a text with a name or a work e-mail in each line."""
        text = to_text(post, "exclude", request.env._("Not with"), required=False, limit=2000)
        names = list(filter(None, (line.strip() for line in text.splitlines())))[:50]
        found = [program._employee_named(name) for name in names]
        return request.env["hr.employee"].union(*found)
