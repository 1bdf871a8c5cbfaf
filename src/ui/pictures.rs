//! Pictures of the file as textures: decoded once, shown many times, small for lists.

use std::cell::RefCell;
use std::collections::HashMap;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::domain::ids::FileId;
use crate::register::Register;

/// Size a picture is shown in; decides how many pixels are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureSize {
    /// A thumbnail of a list: at most 100 pixels high.
    Thumbnail,
    /// A detail: at most 525 pixels high.
    Detail,
    /// As large as a sheet of paper on the screen: at most 1600 pixels high.
    Page,
}

impl PictureSize {
    fn most_pixels(self) -> u32 {
        match self {
            Self::Thumbnail => 100,
            Self::Detail => 525,
            Self::Page => 1600,
        }
    }
}

/// Textures by file number. A picture that cannot be read is remembered as none.
#[derive(Default)]
pub struct Pictures(RefCell<HashMap<(FileId, PictureSize), Option<TextureHandle>>>);

impl Pictures {
    /// The texture of a picture of the file; `None` when there is none or it cannot be read.
    pub fn of_file(
        &self,
        ctx: &Context,
        register: &Register,
        (id, size): (FileId, PictureSize),
    ) -> Option<TextureHandle> {
        if let Some(known) = self.0.borrow().get(&(id, size)) {
            return known.clone();
        }
        let made = register.file(id).ok().and_then(|bytes| texture(ctx, &format!("file-{}", id.0), &bytes, size));
        self.0.borrow_mut().insert((id, size), made.clone());
        made
    }

    /// Forgets all; another file was opened.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

/// A texture from the bytes of a JPEG, PNG or WebP.
pub fn texture(ctx: &Context, name: &str, bytes: &[u8], size: PictureSize) -> Option<TextureHandle> {
    let picture = image::load_from_memory(bytes).ok()?;
    let most = size.most_pixels();
    let picture = if picture.height() > most { picture.thumbnail(most * 4, most) } else { picture };
    let rgba = picture.to_rgba8();
    let (width, height) = rgba.dimensions();
    let pixels = ColorImage::from_rgba_unmultiplied([width as usize, height as usize], rgba.as_raw());
    Some(ctx.load_texture(name, pixels, TextureOptions::LINEAR))
}
