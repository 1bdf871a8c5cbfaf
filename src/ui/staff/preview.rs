//! The badge beside a person: the very page that prints, made in the background and kept by its content (P1-1.2).

use egui::{ColorImage, Context, Rect, Sense, TextureHandle, TextureOptions, Ui, vec2};

use crate::documents::badges::{BadgeCard, BadgeLabels, BadgeStyle, Mark, prints};
use crate::documents::raster::PagePicture;
use crate::domain::badges::{BadgeContent, BadgeField, BadgeProblem, check_badge};
use crate::domain::hall::{Sector, colour_rgb};
use crate::domain::problems::Field;
use crate::domain::staff::StaffMember;
use crate::jobs::photo::badge_picture;
use crate::jobs::{JobEnd, Task};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Tone};
use crate::ui::words;

/// Most finished pictures kept.
const KEPT: usize = 24;
/// The thin rule of the badge, the same on every unit's.
const RULE_RGB: [u8; 3] = [0xC9, 0xA2, 0x4B];
/// The work number's colour, a shade darker than the default band.
const NUMBER_RGB: [u8; 3] = [0x00, 0x59, 0x4F];

/// A badge as it would print, or why it cannot.
pub(super) type CardContent = Result<Box<(BadgeStyle, BadgeCard)>, Vec<BadgeProblem>>;

/// What stands on a person's badge.
pub(super) fn card_content(cx: &UiContext<'_>, member: &StaffMember) -> CardContent {
    let (hall, record) = (cx.register.hall(), &member.record);
    let photo = member.photo.and_then(|id| cx.register.file(id).ok());
    let content = BadgeContent {
        unit_name: &hall.unit_name,
        name: record.name.as_str(),
        post: &record.post,
        title: &record.title,
        work_number: record.work_no.as_str(),
        has_photo: photo.is_some(),
    };
    let problems = check_badge(&content, prints);
    let Some(photo_jpeg) = photo.filter(|_| problems.is_empty()) else { return Err(problems) };
    let card = BadgeCard {
        work_no: record.work_no.as_str().to_owned(),
        name: record.name.as_str().to_owned(),
        title: record.title.clone(),
        post: record.post.clone(),
        photo_jpeg,
        valid_until: hall.badge_valid_until,
    };
    Ok(Box::new((style(cx), card)))
}

fn style(cx: &UiContext<'_>) -> BadgeStyle {
    let hall = cx.register.hall();
    let band_rgb = colour_rgb(&hall.unit_colour);
    let is_default = hall.unit_colour.eq_ignore_ascii_case(crate::domain::hall::DEFAULT_UNIT_COLOUR);
    BadgeStyle {
        unit_name: hall.unit_name.clone(),
        caption: cx.text("staff-badge-caption"),
        band_rgb,
        rule_rgb: RULE_RGB,
        number_rgb: if is_default { NUMBER_RGB } else { band_rgb },
        logo: hall.logo.and_then(|id| cx.register.file(id).ok()),
        mark: if hall.sector == Sector::Power { Mark::Power } else { Mark::House },
        supervision_phone: hall.supervision_phone.clone(),
        labels: BadgeLabels {
            name: cx.text("field-name"),
            work_no: cx.text("field-work-no"),
            post: cx.text("field-post"),
            title: cx.text("field-title"),
            valid_until: cx.text("staff-badge-valid-until"),
            supervision_phone: cx.text("staff-badge-supervision"),
        },
    }
}

/// One sentence for a thing that keeps a badge from being printed.
pub(super) fn problem_words(cx: &UiContext<'_>, problem: BadgeProblem) -> String {
    let missing = |field: Field| {
        let field = words::field(cx.strings, field);
        cx.strings.text_with("staff-card-missing", &[("field", field.into())])
    };
    match problem {
        BadgeProblem::MissingPhoto => missing(Field::Photo),
        BadgeProblem::MissingUnitName => missing(Field::UnitName),
        BadgeProblem::MissingName => missing(Field::Name),
        BadgeProblem::MissingPost => missing(Field::Post),
        BadgeProblem::MissingTitle => missing(Field::Title),
        BadgeProblem::MissingWorkNumber => missing(Field::WorkNo),
        BadgeProblem::NoGlyph { field, character } => {
            let field = words::field(cx.strings, field_of(field));
            let values = [("field", field.into()), ("character", character.to_string().into())];
            cx.strings.text_with("staff-card-no-glyph", &values)
        }
    }
}

fn field_of(field: BadgeField) -> Field {
    match field {
        BadgeField::UnitName => Field::UnitName,
        BadgeField::Name => Field::Name,
        BadgeField::Post => Field::Post,
        BadgeField::Title => Field::Title,
        BadgeField::WorkNumber => Field::WorkNo,
    }
}

enum Stage {
    Making(Task<Result<PagePicture, String>>),
    Made(TextureHandle),
    Failed(String),
}

/// Pictures of badges by what stands on them.
#[derive(Default)]
pub(super) struct Previews(Vec<(Box<(BadgeStyle, BadgeCard)>, Stage)>);

impl Previews {
    /// Paints the badge in its place, at the right of the detail.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, card: &CardContent) {
        let [width, height] = size::BADGE_PREVIEW;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let name = cx.text("staff-badge-preview");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        match card {
            Err(problems) => {
                let lines = problems.iter().map(|problem| problem_words(cx, *problem)).collect::<Vec<_>>();
                absent(ui, cx, rect, &cx.text("staff-card-cannot"), &lines.join("\n"));
            }
            Ok(content) => self.picture(ui, cx, rect, content),
        }
    }

    fn picture(&mut self, ui: &mut Ui, cx: &UiContext<'_>, rect: Rect, content: &(BadgeStyle, BadgeCard)) {
        let known = self.0.iter().position(|(known, _)| known.as_ref() == content);
        if known.is_none() {
            let (style, card) = content.clone();
            let task = badge_picture(cx.jobs, style, card);
            self.0.push((Box::new(content.clone()), Stage::Making(task)));
            if self.0.len() > KEPT {
                self.0.remove(0);
            }
        }
        let Some((_, stage)) = self.0.iter_mut().find(|(known, _)| known.as_ref() == content) else { return };
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
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => Self::Failed(because),
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
