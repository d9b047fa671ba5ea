from odoo.http import request, route

from .page import PAGE, ROUTE, MentoringPage


class MentoringResourcePages(MentoringPage):
    """The guides, agendas and readings for the reader's roles, and what he has done of them."""

    @route("/my/mentoring/resources", methods=["GET"], **ROUTE)
    def mentoring_resources(self, **_query):
        """List what there is for the reader, what he has to read first."""
        people = self._learners()
        resources = self._resources_of(people)
        left = resources.browse().union(*(one._open_resources() for one in people))
        return self._show(
            "portal_resources",
            "mentoring_resources",
            crumbs=[(request.env._("Resources"), None)],
            left=left,
            others=resources - left,
            done=people.completion_ids.resource_id,
            labels=self._kind_labels(),
            takes_part=bool(people),
        )

    @route("/my/mentoring/resources/<int:resource_id>", **PAGE)
    def mentoring_resource(self, resource_id, **post):
        """Show one resource, or note that the reader has done it."""
        people = self._learners()
        resource = self._find(
            "mentoring.resource", resource_id, [("id", "in", self._resources_of(people).ids)]
        )
        return self._answer(
            resource,
            "/my/mentoring/resources",
            {"complete_resource": self._complete_resource},
            post,
            self._resource_page,
        )

    def _resource_page(self, resource, typed):
        return self._show(
            "portal_resource",
            "mentoring_resource",
            crumbs=[
                (request.env._("Resources"), "/my/mentoring/resources"),
                (resource.name, None),
            ],
            typed=typed,
            resource=resource,
            label=self._kind_labels()[resource.kind],
            is_done=resource in self._learners().completion_ids.resource_id,
        )

    def _complete_resource(self, resource, _post):
        """Done once is done for every program of the reader."""
        for person in self._learners():
            if resource in person._resources():
                person.action_complete_resource(resource.id)

    def _learners(self):
        """The reader's own participations that are not over."""
        return (
            request.env["mentoring.participant"]
            .search([("user_id", "=", request.env.uid), ("state", "=", "accepted")])
            .filtered(lambda person: not person._is_closed())
        )

    def _resources_of(self, people):
        return request.env["mentoring.resource"].union(*(one._resources() for one in people))

    def _kind_labels(self):
        kinds = request.env["mentoring.resource"]._fields["kind"]
        return dict(kinds._description_selection(request.env))
