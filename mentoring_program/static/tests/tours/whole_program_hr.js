import { registry } from "@web/core/registry";

const GRADES = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"];

const tours = registry.category("web_tour.tours");

/** Put a file that the test has published into the file field of a dialog. */
function attach(field, name) {
    return {
        content: `Choose the file ${name}`,
        trigger: `.modal .o_field_widget[name=${field}] input[type=file]:not(:visible)`,
        run: async ({ anchor }) => {
            const answer = await fetch(`/mentoring_program_test/${name}`);
            const transfer = new DataTransfer();
            transfer.items.add(new File([await answer.blob()], name, { type: "text/csv" }));
            anchor.files = transfer.files;
            anchor.dispatchEvent(new Event("change", { bubbles: true }));
        },
    };
}

const writeInRow = (field, text) => ({
    trigger: `.o_selected_row [name=${field}] :is(input, textarea)`,
    run: `edit ${text}`,
});

const save = [
    { content: "Save", trigger: ".o_form_button_save", run: "click" },
    { content: "Saved", trigger: "body:not(:has(.o_form_button_save:visible))" },
];

const inStep = (name) => ({
    content: `The program is in the step ${name}`,
    trigger: `.o_arrow_button_current:contains('${name}')`,
});

tours.add("mentoring_whole_program_plan", {
    steps: () => [
        { trigger: ".o-kanban-button-new", run: "click" },
        { trigger: ".oe_title [name=name] textarea", run: "edit Civil Service Mentoring" },
        { trigger: "[name=objective_ids] .o_field_x2many_list_row_add a", run: "click" },
        writeInRow("name", "More people promoted from within"),
        writeInRow("measure", "Promotions from within, percent a year"),
        writeInRow("baseline", "38"),
        writeInRow("target", "45"),
        ...save,
        {
            content: "The checklist tells what is missing",
            trigger: "[name=gate_html]:contains('start and end date')",
        },
        { trigger: "button[name=action_open_recruitment]", run: "click" },
        {
            content: "The button refuses with the same words",
            trigger: ".modal:contains('start and end date') .modal-footer button",
            run: "click",
        },
        { trigger: ".o_notebook .nav-link[name=setup]", run: "click" },
        { trigger: "[name=date_start] input[data-field=date_start]", run: "edit 03/01/2026 && press Enter" },
        { trigger: "[name=date_start] input[data-field=date_end]", run: "edit 12/01/2026 && press Enter" },
        { trigger: ".oe_title [name=name] textarea", run: "click" },
        { trigger: "[name=coordinator_ids] input", run: "edit Carla" },
        { trigger: ".o-autocomplete--dropdown-item:contains(Carla)", run: "click" },
        ...save,
    ],
});

tours.add("mentoring_whole_program_import", {
    steps: () => [
        { trigger: "button[name=action_open_recruitment]", run: "click" },
        inStep("Recruit mentors and mentees"),
        { trigger: ".o_cp_action_menus button:has(.fa-cog)", run: "click" },
        { trigger: ".o-dropdown-item:contains('Import Registrations')", run: "click" },
        attach("mentor_file", "mentors.csv"),
        attach("mentee_file", "mentees.csv"),
        { trigger: ".modal button[name=action_read_files]:enabled", run: "click" },
        { trigger: ".modal [name=create_missing] input", run: "check" },
        { trigger: ".modal button[name=action_import]", run: "click" },
        {
            content: "Grades are unknown: every line is listed, nobody is imported",
            trigger: ".modal [name=problem_ids] .o_data_row:contains('is not one of the grades')",
        },
        {
            trigger: ".modal [name=grade_order] textarea",
            run: (helpers) => helpers.edit(GRADES.join("\n")),
        },
        { trigger: ".modal button[name=action_import]", run: "click" },
        { trigger: ".modal [name=summary]:contains('100')" },
        { trigger: ".modal button[name=action_show_participants]", run: "click" },
        { trigger: ".o_list_view .o_data_row" },
    ],
});
