//! Bytes made a little wrong, the same way for the same seed.

/// Words readers stumble over.
const WORDS: [&[u8]; 22] = [
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\"",
    b"\"\"",
    b",,,,",
    b"\r\n",
    b"\n\n",
    b"=1+1",
    b"999999999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"[[",
    b"]]",
    b"{{",
    b"../",
    b"PK\x03\x04",
    "㐀𠅤".as_bytes(),
];

/// Dice that fall the same way in every run (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is above 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// One of the corpus, changed in one to eight places.
pub(crate) fn changed(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = corpus[dice.below(corpus.len())].clone();
    for _ in 0..=dice.below(8) {
        change(&mut bytes, corpus, dice);
    }
    bytes.truncate(4 << 20);
    bytes
}

fn change(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let some = 1 + dice.below(64);
    let end = (at + some).min(bytes.len());
    match dice.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        1 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
        2 => drop(bytes.drain(at..end)),
        3 => {
            let again = bytes[at..end].repeat(1 + dice.below(20));
            bytes.splice(at..at, again);
        }
        4 => {
            let word = WORDS[dice.below(WORDS.len())];
            bytes.splice(at..at, word.iter().copied());
        }
        5 => {
            let word = WORDS[dice.below(WORDS.len())];
            bytes.splice(at..(at + word.len()).min(bytes.len()), word.iter().copied());
        }
        6 => {
            let other = &corpus[dice.below(corpus.len())];
            let from = dice.below(other.len() + 1);
            let until = (from + some * 8).min(other.len());
            bytes.splice(at..end, other[from..until].iter().copied());
        }
        _ if dice.below(10) == 0 => bytes.truncate(at),
        _ => {}
    }
}
