import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** The coordinator: from accepted people to a published timetable. */
tours.add("mentoring_speed_publish", {
    steps: () => [
        { trigger: "button[name=action_establish_structure]", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Establish structure')" },
        { trigger: "button[name=action_match]", run: "click" },
        { trigger: "button[name=action_run]", run: "click" },
        { content: "Every meeting has its table", trigger: "[name=chosen_ids] [name=table_number]" },
        { trigger: "button[name=action_apply]:contains('Timetable')", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Applied')" },
        { trigger: "button[name=action_view_timetable]", run: "click" },
        {
            content: "Everybody meets in the first round",
            trigger: ".o_mentoring_timetable tbody td:contains('Tina')",
        },
        { trigger: ".o_mentoring_timetable thead th:contains('Break')" },
        { trigger: "button[name=action_publish]", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Published')" },
    ],
});

/** A mentee with a portal login finds whom he meets, and when. */
tours.add("mentoring_speed_portal", {
    steps: () => [
        { trigger: "a:contains('My timetable')", run: "click", expectUnloadPage: true },
        { content: "The first mentor", trigger: "#rounds li:contains('Max')" },
        { content: "The second mentor", trigger: "#rounds li:contains('Stella')" },
        { trigger: "#rounds li:contains('Break of 15 minutes')" },
        { content: "Nobody else's meeting", trigger: "#rounds:not(:contains('Theo'))" },
        { trigger: "a[href$='/calendar.ics']" },
    ],
});
