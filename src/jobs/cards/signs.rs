//! Signs of names that many programs cannot print: those outside GB 2312 (§4.8).

/// First and last lead byte of GB 2312 in GB 18030, and its first trail byte.
const LEADS: std::ops::RangeInclusive<u8> = 0xA1..=0xF7;
const FIRST_TRAIL: u8 = 0xA1;

/// The signs of a text outside GB 2312, each once; letters, digits and marks of ASCII are none.
pub fn rare_signs(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for sign in text.chars().filter(|sign| !sign.is_ascii() && !is_in_gb2312(*sign) && *sign != '·') {
        if !found.contains(&sign) {
            found.push(sign);
        }
    }
    found
}

/// Whether a text has a sign outside GB 2312.
pub fn has_rare_sign(text: &str) -> bool {
    !rare_signs(text).is_empty()
}

fn is_in_gb2312(sign: char) -> bool {
    let mut bytes = [0; 4];
    let (encoded, _, is_lossy) = encoding_rs::GB18030.encode(sign.encode_utf8(&mut bytes));
    match (encoded.as_ref(), is_lossy) {
        ([lead, trail], false) => LEADS.contains(lead) && *trail >= FIRST_TRAIL,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_outside_gb_2312_is_rare_and_named_once() {
        assert_eq!(rare_signs("方䶮䶮"), ['䶮']);
        assert_eq!(rare_signs("贺文博 CQ-01"), Vec::<char>::new());
        assert_eq!(rare_signs("阿依古丽·买买提"), Vec::<char>::new());
        assert_eq!(rare_signs("陈晓红"), Vec::<char>::new());
        assert_eq!(rare_signs("𬭎李"), ['𬭎']);
        assert!(has_rare_sign("喆") && !has_rare_sign("王"));
    }
}
