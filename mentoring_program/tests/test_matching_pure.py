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
from ..matching.tests import (
    test_assignment,
    test_assignment_input,
    test_audit,
    test_command_line,
    test_criteria,
    test_eligibility,
    test_explanation,
    test_fingerprint,
    test_formats,
    test_people,
    test_scoring,
)


class TestAssignment(test_assignment.TestAssignment, BaseCase):
    allow_inherited_tests_method = True


class TestAssignmentInput(test_assignment_input.TestAssignmentInput, BaseCase):
    allow_inherited_tests_method = True


class TestAudit(test_audit.TestAudit, BaseCase):
    allow_inherited_tests_method = True


class TestCertificate(test_audit.TestCertificate, BaseCase):
    allow_inherited_tests_method = True


class TestCommandLine(test_command_line.TestCommandLine, BaseCase):
    allow_inherited_tests_method = True


class TestRegistration(test_command_line.TestRegistration, BaseCase):
    allow_inherited_tests_method = True


class TestCriteria(test_criteria.TestCriteria, BaseCase):
    allow_inherited_tests_method = True


class TestEligibility(test_eligibility.TestEligibility, BaseCase):
    allow_inherited_tests_method = True


class TestExplanation(test_explanation.TestExplanation, BaseCase):
    allow_inherited_tests_method = True


class TestFingerprint(test_fingerprint.TestFingerprint, BaseCase):
    allow_inherited_tests_method = True


class TestFormats(test_formats.TestFormats, BaseCase):
    allow_inherited_tests_method = True


class TestPeople(test_people.TestPeople, BaseCase):
    allow_inherited_tests_method = True


class TestScoring(test_scoring.TestScoring, BaseCase):
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
