import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component } from "@odoo/owl";

/** The checklist of the next step; a missing condition leads to the page where it is mended. */
export class GateField extends Component {
    static template = "mentoring_program.GateField";
    static props = { ...standardFieldProps };

    get checklist() {
        return this.props.record.data[this.props.name];
    }

    onClick(ev) {
        const link = ev.target.closest("[data-page]");
        if (!link) {
            return;
        }
        ev.preventDefault();
        const page = CSS.escape(link.dataset.page);
        const tab = link.closest(".o_form_view").querySelector(`.o_notebook a[name="${page}"]`);
        tab?.click();
        tab?.scrollIntoView({ behavior: "smooth", block: "nearest" });
    }
}

registry.category("fields").add("mentoring_gate", {
    component: GateField,
    supportedTypes: ["html"],
});
