import { registry } from "@web/core/registry";
import { follow, press } from "./portal_steps";

// of the shipped questionnaire for mentees
const TROUBLE = "What may have got in the way";
const PAGES = [
    "How you found it",
    TROUBLE,
    "What you learned",
    "What you do differently",
    "What came of it",
    "For yourself",
];

const tours = registry.category("web_tour.tours");

tours.add("mentoring_whole_program_accept", {
    steps: () => [press("accept"), { trigger: "main:contains('accepted')" }],
});

tours.add("mentoring_whole_program_sign", {
    steps: () => [
        follow("Open the agreement"),
        press("sign"),
        { content: "It can no longer be signed", trigger: "main:not(:has(button[value=sign]))" },
    ],
});

tours.add("mentoring_whole_program_goal", {
    steps: () => [
        { trigger: "input[name=name]", run: "edit I run our monthly planning meeting" },
        { trigger: "input[name=measure]", run: "edit Three meetings in a row" },
        press("propose"),
        { trigger: "main:contains('I run our monthly planning meeting')" },
    ],
});

tours.add("mentoring_whole_program_agree", {
    steps: () => [
        follow("I run our monthly planning meeting"),
        press("agree"),
        { trigger: "main:not(:has(button[value=agree]))" },
    ],
});

tours.add("mentoring_whole_program_progress", {
    steps: () => [
        { trigger: "summary:contains('Add an action')", run: "click" },
        { trigger: "#action-name", run: "edit Watch a colleague's meeting" },
        press("add_action"),
        press("tick"),
        { trigger: "button[value=tick][aria-pressed=true]" },
        { trigger: "input[name=progress]", run: "range 60" },
        press("progress"),
        { trigger: "main:contains('60')" },
    ],
});

/** The best answer on every scale of a page, and on to the next page. */
const answerPage = (title) => [
    {
        content: `On the page ${title}`,
        trigger: `.o_survey_form_content:contains('${title}')`,
        run: () => {
            for (const question of document.querySelectorAll(".js_question-wrapper")) {
                const choices = [...question.querySelectorAll("input[type=radio]")];
                choices.at(title === TROUBLE ? 0 : -1)?.click();
            }
        },
    },
    {
        trigger: ".o_survey_form button[type=submit]:is([value=next], [value=finish])",
        run: "click",
    },
];

tours.add("mentoring_whole_program_answer", {
    steps: () => [
        { content: "Who will see what", trigger: "main:contains('Nobody reads your single answers')" },
        { trigger: "main a.btn-primary:contains('Start')", run: "click", expectUnloadPage: true },
        { trigger: ".o_survey_form button[value=start]", run: "click" },
        ...PAGES.flatMap(answerPage),
        { content: "Sure", trigger: ".modal .modal-footer .btn-primary", run: "click" },
        { content: "Done, and a way back", trigger: ".o_survey_finished a[href*='/my/mentoring']" },
    ],
});
