{
    "name": "Mentoring Program",
    "summary": "Run a whole mentoring program on your HR database: from objectives to celebration",
    "version": "19.0.0.1.0",
    "category": "Human Resources/Mentoring",
    "author": "Mentoring Program contributors",
    "license": "LGPL-3",
    "depends": ["hr_skills", "survey", "portal", "calendar", "hr_gamification"],
    "external_dependencies": {"python": ["numpy", "ortools"]},
    "data": [
        # Security
        "security/mentoring_groups.xml",
        "security/ir.model.access.csv",
        "security/mentoring_configuration_rules.xml",
        "security/mentoring_program_rules.xml",
        "security/mentoring_participant_rules.xml",
        "security/mentoring_match_rules.xml",
        "security/mentoring_relationship_rules.xml",
        "security/mentoring_session_rules.xml",
        "security/mentoring_goal_rules.xml",
        "security/mentoring_resource_rules.xml",
        "security/mentoring_evaluation_rules.xml",
        "security/mentoring_recognition_rules.xml",
        "security/mentoring_wizard_rules.xml",
        # Data
        "data/mentoring_end_reason_data.xml",
        "data/mail_activity_type_data.xml",
        "data/mail_template_data.xml",
        "data/mentoring_agreement_templates.xml",
        "data/ir_actions_server_data.xml",
        "data/ir_cron_data.xml",
        # Views
        "views/mentoring_program_gate_templates.xml",
        "views/mentoring_program_views.xml",
        "views/mentoring_program_form_views.xml",
        # Wizards
        "wizard/mentoring_participant_import_views.xml",
        # Reports
        # Menus
        "views/mentoring_menus.xml",
    ],
    "demo": [
        "demo/mentoring_company_demo.xml",
        "demo/res_users_demo.xml",
        "demo/hr_employee_demo.xml",
        "demo/hr.employee.skill.csv",
        "demo/hr.job.skill.csv",
    ],
    "assets": {
        "web.assets_backend": ["mentoring_program/static/src/**/*"],
        "web.assets_tests": ["mentoring_program/static/tests/tours/**/*"],
    },
    "application": True,
    "uninstall_hook": "uninstall_hook",
}
