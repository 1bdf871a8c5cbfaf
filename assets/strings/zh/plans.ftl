# Plans of checks, draws, the appraisal calendar.
