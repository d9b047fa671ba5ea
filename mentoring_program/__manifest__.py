{
    "name": "Mentoring Program",
    "summary": "Run a whole mentoring program on your HR database: objectives, matching, approval, goals, results",
    "version": "19.0.0.1.0",
    "category": "Human Resources/Mentoring",
    "author": "Mentoring Program contributors",
    "license": "LGPL-3",
    "depends": ["hr_skills", "survey", "portal", "calendar", "hr_gamification"],
    "external_dependencies": {"python": ["numpy", "ortools"]},
    "data": [],
    "application": True,
}
