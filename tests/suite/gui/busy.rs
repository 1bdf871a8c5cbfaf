//! Long writing in the whole program, with real threads: the window says how far it is, stops it cleanly, and afterwards all is
//! as it was. What is asked meanwhile, locking and closing too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::backups::copies_of;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::{App, Start};
use hallkeeper::domain::backups::BackupReason;
use hallkeeper::domain::cases::CaseImport;
use hallkeeper::domain::erasure::{Cases, ErasureReason, Mentions, Person};
use hallkeeper::domain::ids::CaseId;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::backups::folder_of;
use hallkeeper::register::erasure::Erasure;
use hallkeeper::register::fault::leave_writes;
use hallkeeper::ui::busy::{self, BusyShown, Work};
use hallkeeper::ui::commands::{BringCommand, Command, Commands, Place, PrivacyCommand, ShellCommand};
use hallkeeper::ui::frame::Tab;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};

use super::harness::{OFFICE, picture, window};
use super::program::{Program, ask};
use super::renderer::Painter;
use crate::suite::register::case_desk::complaint;
use crate::suite::register::making::{at, fill, hall};

type Window = Harness<'static, Program>;

/// Cases of the long list.
const ROWS: usize = 3000;
/// Frames waited for something at most: some minutes.
const FRAMES: usize = 40_000;

fn new_hall(folder: &Path) -> PathBuf {
    let path = folder.join("长桥.hall");
    drop(fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    path
}

/// The program on a file.
fn program_on(file: &Path, jobs: Jobs) -> Window {
    let mut app = App::new(None, Clock::set_to(at("2026-11-23", 9, 30)), jobs);
    app.start(Start::File(file.to_owned()));
    Harness::builder()
        .with_size(OFFICE)
        .with_pixels_per_point(1.0)
        .with_render_cursor(false)
        .with_max_steps(24)
        .renderer(Painter::default())
        .build_eframe(|_| Program(app))
}

/// The same with jobs in threads, the copy of the day made.
fn threaded(file: &Path) -> Window {
    let mut harness = program_on(file, Jobs::in_threads(|| {}));
    until(&mut harness, |_| copies_of(file, None).len() == 1);
    harness
}

/// Frame by frame until something is so.
fn until(harness: &mut Window, so: impl Fn(&Window) -> bool) {
    for _ in 0..FRAMES {
        harness.step();
        if so(harness) {
            return;
        }
        std::thread::sleep(Duration::from_millis(3));
    }
    panic!("it never came to that: {:?}", harness.state().0.notice_texts());
}

fn is_busy(harness: &Window) -> bool {
    harness.state().0.is_busy()
}

fn has(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn told(harness: &Window, words: &str) -> bool {
    harness.state().0.notice_texts().iter().any(|text| text.contains(words))
}

fn send(harness: &Window, command: Command) {
    harness.state().0.commands().send(command);
}

fn draft(harness: &Window, key: &str, body: &str) {
    send(harness, Command::Shell(ShellCommand::KeepDraft(key.into(), body.into())));
}

/// A long list is on its way in, and its records are being written.
fn begin(harness: &mut Window) {
    let people = harness.state().0.register().unwrap().staff().unwrap();
    let row = |n: usize| CaseImport::told(complaint(people[0].id), Vec::new(), vec![format!("原编号 {n}")]);
    send(harness, Command::Bringing(BringCommand::Cases((0..ROWS).map(row).collect())));
    until(harness, |harness| is_busy(harness) && has(harness, "写入记录"));
}

fn cases(register: &Register) -> usize {
    register.cases().unwrap().into_iter().filter(|case| case.voided.is_none()).count()
}

/// Cases that are not void and lines of the history, which is whole.
fn held(harness: &Window) -> (usize, usize) {
    let register = harness.state().0.register().unwrap();
    let verified = register.verify().unwrap();
    assert_eq!(verified.findings, []);
    (cases(register), verified.lines)
}

#[test]
fn a_long_list_is_stopped_without_a_trace_and_goes_in_whole_the_next_time_and_back_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = threaded(&new_hall(folder.path()));
    let before = held(&harness);
    send(&harness, Command::Shell(ShellCommand::Go(Place::Cases(None))));
    begin(&mut harness);
    assert!(harness.state().0.register().is_none(), "nobody else has the records meanwhile");
    assert!(has(&harness, "正在导入投诉清单") && has(&harness, &format!(" / {ROWS}")));
    harness.get_by_role_and_label(Role::Button, "停止").click();
    until(&mut harness, |harness| !is_busy(harness));
    assert!(told(&harness, "已停止，什么都没有改。"), "{:?}", harness.state().0.notice_texts());
    assert_eq!(held(&harness), before);
    assert_eq!(harness.state().0.shown_tab(), Some(Tab::Cases), "where one was");

    begin(&mut harness);
    let (mut parts, mut far) = (BTreeSet::new(), BTreeSet::new());
    while is_busy(&harness) {
        let bar = harness.query_all_by_role(Role::ProgressIndicator).next();
        if let Some((part, done)) = bar.and_then(|bar| cut(&bar.accesskit_node().label()?)) {
            parts.insert(part);
            far.insert(done);
        }
        harness.step();
        std::thread::sleep(Duration::from_millis(3));
    }
    // Which parts are seen hangs on how fast the PC is; that each of them counts is shown step by step elsewhere.
    assert!(far.len() > 1 && !parts.is_empty(), "the figures move: {far:?} {parts:?}");
    until(&mut harness, |harness| told(harness, &format!("已导入 {ROWS} 件")));
    assert_eq!(held(&harness), (ROWS, before.1 + 1));

    send(&harness, Command::Shell(ShellCommand::Undo));
    until(&mut harness, is_busy);
    assert!(has(&harness, "正在撤销"));
    until(&mut harness, |harness| !is_busy(harness));
    assert_eq!(held(&harness), (0, before.1 + 2));
}

/// Part and steps done of the words of the bar: `写入记录 12 / 1500`.
fn cut(words: &str) -> Option<(String, usize)> {
    let (part, rest) = words.split_once(' ')?;
    Some((part.to_owned(), rest.split(' ').next()?.parse().ok()?))
}

#[test]
fn closing_the_window_stops_it_and_what_was_typed_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut harness = threaded(&file);
    let before = held(&harness);
    draft(&harness, "case:new", "\"写了一半\"");
    begin(&mut harness);
    draft(&harness, "staff:new", "\"刚写\"");
    harness.step();
    harness.state_mut().0.finish();
    assert!(!is_busy(&harness));
    drop(harness);
    let register = Register::open(&file).unwrap();
    let verified = register.verify().unwrap();
    assert_eq!((cases(&register), verified.lines, verified.findings), (before.0, before.1, vec![]));
    assert_eq!(register.draft::<String>("case:new").unwrap().as_deref(), Some("写了一半"));
    assert_eq!(register.draft::<String>("staff:new").unwrap().as_deref(), Some("刚写"));
}

