# Audit sheets, notices, appraisal sheets, rankings, certificates, figures of audits.
