//! The standards that can be used: those shipped with the program and the editions made or brought in here. An edition
//! is never edited in place; a change is a new edition (domain rule 4.1).

use chrono::NaiveDate;

use super::audits::bad_pack;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::standards::{Pack, Purpose};
use crate::storage::packs::{self, PackRow};

/// Where an edition comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackOrigin {
    /// With the program.
    Shipped,
    /// Made or brought in here.
    Own,
}

/// An edition of a standard that can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPack {
    /// Its TOML text, which a run keeps.
    pub text: String,
    /// The pack read from it.
    pub pack: Pack,
    /// Where it comes from.
    pub origin: PackOrigin,
    /// Kept since; `None` for a shipped one.
    pub created_at: Option<Moment>,
    /// Not offered any more since.
    pub retired_on: Option<NaiveDate>,
}

impl Register {
    /// Every edition: the shipped ones, then those made here in the order they were kept.
    ///
    /// # Errors
    /// The file's, `BadPack` for a kept edition that cannot be read.
    pub fn packs(&self) -> Result<Vec<KnownPack>, RegisterError> {
        let shipped = Pack::shipped().iter().map(|(text, pack)| KnownPack {
            text: (*text).to_owned(),
            pack: pack.clone(),
            origin: PackOrigin::Shipped,
            created_at: None,
            retired_on: None,
        });
        let mut known: Vec<KnownPack> = shipped.collect();
        for row in packs::all(self.conn())? {
            let PackRow { code, edition, text, created_at, retired_on } = row;
            let pack = Pack::parse(&format!("{code} {edition}"), &text).map_err(bad_pack)?;
            let (origin, created_at) = (PackOrigin::Own, Some(created_at));
            known.push(KnownPack { text, pack, origin, created_at, retired_on });
        }
        Ok(known)
    }

    /// What is offered for a new run: of each code the newest edition in use, of the hall's sector or made here.
    ///
    /// # Errors
    /// Those of [`Register::packs`].
    pub fn usable_packs(&self) -> Result<Vec<KnownPack>, RegisterError> {
        let sector = self.hall().sector;
        let mut newest: Vec<KnownPack> = Vec::new();
        for known in self.packs()? {
            let fits = known.origin == PackOrigin::Own || known.pack.sector == sector;
            if !fits || known.retired_on.is_some() {
                continue;
            }
            match newest.iter_mut().find(|other| other.pack.code == known.pack.code) {
                Some(older) => *older = known,
                None => newest.push(known),
            }
        }
        Ok(newest)
    }

    /// The newest edition in use of a code.
    ///
    /// # Errors
    /// Those of [`Register::packs`].
    pub fn usable_pack(&self, code: &str) -> Result<Option<KnownPack>, RegisterError> {
        Ok(self.usable_packs()?.into_iter().find(|known| known.pack.code == code))
    }

    /// The daily check of this hall: one made here before the shipped one.
    ///
    /// # Errors
    /// Those of [`Register::packs`].
    pub fn daily_pack(&self) -> Result<Option<KnownPack>, RegisterError> {
        let mut daily = self.usable_packs()?;
        daily.retain(|known| known.pack.purpose == Purpose::DailyCheck);
        let own = daily.iter().rposition(|known| known.origin == PackOrigin::Own);
        Ok(match own {
            Some(place) => Some(daily.swap_remove(place)),
            None => daily.into_iter().next(),
        })
    }

    /// How many checks, contests and appraisals stand on an edition.
    ///
    /// # Errors
    /// The file's.
    pub fn pack_uses(&self, code: &str, edition: &str) -> Result<u32, RegisterError> {
        Ok(packs::uses(self.conn(), (code, edition))?)
    }

    /// Keeps an edition made or brought in here; gives its code.
    ///
    /// # Errors
    /// `BadPack`; `PackEditionTaken` when that edition of the code is there already, shipped or kept.
    pub fn publish_pack(&mut self, text: &str, at: Moment) -> Result<Outcome<String>, RegisterError> {
        let pack = Pack::parse("pack", text).map_err(bad_pack)?;
        let taken = |known: &KnownPack| known.pack.code == pack.code && known.pack.edition == pack.edition;
        let name = format!("{} {}", pack.code, pack.edition);
        if self.packs()?.iter().any(taken) {
            return Err(Refusal::PackEditionTaken { edition: name }.into());
        }
        let Pack { code, edition, .. } = pack;
        let row = PackRow { code, edition, text: text.to_owned(), created_at: at, retired_on: None };
        self.transact(Action::new(ActionKind::PublishPack, name, at), |w| {
            packs::insert(w.conn, w.hall, &row)?;
            Ok(row.code.clone())
        })
    }

    /// Offers an edition made here no more from a day on; runs that stand on it keep it.
    ///
    /// # Errors
    /// `NoSuchRecord` for one that was not made here.
    pub fn retire_pack(
        &mut self,
        (code, edition): (&str, &str),
        on: NaiveDate,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::RetirePack, format!("{code} {edition}"), at), |w| {
            match packs::retire(w.conn, (code, edition), Some(on))? {
                0 => Err(Refusal::NoSuchRecord.into()),
                _ => Ok(()),
            }
        })
    }
}
