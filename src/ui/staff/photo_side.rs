//! Pictures that come in by drop, paste or choice, and where they go.

use super::import::Import;
use super::photo::{PhotoEditor, is_picture};
use super::photo_batch::PhotoBatch;
use super::{PICTURES, PickFor, Side, StaffTab};
use crate::domain::ids::StaffId;
use crate::jobs::photo::PhotoSource;
use crate::ui::commands::Notice;
use crate::ui::context::{Incoming, UiContext};
use crate::ui::pick::{PathPick, PickWhat};

impl StaffTab {
    /// A list is brought in, a folder of photos reviewed, a picture cut for whoever is chosen.
    pub(super) fn take_in(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let Incoming { name, path, bytes } = incoming;
        let is_photo = is_picture(name, bytes);
        let folder = path.as_ref().filter(|path| path.is_dir());
        if let Some(folder) = folder {
            match &mut self.import {
                Some(import) => import.photos_dropped(cx, folder.clone()),
                None => self.photos = Some(Box::new(PhotoBatch::of_folder(cx, folder.clone()))),
            }
            return;
        }
        if self.photos.is_some() {
            return;
        }
        match (path, self.chosen) {
            (Some(path), _) if !is_photo => {
                self.import = Some(Box::new(Import::of_file(cx, path.clone())));
            }
            (_, Some(id)) if is_photo && self.import.is_none() => {
                let source = match path {
                    Some(path) if bytes.is_empty() => PhotoSource::File(path.clone()),
                    _ => PhotoSource::Bytes(name.clone(), bytes.clone()),
                };
                self.edit_photo(cx, id, source);
            }
            (_, None) if is_photo => {
                cx.notify(Notice::wrong(cx.text("staff-photo-for-whom"), cx.text("staff-photo-for-whom-do")));
            }
            _ => {}
        }
    }

    pub(super) fn edit_photo(&mut self, cx: &UiContext<'_>, id: StaffId, source: PhotoSource) {
        let name = self.data.as_ref().and_then(|data| data.member(id)).map(|m| m.record.name.as_str().to_owned());
        self.side = Side::Photo(Box::new(PhotoEditor::open(cx, (id, name.unwrap_or_default()), source)));
        self.ahead = true;
    }

    /// Opens the picture the photo was cut from.
    pub(super) fn crop_again(&mut self, cx: &UiContext<'_>, id: StaffId) {
        let name = self.data.as_ref().and_then(|data| data.member(id)).map(|m| m.record.name.as_str().to_owned());
        if let Some(editor) = PhotoEditor::again(cx, (id, name.unwrap_or_default())) {
            self.side = Side::Photo(Box::new(editor));
            self.ahead = true;
        }
    }

    /// Asks for a picture file.
    pub(super) fn choose_photo(&mut self, cx: &UiContext<'_>, id: StaffId) {
        let pick = PathPick::new(PickWhat::OpenFile, cx.text("staff-photo-choose"), &PICTURES);
        self.pick = Some((PickFor::Photo(id), pick.text(cx.text("staff-photo-ways"))));
    }
}
