//! The Windows way against a stand-in for PowerShell: what it is asked, and how its answers are understood. The script
//! itself runs on Windows alone.

use std::path::Path;
use std::time::Duration;

use hallkeeper::jobs::printing::{JobState, JobTicket, Media, PrintError, PrintOrder, PrintSystem, Sides, Windows};
use serde_json::Value;
use tempfile::TempDir;

use super::stand_in::{pdf, program};

const LIST: &str = r#"{"printers":[{"name":"证卡打印机","default":true,"duplex":true,"colour":true,"dpi":600,"papers":["CR80"],"status":3,"error":2}]}"#;

/// A PowerShell that answers each kind of question with the file of its name and keeps what it was given for `print`.
fn shell(answers: &[(&str, &str)]) -> (TempDir, PrintSystem) {
    let folder = tempfile::tempdir().unwrap();
    for (action, answer) in answers {
        std::fs::write(folder.path().join(action), answer).unwrap();
    }
    let here = folder.path().display();
    let body = format!(
        "action=$(sed 's/.*\"action\":\"\\([a-z]*\\)\".*/\\1/' \"$HALLKEEPER_PRINT/request.json\")\n\
         printf '%s\\n' \"$@\" > '{here}/arguments'\n\
         mkdir -p '{here}/asked/'$action && cp \"$HALLKEEPER_PRINT\"/* '{here}/asked/'$action\n\
         cp '{here}/'$action \"$HALLKEEPER_PRINT/answer.json\""
    );
    program(folder.path(), "powershell", &body);
    let windows = Windows {
        shell: folder.path().join("powershell").into(),
        patience: Duration::from_secs(20),
        pace: Duration::from_millis(5),
        ..Windows::default()
    };
    (folder, PrintSystem::Windows(windows))
}

fn asked(folder: &Path, action: &str) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join("asked").join(action).join("request.json")).unwrap()).unwrap()
}

#[test]
fn pages_go_as_pictures_at_the_printers_own_resolution() {
    let (folder, system) = shell(&[("list", LIST), ("print", r#"{"job":7}"#)]);
    let card = [0.0, 0.0, 40.0, 53.98];
    let pdf = pdf((85.6, 53.98), &[card, card, card]);
    let order = PrintOrder::new("证卡打印机", "工作证").on(Media::millimetres(85.6, 53.98)).sides(Sides::LongEdge);
    let ticket = system.send(&order.copies(2).pages(vec![2..=3]), &pdf).unwrap();
    assert_eq!(ticket, JobTicket { printer: "证卡打印机".into(), id: Some("7".into()) });
    let asked_for = asked(folder.path(), "print");
    assert_eq!((&asked_for["duplex"], &asked_for["copies"]), (&"Vertical".into(), &2.into()));
    let files: Vec<_> = asked_for["pages"].as_array().unwrap().iter().map(|page| page["file"].clone()).collect();
    assert_eq!(files, ["page-0002.png", "page-0003.png"]);
    let picture = image::open(folder.path().join("asked/print/page-0002.png")).unwrap().into_rgb8();
    // 85.60 and 53.98 mm at 600 dpi.
    assert_eq!(picture.dimensions(), (2022, 1275));
    let green = (0..2022).filter(|x| picture.get_pixel(*x, 600).0[0] < 60).count();
    assert!((943..=947).contains(&green), "40 mm are {green} dots");
}

#[test]
fn the_shell_reads_the_script_from_the_folder_and_nothing_typed_from_its_line() {
    let (folder, system) = shell(&[("list", LIST)]);
    assert_eq!(system.printers().names, ["证卡打印机"]);
    let arguments = std::fs::read_to_string(folder.path().join("arguments")).unwrap();
    assert!(arguments.starts_with("-NoProfile\n-NonInteractive\n-ExecutionPolicy\nBypass\n-Command\n"), "{arguments}");
    let script = std::fs::read_to_string(folder.path().join("asked/list/print.ps1")).unwrap();
    assert!(script.is_ascii(), "PowerShell 5.1 reads other signs by the code page of the PC");
    for action in ["'list'", "'print'", "'state'", "'cancel'"] {
        assert!(script.contains(action), "{action}");
    }
}

#[test]
fn a_printer_that_is_gone_or_stopped_gets_no_pages() {
    let (folder, system) = shell(&[("list", LIST), ("print", r#"{"job":7}"#)]);
    let pdf = pdf((210.0, 297.0), &[[15.0, 25.5, 86.0, 118.0]]);
    let answer = system.send(&PrintOrder::new("别的打印机", "x"), &pdf);
    assert_eq!(answer, Err(PrintError::Gone("别的打印机".into())));
    std::fs::write(folder.path().join("list"), LIST.replace(r#""error":2"#, r#""error":8"#)).unwrap();
    assert!(matches!(system.send(&PrintOrder::new("证卡打印机", "x"), &pdf), Err(PrintError::Stopped(_))));
    assert!(!folder.path().join("asked/print").exists());
}

#[test]
fn a_job_is_looked_at_and_taken_out_by_its_number() {
    let state = r#"{"found":true,"mask":16,"printed":2,"words":""}"#;
    let (folder, system) = shell(&[("state", state), ("cancel", r#"{"found":true}"#)]);
    let ticket = JobTicket { printer: "证卡打印机".into(), id: Some("7".into()) };
    assert_eq!(system.job_state(&ticket), Ok(JobState::Printing { page: Some(2) }));
    assert_eq!(system.cancel(&ticket), Ok(()));
    assert_eq!(
        asked(folder.path(), "cancel"),
        serde_json::json!({"action": "cancel", "printer": "证卡打印机", "job": 7})
    );
    std::fs::write(folder.path().join("cancel"), r#"{"found":false}"#).unwrap();
    assert!(matches!(system.cancel(&ticket), Err(PrintError::TooLate(_))));
}

#[test]
fn a_shell_that_is_missing_or_forbidden_is_told() {
    let missing = Windows { shell: "/no/such/powershell".into(), ..Windows::default() };
    let order = PrintOrder::new("证卡打印机", "x");
    assert_eq!(PrintSystem::Windows(missing).send(&order, b"%PDF"), Err(PrintError::NoSystem));
    let (folder, system) = shell(&[]);
    program(folder.path(), "powershell", "echo 'is not recognized in this language mode' >&2; exit 1");
    let answer = system.send(&order, b"%PDF");
    assert_eq!(answer, Err(PrintError::Broken("is not recognized in this language mode".into())));
}
