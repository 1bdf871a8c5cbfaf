//! Invented cards, and pages they lie on.

use std::collections::BTreeMap;

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::cards::{CardContent, CardUnit, SheetPaper, cards_pdf};
use hallkeeper::domain::layouts::{CardField, CardLabel, CardLayout};
use hallkeeper::domain::sheets::{Calibration, CellSize, Flip, Page, SheetOrder, SheetSpec, Sides, impose};

use super::samples::photo;

const LABELS: [(CardLabel, &str); 23] = [
    (CardLabel::Name, "姓名"),
    (CardLabel::WorkNo, "工号"),
    (CardLabel::Post, "岗位"),
    (CardLabel::Title, "职务"),
    (CardLabel::Department, "部门"),
    (CardLabel::Window, "窗口"),
    (CardLabel::CardNumber, "证号"),
    (CardLabel::IssuedOn, "发证"),
    (CardLabel::ValidUntil, "有效期至"),
    (CardLabel::SupervisionPhone, "监督电话"),
    (CardLabel::BadgeCaption, "营业厅 · 工作人员上岗证"),
    (CardLabel::IdCard, "工作证"),
    (CardLabel::Visitor, "来访证"),
    (CardLabel::Trainee, "实习"),
    (CardLabel::Duties, "持证须知"),
    (CardLabel::Duty1, "入户检查、抄表、收费前，主动出示本证。"),
    (CardLabel::Duty2, "本证只限本人使用，不得转借、涂改。"),
    (CardLabel::Duty3, "现场不收现金，收费一律开具票据。"),
    (CardLabel::Duty4, "离岗交回；遗失当天报告并登记挂失。"),
    (CardLabel::ScanMe, "扫码核对人员"),
    (CardLabel::IfFound, "拾到请寄回"),
    (CardLabel::VisitorDuty, "请佩戴在胸前，由接待人员陪同；离开时交回。"),
    (CardLabel::Star, "服务之星"),
];

pub(super) fn unit() -> CardUnit {
    CardUnit {
        unit_name: "长桥供电所".into(),
        hall_name: "长桥供电所营业厅".into(),
        band_rgb: [0x00, 0x69, 0x5f],
        rule_rgb: [0xc9, 0xa2, 0x4b],
        number_rgb: [0x00, 0x59, 0x4f],
        supervision_phone: "0000-8866123".into(),
        labels: LABELS.into_iter().map(|(label, words)| (label, words.to_owned())).collect(),
        ..CardUnit::default()
    }
}

pub(super) fn card(name: &str, work_no: &str) -> CardContent {
    let fields: BTreeMap<CardField, String> = [
        (CardField::Name, name),
        (CardField::WorkNo, work_no),
        (CardField::Post, "业务受理员"),
        (CardField::Title, "副班长"),
        (CardField::Department, "营业班"),
        (CardField::Window, "3"),
        (CardField::Business, "用电报装 · 电费查询"),
        (CardField::CardNumber, "CQ0217-02"),
        (CardField::IssuedOn, "2026-11-23"),
        (CardField::ValidUntil, "2028-12-31"),
    ]
    .map(|(field, text)| (field, text.to_owned()))
    .into();
    let code = format!("HK1:{work_no}:{work_no}-02:7K3FQ2");
    CardContent { fields, photo: Some(photo(0x40)), code, has_star: false, with_code: true }
}

pub(super) fn four() -> Vec<CardContent> {
    [("沈若溪", "CQ0217"), ("贺文博", "CQ0221"), ("方挈", "CQ0236"), ("陆晓棠", "CQ0214")]
        .map(|(name, work_no)| card(name, work_no))
        .to_vec()
}

pub(super) fn shipped(code: &str) -> &'static CardLayout {
    CardLayout::shipped_as(code).unwrap()
}

pub(super) fn on(layout: &CardLayout, cards: &[CardContent], pages: &[Page]) -> Result<Vec<u8>, DocumentError> {
    cards_pdf(layout, &unit(), cards, &SheetPaper { pages, calibration: Calibration::default(), title: "证件" })
}

/// Every face on a page of its own.
pub(super) fn own_pages(layout: &CardLayout, cards: usize) -> Vec<Page> {
    let size = CellSize::new(layout.width_mm, layout.height_mm);
    let mut order = SheetOrder::new(SheetSpec::own_page(size), size, cards);
    if layout.has_back() {
        // About the upright edge, so that the back is upright as well.
        let flip = if layout.width_mm > layout.height_mm { Flip::ShortEdge } else { Flip::LongEdge };
        order.sides = Sides::FrontAndBack(flip);
    }
    impose(&order).unwrap()
}

pub(super) fn alone(code: &str, card: &CardContent) -> Vec<u8> {
    let layout = shipped(code);
    on(layout, std::slice::from_ref(card), &own_pages(layout, 1)).unwrap()
}
