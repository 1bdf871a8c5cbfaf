//! Tests of the figures: what counts, trends, chapters, findings.
