//! Printing through stand-ins for `lp`, `lpstat`, `lpoptions` and `cancel` that write down what they are told.

use std::path::Path;
use std::time::{Duration, Instant};

use hallkeeper::jobs::printing::{
    Continue, Cups, Errand, JobState, JobTicket, Media, PrintError, PrintOrder, PrintSystem, QueueState, Reason, Sides,
    Trouble,
};
use tempfile::TempDir;

use super::stand_in::program;

const IDLE: &str = "printer Office is idle.  enabled since Thu\n\tForm mounted:\n\tAlerts: none\n";
const TAKING: &str = "Office accepting requests since Thu\n";
const SENT: &str = "cat > \"$here/taken\"; echo 'request id is Office-12 (0 file(s))'";

/// A folder with the programs of CUPS: `lpstat` shows what lies in files beside it, the others write down their arguments.
struct StandIn(TempDir);

impl StandIn {
    fn new() -> Self {
        let stand_in = Self(tempfile::tempdir().unwrap());
        let folder = stand_in.0.path();
        let here = format!("here='{}'", folder.display());
        let told = format!("{here}; [ -e \"$here/asked\" ] || printf '%s\\n' \"$@\" > \"$here/asked\"");
        program(folder, "lp", &format!("{told}; {SENT}"));
        program(folder, "cancel", &format!("{here}; printf '%s\\n' \"$@\" > \"$here/cancelled\"; : > \"$here/open\""));
        program(folder, "lpoptions", &format!("{here}; cat \"$here/offers\""));
        // Each look at the open jobs goes one step on, where steps are laid out.
        let next = "n=$(cat \"$here/n\" 2>/dev/null || echo 0); n=$((n + 1)); echo $n > \"$here/n\"\n\
                    [ -e \"$here/open.$n\" ] && mv \"$here/open.$n\" \"$here/open\"\n\
                    [ -e \"$here/queues.$n\" ] && mv \"$here/queues.$n\" \"$here/queues\"";
        let shows = format!(
            "{here}\ncase \"$*\" in\n-e) cat \"$here/names\";;\n-d) echo 'system default destination: Office';;\n\
             '-l -p'*) cat \"$here/queues\";;\n-a*) cat \"$here/taking\";;\n\
             '-l -W not-completed -o Office') {next}\ncat \"$here/open\";;\n\
             '-l -W completed -o Office') cat \"$here/closed\";;\n*) echo \"lpstat: $*\" >&2; exit 9;;\nesac"
        );
        program(folder, "lpstat", &shows);
        for (name, text) in [("queues", IDLE), ("taking", TAKING), ("names", "Office\n"), ("open", ""), ("closed", "")]
        {
            stand_in.put(name, text);
        }
        stand_in
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.path().join(name)).ok()
    }

    /// `lp` ends so instead.
    fn lp(&self, body: &str) {
        program(self.path(), "lp", body);
    }

    fn system(&self) -> PrintSystem {
        let pace = Duration::from_millis(5);
        PrintSystem::Cups(Cups { pace, ..Cups::in_folder(self.path()) })
    }

    fn impatient(&self) -> PrintSystem {
        let patience = Duration::from_millis(400);
        PrintSystem::Cups(Cups { patience, ..Cups::in_folder(self.path()) })
    }

    /// What `lp` was told, a word a line.
    fn asked(&self) -> Vec<String> {
        self.read("asked").unwrap().lines().map(str::to_owned).collect()
    }
}

fn badges() -> PrintOrder {
    PrintOrder::new("Office", "上岗证-2026-11-23")
}

fn ticket() -> JobTicket {
    JobTicket { printer: "Office".into(), id: Some("Office-12".into()) }
}

fn open(alerts: &str, status: &str) -> String {
    format!("Office-12  root  3072  Thu\n\tStatus: {status}\n\tAlerts: {alerts}\n\tqueued for Office\n")
}

fn printing(message: &str) -> String {
    format!("printer Office now printing Office-12.  enabled since Thu\n\t{message}\n\tForm mounted:\n\tAlerts: none\n")
}

