import { registry } from "@web/core/registry";
import { fill, follow, press, read, unfold } from "./portal_steps";

// How a mentoring relationship begins, as its two members live it in the portal.
const tours = registry.category("web_tour.tours");

const apply = (role, motivation) => [
    follow("Programs"),
    follow("A year together"),
    follow("Apply"),
    { trigger: `#role-${role}`, run: "click" },
    fill("#motivation", motivation),
    press("save"),
];

const addSkill = (kind) => [
    fill(`input[name=${kind}-new-1]`, "Glass blowing"),
    { trigger: `main select[name=${kind}-level-1]`, run: "select 75" },
    press("more"),
    { content: "It is kept", trigger: "main label:contains('Glass blowing')" },
    press("save"),
];

const send = [
    { content: "What was told is shown", trigger: "main dd:contains('Glass blowing')" },
    { trigger: "#consent", run: "check" },
    press("send"),
    read("Your application is in"),
];

/** The mentor offers what he can, and lets himself be seen. */
tours.add("mentoring_life_offer", {
    steps: () => [
        ...apply("mentor", "I would have liked a mentor myself"),
        ...addSkill("offer"),
        fill("#about", "Thirty years at the furnace"),
        { trigger: "#in-directory", run: "check" },
        press("save"),
        press("save"),
        ...send,
    ],
});

/** The mentee takes the same way, breaks off, goes on, and wishes for that mentor. */
tours.add("mentoring_life_apply", {
    steps: () => [
        ...apply("mentee", "I want to lead the workshop"),
        ...addSkill("need"),
        fill("#about", "New here, and curious"),
        press("later"),
        follow("Go on with your application"),
        { content: "What was typed is there", trigger: "#role-mentee:checked" },
        follow("Wishes"),
        { content: "The mentor agreed to be shown", trigger: "main .card:contains('furnace')" },
        { trigger: "main select[name^=wish-]", run: "select 1" },
        press("save"),
        { trigger: "main dd:contains('1. Max')" },
        ...send,
    ],
});

/** Each decides on the proposal, from the start page. */
tours.add("mentoring_life_accept", {
    steps: () => [follow("Somebody is proposed to you"), press("accept"), read("accepted")],
});

/** The mentee fills in the agreement as both want it, and signs. */
tours.add("mentoring_life_agree", {
    steps: () => [
        follow("Read and sign your agreement"),
        unfold("Change it"),
        fill("#agreement-rhythm", "Every second Tuesday"),
        press("change_agreement"),
        { trigger: "main .o_mentoring_text:contains('Every second Tuesday')" },
        press("sign"),
        { trigger: "main:not(:has(button[value=sign])):contains('signed on')" },
    ],
});

/** The mentor reads what she wrote, and signs as well. */
tours.add("mentoring_life_sign", {
    steps: () => [
        follow("Read and sign your agreement"),
        { trigger: "main .o_mentoring_text:contains('Every second Tuesday')" },
        press("sign"),
        { trigger: "main:not(:contains('not signed')):contains('signed on')" },
    ],
});
