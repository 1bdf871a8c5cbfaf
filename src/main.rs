//! Arguments, the OS window, headless subcommands. The only user of eframe.

use std::process::ExitCode;

use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{self, Report, Run, code};
use hallkeeper::app::{App, Start, crash, paths};
use hallkeeper::jobs::Jobs;
use hallkeeper::ui::strings::{Lang, Strings};

/// The program as eframe drives it.
struct Window(App);

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, #[cfg(feature = "glow")] _gl: Option<&eframe::glow::Context>) {
        self.0.finish();
    }
}

fn main() -> ExitCode {
    let clock = Clock::of_pc();
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    match headless::run(std::env::args_os().skip(1), &locale.unwrap_or_default(), &clock) {
        Run::Headless(report) => say(&report),
        Run::Window(start, lang) => show(&start, lang, &clock),
    }
}

/// Opens the window with each renderer built in, in turn.
fn show(start: &Start, lang: Lang, clock: &Clock) -> ExitCode {
    let _log = paths::logs().and_then(|folder| crash::install(&folder));
    let mut because = String::new();
    for renderer in renderers() {
        let viewport = egui::ViewportBuilder::default()
            .with_title("厅管家 Hallkeeper")
            .with_app_id("hallkeeper")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([1024.0, 600.0])
            .with_maximized(true);
        let options = eframe::NativeOptions { viewport, renderer, ..eframe::NativeOptions::default() };
        let (start, clock) = (start.clone(), clock.clone());
        let made: eframe::AppCreator<'_> = Box::new(move |cc| {
            let ctx = cc.egui_ctx.clone();
            let jobs = Jobs::in_threads(move || ctx.request_repaint());
            let mut app = App::new(paths::preferences(), clock, jobs);
            app.start(start);
            Ok(Box::new(Window(app)))
        });
        match eframe::run_native("hallkeeper", options, made) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => because = error.to_string(),
        }
    }
    let strings = Strings::load(lang);
    let what = strings.text_with("cli-no-display", &[("because", because.into())]);
    let err = format!("{what}\n{}\n", strings.text("cli-no-display-do"));
    say(&Report { err, code: code::NO_DISPLAY, ..Report::default() })
}

/// The renderers built in, the likelier one first.
fn renderers() -> Vec<eframe::Renderer> {
    vec![
        #[cfg(feature = "glow")]
        eframe::Renderer::Glow,
        #[cfg(feature = "wgpu")]
        eframe::Renderer::Wgpu,
    ]
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line's own words")]
fn say(report: &Report) -> ExitCode {
    print!("{}", report.out);
    eprint!("{}", report.err);
    ExitCode::from(report.code)
}
