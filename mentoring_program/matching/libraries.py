"""The solvers of other libraries, imported where they are used: a missing one is a message."""

import warnings

from .errors import MissingLibrary


def min_cost_flow():
    """OR-tools' minimum-cost flow."""
    try:
        from ortools.graph.python import min_cost_flow
    except ImportError as error:
        raise _missing("ortools") from error
    return min_cost_flow.SimpleMinCostFlow()


def linear_program():
    """OR-tools' simplex method, GLOP."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the generated bindings
            from ortools.linear_solver import pywraplp
    except ImportError as error:
        raise _missing("ortools") from error
    return pywraplp.Solver.CreateSolver("GLOP")


def graphs():
    """rustworkx, for matchings in general graphs."""
    try:
        import rustworkx
    except ImportError as error:
        raise _missing("rustworkx") from error
    return rustworkx


def _missing(name):
    message = f"matching needs the Python library {name}: install it with pip"
    return MissingLibrary(message, library=name)