#[test]
fn badges_on_a4_are_asked_for_word_for_word_and_arrive_whole() {
    let stand_in = StandIn::new();
    let pdf = vec![7; 300_000];
    assert_eq!(stand_in.system().send(&badges(), &pdf), Ok(ticket()));
    let wanted = "-d Office -t 上岗证-2026-11-23 -n 1 -o print-scaling=none -o media=A4 -o sides=one-sided -- -";
    assert_eq!(stand_in.asked(), wanted.split(' ').collect::<Vec<_>>());
    assert_eq!(std::fs::read(stand_in.path().join("taken")).unwrap(), pdf);
}

#[test]
fn id_cards_on_their_own_size_are_turned_over_either_edge() {
    for (sides, words) in [(Sides::LongEdge, "two-sided-long-edge"), (Sides::ShortEdge, "two-sided-short-edge")] {
        let stand_in = StandIn::new();
        let order = PrintOrder::new("Office", "工作证").on(Media::millimetres(85.6, 53.98)).sides(sides).copies(2);
        stand_in.system().send(&order, b"%PDF").unwrap();
        let wanted = format!(
            "-d Office -t 工作证 -n 2 -o print-scaling=none -o media=Custom.85.6x53.98mm -o sides={words} -- -"
        );
        assert_eq!(stand_in.asked(), wanted.split(' ').collect::<Vec<_>>());
    }
}

#[test]
fn a_wall_on_a3_prints_only_the_pages_asked_for() {
    let stand_in = StandIn::new();
    let order = PrintOrder::new("Office", "-o sides=x").on(Media::A3).pages(vec![1..=2, 5..=5]);
    stand_in.system().send(&order, b"%PDF").unwrap();
    let asked = stand_in.asked();
    assert_eq!(asked[3], "-o sides=x", "a title is a title, whatever it looks like");
    let wanted = "-n 1 -o print-scaling=none -o media=A3 -o sides=one-sided -o page-ranges=1-2,5 -- -";
    assert_eq!(asked[4..], wanted.split(' ').collect::<Vec<_>>());
}

#[test]
fn printers_are_listed_with_their_states_and_what_they_offer() {
    let stand_in = StandIn::new();
    stand_in.put("names", "Front\nOffice\nFar\n");
    let front =
        "printer Front disabled since Thu -\n\tout of ribbon\n\tForm mounted:\n\tAlerts: marker-supply-empty-error\n";
    stand_in.put("queues", &format!("{front}{IDLE}"));
    stand_in.put("taking", "Front accepting requests since Thu\nOffice not accepting requests since Thu -\n\tmoved\n");
    stand_in.put("offers", "PageSize/Media Size: *A4 A3 Custom.WIDTHxHEIGHT\nDuplex/Duplex: *None DuplexTumble\n");
    let printers = stand_in.system().printers();
    assert_eq!((printers.names.len(), printers.default), (3, Some(1)));
    let ribbon = Reason { trouble: Some(Trouble::NoInk), words: "out of ribbon".into() };
    assert_eq!(printers.info("Front").unwrap().state, QueueState::Stopped(ribbon));
    let moved = Reason { trouble: None, words: "moved".into() };
    assert_eq!(printers.info("Office").unwrap().state, QueueState::Refusing(moved));
    assert_eq!(printers.info("Far").unwrap().state, QueueState::Unknown);
    assert_eq!(printers.infos[1].offers_duplex(), Some(true));
    assert_eq!(printers.infos[1].media(), ["A4", "A3", "Custom.WIDTHxHEIGHT"]);
}

/// What sending ends with, and that nothing was sent.
fn told_before_sending(stand_in: &StandIn) -> PrintError {
    let error = stand_in.system().send(&badges(), b"%PDF").unwrap_err();
    assert_eq!(stand_in.read("asked"), None, "nothing is sent");
    error
}

