import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** The coordinator matches, looks at the result, and proposes it. */
tours.add("mentoring_whole_program_match", {
    steps: () => [
        { trigger: "button[name=action_establish_structure]", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Establish structure')" },
        { trigger: "button[name=action_match]", run: "click" },
        { trigger: "button[name=action_run]", run: "click" },
        { content: "35 have a mentor", trigger: "[name=matched_count]:contains(35)" },
        { content: "15 have none", trigger: "[name=unmatched_count]:contains(15)" },
        { content: "The total", trigger: "[name=score_total]:contains(727)" },
        { trigger: ".nav-link[name=unmatched]", run: "click" },
        {
            content: "Everybody without a mentor is told why",
            trigger: "[name=unmatched_ids] .o_data_row [name=explanation]:not(:empty)",
        },
        { trigger: ".nav-link[name=audit]", run: "click" },
        { content: "Nothing better exists", trigger: "[name=is_proven] input:checked" },
        { trigger: "button[name=action_apply]", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Applied')" },
    ],
});

/** The line manager approves one on the employee form, the others in his list. */
tours.add("mentoring_whole_program_approve", {
    steps: () => [
        { trigger: ".nav-link[name=mentoring]", run: "click" },
        { trigger: ".o_data_row button[name=action_approve]", run: "click" },
        { content: "Decided", trigger: ".o_data_row:not(:has(button[name=action_approve]))" },
    ],
});

tours.add("mentoring_whole_program_approve_all", {
    steps: () => [
        { trigger: ".o_data_row" },
        { trigger: ".o_list_table thead .o_list_record_selector input", run: "click" },
        { trigger: ".o_control_panel button[name=action_approve]", run: "click" },
        { trigger: ".o_view_nocontent, .o_list_view:not(:has(.o_data_row))" },
    ],
});

const step = (method, name) => [
    { trigger: `button[name=${method}]`, run: "click" },
    { trigger: `.o_arrow_button_current:contains('${name}')` },
];

tours.add("mentoring_whole_program_train", {
    steps: () => step("action_provide_training", "Provide training"),
});

tours.add("mentoring_whole_program_monitor", {
    steps: () => step("action_start_monitoring", "Monitor and evaluate"),
});

tours.add("mentoring_whole_program_send", {
    steps: () => [
        { trigger: ".nav-link[name=evaluations]", run: "click" },
        { trigger: "button[name=action_send_final]", run: "click" },
        { trigger: ".o_notification:contains('70 questionnaires sent')" },
        { trigger: "[name=evaluation_ids] .o_data_row" },
    ],
});

tours.add("mentoring_whole_program_celebrate", {
    steps: () => step("action_celebrate", "Celebrate successes"),
});

tours.add("mentoring_whole_program_honour", {
    steps: () => [
        { trigger: ".nav-link[name=results]", run: "click" },
        { trigger: "button[name=action_recognize]", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: "[name=certificate_count]:contains(70)" },
        { trigger: "button[name=action_make_report]", run: "click" },
        { trigger: ".o_field_widget[name=report_date]:not(.o_field_empty)" },
    ],
});

tours.add("mentoring_whole_program_close", {
    steps: () => [
        { trigger: "button[name=action_close]", run: "click" },
        { trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { trigger: ".o_arrow_button_current:contains('Closed')" },
    ],
});
