//! To a printer: what it is told, what the ledger says afterwards, what goes wrong, how it is calibrated.

use super::*;
use crate::suite::jobs::stand_in::program;
use hallkeeper::domain::cards::Standing;
use hallkeeper::jobs::printing::Cups;
use std::time::Duration;

const IDLE: &str = "printer Office is idle.  enabled since Thu\n\tForm mounted:\n\tAlerts: none\n";
const STOPPED: &str = "printer Office disabled since Thu -\n\tPaused\n\tAlerts: paused\n";
const DONE: &str = "Office-12 root 1024 Thu\n\tStatus: \n\tAlerts: job-completed-successfully\n\tqueued for Office\n";
const SENT: &str = "cat > \"$here/taken.pdf\"; echo 'request id is Office-12 (1 file(s))'";

/// A queue that writes down what it is given; `lp` ends with `body`.
fn queue(folder: &Path, body: &str) -> PrintSystem {
    let here = format!("here='{}'", folder.display());
    program(folder, "lp", &format!("{here}; printf '%s\\n' \"$@\" > \"$here/asked\"; {body}"));
    program(folder, "lpoptions", &format!("{here}; cat \"$here/offers\""));
    program(folder, "cancel", &format!("{here}; : > \"$here/open\""));
    program(
        folder,
        "lpstat",
        &format!(
            "{here}\ncase \"$*\" in\n-e) echo Office;;\n-d) echo 'system default destination: Office';;\n\
             '-l -p'*) cat \"$here/queues\";;\n-a*) echo 'Office accepting requests since Thu';;\n\
             '-l -W not-completed -o Office') cat \"$here/open\";;\n\
             '-l -W completed -o Office') cat \"$here/closed\";;\nesac"
        ),
    );
    for (name, text) in [("queues", IDLE), ("open", ""), ("closed", DONE), ("offers", "")] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    PrintSystem::Cups(Cups { pace: Duration::from_millis(5), ..Cups::in_folder(folder) })
}

fn asked(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("asked")).unwrap().replace('\n', " ")
}

fn open_printing(
    folder: &Path,
    (product, people, body): (Product, &'static [&'static str], &str),
) -> (Harness<'static, Window>, Shared) {
    let system = queue(folder, body);
    open(Start { system, product, people, ..Start::default() })
}

fn notices(world: &Shared) -> String {
    format!("{:?}", world.borrow().asked)
}

#[test]
fn a_printer_takes_the_page_at_actual_size_and_the_ledger_is_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open_printing(folder.path(), (Product::Badge, &["CQ0236", "CQ0318"], SENT));
    picture(&mut harness, "print-with-printer");
    press(&mut harness, "打印 1 张上岗证");
    let told = asked(folder.path());
    for part in ["-d Office", "print-scaling=none", "media=A4", "sides=one-sided"] {
        assert!(told.contains(part), "{told}");
    }
    let pdf = std::fs::read(folder.path().join("taken.pdf")).unwrap();
    assert!(reading::text(&pdf, 0).contains("CQ0236"));
    let last_day = Some("2028-12-31".to_owned());
    assert_eq!(newest(&world, "CQ0236"), Some((1, IssueReason::First, String::new(), last_day)));
    assert!(notices(&world).contains("Office 已印好 1 张"), "{}", notices(&world));
    assert!(harness.query_by_label_contains("印好了吗").is_none());
}

#[test]
fn a_reprint_carries_its_reason_and_voids_the_old_card() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open_printing(folder.path(), (Product::Badge, &["CQ0217"], SENT));
    choose(&mut harness, "重印原因（沈若溪）", "旧了、损坏");
    press(&mut harness, "打印 1 张上岗证");
    let cards = cards_of(&world, "CQ0217", Product::Badge);
    assert_eq!((cards[0].reason, cards[0].life.is_printed), (IssueReason::Worn, true));
    assert_eq!(cards[1].life.standing, Standing::Void);
}

#[test]
fn backs_turned_about_the_short_edge_are_asked_of_the_printer() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = open_printing(folder.path(), (Product::IdCard, &["CQ0217"], SENT));
    harness.get_by_role_and_label(Role::Switch, "双面背面").click();
    harness.run();
    choose(&mut harness, "双面翻转", "沿短边翻");
    press(&mut harness, "打印 1 张工作证");
    assert!(asked(folder.path()).contains("sides=two-sided-short-edge"), "{}", asked(folder.path()));
}

