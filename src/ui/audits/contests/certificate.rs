//! What stands on a certificate, in the words of the screen.

use super::words;
use crate::documents::certificates::{Certificate, chinese_date};
use crate::domain::audits::Subject;
use crate::domain::awards::{Award, AwardKind};
use crate::domain::hall::colour_rgb;
use crate::ui::audit_words::SubjectNames;
use crate::ui::context::UiContext;
use crate::ui::papers::words as paper_words;
use crate::ui::strings::Lang;

/// The certificate of an award.
pub(super) fn words(cx: &UiContext<'_>, (award, names): (&Award, &SubjectNames)) -> Certificate {
    let hall = cx.register.hall();
    let granted = &award.granted;
    let unit = if hall.unit_name.trim().is_empty() { hall.name.clone() } else { hall.unit_name.clone() };
    let is_person = matches!(granted.subject, Subject::Person(_));
    let honorific = cx.text(if is_person { "certificate-honorific" } else { "certificate-colon" });
    let date = match cx.strings.lang() {
        Lang::Zh => chinese_date(granted.awarded_on),
        Lang::En => granted.awarded_on.format("%-d %B %Y").to_string(),
    };
    let values = [
        ("reason", reason(cx, award).into()),
        ("period", words::period(cx, (granted.from, granted.until)).into()),
        ("title", granted.title.as_str().into()),
    ];
    Certificate {
        language: paper_words::language(cx.strings),
        unit,
        unit_colour: colour_rgb(&hall.unit_colour),
        title: cx.text("certificate-title"),
        lead: cx.text("certificate-lead"),
        name: names.subject(cx.strings, &granted.subject),
        honorific,
        sentences: vec![cx.strings.text_with("certificate-sentence", &values), cx.text("certificate-close")],
        signed_by: hall.name.clone(),
        seal: cx.text("certificate-seal"),
        date,
        number: cx.strings.text_with("certificate-number", &[("number", award.certificate.to_string().into())]),
        awarded_on: Some(granted.awarded_on),
    }
}

/// The reason given, else the one its kind has.
fn reason(cx: &UiContext<'_>, award: &Award) -> String {
    let given = award.granted.reason.trim().trim_end_matches(['。', '.', '，', ',']);
    if !given.is_empty() {
        return given.to_owned();
    }
    cx.text(match award.granted.kind {
        AwardKind::ServiceStar => "certificate-reason-star",
        AwardKind::BestWindow | AwardKind::Contest => "certificate-reason-contest",
        AwardKind::StarLobbyManager => "certificate-reason-lobby",
        AwardKind::Appraisal => "certificate-reason-appraisal",
        AwardKind::Other => "certificate-reason-other",
    })
}
