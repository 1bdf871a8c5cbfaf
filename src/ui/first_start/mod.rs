//! The first screen: three questions for a hall of one's own, the sample hall, or a file that is there already.
