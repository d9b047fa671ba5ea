import { registry } from "@web/core/registry";
import { fill, follow, press, read, unfold } from "./portal_steps";

// What the members of a relationship do in its course, and how it ends.
const tours = registry.category("web_tour.tours");

/** The mentee plans at a time that suits both, writes, and proposes a goal. */
tours.add("mentoring_life_plan", {
    steps: () => [
        follow("Max"),
        follow("Sessions"),
        { content: "A time that suits both", trigger: "main label[for^=slot-2]", run: "click" },
        fill("#session-location", "By the furnace"),
        press("plan_session"),
        { trigger: "main li:contains('By the furnace'):contains('No answer yet')" },
        follow("Conversation"),
        fill("#message-body", "May I bring my first vase?"),
        press("write_message"),
        { trigger: "main article:contains('May I bring my first vase?')" },
        follow("Goals"),
        fill("#goal-name", "I blow a vase on my own"),
        fill("#goal-measure", "It stands straight"),
        unfold("Measure it by a figure"),
        fill("#goal-value-target", "4"),
        fill("#goal-unit", "vases"),
        fill("#goal-steps", "Sweep the furnace"),
        press("propose"),
        follow("I blow a vase on my own"),
        read("You proposed this goal"),
    ],
});

/** The mentor answers to all of it, from the start page. */
tours.add("mentoring_life_answer", {
    steps: () => [
        follow("Does this time suit you?"),
        { content: "In his own time", trigger: "main:contains('Europe/Lisbon')" },
        { content: "And in hers", trigger: "main:contains('Europe/Paris')" },
        press("come"),
        read("You come"),
        follow("Overview"),
        follow("A goal waits for your agreement"),
        press("agree"),
        { trigger: "main:not(:has(button[value=agree]))" },
        follow("Tina"),
        follow("Read and answer"),
        { trigger: "main article:contains('May I bring my first vase?')" },
        fill("#message-body", "Bring it, broken or not"),
        press("write_message"),
        { trigger: "main article:contains('Bring it, broken or not')" },
    ],
});

/** The day has passed: the mentee says that they met, and how far she has come. */
tours.add("mentoring_life_report", {
    steps: () => [
        follow("Did your session take place?"),
        press("hold"),
        read("It counts 1 h"),
        follow("Overview"),
        follow("I blow a vase on my own"),
        fill("#goal-progress", "3"),
        press("progress"),
        { content: "The picture shows it", trigger: "main svg[aria-label='75 %']" },
        press("tick"),
        { trigger: "main button[value=tick][aria-pressed=true]" },
        unfold("Reached, or not"),
        fill("#goal-word", "It holds water"),
        press("achieve"),
        read("Well done!"),
    ],
});

/** Ask for the book as the button does; where no PDF can be made it is a page of its own. */
const printBook = async () => {
    const form = document.querySelector("main #book form");
    const body = new FormData(form, form.querySelector("button[value=print]"));
    const answer = await fetch(form.action, { method: "POST", body });
    const text = await answer.text();
    const words = ["What a year", "I blow a vase on my own"];
    const isPage = words.every((one) => text.includes(one)) && !text.includes("<form");
    if (!answer.ok || !(text.startsWith("%PDF") || isPage)) {
        throw new Error(`No book, but ${answer.status}: ${text.slice(0, 500)}`);
    }
};

/** The end: complete it, look back, and keep a book of the way. */
tours.add("mentoring_life_end", {
    steps: () => [
        follow("Max"),
        follow("Ending"),
        unfold("Complete"),
        press("complete"),
        fill("#exit-body", "Begin in spring"),
        { trigger: "main input[name=rematch]", run: "click" },
        press("exit"),
        read("Thank you, that helps."),
        follow("Make your journey book"),
        { trigger: "main label:contains('Session 1')" },
        { trigger: "main label:contains('Reached: I blow a vase on my own')" },
        fill("#book-preface", "What a year"),
        { content: "The book is printed", trigger: "main button[value=print]", run: printBook },
    ],
});
