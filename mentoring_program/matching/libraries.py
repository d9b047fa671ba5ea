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


def max_flow():
    """OR-tools' maximum flow."""
    try:
        from ortools.graph.python import max_flow
    except ImportError as error:
        raise _missing("ortools") from error
    return max_flow.SimpleMaxFlow()


def linear_program():
    """OR-tools' simplex method, GLOP."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the generated bindings
            from ortools.linear_solver import pywraplp
    except ImportError as error:
        raise _missing("ortools") from error
    return pywraplp.Solver.CreateSolver("GLOP")


def solved(program) -> bool:
    """Solve a linear program, from scratch where going on from the last answer fails."""
    if program.Solve() == program.OPTIMAL:
        return True
    from ortools.linear_solver import pywraplp

    afresh = pywraplp.MPSolverParameters()
    afresh.SetIntegerParam(afresh.INCREMENTALITY, afresh.INCREMENTALITY_OFF)
    return program.Solve(afresh) == program.OPTIMAL


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
