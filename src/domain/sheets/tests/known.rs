//! Known figures: the shipped sheets, laid out by hand.

use super::*;

fn corners(page: &Page) -> Vec<(f32, f32)> {
    page.placed.iter().map(|placed| (placed.x_mm, placed.y_mm)).collect()
}

fn cards(page: &Page) -> Vec<usize> {
    page.placed.iter().map(|placed| placed.card).collect()
}

fn has_line(marks: &[Mark], from: (f32, f32), to: (f32, f32)) -> bool {
    let (from, to) = (Spot::new(from.0, from.1), Spot::new(to.0, to.1));
    marks.iter().any(|mark| near(mark.from, from) && near(mark.to, to))
}

#[test]
fn four_badges_lie_on_a4_as_they_always_did() {
    let pages = impose(&SheetPreset::BadgeA4.order(5)).unwrap();
    assert_eq!(pages.len(), 2);
    assert_eq!(corners(&pages[0]), [(15.0, 25.5), (109.0, 25.5), (15.0, 153.5), (109.0, 153.5)]);
    assert_eq!(corners(&pages[1]), [(15.0, 25.5)]);
    assert_eq!((pages[0].width_mm, pages[0].height_mm, pages[0].bleed_mm), (210.0, 297.0, 2.0));
    assert_eq!((pages[0].marks.len(), pages[1].marks.len()), (32, 8));
    assert!(has_line(&pages[0].marks, (14.0, 25.5), (11.0, 25.5)));
    assert!(has_line(&pages[0].marks, (109.0, 144.5), (109.0, 147.5)));
}

#[test]
fn the_ruler_stands_below_the_badges_as_it_always_did() {
    let page = impose(&SheetPreset::BadgeA4.order(1)).unwrap().remove(0);
    let ruler = page.ruler.unwrap();
    assert!(has_line(&ruler.marks, (15.0, 285.0), (65.0, 285.0)));
    assert!(has_line(&ruler.marks, (15.0, 281.0), (15.0, 285.0)));
    assert!(has_line(&ruler.marks, (25.0, 283.0), (25.0, 285.0)));
    assert_eq!((ruler.label, ruler.marks.len()), (Spot::new(67.0, 285.0), 7));
}

#[test]
fn a_part_used_sheet_goes_on_where_it_was_left() {
    let order = SheetOrder { start: 3, ..SheetPreset::BadgeA4.order(2) };
    let pages = impose(&order).unwrap();
    assert_eq!((corners(&pages[0]), cards(&pages[0])), (vec![(109.0, 153.5)], vec![0]));
    assert_eq!((corners(&pages[1]), cards(&pages[1])), (vec![(15.0, 25.5)], vec![1]));
    assert_eq!(order.counts().unwrap().next_start, 1);
}

#[test]
fn covers_abut_and_the_badge_lies_in_the_middle_of_each() {
    let page = impose(&SheetPreset::BadgeCoverA4.order(4)).unwrap().remove(0);
    assert_eq!(corners(&page)[..2], [(14.5, 22.0), (109.5, 22.0)]);
    let window = |x_mm, y_mm| Frame { x_mm, y_mm, width_mm: 95.0, height_mm: 135.0 };
    assert_eq!(page.windows, [window(10.0, 13.5), window(105.0, 13.5), window(10.0, 148.5), window(105.0, 148.5)]);
    assert!(page.ruler.is_some());
}

#[test]
fn outlines_of_covers_need_the_room_of_covers() {
    let order = SheetOrder { cover_window: CoverWindow::Shown(CellSize::BADGE_COVER), ..SheetPreset::BadgeA4.order(1) };
    assert_eq!(order.check(), vec![SheetProblem::NoRoomForWindows]);
}

#[test]
fn backs_of_badges_change_columns_at_the_long_edge_and_rows_at_the_short_one() {
    let backs = |flip| {
        let order = SheetOrder { sides: Sides::FrontAndBack(flip), ..SheetPreset::BadgeA4.order(1) };
        let page = impose(&order).unwrap().remove(1);
        (corners(&page), page.placed[0].turn_degrees, page.ruler.is_some())
    };
    assert_eq!(backs(Flip::LongEdge), (vec![(109.0, 25.5)], Turn::Upright, false));
    assert_eq!(backs(Flip::ShortEdge), (vec![(15.0, 153.5)], Turn::Over, false));
}

