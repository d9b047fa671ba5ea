import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const page = { trigger: ".o_notebook .nav-link[name=mentoring]", run: "click" };
const row = "[name=mentoring_member_ids] .o_data_row:contains(Leadership)";

tours.add("mentoring_approve_in_employee_form", {
    steps: () => [
        page,
        { trigger: `${row} button[name=action_approve]`, run: "click" },
        {
            content: "The row tells the new status and offers nothing more",
            trigger: `${row}:contains(Approved):not(:has(button[name=action_approve]:visible))`,
        },
    ],
});

tours.add("mentoring_refuse_in_employee_form", {
    steps: () => [
        page,
        { trigger: `${row} button[name=action_refuse]`, run: "click" },
        { trigger: ".modal:contains('coordinators alone read your reason')" },
        { trigger: ".modal [name=reason] textarea", run: "edit No time this year" },
        { trigger: ".modal button[name=action_confirm]", run: "click" },
        { trigger: `${row}:contains(Refused)` },
    ],
});

tours.add("mentoring_approve_in_list", {
    steps: () => [
        { trigger: ".o_list_view .o_data_row:contains(Max)" },
        { trigger: ".o_list_view thead .o_list_record_selector input", run: "click" },
        { trigger: ".o_control_panel button[name=action_approve]", run: "click" },
        { trigger: ".o_nocontent_help:contains(Nothing to approve)" },
    ],
});

tours.add("mentoring_no_page_in_employee_form", {
    steps: () => [
        { trigger: ".o_notebook .nav-link[name=work_information]" },
        { trigger: ".o_notebook:not(:has(.nav-link[name=mentoring]))" },
    ],
});
