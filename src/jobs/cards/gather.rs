//! Reads the records: fields, problems and remarks of each, the look of the unit; photos only of those that are drawn.

use std::collections::BTreeMap;

use super::fields::{self, Fields};
use super::readiness::{CardProblem, CardRemark, HeldBack, rare, required, without_glyph};
use super::stars::stars_on;
use super::{CardOptions, Code, Numbered, Subject};
use crate::documents::cards::{CardContent, CardUnit, Mark};
use crate::domain::cards::{CardFace, CardToMake, IssueReason};
use crate::domain::hall::{DEFAULT_UNIT_COLOUR, Sector, ServiceWindow, colour_rgb};
use crate::domain::ids::{FileId, StaffId};
use crate::domain::layouts::{CardField, CardLayout, ElementKind, Shown};
use crate::domain::photos::PhotoSize;
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::{Register, RegisterError};

/// The gold rule under the band.
const RULE_RGB: [u8; 3] = [0xC9, 0xA2, 0x4B];
/// The work number where the unit colour is the default one: a shade darker than the band.
const NUMBER_RGB: [u8; 3] = [0x00, 0x59, 0x4F];

/// One that can be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyCard {
    /// Who or what.
    pub subject: Subject,
    /// What the ledger keeps of it.
    pub face: CardFace,
    /// What stands on it; without its photo until [`Gathered::with_photos`].
    pub content: CardContent,
    /// Its photo in the file.
    pub photo: Option<FileId>,
    /// What is to be said of it.
    pub remarks: Vec<CardRemark>,
}

impl ReadyCard {
    /// The card to be made for it, as the first of its kind.
    pub fn to_make(&self, product: Product) -> CardToMake {
        CardToMake {
            product,
            staff: self.subject.person(),
            face: self.face.clone(),
            valid_until: None,
            reason: IssueReason::First,
            note: String::new(),
        }
    }
}

/// What can be printed of those asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// The product.
    pub product: Product,
    /// What all share.
    pub unit: CardUnit,
    /// The look of each; a poster and a list have none.
    pub layout: Option<CardLayout>,
    /// Those ready, in the order asked for.
    pub ready: Vec<ReadyCard>,
    /// Those held back, in the order asked for.
    pub held_back: Vec<HeldBack>,
}

/// Sorts people, windows or visitors into those ready to print and those held back.
///
/// # Errors
/// The file's.
pub fn gather(
    register: &Register,
    product: Product,
    subjects: &[Subject],
    options: &CardOptions,
) -> Result<Gathered, RegisterError> {
    let layout = layout_of(register, product, options)?;
    let reader = Reader::new(register, (product, options, layout.as_ref()))?;
    let mut gathered =
        Gathered { product, unit: unit(register, options)?, layout, ready: Vec::new(), held_back: Vec::new() };
    for subject in subjects {
        let Some(found) = reader.read(*subject)? else { continue };
        let problems = reader.problems(&found);
        if problems.is_empty() {
            gathered.ready.push(reader.ready(*subject, found));
        } else {
            gathered.held_back.push(held_back(*subject, found, problems));
        }
    }
    Ok(gathered)
}

fn layout_of(
    register: &Register,
    product: Product,
    options: &CardOptions,
) -> Result<Option<CardLayout>, RegisterError> {
    match &options.layout {
        _ if !product.has_layout() => Ok(None),
        Some(layout) => Ok(Some(layout.clone())),
        None => Ok(Some(register.chosen_layout(product)?.layout)),
    }
}

/// The look of the unit: its names, colours, logo, seal and phone.
fn unit(register: &Register, options: &CardOptions) -> Result<CardUnit, RegisterError> {
    let hall = register.hall();
    let band_rgb = colour_rgb(&hall.unit_colour);
    let is_default = hall.unit_colour.eq_ignore_ascii_case(DEFAULT_UNIT_COLOUR);
    Ok(CardUnit {
        unit_name: hall.unit_name.clone(),
        hall_name: hall.name.clone(),
        address: hall.address.clone(),
        band_rgb,
        rule_rgb: RULE_RGB,
        number_rgb: if is_default { NUMBER_RGB } else { band_rgb },
        logo: hall.logo.map(|logo| register.file(logo)).transpose()?,
        seal: register.seal()?.map(|seal| register.file(seal)).transpose()?,
        mark: if hall.sector == Sector::Power { Mark::Power } else { Mark::House },
        supervision_phone: hall.supervision_phone.clone(),
        labels: options.words.labels.clone(),
    })
}

/// The photo of a person that a product shows, and whether it is a 1-inch one in place of a 5-inch one.
///
/// # Errors
/// The file's.
pub fn picture_of(
    register: &Register,
    product: Product,
    member: &StaffMember,
) -> Result<(Option<FileId>, bool), RegisterError> {
    if !matches!(product, Product::PhotoWall | Product::PhotoPoster) {
        return Ok((member.photo, false));
    }
    let large = register.photo_for(member.id, PhotoSize::FiveInch)?;
    Ok((large.or(member.photo), large.is_none() && member.photo.is_some()))
}

fn held_back(subject: Subject, found: Found, problems: Vec<CardProblem>) -> HeldBack {
    let text = |first, second| {
        let of = |field| found.fields.get(field).cloned().unwrap_or_default();
        match subject {
            Subject::Window(_) => of(&second),
            Subject::Person(_) | Subject::Visitor(_) => of(&first),
        }
    };
    let number = text(CardField::WorkNo, CardField::Window);
    let name = text(CardField::Name, CardField::Business);
    HeldBack { subject, number, name, problems }
}

