//! Reply letters as templates with placeholders, which people edit themselves (C; P1-9.3): `尊敬的{称呼}：`, `Dear {salutation},`.
//! Every placeholder has a Chinese and an English name; `{{` and `}}` are braces that are meant. A value is never read as a template.

mod templates;

pub use templates::{LetterKind, LetterTemplate, LettersError, shipped};

/// What a template can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placeholder {
    /// 称呼: whom the letter addresses.
    Salutation,
    /// 编号: the case's number.
    Number,
    /// 受理日期: when the customer brought it.
    Received,
    /// 事由: what it is about.
    Subject,
    /// 结论: what was found.
    Conclusion,
    /// 处理: what was done.
    Remedy,
    /// 答复期限: by when the reply was due.
    Due,
    /// 经办人: who handled it.
    Handler,
    /// 单位
    Unit,
    /// 营业厅
    Hall,
    /// 日期: the letter's date.
    Date,
    /// 监督电话
    SupervisionPhone,
}

impl Placeholder {
    /// All, in the order a help text lists them.
    pub const ALL: [Self; 12] = [
        Self::Salutation,
        Self::Number,
        Self::Received,
        Self::Subject,
        Self::Conclusion,
        Self::Remedy,
        Self::Due,
        Self::Handler,
        Self::Unit,
        Self::Hall,
        Self::Date,
        Self::SupervisionPhone,
    ];

    /// Its names between the braces: Chinese, English.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Salutation => ("称呼", "salutation"),
            Self::Number => ("编号", "number"),
            Self::Received => ("受理日期", "received"),
            Self::Subject => ("事由", "subject"),
            Self::Conclusion => ("结论", "conclusion"),
            Self::Remedy => ("处理", "remedy"),
            Self::Due => ("答复期限", "due"),
            Self::Handler => ("经办人", "handler"),
            Self::Unit => ("单位", "unit"),
            Self::Hall => ("营业厅", "hall"),
            Self::Date => ("日期", "date"),
            Self::SupervisionPhone => ("监督电话", "supervision_phone"),
        }
    }

    /// Its Chinese name, without braces.
    pub fn zh(self) -> &'static str {
        self.names().0
    }

    /// Its English name, without braces.
    pub fn en(self) -> &'static str {
        self.names().1
    }

    /// Reads what stands between the braces; blanks at the ends and the case of letters do not count.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.into_iter().find(|one| one.zh() == name || one.en().eq_ignore_ascii_case(name))
    }
}

/// What the placeholders stand for in one letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "one text each for the placeholder of the same name")]
pub struct LetterValues {
    pub salutation: String,
    pub number: String,
    pub received: String,
    pub subject: String,
    pub conclusion: String,
    pub remedy: String,
    pub due: String,
    pub handler: String,
    pub unit: String,
    pub hall: String,
    pub date: String,
    pub supervision_phone: String,
}

impl LetterValues {
    /// What this placeholder stands for.
    pub fn of(&self, placeholder: Placeholder) -> &str {
        match placeholder {
            Placeholder::Salutation => &self.salutation,
            Placeholder::Number => &self.number,
            Placeholder::Received => &self.received,
            Placeholder::Subject => &self.subject,
            Placeholder::Conclusion => &self.conclusion,
            Placeholder::Remedy => &self.remedy,
            Placeholder::Due => &self.due,
            Placeholder::Handler => &self.handler,
            Placeholder::Unit => &self.unit,
            Placeholder::Hall => &self.hall,
            Placeholder::Date => &self.date,
            Placeholder::SupervisionPhone => &self.supervision_phone,
        }
    }
}

/// What is wrong in a template, with its line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateProblem {
    /// No placeholder has this name.
    Unknown {
        /// What stands between the braces.
        name: String,
        /// Its line.
        line: usize,
    },
    /// A brace is opened and not closed on its line.
    Unclosed {
        /// What follows it, at most twelve signs.
        words: String,
        /// Its line.
        line: usize,
    },
    /// A brace is closed that was not opened.
    Unopened {
        /// What stands before it, at most twelve signs.
        words: String,
        /// Its line.
        line: usize,
    },
}

/// Signs quoted of what surrounds a stray brace.
const QUOTED: usize = 12;

