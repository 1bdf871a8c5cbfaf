# Runs: kinds, subjects, the form of a new run, finished runs.

audits-section-checks = Checks
audits-section-corrective = Corrective actions
audits-section-plans = Plan
audits-section-appraisals = Appraisal
audits-section-contests = Contests and awards
audits-section-packs = Standards

audit-kind-self-check = Self-check
audit-kind-spot = Spot check
audit-kind-unannounced = Unannounced
audit-kind-re-check = Re-check
audit-kind-contest-visit = Contest visit
audit-kind-self-score = Self-score
audit-kind-re-score = Re-score
subject-kind-hall = Hall
subject-kind-window = Window
subject-kind-team = Team
subject-kind-person = Person
subject-window = Window { $number }
purpose-daily-check = Opening check
purpose-standard = Standard
purpose-contest = Contest
purpose-appraisal = Appraisal
