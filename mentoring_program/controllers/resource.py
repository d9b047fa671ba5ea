from datetime import date

from odoo import fields
from odoo.fields import Domain
from odoo.http import request, route

from .page import PAGE, ROUTE, MentoringPage
from .typed import Typed

CHOICES = ("step", "role", "kind")  # what a reader may choose by, besides words
TEXTS = ("name", "summary", "body")  # where words are looked for


class MentoringResourcePages(MentoringPage):
    """The library for the reader's roles, what he has to do of it, and until when."""

    @route("/my/mentoring/resources", methods=["GET"], **ROUTE)
    def mentoring_resources(self, **query):
        """List what there is for the reader, what he has to do first at the top."""
        people = self._learners()
        chosen = self._chosen(query)
        found = people._resources(self._domain_of(chosen))
        by_kind = found.grouped("kind")
        return self._show(
            "portal_resources",
            "mentoring_resources",
            crumbs=[(request.env._("Resources"), None)],
            groups=[(title, by_kind[kind]) for kind, title in self._titles() if kind in by_kind],
            chosen=chosen,
            choices={name: self._labels(name) for name in CHOICES},
            has_chosen=any(chosen.values()),
            takes_part=bool(people),
            **self._training_of(people),
        )

    @route("/my/mentoring/resources/<int:resource_id>", **PAGE)
    def mentoring_resource(self, resource_id, **post):
        """Show one resource, or note that the reader has done it."""
        resource = self._find_resource(resource_id)
        is_posted = request.httprequest.method == "POST"
        if is_posted and resource.has_test and post.get("move") == "take_test":
            return self._take_test(resource, post)
        return self._answer(
            resource,
            f"/my/mentoring/resources/{resource_id}",
            {"complete_resource": self._complete_resource},
            post,
            self._resource_page,
        )

    @route("/my/mentoring/resources/<int:resource_id>/file", methods=["GET"], **ROUTE)
    def mentoring_resource_file(self, resource_id, **_query):
        """Hand out the file of a resource; no browser opens it as a page."""
        resource = self._find_resource(resource_id)
        if not resource.file:
            raise request.not_found()
        stream = request.env["ir.binary"]._get_stream_from(resource, "file", resource.file_name)
        response = stream.get_response(as_attachment=True)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _take_test(self, resource, post):
        """Lead into the test, where the reader is logged in already."""
        if resource._is_passed_by(request.env.user):
            self._complete_resource(resource, post)
            return self._redirect(f"/my/mentoring/resources/{resource.id}", "complete_resource")
        sheets = []
        message = self._attempt(lambda one, _post: sheets.append(one._open_test()), resource, post)
        if message:
            return self._resource_page(resource, Typed(post, message))
        return request.redirect(sheets[0])

    def _done_texts(self):
        return {**super()._done_texts(), "complete_resource": request.env._("Noted as done.")}

    def _find_resource(self, resource_id):
        mine = self._learners()._resources(Domain("id", "=", resource_id))
        return self._find("mentoring.resource", resource_id, [("id", "in", mine.ids)])

    def _resource_page(self, resource, typed):
        training = self._training_of(self._learners())
        return self._show(
            "portal_resource",
            "mentoring_resource",
            crumbs=[
                (request.env._("Resources"), "/my/mentoring/resources"),
                (resource.name, None),
            ],
            typed=typed,
            resource=resource,
            label=self._labels("kind")[resource.kind],
            is_passed=resource.has_test and resource._is_passed_by(request.env.user),
            **training,
        )

    def _complete_resource(self, resource, _post):
        """Done once is done for every program of the reader."""
        for person in self._learners():
            if resource in person._resources(Domain("id", "=", resource.id)):
                person.action_complete_resource(resource.id)

    def _learners(self):
        """The reader's own participations that are not over."""
        return (
            request.env["mentoring.participant"]
            .search([("user_id", "=", request.env.uid), ("state", "=", "accepted")])
            .filtered(lambda person: not person._is_closed())
        )

    def _training_of(self, people):
        """What is mandatory for the reader, what of it is left, and until when."""
        mandatory = left = request.env["mentoring.resource"]
        meetings, due = people._first_meetings(), {}
        for person, resources in people._mandatory_by_person().items():
            undone = resources - person.completion_ids.resource_id
            mandatory, left = mandatory | resources, left | undone
            for one, day in person._deadlines(undone, meetings.get(person)).items():
                due[one] = min(filter(None, (day, due.get(one))), default=False)
        return {
            "mandatory": mandatory,
            "left": left.sorted(lambda one: (due[one] or date.max, one.sequence)),
            "due": due,
            "today": fields.Date.context_today(people),
            "completed": people.completion_ids.resource_id - left,
            "percent": 100 * (len(mandatory) - len(left)) // (len(mandatory) or 1),
        }

    def _chosen(self, query):
        """What the reader chose by; what is no choice is left out."""
        words = (query.get("words") or "").replace("\0", "").strip()[:80]
        chosen = {name: query.get(name) for name in CHOICES}
        known = {name: one if one in self._labels(name) else "" for name, one in chosen.items()}
        return {**known, "words": words}

    def _domain_of(self, chosen):
        """A resource without a role or a step is for every one."""
        domain = Domain.TRUE
        for name in CHOICES:
            if chosen[name]:
                anyway = [] if name == "kind" else [False]
                domain &= Domain(name, "in", [*anyway, chosen[name]])
        for word in chosen["words"].split():
            domain &= Domain.OR(Domain(name, "ilike", word) for name in TEXTS)
        return domain

    def _titles(self):
        """What stands above the resources of each kind."""
        env = request.env
        return [
            ("guide", env._("Guides")),
            ("agenda", env._("Agendas")),
            ("questions", env._("Questions to talk about")),
            ("case_study", env._("Case studies")),
            ("reading", env._("To read")),
            ("event", env._("Plans for events")),
            ("training", env._("Training and tests")),
        ]

    def _labels(self, name):
        field = request.env["mentoring.resource"]._fields[name]
        return dict(field._description_selection(request.env))
