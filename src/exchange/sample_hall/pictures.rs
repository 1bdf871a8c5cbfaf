//! The pictures of the sample hall, built into the program: drawn portraits by work number, a drawn letter.

/// One line of the table of portraits.
macro_rules! portrait_of {
    ($work_no:literal) => {
        (
            $work_no,
            include_bytes!(concat!("../../../data/sample_hall/portraits/", $work_no, ".jpg")),
            include_bytes!(concat!("../../../data/sample_hall/half_length/", $work_no, ".jpg")),
        )
    };
}

/// Portraits by work number: JPEG, 590 x 826 (25:35), and half-length, 1051 x 1500 (89:127).
const PORTRAITS: [(&str, &[u8], &[u8]); 23] = [
    portrait_of!("CQ0201"),
    portrait_of!("CQ0203"),
    portrait_of!("CQ0207"),
    portrait_of!("CQ0209"),
    portrait_of!("CQ0212"),
    portrait_of!("CQ0214"),
    portrait_of!("CQ0217"),
    portrait_of!("CQ0218"),
    portrait_of!("CQ0221"),
    portrait_of!("CQ0224"),
    portrait_of!("CQ0226"),
    portrait_of!("CQ0228"),
    portrait_of!("CQ0229"),
    portrait_of!("CQ0231"),
    portrait_of!("CQ0236"),
    portrait_of!("CQ0303"),
    portrait_of!("CQ0305"),
    portrait_of!("CQ0309"),
    portrait_of!("CQ0311"),
    portrait_of!("CQ0312"),
    portrait_of!("CQ0314"),
    portrait_of!("CQ0317"),
    portrait_of!("CQ0321"),
];

/// Pictures of letters by file name: JPEG.
const LETTERS: [(&str, &[u8]); 1] = [("letter.jpg", include_bytes!("../../../data/sample_hall/letter.jpg"))];

/// The portrait of a work number; `None` for whoever has none.
pub fn portrait(work_no: &str) -> Option<&'static [u8]> {
    let found = PORTRAITS.iter().find(|(known, ..)| *known == work_no);
    found.map(|(_, portrait, _)| *portrait)
}

/// The half-length picture of a work number, for the photo wall (P1-1.3); `None` for whoever has none.
pub fn half_length(work_no: &str) -> Option<&'static [u8]> {
    let found = PORTRAITS.iter().find(|(known, ..)| *known == work_no);
    found.map(|(_, _, half_length)| *half_length)
}

/// The picture of a letter by its file name.
pub fn letter_scan(file: &str) -> Option<&'static [u8]> {
    let found = LETTERS.iter().find(|(known, _)| *known == file);
    found.map(|(_, bytes)| *bytes)
}
