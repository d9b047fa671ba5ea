import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/**
 * Tiles and cards that the server has counted. A number leads to the list behind it, where the
 * server says which; what is shown, and to whom, is decided there alone.
 */
class Figures extends Component {
    static template = "mentoring_program.Dashboard";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.state = useState({ page: null });
        onWillStart(() => this.load(this.firstProgram));
    }

    get firstProgram() {
        return false;
    }

    /** What to read when there is nothing to count. */
    get nothing() {
        return "";
    }

    get programs() {
        return this.state.page.programs || [];
    }

    open(action) {
        return this.action.doAction(action);
    }
}

export class Dashboard extends Figures {
    /** The program from whose form the page was opened, also when it is loaded again. */
    get firstProgram() {
        return this.props.action.context?.active_id || false;
    }

    get nothing() {
        return _t("No program is running. Start one under Programs; its figures come here.");
    }

    async load(programId) {
        const ids = programId ? [programId] : [];
        this.state.page = await this.orm.call("mentoring.program", "get_dashboard", [ids]);
        this.props.updateActionState?.({ active_id: programId || undefined });
    }

    onChoose(ev) {
        return this.load(Number(ev.target.value) || false);
    }
}

export class Team extends Figures {
    get nothing() {
        return _t("None of your people is in a mentoring program yet.");
    }

    async load() {
        this.state.page = await this.orm.call("mentoring.relationship.member", "get_team", [[]]);
    }
}

registry.category("actions").add("mentoring_program.dashboard", Dashboard);
registry.category("actions").add("mentoring_program.team", Team);