#[test]
fn a_printer_that_refuses_leaves_the_card_made_and_not_printed() {
    let folder = tempfile::tempdir().unwrap();
    let body = "echo 'lp: queue is paused' >&2; exit 1";
    let (mut harness, world) = open_printing(folder.path(), (Product::Badge, &["CQ0236"], body));
    press(&mut harness, "打印 1 张上岗证");
    assert_eq!(newest(&world, "CQ0236"), None);
    assert_eq!(cards_of(&world, "CQ0236", Product::Badge).len(), 1, "its number is given out");
    assert!(notices(&world).contains("没有收下这些页"), "{}", notices(&world));
    assert!(harness.query_by_label("CQ0236-01 等 1 张证做好了。印好了吗？").is_some());
    assert!(harness.query_by_label("方䶮 CQ0236 CQ0236-01 做好了还没印").is_some());
    picture(&mut harness, "print-refused");
    queue(folder.path(), SENT);
    press(&mut harness, "打印 1 张上岗证");
    let cards = cards_of(&world, "CQ0236", Product::Badge);
    assert_eq!((cards.len(), cards[0].life.is_printed), (1, true), "the same number, without a reason");
}

#[test]
fn a_stopped_printer_says_so_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    std::fs::write(folder.path().join("queues"), STOPPED).unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], system, ..Start::default() });
    assert!(harness.query_by_label_contains("停着：").is_some());
    picture(&mut harness, "print-printer-stopped");
    press(&mut harness, "打印 1 张上岗证");
    assert!(!folder.path().join("asked").exists(), "nothing was sent");
    assert_eq!(newest(&world, "CQ0236"), None);
}

#[test]
fn a_job_the_printer_gave_up_says_what_to_check_and_is_not_in_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    let failed = "Office-12 root 1024 Thu\n\tStatus: stopped\n\tAlerts: aborted-by-system\n\tqueued for Office\n";
    std::fs::write(folder.path().join("closed"), failed).unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], system, ..Start::default() });
    press(&mut harness, "打印 1 张上岗证");
    assert!(notices(&world).contains("打印没有完成"), "{}", notices(&world));
    assert_eq!(newest(&world, "CQ0236"), None);
    assert!(harness.query_by_label_contains("做好了。印好了吗").is_some());
}

#[test]
fn a_job_nobody_saw_to_its_end_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    std::fs::write(folder.path().join("closed"), "").unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], system, ..Start::default() });
    press(&mut harness, "打印 1 张上岗证");
    assert_eq!(newest(&world, "CQ0236"), None, "not in the ledger as printed");
    assert!(harness.query_by_label_contains("做好了。印好了吗").is_some());
}