#[test]
fn locking_meanwhile_is_done_once_the_list_is_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut harness = threaded(&file);
    begin(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    until(&mut harness, |harness| has(harness, "办完就锁定。"));
    assert!(is_busy(&harness) && !harness.state().0.is_locked());
    until(&mut harness, |harness| harness.state().0.is_locked());
    drop(harness);
    assert_eq!(cases(&Register::open(&file).unwrap()), ROWS);
}

#[test]
fn what_is_asked_meanwhile_is_done_afterwards_but_nothing_is_taken_back_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = threaded(&new_hall(folder.path()));
    begin(&mut harness);
    send(&harness, Command::Shell(ShellCommand::Undo));
    send(&harness, Command::Shell(ShellCommand::Go(Place::Staff(None))));
    let picture = egui::ColorImage::filled([2, 2], egui::Color32::WHITE);
    harness.event(egui::Event::PasteImage(Arc::new(picture)));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.step();
    assert!(is_busy(&harness) && told(&harness, "现在不能接收文件。"));
    until(&mut harness, |harness| !is_busy(harness) && harness.state().0.shown_tab() == Some(Tab::Staff));
    harness.run_ok();
    assert_eq!(held(&harness).0, ROWS);
}

/// A void case of a customer with a name of their own.
fn customer(file: &Path) -> CaseId {
    let mut register = Register::open(file).unwrap();
    let (people, now) = (register.staff().unwrap(), at("2026-11-20", 9, 0));
    let words = format!("慕容秋白来电 {}", "停电".repeat(5_000));
    let facts = hallkeeper::domain::cases::NewCase {
        customer_name: "慕容秋白".into(),
        summary: words,
        ..complaint(people[0].id)
    };
    let (case, _) = register.record_case(&facts, now).unwrap().value;
    register.void_case(case, "重复", now).unwrap();
    case
}

fn erase(case: CaseId) -> Command {
    Command::Privacy(PrivacyCommand::Erase(Box::new(Erasure {
        person: Person::Customer(case, Cases::This),
        word: "已抹去".into(),
        reason: ErasureReason::Asked,
        note: "本人书面要求".into(),
        mentions: Mentions::EditedOut,
    })))
}

