"""How departments and places of work are told to the matching."""


def department_path(department):
    """The departments from the top down to this one, None without any."""
    return tuple(int(step) for step in (department.parent_path or "").split("/") if step) or None


def work_place(location, address=None):
    """The work location, or else the address, as one word; None where neither is known."""
    if location:
        return f"location {location.id}"
    return f"address {address.id}" if address else None