#[test]
fn a_job_under_way_shows_how_far_it_is_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    let open_job = "Office-12 root 1024 Thu\n\tStatus: \n\tAlerts: job-printing\n\tqueued for Office\n";
    std::fs::write(folder.path().join("open"), open_job).unwrap();
    std::fs::write(folder.path().join("closed"), "").unwrap();
    let register = sample::register(now()).unwrap();
    let place = Place::PrintProduct(Product::Badge, vec![id_of(&register, "CQ0236")]);
    let (mut harness, world) =
        open_with(Start { system, ..Start::default() }, (register, place), Jobs::in_threads(|| {}));
    wait_for(&mut harness, "打印 1 张上岗证");
    press_still(&mut harness, "打印 1 张上岗证");
    wait_for(&mut harness, "取消打印");
    picture(&mut harness, "print-going");
    press_still(&mut harness, "取消打印");
    for _ in 0..400 {
        if notices(&world).contains("已取消打印") {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    assert!(notices(&world).contains("已取消打印"), "{}", notices(&world));
    assert_eq!(newest(&world, "CQ0236"), None);
}

#[test]
fn a_job_that_ends_while_another_tab_is_shown_stands_in_the_ledger_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    let open_job = "Office-12 root 1024 Thu\n\tStatus: \n\tAlerts: job-printing\n\tqueued for Office\n";
    std::fs::write(folder.path().join("open"), open_job).unwrap();
    std::fs::write(folder.path().join("closed"), "").unwrap();
    let register = sample::register(now()).unwrap();
    let place = Place::PrintProduct(Product::Badge, vec![id_of(&register, "CQ0236")]);
    let (mut harness, world) =
        open_with(Start { system, ..Start::default() }, (register, place), Jobs::in_threads(|| {}));
    wait_for(&mut harness, "打印 1 张上岗证");
    press_still(&mut harness, "打印 1 张上岗证");
    wait_for(&mut harness, "取消打印");
    world.borrow_mut().is_away = true;
    harness.step();
    assert_eq!(newest(&world, "CQ0236"), None, "the printer still has it");
    std::fs::write(folder.path().join("closed"), DONE).unwrap();
    std::fs::write(folder.path().join("open"), "").unwrap();
    for _ in 0..400 {
        if newest(&world, "CQ0236").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    let last_day = Some("2028-12-31".to_owned());
    assert_eq!(newest(&world, "CQ0236"), Some((1, IssueReason::First, String::new(), last_day)));
    assert!(notices(&world).contains("Office 已印好 1 张"), "{}", notices(&world));
    world.borrow_mut().is_away = false;
    harness.step();
    harness.step();
    assert!(harness.query_by_label_contains("印好了吗").is_none(), "nothing is asked when one comes back");
}

#[test]
fn backs_are_refused_on_a_printer_that_cannot_turn_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), SENT);
    std::fs::write(folder.path().join("offers"), "PageSize/Media: *A4\nDuplex/Duplex: *None\n").unwrap();
    let (mut harness, world) =
        open(Start { system, product: Product::IdCard, people: &["CQ0217"], ..Start::default() });
    let before = cards_of(&world, "CQ0217", Product::IdCard).len();
    harness.get_by_role_and_label(Role::Switch, "双面背面").click();
    harness.run();
    press(&mut harness, "打印 1 张工作证");
    assert!(notices(&world).contains("不会自己翻面"), "{}", notices(&world));
    assert!(!folder.path().join("asked").exists(), "nothing was sent");
    assert_eq!(cards_of(&world, "CQ0217", Product::IdCard).len(), before, "no number was given out");
    harness.get_by_role_and_label(Role::Switch, "双面背面").click();
    harness.run();
    press(&mut harness, "打印 1 张工作证");
    assert!(asked(folder.path()).contains("sides=one-sided"), "{}", asked(folder.path()));
}

/// Presses a button of a window whose jobs run on; what came with them is laid out first.
fn press_still(harness: &mut Harness<'_, Window>, name: &str) {
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.step();
    harness.step();
}

fn wait_for(harness: &mut Harness<'_, Window>, name: &str) {
    for _ in 0..400 {
        let blocked = harness.query_by_role_and_label(Role::Button, name).is_none();
        if !blocked {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    panic!("{name} never came");
}

#[test]
fn four_lengths_measured_calibrate_a_printer() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open_printing(folder.path(), (Product::Badge, &["CQ0236"], SENT));
    assert!(harness.query_by_label("还没有校准").is_some());
    harness.get_by_role_and_label(Role::Link, "打印校准页").click();
    harness.run();
    for (field, text) in [
        ("横尺（应为 150）", "149.7"),
        ("竖尺（应为 200）", "200"),
        ("十字到左边（应为 20）", "20.3"),
        ("十字到上边（应为 20）", "19.8"),
    ] {
        type_into(&mut harness, field, text);
    }
    assert!(harness.query_by_label_contains("上下 +0.2 毫米").is_some());
    picture(&mut harness, "print-calibrate");
    press(&mut harness, "保存校准");
    let row = world.borrow().register.calibration_of("Office").unwrap().unwrap();
    assert!((row.dy_mm - 0.2).abs() < 0.011 && (row.factor_x - 150.0 / 149.7).abs() < 1e-4, "{row:?}");
    assert!(harness.query_by_label("11-23 校准过").is_some());
    let field = harness.get_by_role_and_label(Role::TextInput, "上下偏移（毫米）");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("+0.2"));
}

#[test]
fn an_offset_typed_by_hand_is_kept_when_its_field_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open_printing(folder.path(), (Product::Badge, &["CQ0236"], SENT));
    harness.get_by_role_and_label(Role::TextInput, "左右偏移（毫米）").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "左右偏移（毫米）").type_text("+0.3");
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "上下偏移（毫米）").focus();
    harness.run();
    let row = world.borrow().register.calibration_of("Office").unwrap().unwrap();
    assert!((row.dx_mm - 0.3).abs() < 1e-6, "{row:?}");
}
