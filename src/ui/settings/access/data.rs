//! What the page shows, read when the list, the key file or the language changed.

use crate::domain::ids::KeeperId;
use crate::domain::keepers::Keeper;
use crate::register::Area;
use crate::register::sealing::{CAN_SEAL, KeySlots};
use crate::ui::context::UiContext;

/// How the file stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Standing {
    /// In memory: nothing to close.
    #[default]
    InMemory,
    /// Open to everybody, and this edition cannot close it.
    CannotSeal,
    /// Open to everybody.
    Plain,
    /// Closed by a passphrase.
    Sealed,
}

/// A person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) keeper: Keeper,
    pub(super) since: String,
    pub(super) has_passphrase: bool,
    pub(super) is_at_work: bool,
}

/// Everything the page shows.
#[derive(Debug, Default)]
pub(super) struct AccessData {
    seen: Option<Seen>,
    pub(super) standing: Standing,
    pub(super) people: Vec<Person>,
    /// The key file cannot be read: the recovery code is all there is.
    pub(super) keys_bad: bool,
}

type Seen = (u64, Option<KeeperId>);

impl AccessData {
    /// The data of now: what was read before if nothing changed.
    pub(super) fn current<'a>(kept: &'a mut Option<Self>, cx: &UiContext<'_>) -> &'a Self {
        let seen = (cx.register.revision(Area::Hall), cx.register.author());
        if kept.as_ref().is_none_or(|data| data.seen != Some(seen)) {
            *kept = Some(Self { seen: Some(seen), ..Self::read(cx) });
        }
        kept.get_or_insert_with(Self::default)
    }

    fn read(cx: &UiContext<'_>) -> Self {
        let path = cx.register.path();
        let standing = match (path, cx.register.key()) {
            (None, _) => Standing::InMemory,
            (Some(_), Some(_)) => Standing::Sealed,
            (Some(_), None) if CAN_SEAL => Standing::Plain,
            (Some(_), None) => Standing::CannotSeal,
        };
        let sealed = path.filter(|_| standing == Standing::Sealed);
        let slots = sealed.map(KeySlots::of_file);
        let keys_bad = matches!(slots, Some(Err(_) | Ok(None)));
        let slots = slots.and_then(Result::ok).flatten();
        let keepers = cx.register.keepers().unwrap_or_else(|error| {
            tracing::error!(%error, "the people who may open the file could not be read");
            Vec::new()
        });
        let people = keepers.into_iter().map(|keeper| Person {
            since: keeper.added_at.local().format("%Y-%m-%d").to_string(),
            has_passphrase: slots.as_ref().is_some_and(|slots| slots.has(&keeper.uid)),
            is_at_work: cx.register.author() == Some(keeper.id),
            keeper,
        });
        Self { seen: None, standing, people: people.collect(), keys_bad }
    }
}
