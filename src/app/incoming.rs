//! Files dropped on the window and pictures pasted into it, handed to the active screen.

use std::path::Path;

use egui::{Color32, ColorImage, Context, Event};

use super::App;
use crate::ui::commands::Notice;
use crate::ui::context::Incoming;

/// Largest file taken by drop, in bytes (a scan of 600 dpi is far smaller; a roster too).
const MOST_BYTES: u64 = 64 * 1024 * 1024;

impl App {
    pub(super) fn take_incoming(&mut self, ctx: &Context) {
        if self.busy.is_some() {
            return self.refuse_incoming(ctx);
        }
        let mut incoming = self.dropped(ctx);
        incoming.extend(pasted(ctx));
        for one in &incoming {
            self.with_screens(|screens, cx| screens.shown().receive(one, cx));
        }
    }

    /// Long work has the records: nobody can take a file now, which is said.
    fn refuse_incoming(&mut self, ctx: &Context) {
        let is_paste = |event: &Event| matches!(event, Event::PasteImage(_));
        if ctx.input(|input| !input.raw.dropped_files.is_empty() || input.events.iter().any(is_paste)) {
            let notice = Notice::wrong(self.strings.text("busy-dropped"), self.strings.text("busy-dropped-do"));
            self.notify(notice);
        }
    }

    fn dropped(&mut self, ctx: &Context) -> Vec<Incoming> {
        let files = ctx.input(|input| input.raw.dropped_files.clone());
        let mut incoming = Vec::new();
        for file in files {
            match read(file.path(), || file.bytes()) {
                Ok(one) => incoming.push(one),
                Err(because) => {
                    let notice =
                        Notice::wrong(self.strings.text("error-dropped"), self.strings.text("error-dropped-do"));
                    self.notify(notice.with_details(because));
                }
            }
        }
        incoming
    }
}

fn read(path: &Path, bytes: impl FnOnce() -> Result<Vec<u8>, String>) -> Result<Incoming, String> {
    if std::fs::metadata(path).is_ok_and(|found| found.len() > MOST_BYTES) {
        return Err("larger than 64 MB".to_owned());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // A folder has no bytes of its own; the screen looks into it.
    let bytes = if path.is_dir() { Vec::new() } else { bytes()? };
    Ok(Incoming { name, path: Some(path.to_owned()), bytes })
}

fn pasted(ctx: &Context) -> Vec<Incoming> {
    let pictures: Vec<_> = ctx.input(|input| {
        let pasted = input.events.iter().filter_map(|event| match event {
            Event::PasteImage(picture) => Some(picture.clone()),
            _ => None,
        });
        pasted.collect()
    });
    pictures.iter().filter_map(|picture| png_of(picture)).collect()
}

fn png_of(picture: &ColorImage) -> Option<Incoming> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).ok());
    let rgba = picture.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
    let pixels = image::RgbaImage::from_raw(width?, height?, rgba)?;
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).ok()?;
    Some(Incoming { name: String::new(), path: None, bytes: bytes.into_inner() })
}
