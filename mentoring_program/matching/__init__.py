"""Matching mentees with mentors: values in, values out, no Odoo, no clock, no chance.

How to use it::

    result = match(mentees, mentors, Rules(line_rule="any"), [Criterion("skill", 30)])

How it works, in the order of reading::

    people         who takes part: Person
    eligibility    hard rules, for one pair: Rules, reasons     -> screening: for all pairs
    working_time   hours in which two people work, for rules and criteria
    criteria       how well two fit, 0.0 to 1.0                 -> comparisons, columns
    lines          how all mentees are compared with all mentors -> points: all of it added up
    candidates     the best of each mentee, in a large crowd     -> widening: until proven for all
    scoring        weights: allowed pairs and their scores
    assignment     the exact solver: which pairs                -> checks, network: the flow
    lowest         nobody gets a poor match: the highest lowest score
    stable         no two would both rather have each other: deferred acceptance
    audit          checks a result without the solver           -> bounds, certificate: the proof
    explanation    why this pair, alternatives, and why someone has nobody
    remedies       what would help those who wait               -> waiting: what they may read
    options        what a program may ask for besides: Options  -> pools
    preparation    how a format sees what it is given: Given
    problem        all of it for one solver    -> pairs, groups
    grouping       groups as arrays    -> group_search, group_program, group_proof, group_audit
    peers          pairs of one pool    -> peer_program, odd_sets, peer_proof, peer_audit
    rounds         speed events    -> meetings: who meets whom, timetable, round_audit
    formats        a program format from people to result: match    -> result
    figures        what makes results comparable: figures_of, changes
    fingerprint    what a run was given: digest
    registration   people and settings from files, for the command line -> cells, output
"""

from .assignment import solve
from .audit import Audit, examine
from .criteria import CRITERIA
from .eligibility import REASONS, Rules, reasons
from .errors import BadInput, MatchingError, MissingLibrary, SolverFailure
from .explanation import UNMATCHED_REASONS, Alternative, Unmatched, Why, why
from .figures import changes, figures_of
from .fingerprint import digest
from .formats import FORMATS, match, prepare
from .options import Options
from .pairs import AIMS
from .people import Person
from .remedies import Help, what_would_help
from .result import Group, Meeting, Pair, Result
from .scoring import Criterion, Scores, score
from .waiting import WAITING_REASONS, Waiting, why_waiting

__all__ = [
    "AIMS",
    "CRITERIA",
    "FORMATS",
    "REASONS",
    "UNMATCHED_REASONS",
    "WAITING_REASONS",
    "Alternative",
    "Audit",
    "BadInput",
    "Criterion",
    "Group",
    "Help",
    "MatchingError",
    "Meeting",
    "MissingLibrary",
    "Options",
    "Pair",
    "Person",
    "Result",
    "Rules",
    "Scores",
    "SolverFailure",
    "Unmatched",
    "Waiting",
    "Why",
    "changes",
    "digest",
    "examine",
    "figures_of",
    "match",
    "prepare",
    "reasons",
    "score",
    "solve",
    "what_would_help",
    "why",
    "why_waiting",
]
