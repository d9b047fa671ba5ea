import { onWillUnmount, useEffect } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { ProgressBarField, progressBarField } from "@web/views/fields/progress_bar/progress_bar_field";

const UNFINISHED = ["queued", "running"];
const SECONDS = 2;

/**
 * How far a matching in the background is. It looks again by itself until the matching is over,
 * but not while somebody edits the record.
 */
export class RunProgressField extends ProgressBarField {
    setup() {
        super.setup();
        let timer = null;
        const stop = () => clearTimeout(timer);
        const look = async () => {
            const { record } = this.props;
            if (!document.hidden && record.resId && !(await record.isDirty())) {
                await record.load();
            }
            again();
        };
        const again = () => {
            stop();
            if (UNFINISHED.includes(this.props.record.data.state)) {
                timer = setTimeout(look, SECONDS * 1000);
            }
        };
        useEffect(again, () => [this.props.record.data.state, this.props.record.resId]);
        onWillUnmount(stop);
    }
}

registry.category("fields").add("mentoring_run_progress", {
    ...progressBarField,
    component: RunProgressField,
    fieldDependencies: [{ name: "state", type: "selection" }],
});
