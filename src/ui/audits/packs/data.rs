//! What the list of standards shows: built when the standards, the checks or the language changed.

use crate::domain::standards::Purpose;
use crate::register::packs::{KnownPack, PackOrigin};
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;

/// A standard with how often it is used.
#[derive(Debug, Clone)]
pub(super) struct PackLine {
    /// The edition.
    pub(super) known: KnownPack,
    /// Checks, contests and appraisals that stand on it.
    pub(super) uses: u32,
    /// Whether a new run is offered it.
    pub(super) is_usable: bool,
}

impl PackLine {
    /// Code and edition, which name it.
    pub(super) fn name(&self) -> (&str, &str) {
        (&self.known.pack.code, &self.known.pack.edition)
    }
}

/// The standards, those for this hall first, by purpose.
#[derive(Debug, Default)]
pub(super) struct Data {
    key: Option<[u64; 2]>,
    /// One line each.
    pub(super) lines: Vec<PackLine>,
    /// The list could not be read.
    pub(super) is_unreadable: bool,
}

impl Data {
    /// Builds the list anew when something it shows has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let key = [Area::Audits, Area::Hall].map(|area| cx.register.revision(area));
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let read = read(cx);
        self.is_unreadable = read.is_err();
        self.lines = read.unwrap_or_default();
    }
}

fn read(cx: &UiContext<'_>) -> Result<Vec<PackLine>, RegisterError> {
    let register = cx.register;
    let usable = register.usable_packs()?;
    let sector = register.hall().sector;
    let mut lines = Vec::new();
    for known in register.packs()? {
        if known.origin == PackOrigin::Shipped && known.pack.sector != sector {
            continue;
        }
        let same = |other: &KnownPack| {
            other.pack.code == known.pack.code
                && other.pack.edition == known.pack.edition
                && other.origin == known.origin
        };
        let uses = register.pack_uses(&known.pack.code, &known.pack.edition)?;
        lines.push(PackLine { uses, is_usable: usable.iter().any(same), known });
    }
    let place = |purpose: Purpose| Purpose::ALL.iter().position(|other| *other == purpose);
    lines.sort_by_key(|line| (place(line.known.pack.purpose), !line.is_usable));
    Ok(lines)
}
