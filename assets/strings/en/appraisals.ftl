# The yearly appraisal: self-score, re-score, ranking.
