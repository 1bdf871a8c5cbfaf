//! What the lists show: the layouts of a product and the people a sample can be made of; built when hall, roster, product or
//! language changed.

use super::drafts::Drafts;
use super::open::Target;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::domain::staff::StaffStatus;
use crate::jobs::cards::{Subject, SubjectKind};
use crate::register::{Area, RegisterError};
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

/// A layout in the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) target: Target,
    pub(super) name: String,
    /// As it is kept; of one not saved yet as it is kept as a draft.
    pub(super) layout: CardLayout,
    /// Whether the product is printed with it.
    pub(super) is_chosen: bool,
}

/// Someone a sample can be made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Model {
    pub(super) subject: Subject,
    pub(super) name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    hall: u64,
    staff: u64,
    product: Product,
    lang: Lang,
}

/// The lists.
#[derive(Debug, Default)]
pub(super) struct Data {
    key: Option<Key>,
    pub(super) lines: Vec<Line>,
    pub(super) models: Vec<Model>,
    /// What the file said when it could not be read.
    pub(super) unreadable: Option<String>,
}

impl Data {
    /// Builds the lists anew when something they show was changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, product: Product) {
        let [hall, staff] = [Area::Hall, Area::Staff].map(|area| cx.register.revision(area));
        let key = Key { hall, staff, product, lang: cx.strings.lang() };
        if self.key == Some(key) {
            return;
        }
        let read = lines(cx, product).and_then(|lines| Ok((lines, models(cx, product)?)));
        self.unreadable = read.as_ref().err().map(ToString::to_string);
        (self.lines, self.models) = read.unwrap_or_default();
        self.key = Some(key);
    }

    /// The line of a layout.
    pub(super) fn line(&self, target: Target) -> Option<&Line> {
        self.lines.iter().find(|line| line.target == target)
    }

    /// The lines with the drafts not saved yet behind them.
    pub(super) fn with_new(&self, cx: &UiContext<'_>, (drafts, product): (&Drafts, Product)) -> Vec<Line> {
        let lang = cx.strings.lang().key();
        let new = drafts.new_ones(product).map(|draft| Line {
            target: draft.target,
            name: draft.layout.name_in(lang).to_owned(),
            layout: draft.layout.clone(),
            is_chosen: false,
        });
        self.lines.iter().cloned().chain(new).collect()
    }
}

fn lines(cx: &UiContext<'_>, product: Product) -> Result<Vec<Line>, RegisterError> {
    let chosen = cx.register.chosen_layout(product)?.id;
    let lang = cx.strings.lang().key();
    let of_product = CardLayout::shipped().iter().enumerate().filter(|(_, shipped)| shipped.layout.product == product);
    let mut lines: Vec<Line> = of_product
        .map(|(place, shipped)| Line {
            target: Target::Shipped(place),
            name: shipped.layout.name_in(lang).to_owned(),
            layout: shipped.layout.clone(),
            is_chosen: false,
        })
        .collect();
    if let Some(first) = lines.first_mut() {
        first.is_chosen = chosen.is_none();
    }
    let own = cx.register.card_layouts()?;
    let in_use = own.into_iter().filter(|own| own.layout.product == product && own.retired_on.is_none());
    lines.extend(in_use.map(|own| Line {
        target: Target::Own(own.id),
        name: own.name,
        layout: own.layout,
        is_chosen: chosen == Some(own.id),
    }));
    Ok(lines)
}

/// Those at work with a photo first, so that the first one is a complete sample.
fn models(cx: &UiContext<'_>, product: Product) -> Result<Vec<Model>, RegisterError> {
    match SubjectKind::of(product) {
        SubjectKind::Visitors => {
            Ok(vec![Model { subject: Subject::Visitor(0), name: card_words::product(cx.strings, product) }])
        }
        SubjectKind::Windows => {
            let windows = cx.register.windows()?.into_iter().filter(|window| window.retired_on.is_none());
            let name = |number: &str, purpose: &str| format!("{number} {purpose}").trim().to_owned();
            Ok(windows
                .map(|window| Model {
                    subject: Subject::Window(window.id),
                    name: name(&window.number, &window.purpose),
                })
                .collect())
        }
        SubjectKind::People => {
            let mut people = cx.register.staff()?;
            people.retain(|member| member.record.status != StaffStatus::Left);
            let lacks = |text: &str| text.trim().is_empty();
            people.sort_by_key(|member| {
                let record = &member.record;
                (member.photo.is_none(), lacks(&record.post) || lacks(&record.title) || lacks(&record.team))
            });
            Ok(people
                .into_iter()
                .map(|member| Model {
                    subject: Subject::Person(member.id),
                    name: format!("{} {}", member.record.name.as_str(), member.record.work_no.as_str()),
                })
                .collect())
        }
    }
}
