//! 营业厅资料: name, unit, kind, address, phones, how long badges are valid, logo and colour.

use egui::Ui;

use super::colours;
use super::form::{Cell, Edited, row};
use super::hall_form::{HallForm, Part};
use super::logo::Logo;
use crate::domain::hall::{HallDraft, Sector, colour_rgb, parse_colour};
use crate::domain::problems::Field;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, DateField, Select, TextField, swatch, titled_card};
use crate::ui::words;

const SECTORS: [Sector; 3] = [Sector::Power, Sector::Bank, Sector::Other];

/// The page's forms.
pub(super) struct Profile {
    pub(super) form: HallForm,
    pub(super) logo: Logo,
    colours: Vec<colours::UnitColour>,
}

impl Default for Profile {
    fn default() -> Self {
        Self { form: HallForm::new(Part::Profile), logo: Logo::default(), colours: colours::offered() }
    }
}

impl Profile {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.form.load(cx);
        let mut edited = Edited::default();
        titled_card(ui, cx.tokens, (&cx.text("settings-profile-hall"), ""), |ui| edited |= self.names(ui, cx));
        titled_card(ui, cx.tokens, (&cx.text("settings-profile-reach"), ""), |ui| edited |= self.phones(ui, cx));
        titled_card(ui, cx.tokens, (&cx.text("settings-profile-badge"), ""), |ui| {
            edited |= self.validity(ui, cx);
            edited |= self.colour(ui, cx);
            self.logo.show(ui, cx);
            if Button::link(cx.text("editor-open")).show(ui, cx.tokens).clicked() {
                cx.go(Place::Layouts(None));
            }
        });
        self.form.edited(cx, edited);
    }

    fn names(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let (t, s) = (cx.tokens, cx.strings);
        let [name_problem, area_problem] = [Field::HallName, Field::Area].map(|field| self.form.told(cx, field));
        let name = Caption::new(words::field(s, Field::HallName)).required().problem(name_problem);
        let unit = Caption::new(words::field(s, Field::UnitName)).hint(cx.text("settings-unit-hint"));
        let area = Caption::new(words::field(s, Field::Area)).problem(area_problem);
        let options = SECTORS.map(|sector| words::sector(s, sector));
        let mut picked = SECTORS.iter().position(|sector| sector.code() == self.form.draft.sector);
        let HallDraft { name: name_text, unit_name, area_m2, address, sector, .. } = &mut self.form.draft;
        let mut edited = row(
            ui,
            vec![
                Box::new(|ui| TextField::new(name, name_text).limit(60).show(ui, t)),
                Box::new(|ui| TextField::new(unit, unit_name).limit(60).show(ui, t)),
            ],
        );
        let kind = Caption::new(cx.text("settings-sector"));
        edited |= row(
            ui,
            vec![
                Box::new(|ui| Select::new(kind, &mut picked, &options).show(ui, t, s)),
                Box::new(|ui| TextField::new(area, area_m2).limit(12).show(ui, t)),
            ],
        );
        edited |= TextField::new(cx.text("settings-address"), address).limit(120).show(ui, t).into();
        if let Some(chosen) = picked.and_then(|index| SECTORS.get(index)) {
            chosen.code().clone_into(sector);
        }
        edited
    }

    fn phones(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let draft = &self.form.draft;
        let typed = [&draft.complaint_phone, &draft.supervision_phone, &draft.rest_day_phone];
        let problems = typed.map(|phone| self.form.told_phone(cx, phone));
        let keys = ["settings-complaint-phone", "settings-supervision-phone", "settings-rest-day-phone"];
        let draft = &mut self.form.draft;
        let phones = [&mut draft.complaint_phone, &mut draft.supervision_phone, &mut draft.rest_day_phone];
        let cells = keys.into_iter().zip(problems).zip(phones).map(|((key, problem), phone)| {
            let caption = Caption::new(cx.text(key)).problem(problem);
            let cell: Cell<'_> = Box::new(move |ui| TextField::new(caption, phone).limit(24).show(ui, cx.tokens));
            cell
        });
        row(ui, cells.collect())
    }

    fn validity(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let problem = self.form.told(cx, Field::Day);
        let caption = Caption::new(cx.text("settings-badge-valid")).problem(problem).width(280.0);
        let field = DateField::new(caption, &mut self.form.draft.badge_valid_until, cx.today());
        field.show(ui, cx.tokens, cx.strings).response.into()
    }

    fn colour(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let problem = self.form.told(cx, Field::Colour);
        let caption = Caption::new(words::field(cx.strings, Field::Colour)).problem(problem).width(280.0);
        let field = TextField::new(caption, &mut self.form.draft.unit_colour).placeholder("#00695F").limit(9);
        let mut edited = Edited::from(field.show(ui, cx.tokens));
        let now = parse_colour(&self.form.draft.unit_colour).ok();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            let own = now.as_ref().filter(|hex| self.colours.iter().all(|colour| colour.hex() != hex.as_str()));
            for colour in &self.colours {
                let picked = now.as_deref() == Some(colour.hex());
                let name = format!("{} {}", cx.text(colour.key()), colour.hex());
                if swatch(ui, cx.tokens, (colour_rgb(colour.hex()), picked), &name).clicked() {
                    colour.hex().clone_into(&mut self.form.draft.unit_colour);
                    edited.changed = true;
                }
            }
            if let Some(hex) = own {
                swatch(ui, cx.tokens, (colour_rgb(hex), true), hex);
            }
        });
        edited
    }
}