/// Whether the customer's name stands in a file or in the log beside it.
fn holds_name(file: &Path) -> bool {
    let log = std::fs::read(file.with_extension("hall-wal")).unwrap_or_default();
    let holds = |bytes: &[u8]| bytes.windows("慕容秋白".len()).any(|window| window == "慕容秋白".as_bytes());
    holds(&std::fs::read(file).unwrap()) || holds(&log)
}

/// An open file as a power cut would leave it, under another name.
fn cut_off(file: &Path) -> PathBuf {
    let cut = file.with_file_name("cut.hall");
    for ending in ["hall", "hall-wal"] {
        std::fs::copy(file.with_extension(ending), cut.with_extension(ending)).unwrap();
    }
    cut
}

#[test]
fn nobody_is_erased_before_a_copy_is_made_nor_when_it_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let case = customer(&file);
    let mut harness = program_on(&file, Jobs::at_once());
    harness.run_ok();
    std::fs::remove_dir_all(folder_of(&file)).unwrap();
    std::fs::File::create(folder_of(&file)).unwrap();
    ask(&mut harness, erase(case));
    let is_whole = |register: &Register| register.case(case).unwrap().facts.customer_name == "慕容秋白";
    assert!(is_whole(harness.state().0.register().unwrap()), "no copy, nobody erased");
    std::fs::remove_file(folder_of(&file)).unwrap();
    draft(&harness, "case:new", "\"写了一半\"");
    ask(&mut harness, erase(case));
    assert!(!is_whole(harness.state().0.register().unwrap()));
    let copies = copies_of(&file, None);
    assert_eq!(copies[0].name.reason, BackupReason::BeforeErasure);
    let copy = Register::open_view(&copies[0].path, None).unwrap();
    assert!(is_whole(&copy));
    assert!(copy.draft::<String>("case:new").unwrap().is_some(), "the forms as typed are in the copy");
}

#[test]
fn bytes_that_could_not_be_wiped_are_told_and_wiped_at_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let case = customer(&file);
    assert!(holds_name(&file));
    // With few writes left there is no copy first, so nobody is erased; with one more there is only room for the erasure.
    for writes in 0..400 {
        let work = folder.path().join(format!("{writes}.hall"));
        std::fs::copy(&file, &work).unwrap();
        let mut harness = program_on(&work, Jobs::at_once());
        harness.run_ok();
        leave_writes(Some(writes));
        ask(&mut harness, erase(case));
        leave_writes(None);
        let is_erased = harness.state().0.register().unwrap().erasures().unwrap().len() == 1;
        if is_erased {
            assert!(
                told(&harness, "腾出的旧字节还没有擦掉"),
                "with {writes} writes: {:?}",
                harness.state().0.notice_texts()
            );
            assert!(has(&harness, "请腾出空间，关闭再打开档案"));
            picture(&mut harness, "erase-bytes-wait");
            assert_eq!(held(&harness).0, 0);
            let cut = cut_off(&work);
            assert!(holds_name(&cut), "they wait");
            drop(harness);
            drop(Register::open(&cut).unwrap());
            assert!(!holds_name(&cut), "wiped at the next opening");
            return;
        }
    }
    panic!("nobody was ever erased");
}

#[test]
fn the_page_fits_in_both_languages_and_themes() {
    use hallkeeper::register::pace::{Part, Reached};
    let records = Reached { part: Part::Records, done: 76_000, total: 200_000 };
    let bytes = Reached { part: Part::Bytes, done: 0, total: 0 };
    for (lang, theme, name) in [(Lang::Zh, ThemeName::Light, "zh-light"), (Lang::En, ThemeName::Dark, "en-dark")] {
        for (work, reached, what) in [(Work::Cases(100_000), records, "cases"), (Work::Erase, bytes, "erase")] {
            let (strings, tokens) = (Strings::load(lang), Tokens::load(theme));
            let shown = BusyShown { work, reached, is_stopping: false, locks_after: work == Work::Erase };
            let (look, commands) = (tokens.clone(), Commands::default());
            let mut harness = window(OFFICE, &look, move |ui| busy::show(ui, (&tokens, &strings, &commands), shown));
            harness.run_ok();
            let far = harness.query_by_label_contains("38000 / 100000").is_some();
            assert_eq!(far, work != Work::Erase, "{name} {what}");
            picture(&mut harness, &format!("busy-{what}-{name}"));
        }
    }
}