#[test]
fn a_sheet_off_the_middle_has_its_backs_off_to_the_other_side() {
    let mut spec = SheetPreset::BadgeA4.spec();
    spec.left_mm = 10.0;
    let order = SheetOrder { sides: Sides::FrontAndBack(Flip::LongEdge), ..SheetOrder::new(spec, CellSize::BADGE, 2) };
    let pages = impose(&order).unwrap();
    assert_eq!(corners(&pages[0]), [(10.0, 25.5), (104.0, 25.5)]);
    assert_eq!(corners(&pages[1]), [(114.0, 25.5), (20.0, 25.5)]);
}

#[test]
fn turned_backs_point_their_heads_where_the_fronts_do() {
    let turns = |flip| {
        let order = SheetOrder { sides: Sides::FrontAndBack(flip), ..SheetPreset::PhotoA4.order(1) };
        let pages = impose(&order).unwrap();
        (pages[0].placed[0].turn_degrees, pages[1].placed[0].turn_degrees)
    };
    assert_eq!(turns(Flip::LongEdge), (Turn::Right, Turn::Left));
    assert_eq!(turns(Flip::ShortEdge), (Turn::Right, Turn::Right));
}

#[test]
fn cards_on_pages_of_their_size_come_front_and_back_in_turn() {
    let pages = |preset: SheetPreset, flip| {
        let pages = impose(&SheetOrder { sides: Sides::FrontAndBack(flip), ..preset.order(2) }).unwrap();
        assert!(pages.iter().all(|page| page.marks.is_empty() && page.ruler.is_none()));
        pages.iter().map(|p| (p.placed[0].card, p.side, p.placed[0].turn_degrees.degrees())).collect::<Vec<_>>()
    };
    let (front, back) = (Side::Front, Side::Back);
    let upright = vec![(0, front, 0), (0, back, 0), (1, front, 0), (1, back, 0)];
    let over = vec![(0, front, 0), (0, back, 180), (1, front, 0), (1, back, 180)];
    assert_eq!(pages(SheetPreset::BadgePage, Flip::LongEdge), upright);
    assert_eq!(pages(SheetPreset::BadgePage, Flip::ShortEdge), over);
    assert_eq!(pages(SheetPreset::IdCardPage, Flip::LongEdge), over);
    assert_eq!(pages(SheetPreset::IdCardPage, Flip::ShortEdge), upright);
}

#[test]
fn a_sign_folds_at_its_top_edge_with_its_other_face_upside_down_above() {
    let page = impose(&SheetPreset::CounterSignFoldA4.order(1)).unwrap().remove(0);
    let faces: Vec<_> = page.placed.iter().map(|p| (p.side, p.x_mm, p.y_mm, p.turn_degrees.degrees())).collect();
    assert_eq!(faces, [(Side::Front, 5.0, 148.5, 0), (Side::Back, 5.0, 48.5, 180)]);
    assert!(has_line(&page.folds, (5.0, 148.5), (205.0, 148.5)));
    assert_eq!((page.marks.len(), page.bleed_mm), (8, 0.0));
}

#[test]
fn an_id_card_folds_at_its_right_edge_with_both_faces_upright() {
    let page = impose(&SheetPreset::IdCardFoldA4.order(1)).unwrap().remove(0);
    let turns: Vec<_> = page.placed.iter().map(|p| p.turn_degrees).collect();
    assert_eq!(turns, [Turn::Upright, Turn::Upright]);
    assert_eq!(page.placed[0].frame().right_mm(), page.placed[1].x_mm);
}

#[test]
fn every_preset_fits_its_paper_and_holds_its_card() {
    let cells = SheetPreset::ALL.map(|preset| {
        assert_eq!(preset.order(3).check(), vec![], "{preset:?}");
        assert_eq!(SheetPreset::from_code(preset.code()), Some(preset));
        preset.spec().cells()
    });
    assert_eq!(cells, [4, 4, 9, 1, 10, 5, 1, 3, 6, 49, 2, 1, 2]);
}

