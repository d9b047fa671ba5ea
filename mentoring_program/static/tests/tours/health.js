import { registry } from "@web/core/registry";

const AT_RISK = ".o_kanban_group:first:contains('At risk') .o_kanban_record:contains('Tina')";

/** A coordinator sees a relationship at risk and why, notes what she did, and finds another partner. */
registry.category("web_tour.tours").add("mentoring_health", {
    steps: () => [
        { trigger: `${AT_RISK}:contains('No session since')`, run: () => {} },
        { trigger: `${AT_RISK} button[name=action_note_help]`, run: "click" },
        { trigger: ".modal [name=body] textarea", run: "edit I called both; Tina hopes for another field." },
        { trigger: ".modal .o_form_button_save", run: "click" },
        { trigger: "body:not(:has(.modal))", run: () => {} },
        { trigger: `${AT_RISK}:contains('Talked with them')`, run: () => {} },
        { trigger: `${AT_RISK} button[name=action_rematch]`, run: "click" },
        { trigger: ".modal [name=partner_id] input:value('Stella')", run: () => {} },
        { trigger: ".modal [name=candidates_html]:contains('Stella')", run: () => {} },
        { trigger: ".modal button[name=action_confirm]:contains('End and Propose')", run: "click" },
        { trigger: "body:not(:has(.modal))", run: () => {} },
        { trigger: ".o_kanban_view:not(:has(.o_kanban_record:contains('Tina')))", run: () => {} },
    ],
});
