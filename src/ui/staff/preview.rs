//! The badge beside a person, in the layout chosen: the very page that prints, made in the background and kept by its content (P1-1.2).

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, Rect, Sense, TextureHandle, TextureOptions, Ui, vec2};

use crate::documents::DocumentError;
use crate::documents::raster::PagePicture;
use crate::domain::cards::code::code_text;
use crate::domain::layouts::CardField;
use crate::domain::products::Product;
use crate::domain::staff::StaffMember;
use crate::jobs::cards::{CardOptions, Code, Gathered, Numbered, ReadyCard, Subject, card_shown, gather};
use crate::jobs::{JobEnd, Task};
use crate::register::RegisterError;
use crate::ui::card_words::{self, card_words};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Tone};

/// Most finished pictures kept.
const KEPT: usize = 24;
/// Pixels across: a little more than twice the points it is shown in.
const PIXELS: f32 = 2.5;
/// Signs in place of the check code of a card not made yet.
const NO_CHECK: &str = "------";

/// A badge as it would print, or why it cannot.
pub(super) type CardContent = Result<Arc<Gathered>, Vec<String>>;

/// What stands on a person's badge; else one sentence for each thing that keeps it from being printed.
pub(super) fn card_content(cx: &UiContext<'_>, member: &StaffMember) -> CardContent {
    let options = CardOptions {
        words: card_words(cx.strings),
        layout: None,
        valid_until: cx.register.hall().badge_valid_until,
        today: cx.today(),
        code: Code::Shown,
    };
    let subject = Subject::Person(member.id);
    let found = gather(cx.register, Product::Badge, &[subject], &options);
    let mut gathered = found.map_err(|error| vec![error.to_string()])?;
    let problems: Vec<String> = gathered
        .held_back
        .iter()
        .flat_map(|held| &held.problems)
        .map(|problem| card_words::problem(cx.strings, *problem, Product::Badge))
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    if let Some(card) = gathered.ready.first() {
        let numbered = number(cx, card).map_err(|error| vec![error.to_string()])?;
        gathered.number(&BTreeMap::from([(subject, numbered)]));
    }
    let whole = gathered.with_photos(cx.register, |_| true).map_err(|error| vec![error.to_string()])?;
    Ok(Arc::new(whole))
}

/// The number of the badge the person has, or the one that would come next.
fn number(cx: &UiContext<'_>, card: &ReadyCard) -> Result<Numbered, RegisterError> {
    let cards = card.subject.person().map(|id| cx.register.cards_of(id)).transpose()?.unwrap_or_default();
    let own = cards.iter().find(|own| own.product == Product::Badge && own.life.counts());
    if let Some(own) = own {
        return Ok(Numbered { number: own.number.clone(), code: cx.register.code_of(own) });
    }
    let wanted = card.to_make(Product::Badge);
    let number = cx.register.next_numbers(std::slice::from_ref(&wanted))?.into_iter().next();
    let series = card.content.fields.get(&CardField::WorkNo).cloned().unwrap_or_default();
    let number = number.unwrap_or(crate::domain::cards::CardNumber { series, running: 1 });
    let code = code_text(&card.face.work_no, &number, NO_CHECK);
    Ok(Numbered { number, code })
}

enum Stage {
    Making(Task<Result<PagePicture, DocumentError>>),
    Made(TextureHandle),
    Failed(String),
}

/// Pictures of badges by what stands on them.
#[derive(Default)]
pub(super) struct Previews(Vec<(Arc<Gathered>, Stage)>);

impl Previews {
    /// Paints the badge in its place, at the right of the detail.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, card: &CardContent) {
        let [width, height] = size::BADGE_PREVIEW;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let name = cx.text("staff-badge-preview");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        match card {
            Err(problems) => {
                absent(ui, cx, rect, &cx.text("staff-card-cannot"), &problems.join("\n"));
            }
            Ok(content) => self.picture(ui, cx, rect, content),
        }
    }

    fn picture(&mut self, ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, content: &Arc<Gathered>) {
        let is_known = self.0.iter().any(|(known, _)| known == content);
        if !is_known {
            let (card, pixels) = (Arc::clone(content), (rect.width() * PIXELS) as usize);
            let task = cx.jobs.start("badge preview", move |_| card_shown(&card, pixels));
            self.0.push((Arc::clone(content), Stage::Making(task)));
            if self.0.len() > KEPT {
                self.0.remove(0);
            }
        }
        let Some((_, stage)) = self.0.iter_mut().find(|(known, _)| known == content) else {
            return;
        };
        stage.look(ui.ctx());
        match stage {
            Stage::Making(_) => absent(ui, cx, rect, &cx.text("staff-badge-drawing"), ""),
            Stage::Made(texture) => paint_card(ui, cx, rect, texture),
            Stage::Failed(because) => absent(ui, cx, rect, &cx.text("staff-card-cannot"), because),
        }
    }
}

impl Stage {
    fn look(&mut self, ctx: &Context) {
        let Self::Making(task) = self else { return };
        let Some(end) = task.poll() else { return };
        *self = match end {
            JobEnd::Value(Ok(page)) => Self::Made(texture(ctx, &page)),
            JobEnd::Value(Err(error)) => Self::Failed(error.to_string()),
            JobEnd::Broke(because) => Self::Failed(because),
        };
    }
}

fn texture(ctx: &Context, page: &PagePicture) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([page.width, page.height], &page.rgba);
    ctx.load_texture("badge preview", image, TextureOptions::LINEAR)
}

fn paint_card(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, texture: &TextureHandle) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    ui.painter().add(cx.tokens.float_shadow().as_shape(rect, round));
    egui::Image::from_texture((texture.id(), rect.size())).corner_radius(round).paint_at(ui, rect);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect_stroke(rect, round, edge, egui::StrokeKind::Inside);
}

/// A sunken card that says what is not there.
fn absent(ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, title: &str, text: &str) {
    let round = egui::CornerRadius::same(size::RADIUS as u8);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect(rect, round, cx.tokens.sunken, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink(size::GAP_12);
    let mut place = ui.new_child(egui::UiBuilder::new().id_salt("no badge").max_rect(inner));
    place.spacing_mut().item_spacing.y = size::GAP_8;
    let (tone, icon) = if text.is_empty() { (Tone::Neutral, icons::STAFF) } else { (Tone::Danger, icons::OVERDUE) };
    icon.show(&mut place, size::BUTTON_ICON, tone.icon(cx.tokens));
    w::paragraph(&mut place, Text::RowTitle, title, cx.tokens.text);
    if !text.is_empty() {
        w::paragraph(&mut place, Text::Secondary, text, cx.tokens.text2);
    }
}
