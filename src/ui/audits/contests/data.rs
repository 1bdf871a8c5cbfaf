//! What the list of contests and awards shows: built when records, the day or the language changed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::audits::Subject;
use crate::domain::awards::Award;
use crate::domain::contests::{Contest, ContestState};
use crate::domain::ids::{AppraisalId, AwardId, ContestId, StaffId, WindowId};
use crate::domain::staff::StaffStatus;
use crate::register::appraisals::Appraisal;
use crate::register::{Area, RegisterError};
use crate::ui::audit_words::SubjectNames;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;
use crate::ui::theme::size;
use crate::ui::widgets::RowTops;

/// Everything the screen is built from.
pub(super) type Key = ([u64; 4], NaiveDate, Lang);

/// What is chosen again and again, month by month or year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Choice {
    /// 服务明星 of a month.
    Star,
    /// 优胜窗口 of a month.
    BestWindow,
    /// 明星大堂经理 of a year.
    LobbyManager,
}

/// What is shown at the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picked {
    Contest(ContestId),
    Choice(Choice),
    /// A published appraisal: its first are rewarded (P1-II.6).
    Appraisal(AppraisalId),
    Award(AwardId),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// Name and count.
    Group(String, String),
    /// Something to pick.
    Of(Picked),
    /// There is no contest; a click opens the form of one.
    NoContest,
}

/// The lists and the names in them.
#[derive(Default)]
pub(super) struct Data {
    key: Option<Key>,
    pub(super) contests: Vec<Contest>,
    pub(super) awards: Vec<Award>,
    /// Published ones, the newest year first.
    pub(super) appraisals: Vec<Appraisal>,
    pub(super) names: SubjectNames,
    /// Who serves at a window today, in the order of the roster.
    pub(super) serving: BTreeMap<WindowId, Vec<String>>,
    pub(super) posts: BTreeMap<StaffId, String>,
    /// People on duty, windows in use, teams: whom a free award can go to.
    pub(super) subjects: Vec<(Subject, String)>,
    pub(super) lines: Vec<Line>,
    pub(super) tops: Option<RowTops>,
    pub(super) failure: Option<String>,
}

impl Data {
    /// What the lists depend on now.
    pub(super) fn key_of(cx: &UiContext<'_>) -> Key {
        let areas = [Area::Audits, Area::Staff, Area::Hall, Area::Cases];
        (areas.map(|area| cx.register.revision(area)), cx.today(), cx.strings.lang())
    }

    /// Builds the lists anew when something they show has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let key = Self::key_of(cx);
        if self.key == Some(key) {
            return;
        }
        match Self::read(cx) {
            Ok(read) => *self = read,
            Err(error) => self.failure = Some(error.to_string()),
        }
        self.key = Some(key);
    }

    fn read(cx: &UiContext<'_>) -> Result<Self, RegisterError> {
        let mut contests = cx.register.contests()?;
        contests.sort_by_key(|contest| contest.state(cx.today()));
        let awards = cx.register.awards()?;
        let mut appraisals = cx.register.appraisals()?;
        appraisals.retain(|appraisal| appraisal.published.is_some());
        let names = SubjectNames::read(cx.register)?;
        let mut read = Self { contests, awards, appraisals, names, ..Self::default() };
        read.read_people(cx)?;
        read.lines = read.lines_of(cx);
        let height = |line: &Line| if matches!(line, Line::Group(..)) { size::ROW_GROUP } else { size::ROW_TWO };
        read.tops = Some(RowTops::new(read.lines.iter().map(height)));
        Ok(read)
    }

    fn read_people(&mut self, cx: &UiContext<'_>) -> Result<(), RegisterError> {
        let staff = cx.register.staff()?;
        self.posts = staff.iter().map(|member| (member.id, member.record.post.clone())).collect();
        for (window, who) in cx.register.serving_on(cx.today())? {
            self.serving.entry(window).or_default().push(self.names.person(who).to_owned());
        }
        let active = staff.iter().filter(|member| member.record.status == StaffStatus::Active);
        let mut subjects: Vec<Subject> = active.clone().map(|member| Subject::Person(member.id)).collect();
        let windows = cx.register.windows()?.into_iter().filter(|window| window.retired_on.is_none());
        subjects.extend(windows.map(|window| Subject::Window(window.id)));
        let mut teams: Vec<String> = active.map(|member| member.record.team.clone()).collect();
        teams.retain(|team| !team.is_empty());
        teams.sort();
        teams.dedup();
        subjects.extend(teams.into_iter().map(Subject::Team));
        let named = |subject: Subject| {
            let words = self.names.subject(cx.strings, &subject);
            (subject, words)
        };
        self.subjects = subjects.into_iter().map(named).collect();
        Ok(())
    }

    fn lines_of(&self, cx: &UiContext<'_>) -> Vec<Line> {
        let mut lines = vec![Line::Group(cx.text("contests-choices"), String::new())];
        let choices = [Choice::Star, Choice::BestWindow, Choice::LobbyManager];
        lines.extend(choices.map(|choice| Line::Of(Picked::Choice(choice))));
        lines.extend(self.appraisals.iter().map(|appraisal| Line::Of(Picked::Appraisal(appraisal.id))));
        lines.push(Line::Group(cx.text("contests-contests"), self.contests.len().to_string()));
        lines.extend(self.contests.iter().map(|contest| Line::Of(Picked::Contest(contest.id))));
        if self.contests.is_empty() {
            lines.push(Line::NoContest);
        }
        let mut year = None;
        for award in &self.awards {
            let own = award.granted.awarded_on.year();
            if year != Some(own) {
                year = Some(own);
                let count = self.awards.iter().filter(|other| other.granted.awarded_on.year() == own).count();
                let words = cx.strings.text_with("contests-awards-of", &[("year", own.to_string().into())]);
                lines.push(Line::Group(words, count.to_string()));
            }
            lines.push(Line::Of(Picked::Award(award.id)));
        }
        lines
    }

    pub(super) fn contest(&self, id: ContestId) -> Option<&Contest> {
        self.contests.iter().find(|contest| contest.id == id)
    }

    pub(super) fn appraisal(&self, id: AppraisalId) -> Option<&Appraisal> {
        self.appraisals.iter().find(|appraisal| appraisal.id == id)
    }

    pub(super) fn award(&self, id: AwardId) -> Option<&Award> {
        self.awards.iter().find(|award| award.id == id)
    }

    /// What is shown first: a running contest, else the service star.
    pub(super) fn first(&self, today: NaiveDate) -> Picked {
        let running = self.contests.iter().find(|contest| contest.state(today) <= ContestState::Over);
        running.map_or(Picked::Choice(Choice::Star), |contest| Picked::Contest(contest.id))
    }

    /// Whether what was picked is there still.
    pub(super) fn has(&self, picked: Picked) -> bool {
        match picked {
            Picked::Contest(id) => self.contest(id).is_some(),
            Picked::Award(id) => self.award(id).is_some(),
            Picked::Appraisal(id) => self.appraisal(id).is_some(),
            Picked::Choice(_) => true,
        }
    }

    /// The line of what is picked.
    pub(super) fn line_of(&self, picked: Picked) -> Option<usize> {
        self.lines.iter().position(|line| *line == Line::Of(picked))
    }
}
