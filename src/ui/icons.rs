//! Material Symbols (rounded) under the names of what they stand for: outlined, or filled when selected or final.

use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Response, Sense, Ui, Vec2};
use egui_material_icons::{FONT_FAMILY, FONT_FAMILY_OUTLINED, MaterialIcon, icons as symbols};

/// One symbol, outlined until asked to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon {
    glyph: &'static str,
    face: Face,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Face {
    Outlined,
    Filled,
}

impl Icon {
    const fn new(symbol: MaterialIcon) -> Self {
        Self { glyph: symbol.codepoint, face: Face::Outlined }
    }

    /// The same symbol filled: for what is selected or final.
    pub const fn filled(self) -> Self {
        Self { glyph: self.glyph, face: Face::Filled }
    }

    /// The symbol as text of its font.
    pub const fn glyph(self) -> &'static str {
        self.glyph
    }

    /// The font of the symbol, `size` points high.
    pub fn font(self, size: f32) -> FontId {
        let family = match self.face {
            Face::Outlined => FONT_FAMILY_OUTLINED,
            Face::Filled => FONT_FAMILY,
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// Paints the symbol around a point.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let corner = (center - Vec2::splat(size / 2.0)).round();
        let middle = Rect::from_min_size(corner, Vec2::splat(size)).center();
        painter.text(middle, Align2::CENTER_CENTER, self.glyph, self.font(size), color);
    }

    /// Puts the symbol into the layout, silent for screen readers.
    pub fn show(self, ui: &mut Ui, size: f32, color: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        self.paint(ui.painter(), rect.center(), size, color);
        response
    }
}

