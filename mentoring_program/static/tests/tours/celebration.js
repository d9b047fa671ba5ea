import { registry } from "@web/core/registry";
import { fill, follow, press, read } from "./portal_steps";

// A program is celebrated, from the review to a story on the wall.
const tours = registry.category("web_tour.tours");

/** The coordinator looks at who completed and what for, and celebrates in one step. */
tours.add("mentoring_celebration_review", {
    steps: () => [
        { trigger: ".o_form_statusbar button[name=action_review_celebration]", run: "click" },
        { trigger: ".modal [name=member_ids] .o_data_row:contains('Tina')" },
        { trigger: ".modal [name=member_ids] .o_data_row:contains('0 sessions, 0 h')" },
        { trigger: ".modal [name=honours_missing]:contains('no session was reported')" },
        { trigger: ".modal button[name=action_confirm]", run: "click" },
        { trigger: ".o_notification:contains('2 certificates and 2 badges given')" },
    ],
});

/** The mentee tells her story and asks who is named; and takes along what she has reached. */
tours.add("mentoring_celebration_tell", {
    steps: () => [
        follow("Tell your story"),
        fill("#story-title", "I found my voice"),
        fill("#story_start", "I never spoke in a meeting."),
        fill("#story_change", "Now they ask me first."),
        press("tell_story"),
        read("Draft, for you alone"),
        press("submit_story"),
        read("Waiting for consent"),
        follow("Mentoring"),
        follow("Take along what you have reached"),
        press("confirm_attainment"),
        read("a coordinator confirms it next"),
    ],
});

/** The mentor reads it and agrees. */
tours.add("mentoring_celebration_agree", {
    steps: () => [
        follow("A story names you: do you agree?"),
        read("Now they ask me first."),
        press("give_consent"),
        read("You can take that back at any time"),
    ],
});

/** The coordinator puts it on the wall. */
tours.add("mentoring_celebration_publish", {
    steps: () => [
        { trigger: ".o_data_row .o_data_cell:contains('I found my voice')", run: "click" },
        { trigger: "button[name=action_publish_story]", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Published')" },
    ],
});

/** An employee who takes no part reads it there. */
tours.add("mentoring_celebration_wall", {
    steps: () => [
        follow("Stories of mentors and mentees"),
        follow("I found my voice"),
        read("Now they ask me first."),
    ],
});
