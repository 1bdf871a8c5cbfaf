//! Bar codes: Code 128, set B, as readers at a counter take it.

/// A bar code in modules: its bars as first module and width, and how many modules it is wide without its quiet zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarCode {
    /// First module and width of each bar.
    pub bars: Vec<(usize, usize)>,
    /// Modules from the first bar to the last.
    pub modules: usize,
}

/// Widths of bars and spaces, by turns, of the values 0 to 105 (ISO/IEC 15417).
const PATTERNS: [&[u8; 6]; 106] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312", b"132212", b"221213",
    b"221312", b"231212", b"112232", b"122132", b"122231", b"113222", b"123122", b"123221", b"223211", b"221132",
    b"221231", b"213212", b"223112", b"312131", b"311222", b"321122", b"321221", b"312212", b"322112", b"322211",
    b"212123", b"212321", b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121", b"313121", b"211331",
    b"231131", b"213113", b"213311", b"213131", b"311123", b"311321", b"331121", b"312113", b"312311", b"332111",
    b"314111", b"221411", b"431111", b"111224", b"111422", b"121124", b"121421", b"141122", b"141221", b"112214",
    b"112412", b"122114", b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112", b"421211", b"212141",
    b"214121", b"412121", b"111143", b"111341", b"131141", b"114113", b"114311", b"411113", b"411311", b"113141",
    b"114131", b"311141", b"411131", b"211412", b"211214", b"211232",
];
const STOP: &[u8] = b"2331112";
const START_B: usize = 104;

/// The text as Code 128; none where it is empty or has signs beyond ASCII.
pub fn code_128(text: &str) -> Option<BarCode> {
    let value = |byte: u8| (32..127).contains(&byte).then(|| usize::from(byte - 32));
    let values = text.bytes().map(value).collect::<Option<Vec<usize>>>().filter(|values| !values.is_empty())?;
    let check = values.iter().zip(1..).fold(START_B, |sum, (value, place)| sum + value * place) % 103;
    let codes = [START_B].into_iter().chain(values).chain([check]);
    let widths: Vec<u8> =
        codes.filter_map(|code| PATTERNS.get(code)).flat_map(|pattern| pattern.iter()).chain(STOP).copied().collect();
    let (mut bars, mut at) = (Vec::new(), 0);
    for (turn, width) in widths.iter().map(|digit| usize::from(digit - b'0')).enumerate() {
        if turn % 2 == 0 {
            bars.push((at, width));
        }
        at += width;
    }
    Some(BarCode { bars, modules: at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_eleven_modules_wide_and_no_two_are_alike() {
        for pattern in PATTERNS {
            assert_eq!(pattern.iter().map(|digit| usize::from(digit - b'0')).sum::<usize>(), 11);
            let bars: usize = pattern.iter().step_by(2).map(|digit| usize::from(digit - b'0')).sum();
            assert_eq!(bars % 2, 0, "bars of a sign are even in sum");
        }
        let mut sorted = PATTERNS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), 106);
    }

    #[test]
    fn the_check_sign_is_that_of_the_standard() {
        // The example of the standard, "PJJ123C", has the check value 54 in set A and so 55 in set B, which starts one higher.
        let code = code_128("PJJ123C").unwrap();
        assert_eq!(code.modules, 11 * 9 + 13);
        let check: Vec<(usize, usize)> =
            code.bars.iter().filter(|(at, _)| (88..99).contains(at)).map(|(at, width)| (at - 88, *width)).collect();
        assert_eq!(check, [(0, 3), (4, 1), (8, 2)], "311321");
    }

    #[test]
    fn what_ascii_cannot_say_has_no_bar_code() {
        assert_eq!(code_128("电0217"), None);
        assert_eq!(code_128(""), None);
    }
}
