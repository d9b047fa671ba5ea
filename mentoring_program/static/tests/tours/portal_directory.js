import { registry } from "@web/core/registry";

// Somebody with a portal login alone finds a mentor in the directory and asks.
registry.category("web_tour.tours").add("mentoring_portal_directory", {
    url: "/my/mentoring",
    steps: () => [
        {
            content: "What is next: look for a mentor",
            trigger: ".o_mentoring a[href*='/my/mentoring/directory']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Look for a word",
            trigger: "#q",
            run: "edit workshop",
        },
        {
            trigger: "form[role='search'] button",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "One of the two is left",
            trigger: ".o_mentoring p[role='status']:contains('1 of 2')",
        },
        {
            trigger: ".o_mentoring summary:contains('Ask Max')",
            run: "click",
        },
        {
            trigger: ".o_mentoring textarea[name='message']",
            run: "edit May I look over your shoulder?",
        },
        {
            trigger: ".o_mentoring button[value='request']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It is told, and the request can be looked at",
            trigger: ".o_mentoring [role='status']:contains('on its way')",
        },
        {
            trigger: ".o_mentoring a:contains('Asked: Sent')",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_mentoring button[value='withdraw_request']",
        },
    ],
});
