//! Widths of text in the faces of paper.
