/** Steps that many tours of the portal take: its forms are plain, so each leads to a new page. */

/** Press the button that makes a move. */
export const press = (move) => ({
    trigger: `main button[name=move][value=${move}]`,
    run: "click",
    expectUnloadPage: true,
});

/** Follow the link with these words. */
export const follow = (text) => ({
    trigger: `main a:contains("${text}")`,
    run: "click",
    expectUnloadPage: true,
});

/** Type into a field. */
export const fill = (field, text) => ({ trigger: `main ${field}`, run: `edit ${text}` });

/** Open what is folded away under these words. */
export const unfold = (text) => ({ trigger: `main summary:contains("${text}")`, run: "click" });

/** The page says this. */
export const read = (text) => ({ trigger: `main:contains("${text}")` });