/// What was found of one.
struct Found {
    fields: Fields,
    face: CardFace,
    photo: Option<FileId>,
    is_enlarged: bool,
    has_left: bool,
    has_star: bool,
}

/// Reads one after the other, with what they share read once.
struct Reader<'a> {
    register: &'a Register,
    product: Product,
    options: &'a CardOptions,
    of_hall: Fields,
    windows: Vec<ServiceWindow>,
    stars: Vec<StaffId>,
    needs_photo: bool,
}

impl<'a> Reader<'a> {
    fn new(
        register: &'a Register,
        (product, options, layout): (Product, &'a CardOptions, Option<&CardLayout>),
    ) -> Result<Self, RegisterError> {
        let shows = |wanted: &dyn Fn(&ElementKind, Shown) -> bool| {
            layout.is_some_and(|layout| layout.elements.iter().any(|element| wanted(&element.kind, element.shown)))
        };
        let has_star = shows(&|kind, shown| *kind == ElementKind::Star || shown == Shown::Star);
        Ok(Self {
            register,
            product,
            options,
            of_hall: fields::of_hall(register.hall(), options),
            windows: register.windows()?,
            stars: if has_star { stars_on(&register.awards()?, options.today) } else { Vec::new() },
            needs_photo: product == Product::PhotoPoster || shows(&|kind, _| *kind == ElementKind::Photo),
        })
    }

    /// `None`: there is no such person or window.
    fn read(&self, subject: Subject) -> Result<Option<Found>, RegisterError> {
        let unit_name = &self.register.hall().unit_name;
        let mut found = Found {
            fields: self.of_hall.clone(),
            face: CardFace { unit_name: unit_name.trim().to_owned(), ..CardFace::default() },
            photo: None,
            is_enlarged: false,
            has_left: false,
            has_star: false,
        };
        match subject {
            Subject::Visitor(_) => {}
            Subject::Window(id) => {
                let Some(window) = self.windows.iter().find(|window| window.id == id) else { return Ok(None) };
                found.fields.extend(fields::of_window(window));
            }
            Subject::Person(id) => {
                let member = self.register.staff_member(id)?;
                let number = member.record.window.trim();
                let window = self.windows.iter().find(|window| window.number.trim() == number && !number.is_empty());
                let business = window.map_or("", |window| window.purpose.as_str());
                found.face = CardFace::of(unit_name, &member);
                found.fields.extend(fields::of_person(&member.record, business, &self.options.words.separator));
                (found.photo, found.is_enlarged) = picture_of(self.register, self.product, &member)?;
                found.has_left = member.record.status == StaffStatus::Left;
                found.has_star = self.stars.contains(&id);
            }
        }
        Ok(Some(found))
    }

    fn problems(&self, found: &Found) -> Vec<CardProblem> {
        let mut problems = Vec::new();
        if found.has_left && self.product.is_card() {
            problems.push(CardProblem::Left);
        }
        if self.needs_photo && found.photo.is_none() {
            problems.push(CardProblem::MissingPhoto);
        }
        let is_empty = |field: &CardField| found.fields.get(field).is_none_or(|text| text.trim().is_empty());
        problems.extend(required(self.product).iter().copied().filter(is_empty).map(CardProblem::Missing));
        problems.extend(without_glyph(found.fields.values().map(String::as_str)));
        problems
    }

    fn ready(&self, subject: Subject, found: Found) -> ReadyCard {
        let Found { fields, face, photo, is_enlarged, has_star, .. } = found;
        let name = fields.get(&CardField::Name).cloned().unwrap_or_default();
        let mut remarks: Vec<CardRemark> = rare(&name).collect();
        if is_enlarged && self.needs_photo {
            remarks.push(CardRemark::EnlargedPhoto);
        }
        ReadyCard {
            subject,
            face,
            photo: photo.filter(|_| self.needs_photo),
            content: CardContent {
                fields,
                photo: None,
                code: String::new(),
                has_star,
                with_code: self.options.code == Code::Shown,
            },
            remarks,
        }
    }
}

impl Gathered {
    /// The same look, of nobody.
    #[must_use]
    pub fn without_cards(&self) -> Self {
        let Self { product, unit, layout, .. } = self;
        Self { product: *product, unit: unit.clone(), layout: layout.clone(), ready: Vec::new(), held_back: Vec::new() }
    }

    /// The last day that stands on the cards.
    pub fn last_day(&self) -> Option<chrono::NaiveDate> {
        self.ready.first()?.content.fields.get(&CardField::ValidUntil)?.parse().ok()
    }

    /// Gives each ready card its number and code, by subject; those without one keep theirs.
    pub fn number(&mut self, numbers: &BTreeMap<Subject, Numbered>) {
        for card in &mut self.ready {
            if let Some(numbered) = numbers.get(&card.subject) {
                card.content.fields.insert(CardField::CardNumber, numbered.number.to_string());
                card.content.code.clone_from(&numbered.code);
            }
        }
    }

    /// Reads the photos of those ready cards that are wanted, by their place among them.
    ///
    /// # Errors
    /// The file's.
    pub fn with_photos(mut self, register: &Register, wanted: impl Fn(usize) -> bool) -> Result<Self, RegisterError> {
        for (index, card) in self.ready.iter_mut().enumerate() {
            if let Some(photo) = card.photo.filter(|_| wanted(index)) {
                card.content.photo = Some(register.file(photo)?);
            }
        }
        Ok(self)
    }

    /// What stands on the ready cards, in order.
    pub fn contents(&self) -> Vec<CardContent> {
        self.ready.iter().map(|card| card.content.clone()).collect()
    }
}
