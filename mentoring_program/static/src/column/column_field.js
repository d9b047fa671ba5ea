import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** An imported column, picked from those the program has. */
export class ColumnField extends Component {
    static template = "mentoring_program.ColumnField";
    static props = { ...standardFieldProps };

    get value() {
        return this.props.record.data[this.props.name] || "";
    }

    /** The labels to choose from; one that is not imported any more stays visible. */
    get choices() {
        const labels = this.props.record.data.column_choices || [];
        const known = labels.some((label) => this.isChosen(label));
        return this.value && !known ? [...labels, this.value] : labels;
    }

    isChosen(label) {
        return label.toLowerCase() === this.value.toLowerCase();
    }

    onChange(ev) {
        return this.props.record.update({ [this.props.name]: ev.target.value || false });
    }
}

registry.category("fields").add("mentoring_column", {
    component: ColumnField,
    displayName: _t("Imported column"),
    supportedTypes: ["char"],
    fieldDependencies: [{ name: "column_choices", type: "json" }],
});
