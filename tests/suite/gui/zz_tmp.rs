//! Temporary: pictures of the report's pages; time at 100,000 cases.
use crate::suite::register::case_figures::{busy_month, looked_at, november};
use crate::suite::register::making::{self, at};
use hallkeeper::documents::raster::{page_count, page_picture};
use hallkeeper::domain::periods::Period;
use hallkeeper::jobs::case_papers::CasePaper;
use hallkeeper::register::Register;
use hallkeeper::ui::reports::words::{ReportOf, paper};
use hallkeeper::ui::strings::{Lang, Strings};

#[test]
fn zz_pages() {
    let (mut register, people) = making::fill(Register::in_memory(&making::hall(), at("2026-11-01", 8, 0)).unwrap());
    busy_month(&mut register, &people);
    for lang in Lang::ALL {
        let strings = Strings::load(lang);
        let figures = register.case_figures(november(), looked_at()).unwrap();
        let names = register.case_figure_names(&figures).unwrap();
        let head = register.history_head().unwrap();
        let of = ReportOf { hall: register.hall(), figures: &figures, names: &names, now: looked_at(), head: &head };
        let pdf = CasePaper::Report(Box::new(paper(&strings, of))).pdf().unwrap();
        for page in 0..page_count(&pdf).unwrap() {
            let p = page_picture(&pdf, page, 4.0).unwrap();
            image::RgbaImage::from_raw(p.width as u32, p.height as u32, p.rgba)
                .unwrap()
                .save(format!("/tmp/figpics/pdf-{}-{page}.png", lang.key()))
                .unwrap();
        }
    }
}

#[test]
fn zz_hundred_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let (mut register, people) =
        making::fill(Register::create(&path, &making::hall(), at("2026-11-01", 8, 0)).unwrap());
    crate::suite::register::case_figures::fill(&mut register, &people);
    drop(register);
    let conn = rusqlite::Connection::open(&path).unwrap();
    let body: String =
        conn.query_row("SELECT body FROM case_events WHERE kind = 'closed' LIMIT 1", [], |r| r.get(0)).unwrap();
    println!("{body}");
    let hall: i64 = conn.query_row("SELECT id FROM halls", [], |r| r.get(0)).unwrap();
    conn.execute_batch("BEGIN").unwrap();
    let start = at("2022-01-01", 8, 0).0;
    let step = (at("2026-11-20", 8, 0).0 - start) / 100_000;
    let kinds = ["accepted", "contacted", "investigated", "concluded", "replied", "closed", "surveyed", "archived"];
    for n in 0..100_000_i64 {
        let id = 1000 + n;
        let open = n > 99_500;
        let received = start + n * step;
        conn.prepare_cached("INSERT INTO cases (id, uid, hall_id, year, running, kind, channel, summary, customer_name, customer_contact, first_asked_id, department, received_ms, entered_ms) VALUES (?1, ?2, ?3, 2020, ?1, 'complaint', 'phone', '抄表数字和电表对不上，要求说明', '张三', '', 1, '', ?4, ?4)").unwrap()
            .execute(rusqlite::params![id, format!("u{id}"), hall, received]).unwrap();
        conn.prepare_cached("INSERT INTO case_details (uid, hall_id, case_id, matter, rings, standing, replied_ms, closed_ms, in_time, finding, satisfaction) VALUES (?1, ?2, ?3, 'billing_error', 3, ?4, ?5, ?5, ?6, 'founded', 4)").unwrap()
            .execute(rusqlite::params![format!("d{id}"), hall, id, if open { "open" } else { "closed" }, if open { None } else { Some(received + 86_400_000) }, if open { None } else { Some(n % 10 != 0) }]).unwrap();
        for (i, kind) in kinds.iter().enumerate().take(if open { 1 } else { 8 }) {
            let b = match *kind {
                "closed" => body.as_str(),
                "accepted" => r#"{"kind":"accepted","note":""}"#,
                _ => r#"{"kind":"contacted","note":"和用户通过电话，说明了情况，用户表示理解"}"#,
            };
            conn.prepare_cached("INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)").unwrap()
                .execute(rusqlite::params![format!("e{id}-{i}"), hall, id, kind, received + 1000 * i as i64, b]).unwrap();
        }
    }
    conn.execute_batch("COMMIT; ANALYZE").unwrap();
    let plan: Vec<String> = conn
        .prepare(&format!("EXPLAIN QUERY PLAN {}", include_str!("../../../src/storage/sql/case_figures_events.sql")))
        .unwrap()
        .query_map([0, 1], |r| r.get(3))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    println!("{plan:?}");
    drop(conn);
    let register = Register::open(&path).unwrap();
    for (name, period) in [
        ("month", november()),
        ("month before", Period::month(2026, 10).unwrap()),
        ("again", Period::month(2026, 10).unwrap()),
        ("quarter", Period::quarter(2026, 3).unwrap()),
        ("year", Period::year(2025).unwrap()),
        ("year again", Period::year(2025).unwrap()),
        ("all", Period::days("2022-01-01".parse().unwrap(), "2026-12-31".parse().unwrap()).unwrap()),
    ] {
        let t = std::time::Instant::now();
        let figures = register.case_figures(period, looked_at()).unwrap();
        let a = t.elapsed();
        let _names = register.case_figure_names(&figures).unwrap();
        println!("{name}: {} cases {a:?} + {:?}", figures.total.count, t.elapsed() - a);
    }
}
