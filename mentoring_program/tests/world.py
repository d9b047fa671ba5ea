from itertools import count

from .common import COORDINATOR, MANAGER, MentoringCase
from .world_records import START, VALUES, VARIANTS

# Every kind of user the access matrix knows, in the order of its columns.
KINDS = (
    "public",
    "customer",
    "portal",
    "portal_mentee",
    "portal_mentor",
    "internal",
    "mentee",
    "mentor",
    "line_manager",
    "boss_mentor",
    "coordinator",
    "hr_officer",
    "manager",
    "coordinator_b",
    "manager_b",
)
HR_OFFICER = "hr.group_hr_user"


class MentoringWorld(MentoringCase):
    """Three running programs with people in them, and one user of every kind.

    ================= =================================== ==========================
    program           pairs (mentor, mentee)              coordinator
    ================= =================================== ==========================
    ``program``       max-tina, pia-theo, mats-mia        carla
    ``foreign``       oskar-olga                           otto
    ``company_b``     bert-bella, in another company      berta
    ================= =================================== ==========================

    Lars is the line manager of the mentees of ``program`` but for Mia, whose manager is Mats, her
    own mentor.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_company = cls.env["res.company"].create({"name": "Company B"})
        cls._create_people()
        cls.program = cls._create_program()
        cls.foreign = cls._create_program(cls.otto)
        cls.company_b = cls._create_program(cls.berta)
        pairs = cls._run_program(
            cls.program, [(cls.max, cls.tina), (cls.pia, cls.theo), (cls.mats, cls.mia)]
        )
        cls.pairs = dict(zip(("max-tina", "pia-theo", "mats-mia"), pairs, strict=True))
        cls.pairs["foreign"] = cls._run_program(cls.foreign, [(cls.oskar, cls.olga)])
        cls.pairs["company"] = cls._run_program(cls.company_b, [(cls.bert, cls.bella)])
        cls.users = cls._users_by_kind()
        cls._make_sides()

    @classmethod
    def _create_people(cls):
        cls.otto = cls._create_user("otto", COORDINATOR)
        cls.hedi = cls._create_user("hedi", HR_OFFICER)
        cls.customer = cls._create_user("customer", "base.group_portal")
        in_b = {"company_id": cls.other_company.id, "company_ids": [(6, 0, cls.other_company.ids)]}
        cls.berta = cls._create_user("berta", COORDINATOR, **in_b)
        cls.mara = cls._create_user("mara", MANAGER, **in_b)
        for name in ("pia", "polly"):
            setattr(cls, name, cls._create_user(name, "base.group_portal"))
        for name in ("mats", "mia", "oskar", "olga"):
            setattr(cls, name, cls._create_user(name, "base.group_user"))
        for name in ("bert", "bella"):
            setattr(cls, name, cls._create_user(name, "base.group_user", **in_b))
        for user in (cls.pia, cls.polly, cls.mats, cls.mia, cls.oskar, cls.olga):
            cls.employees[user] = cls._create_employee(user)
        for user in (cls.bert, cls.bella):
            cls.employees[user] = cls._create_employee(user, company_id=cls.other_company.id)
        cls.employees[cls.max].parent_id = False
        cls.employees[cls.mia].parent_id = cls.employees[cls.mats]

    @classmethod
    def _users_by_kind(cls):
        users = (
            cls.env.ref("base.public_user"),
            cls.customer,
            cls.polly,
            cls.tina,
            cls.pia,
            cls.stella,
            cls.theo,
            cls.max,
            cls.lars,
            cls.mats,
            cls.carla,
            cls.hedi,
            cls.mona,
            cls.berta,
            cls.mara,
        )
        return dict(zip(KINDS, users, strict=True))

    @classmethod
    def _run_program(cls, program, couples):
        """Bring a program with these pairs to the step “monitoring”; returns the relationships."""
        program.action_open_recruitment()
        people = {
            user: cls._create_participant(program, user, role)
            for couple in couples
            for user, role in zip(couple, ("mentor", "mentee"), strict=True)
        }
        program.action_establish_structure()
        pairs = cls.env["mentoring.relationship"]._propose(
            program.sudo(), [(people[one].sudo(), people[two].sudo(), 0.0) for one, two in couples]
        )
        cls._accept(pairs)
        for member in pairs.member_ids:
            member.with_user(member.approver_id).action_approve()
        for member in pairs.member_ids:
            member.relationship_id.with_user(member.user_id).action_sign_agreement()
        program.action_provide_training()
        program.participant_ids.action_waive_training("Trained elsewhere")
        program.action_start_monitoring()
        return pairs

    @classmethod
    def _make_sides(cls):
        """What lies on each person's side of his pair: a record of every model."""
        couples = {
            "max-tina": (cls.max, cls.tina),
            "pia-theo": (cls.pia, cls.theo),
            "mats-mia": (cls.mats, cls.mia),
            "foreign": (cls.oskar, cls.olga),
            "company": (cls.bert, cls.bella),
        }
        cls.sides = {
            user: Side(cls.env, cls.pairs[pair], user)
            for pair, couple in couples.items()
            for user in couple
        }

    @classmethod
    def places(cls, kind):
        """Where the records lie that a user of this kind reaches for: {place: side}."""
        user = cls.users[kind]
        mine = cls.sides.get(user if user not in (cls.bert, cls.bella) else cls.tina)
        mine = mine or cls.sides[cls.tina]
        apart = cls.tina if user in (cls.theo, cls.pia, cls.mats) else cls.theo
        return {
            "mine": mine,
            "partner": cls.sides[mine.partner],
            "program": cls.sides[apart],
            "foreign": cls.sides[cls.olga],
            "company": cls.sides[cls.bella],
        }