/// What is wrong in the template, line by line; empty for one that can be used.
pub fn check(template: &str) -> Vec<TemplateProblem> {
    template.split('\n').zip(1..).flat_map(|(text, line)| read(text, line).1).collect()
}

/// The placeholders of the template that have nothing to stand for yet, each once, in order of appearance.
pub fn blanks(template: &str, values: &LetterValues) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for piece in template.split('\n').flat_map(|text| read(text, 0).0) {
        if let Piece::Of(placeholder) = piece
            && values.of(placeholder).trim().is_empty()
            && !found.contains(&placeholder)
        {
            found.push(placeholder);
        }
    }
    found
}

/// The letter: each placeholder replaced by its value, doubled braces by single ones. Values are put in as they are, once.
///
/// # Errors
/// What [`check`] finds.
pub fn fill(template: &str, values: &LetterValues) -> Result<String, Vec<TemplateProblem>> {
    let (lines, problems): (Vec<_>, Vec<_>) =
        template.split('\n').zip(1..).map(|(text, line)| read(text, line)).unzip();
    let problems: Vec<TemplateProblem> = problems.into_iter().flatten().collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let said = |piece: Piece| match piece {
        Piece::Words(words) => words,
        Piece::Of(placeholder) => values.of(placeholder).to_owned(),
    };
    let lines = lines.into_iter().map(|pieces| pieces.into_iter().map(said).collect::<String>());
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// A filled letter as the paper takes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterText {
    /// The first line, when it ends in a colon or comma; else empty.
    pub salutation: String,
    /// What is said, one entry a paragraph.
    pub paragraphs: Vec<String>,
    /// The last paragraph, which stays with the signature.
    pub closing: String,
}

impl LetterText {
    /// Parts a filled letter; every line that is not blank is a paragraph.
    pub fn of(letter: &str) -> Self {
        let mut lines: Vec<String> =
            letter.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let is_salutation = lines.len() > 1 && lines.first().is_some_and(|line| line.ends_with(['：', ':', '，', ',']));
        let salutation = if is_salutation { lines.remove(0) } else { String::new() };
        let closing = lines.pop().unwrap_or_default();
        Self { salutation, paragraphs: lines, closing }
    }
}

/// A run of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Of(Placeholder),
}

/// The braces, as typed with or without a Chinese keyboard.
const OPEN: [char; 2] = ['{', '｛'];
const CLOSE: [char; 2] = ['}', '｝'];

/// Reads one line. A placeholder never goes over its end.
fn read(text: &str, line: usize) -> (Vec<Piece>, Vec<TemplateProblem>) {
    let (mut pieces, mut problems) = (Vec::new(), Vec::new());
    let mut words = String::new();
    let mut rest = text.strip_suffix('\r').unwrap_or(text);
    while let Some(at) = rest.find(|sign| OPEN.contains(&sign) || CLOSE.contains(&sign)) {
        let (before, from) = rest.split_at(at);
        words.push_str(before);
        let mut signs = from.chars();
        let Some(brace) = signs.next() else { break };
        rest = signs.as_str();
        if let Some(doubled) = rest.strip_prefix(brace) {
            words.push(brace);
            rest = doubled;
        } else if CLOSE.contains(&brace) {
            let skipped = words.chars().count().saturating_sub(QUOTED);
            problems.push(TemplateProblem::Unopened { words: words.chars().skip(skipped).collect(), line });
        } else if let Some((name, after)) = closed(rest) {
            rest = after;
            match Placeholder::from_name(name) {
                Some(placeholder) => {
                    pieces.push(Piece::Words(std::mem::take(&mut words)));
                    pieces.push(Piece::Of(placeholder));
                }
                None => problems.push(TemplateProblem::Unknown { name: name.trim().to_owned(), line }),
            }
        } else {
            problems.push(TemplateProblem::Unclosed { words: rest.chars().take(QUOTED).collect(), line });
        }
    }
    words.push_str(rest);
    pieces.push(Piece::Words(words));
    (pieces, problems)
}

/// The name up to the closing brace and what follows it; `None` where another brace opens first or none closes.
fn closed(rest: &str) -> Option<(&str, &str)> {
    let end = rest.find(|sign| OPEN.contains(&sign) || CLOSE.contains(&sign))?;
    let (name, from) = rest.split_at(end);
    Some((name, from.strip_prefix(CLOSE)?))
}

#[cfg(test)]
mod tests;
