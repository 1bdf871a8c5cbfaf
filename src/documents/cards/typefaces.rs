//! The faces signs are drawn in: the shipped two, and installed ones where a sign asks for them; each is opened once a run.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use krilla::Data;
use krilla::text::Font;

use crate::documents::engine::installed_face;
use crate::documents::fonts;
use crate::documents::installed_fonts::FaceFile;

/// A face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Typeface {
    /// The shipped regular one.
    Regular,
    /// The shipped bold one.
    Bold,
    /// An installed one, by the order in which they were asked for.
    Installed(usize),
}

static REGULAR: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(fonts::REGULAR.into(), 0));
static BOLD: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(fonts::BOLD.into(), 0));
static INSTALLED: Mutex<Vec<(FaceFile, Font)>> = Mutex::new(Vec::new());

impl Typeface {
    /// The installed face; none where its file cannot be read.
    pub(super) fn installed(file: &FaceFile) -> Option<Self> {
        let mut known = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = known.iter().position(|(one, _)| one == file) {
            return Some(Self::Installed(place));
        }
        let face = installed_face(file)?;
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(face.data().clone());
        known.push((file.clone(), Font::new(Data::from(bytes), face.index())?));
        Some(Self::Installed(known.len() - 1))
    }

    /// As the PDF writer takes it.
    pub(super) fn font(self) -> Option<Font> {
        match self {
            Self::Regular => REGULAR.clone(),
            Self::Bold => BOLD.clone(),
            Self::Installed(place) => {
                let known = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
                known.get(place).map(|(_, font)| font.clone())
            }
        }
    }
}