class Side:
    """One person's side of a pair, with a record of every model that is about him or by him."""

    _numbers = count(1)

    def __init__(self, env, relationship, user):
        self.user, self.relationship, self.program = user, relationship, relationship.program_id
        self.company = self.program.company_id.id
        self.member = relationship.member_ids.filtered(lambda one: one.user_id == user)
        self.participant = self.member.participant_id
        self.other = (relationship.member_ids - self.member).participant_id
        self.partner = self.other.user_id
        self.skill = env["hr.skill"].search([], limit=1)
        self._departments = env["hr.department"].sudo()  # for whoever tries a limit
        self.newcomer = env["hr.employee"].create(
            {"name": self.new_name(), "company_id": self.company}
        )
        self.records = {
            "mentoring.program": self.program,
            "mentoring.participant": self.participant,
            "mentoring.relationship": self.relationship,
            "mentoring.relationship.member": self.member,
            "mentoring.agreement": relationship.agreement_ids,
            "mentoring.agreement.signature": relationship.agreement_ids.signature_ids.filtered(
                lambda signature: signature.member_id == self.member
            ),
        }
        self.records["mentoring.evaluation.plan"] = self.program.evaluation_plan_ids[:1]
        self.records["mentoring.stuck"] = self._make_stuck(env)
        self.event = self._make_event(env)
        self.records["mentoring.event.invitation"] = self.event.invitation_ids.filtered(
            lambda one: one.participant_id == self.participant
        )
        for model in VALUES:
            if model not in self.records:
                self.records[model] = self._make(env[model], VALUES[model](self))
        for (model, name), values in VARIANTS.items():
            self.records[model, name] = self._make(env[model], values(self))
        self.records["mentoring.event.invitation"].group_id = self.records["mentoring.event.group"]

    def _make_stuck(self, env):
        """The person has not signed the agreement as it is now."""
        self.member._write_protected({"agreement_date": False})
        waiting = [("member_id", "=", self.member.id), ("kind", "=", "unsigned")]
        return env["mentoring.stuck"].search(waiting)

    def _make_event(self, env):
        """An event of the program, to which everybody is invited."""
        return env["mentoring.session"].create(
            {"program_id": self.program.id, "kind": "discussion", "start": START}
        )

    def id(self, model):
        return self.records[model].id

    def new_number(self):
        return next(self._numbers)

    def new_name(self):
        return f"Nr. {self.new_number()}"

    def new_department(self):
        return self._departments.create({"name": self.new_name()})

    def new_story(self):
        """A story of this person, submitted to the partner."""
        stories = self.program.env["mentoring.recognition"].with_user(self.user).sudo()
        story = {"program_id": self.program.id, "kind": "story", "state": "submitted"}
        return stories._create_protected([{**story, "title": self.new_name()}])

    def _make(self, model, values):
        if not model._auto:  # a row of a report stands for a record of the same number
            return model.browse(self.id(model._name.removesuffix(".report")))
        model = model.with_user(self.user).sudo()
        make = getattr(model, "_create_protected", model.create)
        return make([values])
