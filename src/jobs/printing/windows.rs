//! The spooler of Windows, asked through PowerShell, which every Windows has: pages go as pictures at the printer's own
//! resolution. Compiled and tested everywhere, chosen on Windows alone.

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::error::PrintError;
use super::order::PrintOrder;
use super::queue::{Printers, QueueState};
use super::running::run;
use super::ticket::{JobState, JobTicket};
use super::windows_words::{self as words, Request, Sheet, Sheets};
use crate::documents::raster::{PagePicture, page_picture, page_sizes_mm};

const SCRIPT: &str = include_str!("../../../assets/documents/windows_print.ps1");
const MM_PER_INCH: f32 = 25.4;

/// PowerShell and how long it may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Windows {
    /// The program: `powershell`.
    pub shell: OsString,
    /// How long a question may take; it starts slowly.
    pub patience: Duration,
    /// How much longer for each page printed.
    pub patience_a_page: Duration,
    /// How often a job is looked at.
    pub pace: Duration,
}

impl Default for Windows {
    fn default() -> Self {
        Self {
            shell: "powershell".into(),
            patience: Duration::from_mins(1),
            patience_a_page: Duration::from_secs(10),
            pace: Duration::from_secs(3),
        }
    }
}

impl Windows {
    /// The printers, with an empty list where none can be asked for.
    pub(super) fn printers(&self) -> Printers {
        self.list().unwrap_or_default()
    }

    fn list(&self) -> Result<Printers, PrintError> {
        let folder = folder()?;
        words::printers(&self.ask(&Request::List, folder.path(), self.patience)?)
    }

    /// Draws the pages as fine as the printer prints and gives them to it.
    pub(super) fn send(&self, order: &PrintOrder, pdf: &[u8]) -> Result<JobTicket, PrintError> {
        let printers = self.list()?;
        let info = printers.info(&order.printer).ok_or_else(|| PrintError::Gone(order.printer.clone()))?;
        if let QueueState::Stopped(reason) = &info.state {
            return Err(PrintError::Stopped(reason.clone()));
        }
        let folder = folder()?;
        let pages = draw_pages(order, pdf, (folder.path(), words::dpi(info)))?;
        let patience = self.patience + self.patience_a_page * u32::try_from(pages.len()).unwrap_or(u32::MAX);
        let answer = self.ask(&Request::Print(Sheets::new(order, pages)), folder.path(), patience)?;
        let id = words::job(&answer)?.map(|job| job.to_string());
        Ok(JobTicket { printer: order.printer.clone(), id })
    }

    /// How far the job is.
    pub(super) fn job_state(&self, ticket: &JobTicket) -> Result<JobState, PrintError> {
        let Some(job) = number(ticket) else {
            return Ok(JobState::Done);
        };
        let folder = folder()?;
        words::job_state(&self.ask(&Request::State { printer: &ticket.printer, job }, folder.path(), self.patience)?)
    }

    /// Takes the job out of the queue.
    pub(super) fn cancel(&self, ticket: &JobTicket) -> Result<(), PrintError> {
        let late = || PrintError::TooLate(String::new());
        let job = number(ticket).ok_or_else(late)?;
        let folder = folder()?;
        let request = Request::Cancel { printer: &ticket.printer, job };
        let answer = self.ask(&request, folder.path(), self.patience).and_then(|answer| words::was_found(&answer));
        match answer {
            Ok(true) => Ok(()),
            Ok(false) => Err(late()),
            Err(PrintError::Refused(because)) => Err(PrintError::NotCancelled(because)),
            Err(error) => Err(error),
        }
    }

    /// Asks the script in its folder and reads its answer.
    fn ask(&self, request: &Request<'_>, folder: &Path, patience: Duration) -> Result<String, PrintError> {
        let [question, answer, script] = words::files(folder);
        let json = serde_json::to_vec(request).map_err(|error| PrintError::Broken(error.to_string()))?;
        put(&question, &json)?;
        put(&script, SCRIPT.as_bytes())?;
        let mut command = Command::new(&self.shell);
        command.args(words::shell_arguments()).env("HALLKEEPER_PRINT", folder);
        let said = run(&mut command, None, patience)?;
        std::fs::read_to_string(answer).map_err(|_| PrintError::Broken(said.complaint))
    }
}

fn number(ticket: &JobTicket) -> Option<u32> {
    ticket.id.as_deref()?.parse().ok()
}

/// A folder that goes when it is let go.
fn folder() -> Result<tempfile::TempDir, PrintError> {
    tempfile::Builder::new().prefix("hallkeeper-print").tempdir().map_err(disk)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), PrintError> {
    File::create(path).and_then(|mut file| file.write_all(bytes)).map_err(disk)
}

fn disk(error: std::io::Error) -> PrintError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PrintError::SpoolFull(error.to_string()),
        _ => PrintError::Broken(error.to_string()),
    }
}

/// The pages asked for as picture files in the folder, so many dots an inch.
fn draw_pages(order: &PrintOrder, pdf: &[u8], (folder, dpi): (&Path, u32)) -> Result<Vec<Sheet>, PrintError> {
    let sizes = page_sizes_mm(pdf).map_err(|error| PrintError::Page { page: 1, because: error.to_string() })?;
    let wanted = sizes.into_iter().enumerate().filter(|(index, _)| order.wants(index + 1));
    let draw = |(index, (width_mm, height_mm)): (usize, (f32, f32))| {
        let page = index + 1;
        let bad = |because: String| PrintError::Page { page, because };
        let picture = page_picture(pdf, index, dpi as f32 / MM_PER_INCH).map_err(|error| bad(error.to_string()))?;
        let file = words::page_file(page);
        put(&folder.join(&file), &png(&picture).map_err(|error| bad(error.to_string()))?)?;
        Ok(Sheet { file, width_mm, height_mm })
    };
    wanted.map(draw).collect()
}

fn png(picture: &PagePicture) -> Result<Vec<u8>, image::ImageError> {
    let rgb: Vec<u8> = picture.rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
    let mut bytes = vec![];
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive).write_image(
        &rgb,
        picture.width as u32,
        picture.height as u32,
        ExtendedColorType::Rgb8,
    )?;
    Ok(bytes)
}