/// Tab: today.
pub const TODAY: Icon = Icon::new(symbols::ICON_TODAY);
/// Tab: staff; also a badge.
pub const STAFF: Icon = Icon::new(symbols::ICON_BADGE);
/// Tab: complaints.
pub const CASES: Icon = Icon::new(symbols::ICON_FORUM);
/// Tab: suggestion box.
pub const BOXES: Icon = Icon::new(symbols::ICON_MARK_EMAIL_UNREAD);
/// Tab: audits.
pub const AUDITS: Icon = Icon::new(symbols::ICON_FACT_CHECK);
/// Tab: disclosure.
pub const DISCLOSURE: Icon = Icon::new(symbols::ICON_CAMPAIGN);
/// Tab: reports.
pub const REPORTS: Icon = Icon::new(symbols::ICON_BAR_CHART);
/// Tab: settings.
pub const SETTINGS: Icon = Icon::new(symbols::ICON_SETTINGS);
/// Product mark.
pub const PRODUCT: Icon = Icon::new(symbols::ICON_HOME_WORK);
/// Search field.
pub const SEARCH: Icon = Icon::new(symbols::ICON_SEARCH);
/// Language switch.
pub const LANGUAGE: Icon = Icon::new(symbols::ICON_LANGUAGE);
/// Lock the window.
pub const LOCK: Icon = Icon::new(symbols::ICON_LOCK);
/// The open file.
pub const FILE: Icon = Icon::new(symbols::ICON_FOLDER);
/// Open another file.
pub const OPEN_FILE: Icon = Icon::new(symbols::ICON_FOLDER_OPEN);
/// Backup age.
pub const BACKUP: Icon = Icon::new(symbols::ICON_HARD_DRIVE);
/// Restore a backup.
pub const RESTORE: Icon = Icon::new(symbols::ICON_SETTINGS_BACKUP_RESTORE);
/// Working day.
pub const WORKING_DAY: Icon = Icon::new(symbols::ICON_WORK);
/// Rest day; a year without calendar.
pub const REST_DAY: Icon = Icon::new(symbols::ICON_EVENT_BUSY);
/// New, more.
pub const ADD: Icon = Icon::new(symbols::ICON_ADD);
/// Will be made.
pub const ADD_CIRCLE: Icon = Icon::new(symbols::ICON_ADD_CIRCLE);
/// Fewer.
pub const REMOVE: Icon = Icon::new(symbols::ICON_REMOVE);
/// A person without a photo.
pub const PERSON: Icon = Icon::new(symbols::ICON_PERSON);
/// New person.
pub const PERSON_ADD: Icon = Icon::new(symbols::ICON_PERSON_ADD);
/// Print.
pub const PRINT: Icon = Icon::new(symbols::ICON_PRINT);
/// Save as PDF.
pub const PDF: Icon = Icon::new(symbols::ICON_PICTURE_AS_PDF);
/// Record a reply.
pub const REPLY: Icon = Icon::new(symbols::ICON_REPLY);
/// Hand over to someone.
pub const FORWARD: Icon = Icon::new(symbols::ICON_FORWARD);
/// Extend a deadline.
pub const EXTEND: Icon = Icon::new(symbols::ICON_MORE_TIME);
/// Report a badge as lost.
pub const LOST: Icon = Icon::new(symbols::ICON_REPORT);
/// Badge returned.
pub const RETURNED: Icon = Icon::new(symbols::ICON_ASSIGNMENT_RETURN);
/// Make void.
pub const VOID: Icon = Icon::new(symbols::ICON_BLOCK);
/// Move to the bin.
pub const DELETE: Icon = Icon::new(symbols::ICON_DELETE);
/// Reveal a masked value.
pub const REVEAL: Icon = Icon::new(symbols::ICON_VISIBILITY);
/// Mask a value again.
pub const HIDE: Icon = Icon::new(symbols::ICON_VISIBILITY_OFF);
/// Take or paste a photo.
pub const PHOTO: Icon = Icon::new(symbols::ICON_PHOTO_CAMERA);
/// Drop a picture here.
pub const DROP: Icon = Icon::new(symbols::ICON_ADD_PHOTO_ALTERNATE);
/// A picture.
pub const IMAGE: Icon = Icon::new(symbols::ICON_IMAGE);
/// A document.
pub const DOCUMENT: Icon = Icon::new(symbols::ICON_DESCRIPTION);
/// Attach a file.
pub const ATTACH: Icon = Icon::new(symbols::ICON_ATTACH_FILE);
/// Crop frame.
pub const CROP: Icon = Icon::new(symbols::ICON_CROP);
/// Turn left.
pub const ROTATE_LEFT: Icon = Icon::new(symbols::ICON_ROTATE_LEFT);
/// Turn right.
pub const ROTATE_RIGHT: Icon = Icon::new(symbols::ICON_ROTATE_RIGHT);
/// Filter field.
pub const FILTER: Icon = Icon::new(symbols::ICON_FILTER_LIST);
/// Back.
pub const BACK: Icon = Icon::new(symbols::ICON_ARROW_BACK);
/// Go on.
pub const NEXT: Icon = Icon::new(symbols::ICON_ARROW_FORWARD);
/// More actions.
pub const MORE: Icon = Icon::new(symbols::ICON_MORE_HORIZ);
/// Sorted, smallest first.
pub const SORT_UP: Icon = Icon::new(symbols::ICON_ARROW_UPWARD);
/// Sorted, largest first.
pub const SORT_DOWN: Icon = Icon::new(symbols::ICON_ARROW_DOWNWARD);
/// Open a list.
pub const EXPAND: Icon = Icon::new(symbols::ICON_EXPAND_MORE);
/// Close a list.
pub const COLLAPSE: Icon = Icon::new(symbols::ICON_EXPAND_LESS);
/// Previous month or page.
pub const PREVIOUS: Icon = Icon::new(symbols::ICON_CHEVRON_LEFT);
/// Next month or page.
pub const FOLLOWING: Icon = Icon::new(symbols::ICON_CHEVRON_RIGHT);
/// Pick a date.
pub const DATE: Icon = Icon::new(symbols::ICON_CALENDAR_TODAY);
/// Copy.
pub const COPY: Icon = Icon::new(symbols::ICON_CONTENT_COPY);
/// Calibrate a printer.
pub const CALIBRATE: Icon = Icon::new(symbols::ICON_STRAIGHTEN);
/// Award.
pub const AWARD: Icon = Icon::new(symbols::ICON_WORKSPACE_PREMIUM);
/// Opinion book.
pub const OPINION_BOOK: Icon = Icon::new(symbols::ICON_MENU_BOOK);
/// Edit; being filled in.
pub const EDIT: Icon = Icon::new(symbols::ICON_EDIT);
/// On a card: words.
pub const TEXT: Icon = Icon::new(symbols::ICON_TITLE);
/// On a card: a band or ground.
pub const BAND: Icon = Icon::new(symbols::ICON_RECTANGLE);
/// On a card: the unit's seal.
pub const SEAL: Icon = Icon::new(symbols::ICON_APPROVAL);
/// On a card: a QR code.
pub const QR: Icon = Icon::new(symbols::ICON_QR_CODE_2);
/// On a card: a bar code.
pub const BARCODE: Icon = Icon::new(symbols::ICON_BARCODE);
/// On a card: the star's mark.
pub const STAR: Icon = Icon::new(symbols::ICON_STAR);
/// To the left of the face.
pub const TO_LEFT: Icon = Icon::new(symbols::ICON_ALIGN_HORIZONTAL_LEFT);
/// To the middle of the face.
pub const TO_MIDDLE: Icon = Icon::new(symbols::ICON_ALIGN_HORIZONTAL_CENTER);
/// To the right of the face.
pub const TO_RIGHT: Icon = Icon::new(symbols::ICON_ALIGN_HORIZONTAL_RIGHT);
/// Undo.
pub const UNDO: Icon = Icon::new(symbols::ICON_UNDO);
/// Redo.
pub const REDO: Icon = Icon::new(symbols::ICON_REDO);
/// Bring in a list.
pub const IMPORT: Icon = Icon::new(symbols::ICON_UPLOAD_FILE);
/// Health of the file.
pub const HEALTH: Icon = Icon::new(symbols::ICON_HEALTH_AND_SAFETY);
/// Save a copy outside.
pub const EXPORT: Icon = Icon::new(symbols::ICON_DOWNLOAD);
/// Again.
pub const REFRESH: Icon = Icon::new(symbols::ICON_REFRESH);
/// Fit the page.
pub const FIT: Icon = Icon::new(symbols::ICON_FIT_SCREEN);
/// Larger.
pub const ZOOM_IN: Icon = Icon::new(symbols::ICON_ZOOM_IN);
/// Smaller.
pub const ZOOM_OUT: Icon = Icon::new(symbols::ICON_ZOOM_OUT);
/// Help.
pub const HELP: Icon = Icon::new(symbols::ICON_HELP);
/// Keys.
pub const KEYBOARD: Icon = Icon::new(symbols::ICON_KEYBOARD);
/// Opening check.
pub const CHECKLIST: Icon = Icon::new(symbols::ICON_CHECKLIST);
/// Corrective action.
pub const REPAIR: Icon = Icon::new(symbols::ICON_BUILD);
/// Team.
pub const GROUP: Icon = Icon::new(symbols::ICON_GROUP);
/// Phone.
pub const PHONE: Icon = Icon::new(symbols::ICON_CALL);
/// Hall.
pub const HOME: Icon = Icon::new(symbols::ICON_HOME);
/// Light theme.
pub const LIGHT: Icon = Icon::new(symbols::ICON_LIGHT_MODE);
/// Dark theme.
pub const DARK: Icon = Icon::new(symbols::ICON_DARK_MODE);
/// Unit colours.
pub const PALETTE: Icon = Icon::new(symbols::ICON_PALETTE);
/// Text size.
pub const TEXT_SIZE: Icon = Icon::new(symbols::ICON_TEXT_FIELDS);
/// Put aside.
pub const PAUSE: Icon = Icon::new(symbols::ICON_PAUSE);
/// Add a remark.
pub const NOTE: Icon = Icon::new(symbols::ICON_NOTE_ADD);
/// State: waiting.
pub const WAITING: Icon = Icon::new(symbols::ICON_RADIO_BUTTON_UNCHECKED);
/// State: in progress.
pub const IN_PROGRESS: Icon = Icon::new(symbols::ICON_CONTRAST);
/// State: due.
pub const DUE: Icon = Icon::new(symbols::ICON_SCHEDULE);
/// State: overdue, problem (use `.filled()`).
pub const OVERDUE: Icon = Icon::new(symbols::ICON_ERROR);
/// State: done, saved, valid (use `.filled()` when final).
pub const DONE: Icon = Icon::new(symbols::ICON_CHECK_CIRCLE);
/// State: missed or failed (use `.filled()`).
pub const FAILED: Icon = Icon::new(symbols::ICON_CANCEL);
/// Close; failed day in a month strip; verdict fail.
pub const CLOSE: Icon = Icon::new(symbols::ICON_CLOSE);
/// Tick: verdict pass, kept day, confirm.
pub const CHECK: Icon = Icon::new(symbols::ICON_CHECK);
/// State: entered late.
pub const LATE: Icon = Icon::new(symbols::ICON_HISTORY);
/// State: archived.
pub const ARCHIVED: Icon = Icon::new(symbols::ICON_INVENTORY_2);
/// State: veto.
pub const VETO: Icon = Icon::new(symbols::ICON_GAVEL);
/// State: answered by itself.
pub const LINKED: Icon = Icon::new(symbols::ICON_LINK);
/// State: not applicable.
pub const NOT_APPLICABLE: Icon = Icon::new(symbols::ICON_DO_NOT_DISTURB_ON);
/// State: box opened, empty.
pub const EMPTY_BOX: Icon = Icon::new(symbols::ICON_CHECK_BOX_OUTLINE_BLANK);
/// State: letters in the box (use `.filled()`).
pub const LETTERS: Icon = Icon::new(symbols::ICON_MAIL);
/// A letter.
pub const LETTER: Icon = Icon::new(symbols::ICON_MAIL);
/// Look before going on.
pub const WARNING: Icon = Icon::new(symbols::ICON_WARNING);
/// Good to know.
pub const INFO: Icon = Icon::new(symbols::ICON_INFO);
/// No veto.
pub const VERIFIED: Icon = Icon::new(symbols::ICON_VERIFIED);
/// More than before.
pub const MORE_THAN_BEFORE: Icon = Icon::new(symbols::ICON_TRENDING_UP);
/// Less than before.
pub const LESS_THAN_BEFORE: Icon = Icon::new(symbols::ICON_TRENDING_DOWN);
/// As before.
pub const AS_BEFORE: Icon = Icon::new(symbols::ICON_TRENDING_FLAT);
/// Everything is on disk.
pub const SAVED: Icon = Icon::new(symbols::ICON_CHECK_CIRCLE);