#[test]
fn every_preset_larger_than_its_card_has_room_for_the_ruler_or_says_none() {
    let without: Vec<_> = SheetPreset::ALL
        .into_iter()
        .filter(|preset| impose(&preset.order(1)).unwrap().iter().all(|page| page.ruler.is_none()))
        .collect();
    assert_eq!(without, [SheetPreset::BadgePage, SheetPreset::IdCardPage]);
}

#[test]
fn in_a_narrow_gap_marks_end_before_the_neighbour() {
    let page = impose(&SheetPreset::StripA4.order(2)).unwrap().remove(0);
    assert_eq!(corners(&page), [(8.5, 17.0), (36.5, 17.0)]);
    assert!(has_line(&page.marks, (34.5, 17.0), (35.5, 17.0)));
    assert_eq!(page.bleed_mm, 1.5);
    let page = impose(&SheetPreset::IdCardA4.order(3)).unwrap().remove(0);
    assert!(
        page.marks.iter().all(|mark| mark.from.y_mm < 64.0 || mark.from.x_mm == mark.to.x_mm || mark.from.y_mm > 65.0)
    );
}

#[test]
fn copies_lie_together_by_card_and_apart_by_set() {
    let order = SheetOrder { copies: 2, ..SheetPreset::BadgeA4.order(2) };
    assert_eq!(cards(&impose(&order).unwrap()[0]), [0, 0, 1, 1]);
    let order = SheetOrder { collation: Collation::BySet, ..order };
    assert_eq!(cards(&impose(&order).unwrap()[0]), [0, 1, 0, 1]);
}

#[test]
fn only_the_chosen_sheets_are_printed_with_their_backs() {
    let order = SheetOrder {
        sides: Sides::FrontAndBack(Flip::LongEdge),
        only_sheets: SheetChoice::parse("2,9").unwrap(),
        ..SheetPreset::BadgeA4.order(9)
    };
    let pages = impose(&order).unwrap();
    assert_eq!(
        pages.iter().map(|page| (page.sheet, page.side)).collect::<Vec<_>>(),
        [(2, Side::Front), (2, Side::Back)]
    );
    assert_eq!(cards(&pages[0]), [4, 5, 6, 7]);
    let counts = order.counts().unwrap();
    assert_eq!((counts.sheets, counts.chosen_sheets, counts.pages), (3, 1, 2));
}

#[test]
fn what_cannot_be_printed_is_told() {
    let order = SheetPreset::BadgeA4.order(3);
    let told = |order: SheetOrder| impose(&order).unwrap_err();
    assert_eq!(told(SheetOrder { cards: 0, ..order.clone() }), SheetProblem::NoCards);
    assert_eq!(told(SheetOrder { start: 4, ..order.clone() }), SheetProblem::StartBeyondSheet { start: 4, cells: 4 });
    let copies = SheetProblem::OutOfRange { field: SheetField::Copies, least: 1.0, most: 1000.0 };
    assert_eq!(told(SheetOrder { copies: 0, ..order.clone() }), copies);
    let many = SheetProblem::OutOfRange { field: SheetField::Cards, least: 1.0, most: 100_000.0 };
    assert_eq!(told(SheetOrder { cards: usize::MAX, ..order.clone() }), many);
    let larger = SheetProblem::CardLargerThanCell { needed_width_mm: 172.0, needed_height_mm: 118.0 };
    assert_eq!(told(SheetOrder { sides: Sides::FoldOver(Fold::Beside), ..order }), larger);
}

