import { registry } from "@web/core/registry";

// A mentee with a portal login alone: from the account page to her goal, and on with it.
registry.category("web_tour.tours").add("mentoring_portal_mentee", {
    url: "/my",
    steps: () => [
        {
            content: "Find mentoring on the account page",
            trigger: ".o_portal_index_card:not(.d-none) a[href='/my/mentoring']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Open the goal from the start page",
            trigger: ".o_mentoring a:contains('Speak in public')",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Say how far it has come",
            trigger: "#goal-progress",
            run: "edit 60",
        },
        {
            trigger: "button[value='progress']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "The picture shows it",
            trigger: "#progress svg[aria-label='60 %']",
        },
        {
            content: "Tick what is done",
            trigger: "#actions button[aria-label='Done: Ask for a talk'][aria-pressed='false']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: "#actions button[aria-label='Done: Ask for a talk'][aria-pressed='true']",
        },
        {
            content: "Promise the next step",
            trigger: "#add_action summary",
            run: "click",
        },
        {
            trigger: "#action-name",
            run: "edit Watch another speaker",
        },
        {
            trigger: "button[value='add_action']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: "#actions li:contains('Watch another speaker')",
        },
        {
            content: "Back to what is next",
            trigger: ".breadcrumb a[href='/my/mentoring']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: "li:contains('Watch another speaker') button[value='tick']",
        },
    ],
});
