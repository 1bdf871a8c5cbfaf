//! The options of `print`, and of `badges`, its short form.

use std::ffi::OsString;

use lexopt::{Parser, ValueExt};

use super::super::asked::{Asked, PrintAsked, PrintTo};
use super::{Misread, Words};
use crate::domain::cards::IssueReason;
use crate::domain::products::Product;
use crate::domain::sheets::{CropMarks, Flip};
use crate::jobs::cards::Code;
use crate::jobs::cards::sheets::Cover;

/// Options only `print` has.
#[derive(Default)]
pub(super) struct PrintWords {
    product: Option<Product>,
    copies: Option<usize>,
    pages: Option<String>,
    duplex: Option<Flip>,
    crop_marks: CropMarks,
    code: Code,
    cover: Cover,
    reason: Option<IssueReason>,
    note: Option<String>,
    layout: Option<String>,
    count: Option<usize>,
    is_recorded: bool,
}

const OPTIONS: [&str; 18] = [
    "--product",
    "--work-no",
    "--to",
    "--out",
    "--record",
    "--sheet",
    "--start",
    "--copies",
    "--pages",
    "--duplex",
    "--crop-marks",
    "--no-crop-marks",
    "--no-code",
    "--cover-window",
    "--reason",
    "--note",
    "--layout",
    "--count",
];

impl Words {
    pub(super) fn print_option(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misread> {
        match name {
            "product" => {
                let value = self.noted("--product", parser)?.string()?;
                let product = Product::from_code(&value);
                self.print.product = Some(product.ok_or(Misread::BadValue("--product", value))?);
            }
            "copies" => self.print.copies = Some(self.noted_count("--copies", parser)?),
            "count" => self.print.count = Some(self.noted_count("--count", parser)?),
            "pages" => self.print.pages = Some(self.noted("--pages", parser)?.string()?),
            "duplex" => {
                let value = self.noted("--duplex", parser)?.string()?;
                self.print.duplex = Some(match value.as_str() {
                    "long" => Flip::LongEdge,
                    "short" => Flip::ShortEdge,
                    _ => return Err(Misread::BadValue("--duplex", value)),
                });
            }
            "no-crop-marks" if self.note("--no-crop-marks") => self.print.crop_marks = CropMarks::Hidden,
            "no-code" if self.note("--no-code") => self.print.code = Code::Hidden,
            "cover-window" if self.note("--cover-window") => self.print.cover = Cover::Shown,
            "record" => self.print.is_recorded = self.note("--record"),
            "reason" => {
                let value = self.noted("--reason", parser)?.string()?;
                let known = IssueReason::from_code(&value).filter(|reason| IssueReason::AGAIN.contains(reason));
                self.print.reason = Some(known.ok_or(Misread::BadValue("--reason", value))?);
            }
            "note" => self.print.note = Some(self.noted("--note", parser)?.string()?),
            "layout" => self.print.layout = Some(self.noted("--layout", parser)?.string()?),
            other => return Err(Misread::Unexpected(format!("--{other}"))),
        }
        Ok(())
    }

    pub(super) fn print(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&OPTIONS);
        let product = self.print.product.ok_or(Misread::Missing("--product"))?;
        let mut numbers = std::mem::take(&mut self.work_numbers);
        numbers.extend(rest.by_ref().map(|word| word.to_string_lossy().trim().to_uppercase()));
        let to = self.print_to()?;
        let words = std::mem::take(&mut self.print);
        Ok(Asked::Print(Box::new(PrintAsked {
            from,
            product,
            numbers,
            to,
            sheet: self.sheet.take(),
            start: self.start.unwrap_or(1),
            copies: words.copies.unwrap_or(1),
            pages: words.pages.unwrap_or_default(),
            duplex: words.duplex,
            crop_marks: words.crop_marks,
            code: words.code,
            cover: words.cover,
            reason: words.reason,
            note: words.note.unwrap_or_default(),
            layout: words.layout,
            count: words.count.unwrap_or(1) as u32,
        })))
    }

    fn print_to(&mut self) -> Result<PrintTo, Misread> {
        // To a printer nothing is replaced.
        let out = if self.out.is_some() { self.out_file() } else { None };
        match (self.period("--to"), out, self.print.is_recorded) {
            (Some(_), Some(_), _) => Err(Misread::Unexpected("--out".to_owned())),
            (Some(printer), None, _) => Ok(PrintTo::Printer(printer)),
            (None, Some(out), true) => Ok(PrintTo::Recorded(out)),
            (None, Some(out), false) => Ok(PrintTo::Proof(out)),
            (None, None, _) => Err(Misread::Missing("--to | --out")),
        }
    }

    /// `badges`: a proof of badges, without crop marks unless they are asked for.
    pub(super) fn badges(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--work-no", "--sheet", "--crop-marks", "--start"]);
        let sheet = self.sheet.take().unwrap_or_else(|| "a4".to_owned());
        match sheet.as_str() {
            "card" if self.start.is_some() => return Err(Misread::Unexpected("--start".to_owned())),
            "card" | "a4" => {}
            _ => return Err(Misread::BadValue("--sheet", sheet)),
        }
        let start = self.start.unwrap_or(1);
        if start > 4 {
            return Err(Misread::BadValue("--start", start.to_string()));
        }
        let out = self.out_file().ok_or(Misread::Missing("--out"))?;
        let crop_marks = if self.has_crop_marks { CropMarks::Shown } else { CropMarks::Hidden };
        Ok(Asked::Print(Box::new(PrintAsked {
            from,
            product: Product::Badge,
            numbers: std::mem::take(&mut self.work_numbers),
            to: PrintTo::Proof(out),
            sheet: Some(sheet),
            start,
            copies: 1,
            pages: String::new(),
            duplex: None,
            crop_marks,
            code: Code::Shown,
            cover: Cover::Hidden,
            reason: None,
            note: String::new(),
            layout: None,
            count: 1,
        })))
    }
}
