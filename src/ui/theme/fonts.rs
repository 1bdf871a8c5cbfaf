//! The faces of the screen: Noto Sans SC Regular and Bold first, icons in families of their own, installed fonts behind them.

use super::text::BOLD;
use egui::{FontData, FontDefinitions, FontFamily, FontTweak};
use std::sync::Arc;

const REGULAR: &str = "regular";

fn regular() -> &'static [u8] {
    crate::documents::fonts::REGULAR
}

fn bold() -> &'static [u8] {
    crate::documents::fonts::BOLD
}

/// All faces. What they do not hold is looked for in the installed fonts by the window's own provider.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    // The face sits low in its line; a twentieth up puts words level with icons.
    let raised = FontTweak { y_offset_factor: -0.05, ..FontTweak::default() };
    let mut add = |name: &str, bytes| {
        let data = FontData::from_static(bytes).tweak(raised.clone());
        fonts.font_data.insert(name.to_owned(), Arc::new(data))
    };
    add(REGULAR, regular());
    add(BOLD, bold());
    let mut families = vec![
        (FontFamily::Proportional, vec![REGULAR.to_owned()]),
        (FontFamily::Monospace, vec![REGULAR.to_owned()]),
        (FontFamily::Name(BOLD.into()), vec![BOLD.to_owned(), REGULAR.to_owned()]),
    ];
    for insert in [egui_material_icons::font_insert(), egui_material_icons::font_insert_outlined()] {
        let mut data = insert.data;
        data.tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        fonts.font_data.insert(insert.name.clone(), Arc::new(data));
        families.push((FontFamily::Name(insert.name.as_str().into()), vec![insert.name]));
    }
    fonts.families.extend(families);
    fonts
}
