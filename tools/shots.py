"""Screenshots of the demo database, for the README and the app's page: `./dev shots [name ...]`.

PAGES is the list: add a line to have one more picture.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "images"
PORTAL = DOCS / "portal"
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
# Chromium talks to nobody but the demo server; as root it runs only without its sandbox.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The web client is idle and has its letters and pictures.
SETTLED = """() =>
    !document.querySelector(".o_loading_indicator, .o_blockUI")
    && document.fonts.status === "loaded"
    && [...document.images].every((image) => image.complete)
"""


class Shot(NamedTuple):
    """One picture: of a path of the demo server, as one login sees it."""

    name: str
    path: str
    login: str | None = "admin"
    password: str | None = None  # the demo's passwords are the logins
    wait_for: str = "body"  # the CSS selector of what must be there before the picture is taken
    click: tuple[str, ...] = ()  # CSS selectors to click first, one after the other
    size: str = "desktop"
    folder: Path = DOCS
    is_whole: bool = False  # the whole page, not what fits the screen


PROGRAM = ".o_kanban_record:has-text('{}')"
PAGES = [
    Shot("programs", "/odoo/mentoring-programs", "hanna", wait_for=".o_kanban_record"),
    Shot(
        "program",
        "/odoo/mentoring-programs",
        "hanna",
        click=(PROGRAM.format("Women in the lead"),),
        wait_for=".o_form_view [name=gate_html] li",
    ),
    Shot(
        "results",
        "/odoo/mentoring-programs",
        "hanna",
        click=(PROGRAM.format("Sales craft"), ".nav-link[name=results]"),
        wait_for=".o_form_view .tab-pane.active",
    ),
    Shot(
        "approval",
        "/odoo/action-hr.hr_employee_public_action",
        "lena",
        click=(PROGRAM.format("Marcus Webb"), ".nav-link[name=mentoring]"),
        wait_for="button[name=action_approve]",
    ),
    Shot("to_approve", "/odoo/mentoring-to-approve", "lena", wait_for=".o_data_row"),
    Shot(
        "to_approve_phone",
        "/odoo/mentoring-to-approve",
        "lena",
        wait_for=".o_kanban_record button",
        size="phone",
    ),
    Shot(
        "match_run",
        "/odoo/mentoring-matchings",
        "hanna",
        click=(".o_data_row:has-text('Women in the lead') td[name=program_id]",),
        wait_for="[name=chosen_ids] .o_data_row",
    ),
    Shot(
        "match_settings",
        "/odoo/mentoring-programs",
        "hanna",
        click=(PROGRAM.format("Women in the lead"), ".nav-link[name=matching]"),
        wait_for=".tab-pane.active [name=match_aim]",
    ),
    Shot("stuck", "/odoo/mentoring-stuck", "hanna", wait_for=".o_data_row, .o_group_header"),
    Shot(
        "timetable",
        "/odoo/mentoring-speed-events",
        "hanna",
        click=(".o_data_row .o_data_cell",),
        wait_for=".o_form_view table",
    ),
    Shot(
        "dashboard", "/odoo/mentoring-dashboard", "hanna", wait_for=".o_mentoring_dashboard .card"
    ),
    Shot("health", "/odoo/mentoring-health", "carlos", wait_for=".o_kanban_record"),
    Shot(
        "self_assessment",
        "/odoo/mentoring-programs",
        "hanna",
        click=(PROGRAM.format("Growing into leadership"), ".nav-link[name=assessment]"),
        wait_for=".tab-pane.active svg",
    ),
    Shot("directory_phone", "/my/mentoring/directory", "priya", size="phone"),
    Shot("portal", "/my/mentoring", "priya"),
    Shot("portal_phone", "/my/mentoring", "priya", size="phone"),
    Shot(
        "relationship_phone",
        "/my/mentoring",
        "priya",
        click=("a[href*='/my/mentoring/relationships/']",),
        wait_for="#stages",
        size="phone",
    ),
    Shot("goals_phone", "/my/mentoring/goals", "priya", size="phone"),
]


def portal(name: str, path: str, *click: str) -> Shot:
    """A page of the portal as a mentee with a portal login sees it on a phone, from top to end."""
    return Shot(name, path, "priya", click=click, size="phone", folder=PORTAL, is_whole=True)


HOME, PROGRAMS = "/my/mentoring", "/my/mentoring/programs"
PAIR = "main a[href*='/my/mentoring/relationships/']:has-text('Elena')"
PAGES += [
    portal("home", HOME),
    portal("programs", PROGRAMS),
    portal("program", PROGRAMS, "main a[href*='/my/mentoring/programs/']"),
    portal("apply", HOME, "main a[href*='/apply']"),
    portal("directory", "/my/mentoring/directory"),
    portal("relationship", HOME, PAIR),
    *(
        portal(name, HOME, PAIR, f"main a[href$='/{name}']")
        for name in ("sessions", "agreement", "conversation", "notes", "network", "end")
    ),
    portal("session", HOME, "main a[href*='/my/mentoring/sessions/']"),
    portal("goals", "/my/mentoring/goals"),
    portal("goal", "/my/mentoring/goals", "main a[href*='/my/mentoring/goals/']"),
    portal("resources", "/my/mentoring/resources"),
    portal("resource", "/my/mentoring/resources", "main a[href*='/my/mentoring/resources/']"),
    portal("lessons", "/my/mentoring/lessons"),
    portal("reminders", "/my/mentoring/reminders"),
    portal("stories", "/my/mentoring/stories"),
    portal("achievements", "/my/mentoring/achievements"),
    portal("privacy", "/my/mentoring/privacy"),
]


def log_in(page: Page, shot: Shot) -> None:
    """Fill the login form as a person does."""
    page.goto("/web/login")
    page.fill("input[name=login]", shot.login)
    page.fill("input[name=password]", shot.password or shot.login)
    page.click("form.oe_login_form button[type=submit]")
    page.wait_for_url(lambda url: "/web/login" not in url)


def take(page: Page, shot: Shot) -> None:
    """Open the page of a shot and write its PNG."""
    if shot.login:
        log_in(page, shot)
    page.goto(shot.path)
    for selector in shot.click:
        page.click(selector)
    page.wait_for_selector(shot.wait_for)
    page.wait_for_function(SETTLED)
    shot.folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=shot.folder / f"{shot.name}.png", animations="disabled", full_page=shot.is_whole
    )


def main(names: list[str]) -> None:
    """Take the shots named, or all."""
    unknown = set(names) - {shot.name for shot in PAGES}
    if unknown:
        sys.exit(f"no such screenshot: {', '.join(sorted(unknown))}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=CHROMIUM_FLAGS
        )
        for shot in PAGES:
            if names and shot.name not in names:
                continue
            context = browser.new_context(
                base_url=os.environ["ODOO_URL"],
                viewport=SIZES[shot.size],
                has_touch=shot.size == "phone",
                is_mobile=shot.size == "phone",
                locale="en-US",
                timezone_id="Europe/Paris",
            )
            take(context.new_page(), shot)
            context.close()
            sys.stdout.write(f"{shot.folder / shot.name}.png\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
