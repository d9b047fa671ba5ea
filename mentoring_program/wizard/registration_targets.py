"""What a column of a registration file may stand for, and a first guess from its header."""

from functools import lru_cache

from ..models.imported_column import plain

SIDES = [("mentor", "Mentors"), ("mentee", "Mentees")]

TARGETS = [
    ("email", "Work e-mail (finds the person)"),
    ("first_name", "First name"),
    ("last_name", "Last name"),
    ("name", "Full name"),
    ("role", "Role: mentor, mentee, both"),
    ("both", "Takes part in both roles: yes, no"),
    ("capacity", "How many mentees he takes"),
    ("quota", "How many mentors he wants"),
    ("grade", "Grade"),
    ("department", "Department (of new employees)"),
    ("job_title", "Job title (of new employees)"),
    ("skills", "Skills: offered by mentors, needed by mentees"),
    ("languages", "Languages"),
    ("motivation", "Motivation or biography"),
    ("identities", "Identities the mentor shares (read by nobody)"),
    ("identity_wish", "Identity the mentee wishes for (read by nobody)"),
    ("wish_consent", "The identity wish may be used: yes, no"),
    ("column", "Data to compare: a criterion or rule of the matching"),
    ("ignore", "Nothing: leave it out"),
]
IDENTITY_TARGETS = ("identities", "identity_wish", "wish_consent")
MANY_ALLOWED = ("column", "ignore")

# Headers as people write them, without case, accents and punctuation.
_PHRASES = {
    "first_name": ("first name", "given name", "forename", "prenom", "vorname", "nombre"),
    "last_name": ("last name", "surname", "family name", "nom", "nachname", "apellido"),
    "name": ("name", "full name", "employee", "participant", "nom complet", "nombre completo"),
    "role": ("role", "mentor or mentee", "rolle", "rol"),
    "both": ("both roles",),
    "capacity": ("capacity", "number of mentees", "how many mentees", "max mentees"),
    "quota": ("quota", "number of mentors", "how many mentors", "max mentors"),
    "grade": ("grade", "rank", "seniority", "level", "job grade", "band"),
    "department": ("department", "team", "unit", "abteilung", "service", "departamento"),
    "job_title": ("job title", "job", "position", "title", "poste", "stelle", "puesto"),
    "skills": ("skills", "skills offered", "skills needed", "competencies", "competences"),
    "languages": ("languages", "language", "langues", "sprachen", "idiomas"),
    "motivation": ("motivation", "biography", "bio", "about me", "about you", "biographie"),
    "identities": ("characteristics", "identities", "identity", "protected characteristics"),
    "identity_wish": ("identity to match", "identity wish", "wished identity"),
    "wish_consent": (
        "match with similar identity",
        "consent to use identity",
        "use identity",
        "identity consent",
    ),
    # two files say who takes part in both roles; a third opinion only if somebody asks for it
    "ignore": ("both mentor and mentee", "timestamp", "id", "no", "number"),
}
_GUESSES = {phrase: target for target, phrases in _PHRASES.items() for phrase in phrases}
_MAIL = ("email", "e mail", "mail address", "courriel", "correo")


@lru_cache(1000)  # asked for each cell of a column
def guess(header):
    """What a column probably stands for; data to compare where nothing is known.

    >>> guess("E-mail address"), guess("Profession")
    ('email', 'column')
    """
    words = plain(header)
    if any(f" {mail}" in f" {words}" for mail in _MAIL):
        return "email"
    return _GUESSES.get(words, "column")
