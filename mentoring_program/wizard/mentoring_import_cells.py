import re

from odoo import models
from odoo.tools import email_normalize

from ..models.imported_column import plain
from ..models.mentoring_participant import ROLES
from .registration_targets import IDENTITY_TARGETS, guess

YES = {"yes", "y", "true", "1", "x", "oui", "ja", "si", "sim"}
NO = {"no", "n", "false", "0", "non", "nein", "nee", "nao"}


class BadCellError(ValueError):
    """A cell that cannot be what its column stands for; the message says why, for people."""


class MentoringImportCells(models.AbstractModel):
    """Reading the cells of registration files: from text to what the program keeps.

    One method per target that is more than a text. A reason quotes the cell, unless its column may
    hold an identity: that is written nowhere.
    """

    _name = "mentoring.import.cells"
    _description = "Mentoring Import: Cells"

    def _read_cell(self, target, header, text, known):
        """The value of a filled cell.

        :param dict known: {target: {name without case: what it stands for}}
        :raise BadCellError: with the reason
        """
        read = getattr(self, f"_read_{target}", None)
        secret = {target, guess(header)} & set(IDENTITY_TARGETS)

        def quote(part=text):
            return self.env._("this value") if secret else f"“{part[:80]}”"

        return read(text, quote, known.get(target, {})) if read else text

    def _read_email(self, text, quote, _known):
        email = email_normalize(text)
        if not email:
            raise BadCellError(self.env._("%s is not an e-mail address", quote()))
        return email

    def _read_role(self, text, quote, _known):
        labels = dict(
            self.env["mentoring.participant"]._fields["role"]._description_selection(self.env)
        )
        words = {plain(word): role for role, _label in ROLES for word in (role, labels[role])}
        if plain(text) not in words:
            raise BadCellError(
                self.env._("%s is not a role: mentor, mentee, both or peer", quote())
            )
        return words[plain(text)]

    def _read_yes(self, text, quote, _known):
        word = plain(text)
        if word not in YES | NO:
            raise BadCellError(self.env._("%s is neither yes nor no", quote()))
        return word in YES

    _read_both = _read_yes
    _read_wish_consent = _read_yes

    def _read_capacity(self, text, quote, _known):
        return self._read_places(text, quote, 1000)

    def _read_quota(self, text, quote, _known):
        return self._read_places(text, quote, 100)

    def _read_places(self, text, quote, most):
        if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= most:
            raise BadCellError(
                self.env._(
                    "%(cell)s is not a whole number from 1 to %(most)s", cell=quote(), most=most
                )
            )
        return int(text)

    def _read_grade(self, text, quote, known):
        return self._find(text, known, self.env._("%s is not one of the grades", quote()))

    def _read_department(self, text, quote, known):
        return self._find(text, known, self.env._("there is no department %s", quote()))

    def _read_skills(self, text, quote, known):
        """`SQL: 80, Law` -> {skill id: level}; 50 where no level is given."""
        return dict(self._read_skill(part, quote, known) for part in _parts(text))

    def _read_skill(self, part, quote, known):
        name, _colon, level = (word.strip() for word in part.rpartition(":"))
        if not name:
            name, level = level, "50"
        if not re.fullmatch(r"[0-9]{1,3}", level) or int(level) > 100:
            name, level = part, "50"  # a colon that belongs to the name of the skill
        reason = self.env._("there is no skill %s", quote(name))
        return self._find(name, known, reason), int(level)

    def _read_languages(self, text, quote, known):
        return [
            self._find(part, known, self.env._("there is no language skill %s", quote(part)))
            for part in _parts(text)
        ]

    def _find(self, name, known, reason):
        if name.casefold() not in known:
            raise BadCellError(reason)
        return known[name.casefold()]


def _parts(text):
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