#[test]
fn a_printer_that_is_gone_stopped_or_refusing_is_told_of_before_anything_is_sent() {
    let stand_in = StandIn::new();
    let gone = "lpstat: Invalid destination name in list \"Office\".";
    program(stand_in.path(), "lpstat", &format!("echo '{gone}' >&2; exit 1"));
    assert_eq!(told_before_sending(&stand_in), PrintError::Gone(gone.into()));
    let off = "[ \"$1\" = -r ] && echo 'scheduler is not running'";
    program(stand_in.path(), "lpstat", &format!("{off}; echo '{gone}' >&2; exit 1"));
    assert_eq!(told_before_sending(&stand_in), PrintError::NoSystem);

    let stand_in = StandIn::new();
    stand_in.put(
        "queues",
        "printer Office disabled since Thu -\n\tpaper jam: tray 2\n\tForm mounted:\n\tAlerts: media-jam\n",
    );
    let jam = Reason { trouble: Some(Trouble::Jam), words: "paper jam: tray 2".into() };
    assert_eq!(told_before_sending(&stand_in), PrintError::Stopped(jam));

    let stand_in = StandIn::new();
    stand_in.put("taking", "Office not accepting requests since Thu -\n\tclosed for today\n");
    let closed = Reason { trouble: None, words: "closed for today".into() };
    assert_eq!(told_before_sending(&stand_in), PrintError::NotAccepting(closed));
}

#[test]
fn what_lp_says_decides_what_is_told() {
    let refused = |words: &str| {
        let stand_in = StandIn::new();
        stand_in.lp(&format!("echo \"{words}\" >&2; exit 1"));
        stand_in.system().send(&badges(), &vec![0; 300_000]).unwrap_err()
    };
    assert_eq!(refused("lp: Unsupported document-format."), PrintError::Refused("Unsupported document-format.".into()));
    let full = "unable to write to temporary file: No space left on device";
    assert_eq!(refused(&format!("lp: {full}")), PrintError::SpoolFull(full.into()));
    // What CUPS 2.4 really said with a full spool.
    for said in ["Request Entity Too Large", "Broken pipe", "Connection reset by peer"] {
        let words = format!("lp: Error - unable to queue from stdin - {said}.");
        assert!(matches!(refused(&words), PrintError::SpoolFull(_)), "{said}");
    }
    let gone = "lp: Error - The printer or class does not exist.";
    assert_eq!(refused(gone), PrintError::Gone("Office".into()));
    assert!(matches!(refused("lp: Destination 'Office' is not accepting jobs."), PrintError::NotAccepting(_)));
    assert_eq!(refused("lp: Bad file descriptor"), PrintError::NoSystem);
}

