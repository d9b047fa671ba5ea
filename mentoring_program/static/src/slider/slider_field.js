import { Component, useRef } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { InvalidNumberError, parseFloat, parseInteger } from "@web/views/fields/parsers";
import { useInputField } from "@web/views/fields/input_field_hook";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const formatters = registry.category("formatters");

/**
 * A number as a slider, with the number beside it to type in. Arrow keys move the slider; a number
 * above its end may be typed and makes it longer.
 */
export class SliderField extends Component {
    static template = "mentoring_program.SliderField";
    static props = {
        ...standardFieldProps,
        min: { type: Number, optional: true },
        max: { type: Number, optional: true },
        step: { type: Number, optional: true },
    };
    static defaultProps = { min: 0, max: 100, step: 1 };

    setup() {
        this.number = useRef("number");
        useInputField({
            ref: this.number,
            getValue: () => this.format(this.value),
            parse: (text) => this.parse(text),
        });
    }

    get field() {
        return this.props.record.fields[this.props.name];
    }

    get value() {
        return this.props.record.data[this.props.name] || 0;
    }

    get end() {
        return Math.max(this.props.max, this.value);
    }

    get label() {
        return this.field.string;
    }

    format(value) {
        return formatters.get(this.field.type)(value, { field: this.field, trailingZeros: false });
    }

    parse(text) {
        const value = this.field.type === "integer" ? parseInteger(text) : parseFloat(text);
        if (value < this.props.min) {
            throw new InvalidNumberError();
        }
        return value;
    }

    /** Show the number while the slider moves. */
    onInput(ev) {
        this.number.el.value = this.format(Number(ev.target.value));
    }

    onChange(ev) {
        return this.props.record.update({ [this.props.name]: Number(ev.target.value) });
    }
}

registry.category("fields").add("mentoring_slider", {
    component: SliderField,
    displayName: _t("Slider"),
    supportedTypes: ["integer", "float"],
    supportedOptions: [
        { label: _t("Lowest value"), name: "min", type: "number" },
        { label: _t("Highest value"), name: "max", type: "number" },
        { label: _t("Step"), name: "step", type: "number" },
    ],
    extractProps: ({ options }) => ({
        min: options.min,
        max: options.max,
        step: options.step,
    }),
});