/// All symbols with their names, for the gallery and the test of the fonts.
pub const ALL: &[(&str, Icon)] = &[
    ("more_than_before", MORE_THAN_BEFORE),
    ("less_than_before", LESS_THAN_BEFORE),
    ("as_before", AS_BEFORE),
    ("today", TODAY),
    ("staff", STAFF),
    ("cases", CASES),
    ("boxes", BOXES),
    ("audits", AUDITS),
    ("disclosure", DISCLOSURE),
    ("reports", REPORTS),
    ("settings", SETTINGS),
    ("product", PRODUCT),
    ("search", SEARCH),
    ("language", LANGUAGE),
    ("lock", LOCK),
    ("file", FILE),
    ("open_file", OPEN_FILE),
    ("backup", BACKUP),
    ("restore", RESTORE),
    ("working_day", WORKING_DAY),
    ("rest_day", REST_DAY),
    ("add", ADD),
    ("add_circle", ADD_CIRCLE),
    ("remove", REMOVE),
    ("person", PERSON),
    ("person_add", PERSON_ADD),
    ("print", PRINT),
    ("pdf", PDF),
    ("reply", REPLY),
    ("forward", FORWARD),
    ("extend", EXTEND),
    ("lost", LOST),
    ("returned", RETURNED),
    ("void", VOID),
    ("delete", DELETE),
    ("reveal", REVEAL),
    ("hide", HIDE),
    ("photo", PHOTO),
    ("drop", DROP),
    ("image", IMAGE),
    ("document", DOCUMENT),
    ("attach", ATTACH),
    ("crop", CROP),
    ("rotate_left", ROTATE_LEFT),
    ("rotate_right", ROTATE_RIGHT),
    ("filter", FILTER),
    ("back", BACK),
    ("next", NEXT),
    ("more", MORE),
    ("sort_up", SORT_UP),
    ("sort_down", SORT_DOWN),
    ("expand", EXPAND),
    ("collapse", COLLAPSE),
    ("previous", PREVIOUS),
    ("following", FOLLOWING),
    ("date", DATE),
    ("copy", COPY),
    ("calibrate", CALIBRATE),
    ("award", AWARD),
    ("opinion_book", OPINION_BOOK),
    ("edit", EDIT),
    ("text", TEXT),
    ("band", BAND),
    ("seal", SEAL),
    ("qr", QR),
    ("barcode", BARCODE),
    ("star", STAR),
    ("to_left", TO_LEFT),
    ("to_middle", TO_MIDDLE),
    ("to_right", TO_RIGHT),
    ("undo", UNDO),
    ("redo", REDO),
    ("import", IMPORT),
    ("health", HEALTH),
    ("export", EXPORT),
    ("refresh", REFRESH),
    ("fit", FIT),
    ("zoom_in", ZOOM_IN),
    ("zoom_out", ZOOM_OUT),
    ("help", HELP),
    ("keyboard", KEYBOARD),
    ("checklist", CHECKLIST),
    ("repair", REPAIR),
    ("group", GROUP),
    ("phone", PHONE),
    ("home", HOME),
    ("light", LIGHT),
    ("dark", DARK),
    ("palette", PALETTE),
    ("text_size", TEXT_SIZE),
    ("pause", PAUSE),
    ("note", NOTE),
    ("waiting", WAITING),
    ("in_progress", IN_PROGRESS),
    ("due", DUE),
    ("overdue", OVERDUE),
    ("done", DONE),
    ("failed", FAILED),
    ("close", CLOSE),
    ("check", CHECK),
    ("late", LATE),
    ("archived", ARCHIVED),
    ("veto", VETO),
    ("linked", LINKED),
    ("not_applicable", NOT_APPLICABLE),
    ("empty_box", EMPTY_BOX),
    ("letters", LETTERS),
    ("letter", LETTER),
    ("warning", WARNING),
    ("info", INFO),
    ("verified", VERIFIED),
    ("saved", SAVED),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_one_sign_of_the_private_use_area() {
        for (name, icon) in ALL {
            let signs: Vec<char> = icon.glyph.chars().collect();
            assert_eq!(signs.len(), 1, "{name}");
            assert!(!signs[0].is_alphanumeric(), "{name}");
        }
    }
}