#[test]
fn a_printing_system_that_hangs_is_left_after_a_while() {
    let start = Instant::now();
    let stand_in = StandIn::new();
    stand_in.lp("sleep 60");
    let pdf = vec![0; 300_000];
    assert_eq!(stand_in.impatient().send(&badges(), &pdf), Err(PrintError::TimedOut { seconds: 1 }));
    program(stand_in.path(), "lpstat", "sleep 60");
    assert_eq!(stand_in.impatient().send(&badges(), &pdf), Err(PrintError::TimedOut { seconds: 1 }));
    assert!(stand_in.impatient().printers().names.is_empty());
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_job_is_watched_from_waiting_over_a_jam_to_its_end_and_the_page_is_kept() {
    let stand_in = StandIn::new();
    stand_in.put("open.1", &open("none", ""));
    stand_in.put("queues.2", &printing("Printing page 3, 50% complete."));
    stand_in
        .put("queues.3", "printer Office disabled since Thu -\n\tjam\n\tForm mounted:\n\tAlerts: media-jam-error\n");
    stand_in.put("queues.4", &printing(""));
    stand_in.put("open.5", "");
    stand_in.put("closed", &open("job-completed-successfully", ""));
    let mut seen = vec![];
    let end = stand_in.system().watch(&ticket(), |state| {
        seen.push(state.clone());
        Continue::Watch
    });
    let jam = Reason { trouble: Some(Trouble::Jam), words: "jam".into() };
    let page = Some(3);
    let wanted = [
        JobState::Waiting,
        JobState::Printing { page },
        JobState::Stopped { reason: jam, page },
        JobState::Printing { page },
        JobState::Done,
    ];
    assert_eq!((end, seen), (Ok(JobState::Done), wanted.to_vec()));
}

#[test]
fn a_job_the_system_gave_up_says_why_and_at_which_page() {
    let stand_in = StandIn::new();
    stand_in.put("closed", &open("aborted-by-system", "page 4: ribbon torn"));
    let reason = Reason { trouble: None, words: "page 4: ribbon torn".into() };
    let failed = JobState::Failed { reason, page: Some(4) };
    assert_eq!(stand_in.system().job_state(&ticket()), Ok(failed));
    stand_in.put("closed", "");
    assert_eq!(stand_in.system().job_state(&ticket()), Ok(JobState::Forgotten));
}

#[test]
fn pages_the_system_cannot_prepare_are_told_while_it_still_tries() {
    let stand_in = StandIn::new();
    stand_in.put("open", &open("job-completed-with-errors", "unable to find trailer dictionary"));
    let reason = Reason { trouble: None, words: "unable to find trailer dictionary".into() };
    assert_eq!(stand_in.system().job_state(&ticket()), Ok(JobState::Stopped { reason, page: None }));
}

#[test]
fn a_job_taken_out_elsewhere_is_not_called_printed() {
    let stand_in = StandIn::new();
    stand_in.put("closed", &open("processing-to-stop-point", ""));
    let tells = |end: &str| {
        format!("echo '  job-printer-uri (uri) = ipp://localhost/printers/Office'; echo '  job-state (enum) = {end}'")
    };
    assert_eq!(stand_in.system().job_state(&ticket()), Ok(JobState::Done), "without ipptool");
    program(stand_in.path(), "ipptool", &tells("canceled"));
    assert_eq!(stand_in.system().job_state(&ticket()), Ok(JobState::Cancelled));
}

#[test]
fn cancelling_takes_the_job_out_by_its_number() {
    let stand_in = StandIn::new();
    stand_in.put("open", &open("none", ""));
    stand_in.put("closed", &open("processing-to-stop-point", ""));
    let mut looks = 0;
    let end = stand_in.system().watch(&ticket(), |_| {
        looks += 1;
        if looks == 2 { Continue::Cancel } else { Continue::Watch }
    });
    assert_eq!((end, looks), (Ok(JobState::Cancelled), 3));
    assert_eq!(stand_in.read("cancelled").as_deref(), Some("Office-12\n"));
}

#[test]
fn what_cannot_be_cancelled_says_so() {
    let stand_in = StandIn::new();
    program(stand_in.path(), "cancel", "echo 'cancel: cancel-job failed: Job #12 is already completed' >&2; exit 1");
    assert!(matches!(stand_in.system().cancel(&ticket()), Err(PrintError::TooLate(_))));
    program(stand_in.path(), "cancel", "echo 'cancel: Not authorized.' >&2; exit 1");
    assert_eq!(stand_in.system().cancel(&ticket()), Err(PrintError::NotCancelled("cancel: Not authorized.".into())));
    let unnamed = JobTicket { printer: "Office".into(), id: None };
    assert!(matches!(stand_in.system().cancel(&unnamed), Err(PrintError::TooLate(_))));
}

#[test]
fn an_errand_tells_the_screen_how_far_it_is_and_hears_its_cancel() {
    let stand_in = StandIn::new();
    stand_in.put("open", &open("none", ""));
    stand_in.put("queues", &printing("Printing page 1"));
    let (errand, order, system) = (Errand::default(), badges(), stand_in.system());
    let job = {
        let errand = errand.clone();
        std::thread::Builder::new().spawn(move || errand.run(&system, &order, b"%PDF")).unwrap()
    };
    let end = Instant::now() + Duration::from_secs(20);
    while errand.state() != Some(JobState::Printing { page: Some(1) }) && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(errand.state(), Some(JobState::Printing { page: Some(1) }));
    errand.cancel();
    assert_eq!(job.join().unwrap(), Ok(JobState::Cancelled));
    assert_eq!(stand_in.read("cancelled").as_deref(), Some("Office-12\n"));
}

#[test]
fn an_errand_that_was_left_is_printed_but_no_longer_watched() {
    let stand_in = StandIn::new();
    stand_in.put("open", &open("none", ""));
    let errand = Errand::default();
    errand.leave();
    assert_eq!(errand.run(&stand_in.system(), &badges(), b"%PDF"), Ok(JobState::Waiting));
    assert_eq!((stand_in.read("taken").as_deref(), stand_in.read("cancelled")), (Some("%PDF"), None));
}
