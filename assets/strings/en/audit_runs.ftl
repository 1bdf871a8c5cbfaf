# Runs: kinds, subjects, the form of a new run, finished runs.

audits-section-checks = Checks
audits-section-corrective = Corrective actions
audits-section-plans = Plan
audits-section-appraisals = Appraisal
audits-section-contests = Contests and awards
audits-section-packs = Standards