#[test]
fn a_sheet_that_cannot_be_is_told() {
    let good = SheetPreset::BadgeA4.spec();
    let outside = |field, least, most| vec![SheetProblem::OutOfRange { field, least, most }];
    let check = |change: fn(&mut SheetSpec)| {
        let mut spec = good.clone();
        change(&mut spec);
        spec.check()
    };
    assert_eq!(check(|spec| spec.columns = 0), outside(SheetField::Columns, 1.0, 50.0));
    assert_eq!(check(|spec| spec.rows = 51), outside(SheetField::Rows, 1.0, 50.0));
    assert_eq!(check(|spec| spec.gap_x_mm = -1.0), outside(SheetField::GapX, 0.0, 500.0));
    assert_eq!(check(|spec| spec.left_mm = f32::NAN), outside(SheetField::Left, 0.0, 2000.0));
    assert_eq!(check(|spec| spec.left_mm = 31.0), vec![SheetProblem::TooWide { needed_mm: 211.0, paper_mm: 210.0 }]);
    assert_eq!(check(|spec| spec.rows = 3), vec![SheetProblem::TooHigh { needed_mm: 399.5, paper_mm: 297.0 }]);
    assert_eq!(check(|spec| spec.name = "签".repeat(61)), vec![SheetProblem::NameTooLong]);
}

#[test]
fn the_better_way_round_is_proposed() {
    let badge = SheetSpec::fitting(PaperSize::A4, CellSize::BADGE, 8.0, 10.0).unwrap();
    assert_eq!((badge.columns, badge.rows, badge.turned, badge.left_mm), (2, 2, false, 15.0));
    let print = SheetSpec::fitting(PaperSize::A4, CellSize::PHOTO_PRINT, 4.0, 5.0).unwrap();
    assert_eq!((print.columns, print.rows, print.turned), (1, 3, true));
    let plate = SheetSpec::fitting(PaperSize::A4.turned(), CellSize::WINDOW_PLATE, 10.0, 10.0).unwrap();
    assert_eq!((plate.columns, plate.rows, plate.turned), (1, 2, false));
    assert!(SheetSpec::fitting(PaperSize::A4, CellSize::new(290.0, 210.0), 0.0, 5.0).is_err());
}

#[test]
fn a_page_is_written_as_plain_figures_and_read_back() {
    let page = impose(&SheetPreset::PhotoA4.order(1)).unwrap().remove(0);
    let json = serde_json::to_value(&page).unwrap();
    assert_eq!(json["side"], "front");
    assert_eq!(json["placed"][0]["turn_degrees"], 90);
    assert_eq!(json["placed"][0]["width_mm"], 150.0);
    assert_eq!(serde_json::from_value::<Page>(json).unwrap(), page);
}

#[test]
fn the_test_sheet_measures_what_it_says() {
    for paper in [PaperSize::A4, PaperSize::A4.turned(), PaperSize::A3, PaperSize::A3.turned()] {
        let page = test_page(paper).unwrap();
        let longest = |upright: bool| {
            let length = |mark: &Mark| {
                let (wide, high) = ((mark.to.x_mm - mark.from.x_mm).abs(), (mark.to.y_mm - mark.from.y_mm).abs());
                if upright { high } else { wide }
            };
            page.marks.iter().map(length).fold(0.0, f32::max)
        };
        assert!((longest(false) - page.nominal.ruler_x_mm).abs() < NEAR_MM);
        assert!((longest(true) - page.nominal.ruler_y_mm).abs() < NEAR_MM);
        assert!(has_line(&page.marks, (15.0, 20.0), (25.0, 20.0)) && has_line(&page.marks, (20.0, 15.0), (20.0, 25.0)));
        let on_paper = |spot: Spot| {
            spot.x_mm >= 0.0 && spot.y_mm >= 0.0 && spot.x_mm <= paper.width_mm && spot.y_mm <= paper.height_mm
        };
        assert!(page.marks.iter().all(|mark| on_paper(mark.from) && on_paper(mark.to)));
        assert!(page.labels.iter().all(|label| on_paper(label.at)));
        assert!(page.marks.iter().all(|mark| !overlap(room(mark), page.frames[0])), "{paper:?}");
    }
    assert_eq!(test_page(PaperSize::A4).unwrap().nominal, TestLengths::default());
    assert_eq!(TestLengths::of(PaperSize::A4.turned()).ruler_x_mm, 200.0);
    assert!(test_page(PaperSize { width_mm: 85.6, height_mm: 53.98 }).is_err());
}
