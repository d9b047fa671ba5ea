import { registry } from "@web/core/registry";

const ROW = "[name=plain_criterion_ids] .o_data_row:contains('Skill coverage')";
const EDITED = "[name=plain_criterion_ids] .o_selected_row";

/** A coordinator takes a preset, moves a slider with the keyboard, and tries the points. */
registry.category("web_tour.tours").add("mentoring_match_settings", {
    steps: () => [
        { trigger: ".o_notebook .nav-link[name=matching]", run: "click" },
        { trigger: "button[name=action_preset_skills]", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: "button[name=action_preset_skills] .fa-check", run: () => {} },
        { trigger: "details[name=fine_tune] summary", run: "click" },
        { trigger: `${ROW} td[name=weight]`, run: "click" },
        { trigger: `${EDITED} input[type=range]`, run: "range 70" },
        { trigger: `${EDITED} .o_mentoring_slider_number:value(70)`, run: () => {} },
        { trigger: `${EDITED} input.o_mentoring_slider_number`, run: "edit 120 && press Tab" },
        { trigger: "[name=plain_criterion_ids] span.o_mentoring_slider_number:contains(120)", run: () => {} },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved, .o_form_status_indicator_buttons.invisible", run: () => {} },
        { trigger: ".o_badge:contains('Your own points'), .badge:contains('Your own points')", run: () => {} },
        { trigger: "button:contains('Try the Points')", run: "click" },
        { trigger: ".modal [name=participant_id] input", run: "edit Tina" },
        { trigger: ".o-autocomplete--dropdown-item:contains('Tina')", run: "click" },
        { trigger: ".modal .o_mentoring_preview tr:contains('Max')", run: () => {} },
        { trigger: ".modal footer .btn:contains('Close'), .modal .modal-footer .btn:contains('Close')", run: "click" },
        { trigger: "body:not(:has(.modal))", run: () => {} },
        { trigger: "[name=asks_department] input", run: "click" },
        { trigger: "[name=rule_department] select, [name=rule_department] input", run: () => {} },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved, .o_form_status_indicator_buttons.invisible", run: () => {} },
    ],
});
