"""Runs the tests of `matching/` in Odoo's own runner, which looks into this folder alone.

They are plain unittest classes; here each becomes one that Odoo can tag and select.
"""

import doctest
import pkgutil
from importlib import import_module
from inspect import getmembers, isclass
from unittest import TestCase

from odoo.tests import BaseCase

from .. import matching
from ..matching import tests


class TestAssignment(tests.test_assignment.TestAssignment, BaseCase):
    allow_inherited_tests_method = True


class TestAssignmentInput(tests.test_assignment_input.TestAssignmentInput, BaseCase):
    allow_inherited_tests_method = True


class TestAudit(tests.test_audit.TestAudit, BaseCase):
    allow_inherited_tests_method = True


class TestCertificate(tests.test_audit.TestCertificate, BaseCase):
    allow_inherited_tests_method = True


class TestCommandLine(tests.test_command_line.TestCommandLine, BaseCase):
    allow_inherited_tests_method = True


class TestRegistration(tests.test_command_line.TestRegistration, BaseCase):
    allow_inherited_tests_method = True


class TestCriteria(tests.test_criteria.TestCriteria, BaseCase):
    allow_inherited_tests_method = True


class TestEligibility(tests.test_eligibility.TestEligibility, BaseCase):
    allow_inherited_tests_method = True


class TestExplanation(tests.test_explanation.TestExplanation, BaseCase):
    allow_inherited_tests_method = True


class TestFingerprint(tests.test_fingerprint.TestFingerprint, BaseCase):
    allow_inherited_tests_method = True


class TestFormats(tests.test_formats.TestFormats, BaseCase):
    allow_inherited_tests_method = True


class TestGroupSearch(tests.test_group_search.TestGroupSearch, BaseCase):
    allow_inherited_tests_method = True


class TestGroups(tests.test_groups.TestGroups, BaseCase):
    allow_inherited_tests_method = True


class TestGroupExplanation(tests.test_groups.TestGroupExplanation, BaseCase):
    allow_inherited_tests_method = True


class TestGroupAudit(tests.test_groups.TestGroupAudit, BaseCase):
    allow_inherited_tests_method = True


class TestPairFormats(tests.test_pair_formats.TestPairFormats, BaseCase):
    allow_inherited_tests_method = True


class TestProgress(tests.test_pair_formats.TestProgress, BaseCase):
    allow_inherited_tests_method = True


class TestBadCases(tests.test_pair_formats.TestBadCases, BaseCase):
    allow_inherited_tests_method = True


class TestPeerProof(tests.test_peers.TestPeerProof, BaseCase):
    allow_inherited_tests_method = True


class TestPeers(tests.test_peers.TestPeers, BaseCase):
    allow_inherited_tests_method = True


class TestCommandLineFormats(tests.test_command_line_formats.TestCommandLineFormats, BaseCase):
    allow_inherited_tests_method = True


class TestPeople(tests.test_people.TestPeople, BaseCase):
    allow_inherited_tests_method = True


class TestMeetings(tests.test_rounds.TestMeetings, BaseCase):
    allow_inherited_tests_method = True


class TestTimetable(tests.test_rounds.TestTimetable, BaseCase):
    allow_inherited_tests_method = True


class TestSpeed(tests.test_rounds.TestSpeed, BaseCase):
    allow_inherited_tests_method = True


class TestScoring(tests.test_scoring.TestScoring, BaseCase):
    allow_inherited_tests_method = True


class TestCertificateWithLimits(tests.test_bounds.TestCertificateWithLimits, BaseCase):
    allow_inherited_tests_method = True


class TestProofs(tests.test_bounds.TestProofs, BaseCase):
    allow_inherited_tests_method = True


class TestLimits(tests.test_limits.TestLimits, BaseCase):
    allow_inherited_tests_method = True


class TestLimitsInput(tests.test_limits.TestLimitsInput, BaseCase):
    allow_inherited_tests_method = True


class TestOptions(tests.test_limits.TestOptions, BaseCase):
    allow_inherited_tests_method = True


class TestLowest(tests.test_lowest.TestLowest, BaseCase):
    allow_inherited_tests_method = True


class TestWorkingTime(tests.test_working_time.TestWorkingTime, BaseCase):
    allow_inherited_tests_method = True


class TestStable(tests.test_stable.TestStable, BaseCase):
    allow_inherited_tests_method = True


class TestStableMatching(tests.test_stable.TestStableMatching, BaseCase):
    allow_inherited_tests_method = True


class TestFigures(tests.test_figures.TestFigures, BaseCase):
    allow_inherited_tests_method = True


class TestMorePlaces(tests.test_remedies.TestMorePlaces, BaseCase):
    allow_inherited_tests_method = True


class TestRuleLess(tests.test_remedies.TestRuleLess, BaseCase):
    allow_inherited_tests_method = True


class TestWaiting(tests.test_waiting.TestWaiting, BaseCase):
    allow_inherited_tests_method = True


class TestCandidates(tests.test_candidates.TestCandidates, BaseCase):
    allow_inherited_tests_method = True


class TestPoints(tests.test_points.TestPoints, BaseCase):
    allow_inherited_tests_method = True


class TestWidening(tests.test_widening.TestWidening, BaseCase):
    allow_inherited_tests_method = True


class TestMatchingPure(BaseCase):
    def test_every_example_in_a_docstring_is_true(self):
        for name in _modules(matching):
            with self.subTest(module=name):
                self.assertFalse(doctest.testmod(import_module(name)).failed)

    def test_every_test_class_of_the_package_runs_here(self):
        for name in _modules(tests):
            for class_name, found in getmembers(import_module(name), isclass):
                if issubclass(found, TestCase):
                    self.assertTrue(issubclass(globals()[class_name], found), class_name)


def _modules(package):
    """The names of the modules of a package, but for its command line."""
    found = pkgutil.iter_modules(package.__path__, package.__name__ + ".")
    return [name for _finder, name, is_package in found if not is_package and "__" not in name]
