//! Taking out under way: a step's records read between frames, written by a job, the next step; stopped at any time without a trace.

use std::collections::VecDeque;

use super::lists::ImportList;
use super::papers::emergency_page;
use super::places::{self, Class, belongs_to_year, picture_path};
use super::steps::{Step, Wanted, of_papers, of_sheets, read, weight};
use super::terms::{read_me, terms};
use super::{ArchiveWish, ExportWish, Pictures};
use crate::domain::deadlines::RuleSet;
use crate::domain::ids::FileId;
use crate::domain::standards::Pack;
use crate::exchange::archives::Manifest;
use crate::exchange::export_all::terms::Terms;
use crate::exchange::export_all::{Converter, RULE, SET};
use crate::jobs::outward::{Form, Outward, OutwardError, ReadMe, TakenOut};
use crate::jobs::{Cancelled, JobEnd, Jobs, Task};
use crate::register::outward::{KeptFile, Shown};
use crate::register::{Register, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::Strings;

/// Steps taken within one frame, where the job is done at once.
const STEPS_A_FRAME: usize = 16;

enum Stage {
    Resting(Box<Outward>),
    Writing(Task<Result<Box<Outward>, OutwardError>>),
    Ending(Task<Result<TakenOut, OutwardError>>),
    Over,
}

/// Everything, or a year, on its way out. Carried on each frame until it is over; dropped before, it leaves nothing.
pub struct Going {
    wanted: Wanted,
    steps: VecDeque<Step>,
    done: usize,
    all: usize,
    stage: Stage,
    read_me: ReadMe,
    manifest: Option<Manifest>,
    head: String,
    is_stopped: bool,
}

fn records(error: RegisterError) -> OutwardError {
    OutwardError::Records(error.to_string())
}

impl Going {
    /// Begins to take everything out. That it goes out was noted before, where it goes whole.
    ///
    /// # Errors
    /// `Taken`, `File`, `Records`.
    pub fn export(cx: &UiContext<'_>, wish: &ExportWish) -> Result<Self, OutwardError> {
        let wanted = Wanted { year: None, shown: wish.shown };
        let pictures = if wish.pictures == Pictures::With && wish.shown == Shown::Whole {
            let files = cx.register.kept_files().map_err(records)?;
            files.into_iter().map(|file| (file.id, picture_path(cx.strings, &file, None))).collect()
        } else {
            Vec::new()
        };
        let converter = converter(cx, terms(cx.strings, |_| None), (wanted.shown, &pictures))?;
        let writer = Outward::folder(&wish.folder, converter, (places::of_export(cx.strings), wish.form))?;
        let lists = ImportList::all(cx).into_iter().map(|list| Step::List(list, cx.text("out-folder-import")));
        let steps = of_sheets().into_iter().chain(lists).chain(picture_steps(pictures));
        let hall = cx.register.hall().name.clone();
        let day = cx.strings.date_iso(cx.today());
        let about = read_me(|strings| {
            let shown = strings.text(match wish.shown {
                Shown::Masked => "out-readme-masked",
                Shown::Whole => "out-readme-whole",
            });
            let values = [("hall", hall.as_str().into()), ("date", day.as_str().into()), ("shown", shown.into())];
            strings.text_with("out-readme-export", &values)
        });
        Self::begin(cx, wanted, (writer, steps.collect(), about, None))
    }

    /// Begins the archive of a year (P4-7). That it is made was noted before.
    ///
    /// # Errors
    /// `Taken`, `File`, `Records`.
    pub fn archive(cx: &UiContext<'_>, wish: &ArchiveWish) -> Result<Self, OutwardError> {
        let ArchiveWish { path, year } = wish;
        let wanted = Wanted { year: Some(*year), shown: Shown::Whole };
        let people = Class::People.folder(cx.strings);
        let files = cx.register.kept_files().map_err(records)?;
        let of_year = files.into_iter().filter(|file: &KeptFile| belongs_to_year(file, *year));
        let pictures: Vec<_> = of_year.map(|file| (file.id, picture_path(cx.strings, &file, Some(&people)))).collect();
        let folder = |key: &str| match key {
            "out-folder-rules" => Some(Class::Rules.folder(cx.strings)),
            "out-folder-layouts" | "out-folder-rankings" => {
                Some(format!("{}/{}", Class::Tables.folder(cx.strings), cx.text(key)))
            }
            _ => None,
        };
        let converter = converter(cx, terms(cx.strings, folder), (wanted.shown, &pictures))?;
        let writer = Outward::archive((path, cx.now), converter, (places::of_archive(cx.strings), Form::Both))?;
        let mut steps: VecDeque<Step> = of_sheets().into();
        let lists = format!("{}/{}", Class::Tables.folder(cx.strings), cx.text("out-folder-import"));
        steps.extend(ImportList::all(cx).into_iter().map(|list| Step::List(list, lists.clone())));
        steps.push_back(emergency_page(cx).map_err(records)?);
        steps.extend(of_papers(cx, *year).map_err(records)?);
        steps.extend(picture_steps(pictures));
        let hall = cx.register.hall().name.clone();
        let made_at = cx.now.local().format("%Y-%m-%d %H:%M").to_string();
        let about = read_me(|strings| {
            let values =
                [("hall", hall.as_str().into()), ("year", year.to_string().into()), ("at", made_at.as_str().into())];
            strings.text_with("out-readme-archive", &values)
        });
        let head = cx.register.whole_history_head().map_err(records)?;
        let manifest = Manifest::new(&hall, *year, made_at.clone(), head);
        Self::begin(cx, wanted, (writer, steps, about, Some(manifest)))
    }

    fn begin(
        cx: &UiContext<'_>,
        wanted: Wanted,
        (writer, steps, read_me, manifest): (Outward, VecDeque<Step>, ReadMe, Option<Manifest>),
    ) -> Result<Self, OutwardError> {
        let head = cx.register.whole_history_head().map_err(records)?;
        let mut steps = steps;
        let all = weight(cx.register, wanted, steps.make_contiguous()).map_err(records)?;
        let stage = Stage::Resting(Box::new(writer));
        Ok(Self { wanted, steps, done: 0, all, stage, read_me, manifest, head, is_stopped: false })
    }

    /// How many slices are written, of how many.
    pub fn seen(&self) -> (usize, usize) {
        (self.done.min(self.all), self.all)
    }

    /// Whether it waits for its next slice, and for no job.
    pub fn rests(&self) -> bool {
        matches!(self.stage, Stage::Resting(_))
    }

    /// Stops it at its next step; what was made goes away.
    pub fn stop(&mut self) {
        self.is_stopped = true;
        match &self.stage {
            Stage::Writing(task) => task.cancel(),
            Stage::Ending(task) => task.cancel(),
            Stage::Resting(_) | Stage::Over => {}
        }
    }

    /// Hears the job, reads the next step; its end, once.
    pub fn carry_on(&mut self, cx: &UiContext<'_>) -> Option<Result<TakenOut, OutwardError>> {
        for _ in 0..STEPS_A_FRAME {
            match std::mem::replace(&mut self.stage, Stage::Over) {
                Stage::Resting(_) if self.is_stopped => return Some(Err(Cancelled.into())),
                Stage::Resting(writer) => match self.next(cx, *writer) {
                    Ok(stage) => self.stage = stage,
                    Err(error) => return Some(Err(error)),
                },
                Stage::Writing(task) => match task.poll() {
                    None => {
                        self.stage = Stage::Writing(task);
                        return None;
                    }
                    Some(JobEnd::Value(Ok(writer))) => {
                        self.done += 1;
                        self.stage = Stage::Resting(writer);
                    }
                    Some(JobEnd::Value(Err(error))) => return Some(Err(error)),
                    Some(JobEnd::Broke(because)) => return Some(Err(OutwardError::Writer(because))),
                },
                Stage::Ending(task) => match task.poll() {
                    None => {
                        self.stage = Stage::Ending(task);
                        return None;
                    }
                    Some(JobEnd::Value(end)) => return Some(end),
                    Some(JobEnd::Broke(because)) => return Some(Err(OutwardError::Writer(because))),
                },
                Stage::Over => return None,
            }
        }
        None
    }

    /// Carries it through to its end; for the command line and tests.
    ///
    /// # Errors
    /// Any `OutwardError`.
    pub fn finish(mut self, cx: &UiContext<'_>) -> Result<TakenOut, OutwardError> {
        loop {
            if let Some(end) = self.carry_on(cx) {
                return end;
            }
        }
    }

    fn next(&mut self, cx: &UiContext<'_>, writer: Outward) -> Result<Stage, OutwardError> {
        let Some(step) = self.steps.pop_front() else { return self.end(cx, writer) };
        let (piece, further) = read(cx, self.wanted, step).map_err(records)?;
        if let Some(further) = further {
            self.steps.push_front(further);
        }
        Ok(Stage::Writing(writer.write_in(cx.jobs, piece.into_iter().collect())))
    }

    fn end(&mut self, cx: &UiContext<'_>, writer: Outward) -> Result<Stage, OutwardError> {
        let head = cx.register.whole_history_head().map_err(records)?;
        if let Some(manifest) = self.manifest.as_mut().filter(|_| head != self.head) {
            manifest.history_head_at_end = Some(head);
        }
        Ok(self.ending(cx.jobs, writer))
    }

    fn ending(&mut self, jobs: &Jobs, writer: Outward) -> Stage {
        Stage::Ending(writer.finish_in(jobs, self.read_me.clone(), self.manifest.take()))
    }
}

fn picture_steps(pictures: Vec<(i64, String)>) -> impl Iterator<Item = Step> {
    pictures.into_iter().map(|(id, path)| Step::Picture(FileId(id), path))
}

fn converter(
    cx: &UiContext<'_>,
    terms: Terms,
    (shown, pictures): (Shown, &[(i64, String)]),
) -> Result<Converter, OutwardError> {
    knowing((cx.register, cx.strings), Converter::new(terms, shown), pictures).map_err(records)
}

/// A converter that knows who and what stands behind row numbers, and where these pictures lie.
///
/// # Errors
/// The file's.
pub(in crate::ui) fn knowing(
    (register, strings): (&Register, &Strings),
    mut converter: Converter,
    pictures: &[(i64, String)],
) -> Result<Converter, RegisterError> {
    let people = register.staff()?;
    converter.know_people(people.iter().map(|member| {
        let record = &member.record;
        (member.id.0, format!("{} {}", record.work_no.as_str(), record.name.as_str()))
    }));
    converter.know_names(people.into_iter().map(|member| (member.id.0, member.record.name.as_str().to_owned())));
    converter.know_windows(register.windows()?.into_iter().map(|window| (window.id.0, window.number)));
    let tag = strings.lang().key();
    for edition in register.rule_editions() {
        converter.know_rules(rule_names(&edition.set, tag));
    }
    // A kept edition that cannot be read is no reason to keep everything in: its codes go out as they stand.
    match register.packs() {
        Ok(packs) => converter.know_standards(packs.iter().map(|known| &known.pack), tag),
        Err(_) => converter.know_standards(Pack::shipped().iter().map(|(_, pack)| pack), tag),
    }
    converter.know_files(pictures.iter().cloned());
    Ok(converter)
}

/// Names of a rule set, its rules, matters, steps and events, by code.
fn rule_names(set: &RuleSet, tag: &str) -> Vec<(String, String)> {
    let own = std::iter::once((format!("{SET}{}", set.code), &set.name));
    let rules = set.rules.iter().map(|rule| (format!("{RULE}{}", rule.code), &rule.name));
    let own = own.chain(rules).map(|(code, name)| (code, name.in_language(tag).to_owned()));
    let matters = set.matters.iter().map(|matter| (&matter.code, &matter.name));
    let events = set.events.iter().map(|event| (&event.code, &event.name));
    let steps = set.rules.iter().flat_map(|rule| &rule.steps).map(|step| (&step.code, &step.name));
    let all = matters.chain(events).chain(steps);
    own.chain(all.map(|(code, name)| (code.clone(), name.in_language(tag).to_owned()))).collect()
}
