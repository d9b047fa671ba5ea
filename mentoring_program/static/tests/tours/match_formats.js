import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

/** The coordinator leads a program of any format from its people to the proposals. */
const match = (...looks) => [
    { trigger: "button[name=action_establish_structure]", run: "click" },
    { trigger: ".o_arrow_button_current:contains('Establish structure')" },
    { trigger: "button[name=action_match]", run: "click" },
    { trigger: "button[name=action_run]", run: "click" },
    { trigger: ".o_arrow_button_current:contains('Done')" },
    ...looks,
    { trigger: ".nav-link[name=audit]", run: "click" },
    { content: "No rule is broken", trigger: "[name=violation_count]:contains(0)" },
    { trigger: "button[name=action_apply]", run: "click" },
    { trigger: ".modal .modal-footer .btn-primary", run: "click" },
    { trigger: ".o_arrow_button_current:contains('Applied')" },
    { trigger: "button[name=action_view_relationships]", run: "click" },
    { trigger: ".o_breadcrumb .active:contains('Relationships')" },
];

tours.add("mentoring_match_group", {
    steps: () =>
        match(
            {
                content: "The pairs tell which group they are of",
                trigger: "[name=chosen_ids] th[data-name=group_number]",
            },
            { trigger: "[name=chosen_ids] .o_data_row:nth-child(3)" }
        ),
});

tours.add("mentoring_match_peer", {
    steps: () =>
        match({ content: "Peers are no mentors", trigger: "[name=chosen_ids] th:contains('Peer')" }),
});

tours.add("mentoring_match_cascade", {
    steps: () =>
        match(
            { trigger: "[name=chosen_ids] .o_data_row:nth-child(2)" },
            {
                content: "A pair is locked and let go again",
                trigger: "[name=chosen_ids] button[name=action_lock]",
                run: "click",
            },
            { trigger: "[name=chosen_ids] button[name=action_unlock]", run: "click" },
            { trigger: "[name=chosen_ids]:not(:has(button[name=action_unlock]))" }
        ),
});
