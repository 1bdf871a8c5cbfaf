//! The words of the papers of the checks, in the language chosen: titles, columns, verdicts, what a veto does, results.

use crate::documents::audit_sheets::{
    AppraisalSheetLabels, AuditSheetLabels, CorrectiveNoticeLabels, Mark, RankingSheetLabels,
};
use crate::domain::audits::{FinalResult, NoteKind, Score, Verdict};
use crate::domain::standards::{Pack, PartSource, Points, SubjectKind, VetoEffect};
use crate::ui::strings::Strings;

/// A score with at most two decimals, without idle ones.
pub fn score(strings: &Strings, score: f64) -> String {
    strings.number(score, 2)
}

/// Points without idle decimals.
pub fn points(strings: &Strings, points: Points) -> String {
    strings.number(points.as_number(), 2)
}

/// What a failed veto item of this code does in a pack (P4-4).
pub fn effect_of(pack: &Pack, code: &str) -> VetoEffect {
    pack.item(code).and_then(|item| item.veto_effect).unwrap_or(pack.veto_effect)
}

/// What a veto does, in words.
pub fn veto_effect(strings: &Strings, effect: VetoEffect) -> String {
    match effect {
        VetoEffect::Fail => strings.text("audit-sheet-veto-fail"),
        VetoEffect::NoAward => strings.text("audit-sheet-veto-no-award"),
        VetoEffect::DropAGrade => strings.text("audit-sheet-veto-drop"),
        VetoEffect::Cap(most) => strings.text_with("audit-sheet-veto-cap", &[("most", points(strings, most).into())]),
    }
}

/// Grade, whether it is passed, whether an award may follow: `良好 · 通过 · 不得评奖`.
pub fn result(strings: &Strings, pack: &Pack, result: &FinalResult) -> String {
    let grade = pack.grade(&result.grade).map(|grade| grade.title.in_language(strings.lang().key()).to_owned());
    let passed = strings.text(if result.is_passed { "audit-sheet-passed" } else { "audit-sheet-not-passed" });
    let award = (!result.may_be_awarded).then(|| strings.text("audit-sheet-no-award"));
    // A grade that says it already need not be said twice.
    let passed = grade.as_ref().is_none_or(|grade| *grade != passed).then_some(passed);
    let parts: Vec<String> = [grade, passed, award].into_iter().flatten().collect();
    parts.join(" · ")
}

/// `得 84.5 / 92 分 · 折合 91.85 分`; without the second half while items are open.
pub fn points_line(strings: &Strings, of: &Score) -> String {
    let values = [("earned", points(strings, of.earned).into()), ("possible", points(strings, of.possible).into())];
    let earned = strings.text_with("audit-sheet-points", &values);
    match of.scaled_to_100 {
        Some(scaled) => {
            let scaled = strings.text_with("audit-sheet-scaled", &[("scaled", score(strings, scaled).into())]);
            format!("{earned} · {scaled}")
        }
        None => earned,
    }
}

/// What not-applicable items took out of the possible total, and the bonus; a line each.
pub fn more_lines(strings: &Strings, pack: &Pack, of: &Score) -> Vec<String> {
    let left_out = of.total.less(of.possible);
    let out = (left_out > Points::ZERO).then(|| {
        let values = [
            ("left", points(strings, left_out).into()),
            ("total", points(strings, of.total).into()),
            ("possible", points(strings, of.possible).into()),
        ];
        strings.text_with("audit-sheet-left-out", &values)
    });
    let bonus = (of.bonus > Points::ZERO).then(|| {
        let bonus = points(strings, of.bonus);
        match pack.bonus_cap {
            Some(cap) => {
                let values = [("bonus", bonus.into()), ("cap", points(strings, cap).into())];
                strings.text_with("audit-sheet-bonus-of", &values)
            }
            None => strings.text_with("audit-sheet-bonus", &[("bonus", bonus.into())]),
        }
    });
    out.into_iter().chain(bonus).collect()
}

/// How a verdict is marked on paper.
pub fn mark(verdict: Option<Verdict>) -> Mark {
    match verdict {
        Some(Verdict::Pass) => Mark::Good,
        Some(Verdict::Fail) => Mark::Bad,
        Some(Verdict::NotApplicable) => Mark::Out,
        None => Mark::Open,
    }
}

/// Objection, remark, opinion.
pub fn note_kind(strings: &Strings, kind: NoteKind) -> String {
    strings.text(match kind {
        NoteKind::Note => "audit-sheet-note-kind",
        NoteKind::Objection => "audit-sheet-objection-kind",
        NoteKind::Opinion => "audit-sheet-opinion-kind",
    })
}

/// Where a part of the yearly score comes from.
pub fn part_source(strings: &Strings, source: PartSource) -> String {
    strings.text(match source {
        PartSource::Own => "appraisal-sheet-part-own",
        PartSource::Checks => "appraisal-sheet-part-checks",
        PartSource::Cases => "appraisal-sheet-part-cases",
        PartSource::Boxes => "appraisal-sheet-part-boxes",
    })
}

/// The words of the audit sheet.
pub fn audit_sheet(strings: &Strings) -> AuditSheetLabels {
    let text = |key: &str| strings.text(key);
    AuditSheetLabels {
        continued: text("sheet-continued"),
        void: text("sheet-void"),
        number: text("audit-sheet-number"),
        item: text("audit-sheet-item"),
        verdict: text("audit-sheet-verdict"),
        points: text("audit-sheet-points-column"),
        note: text("audit-sheet-note"),
        records: text("audit-sheet-records"),
        overruled: text("audit-sheet-overruled"),
        corrective: text("audit-sheet-corrective"),
        vetoes: text("audit-sheet-vetoes"),
        gains: text("audit-sheet-gains"),
        notes: text("audit-sheet-notes"),
        objection: text("audit-sheet-objection"),
        no_objection: text("audit-sheet-no-objection"),
        has_objection: text("audit-sheet-has-objection"),
        corrections: text("audit-sheet-corrections"),
        correction_item: text("audit-sheet-item"),
        correction_was: text("audit-sheet-correction-was"),
        correction_now: text("audit-sheet-correction-now"),
        correction_reason: text("audit-sheet-correction-reason"),
        correction_who: text("audit-sheet-correction-who"),
        signatures: text("audit-sheet-signatures"),
        auditor_signature: text("audit-sheet-auditor-signature"),
        audited_signature: text("audit-sheet-audited-signature"),
        signed_on: text("sheet-signed-on"),
    }
}

/// The two copies of an audit sheet: of whoever checked, of whoever was checked.
pub fn sheet_copies(strings: &Strings) -> Vec<String> {
    vec![strings.text("audit-sheet-copy-auditor"), strings.text("audit-sheet-copy-audited")]
}

/// The words of the corrective-action notice.
pub fn corrective_notice(strings: &Strings) -> CorrectiveNoticeLabels {
    let text = |key: &str| strings.text(key);
    CorrectiveNoticeLabels {
        title: text("corrective-notice-title"),
        continued: text("sheet-continued"),
        what: text("corrective-notice-what"),
        item: text("corrective-notice-item"),
        found: text("corrective-notice-found"),
        due: text("corrective-notice-due"),
        evidence: text("corrective-notice-evidence"),
        evidence_hint: text("corrective-notice-evidence-hint"),
        acceptance: text("corrective-notice-acceptance"),
        accepted: text("corrective-notice-accepted"),
        sent_back: text("corrective-notice-sent-back"),
        accepted_by: text("corrective-notice-accepted-by"),
        accepted_on: text("corrective-notice-accepted-on"),
        done_by: text("corrective-notice-done-by"),
        done_on: text("corrective-notice-done-on"),
        issued_signature: text("corrective-notice-issued-signature"),
        received_signature: text("corrective-notice-received-signature"),
        signed_on: text("sheet-signed-on"),
    }
}

/// The words of the appraisal sheet.
pub fn appraisal_sheet(strings: &Strings) -> AppraisalSheetLabels {
    let text = |key: &str| strings.text(key);
    AppraisalSheetLabels {
        continued: text("sheet-continued"),
        area: text("appraisal-sheet-area"),
        full: text("appraisal-sheet-full"),
        self_score: text("appraisal-sheet-self-score"),
        re_score: text("appraisal-sheet-re-score"),
        difference: text("appraisal-sheet-difference"),
        reason: text("appraisal-sheet-reason"),
        year: text("appraisal-sheet-year"),
        year_part: text("appraisal-sheet-year-part"),
        year_basis: text("appraisal-sheet-year-basis"),
        year_weight: text("appraisal-sheet-year-weight"),
        year_part_score: text("appraisal-sheet-year-part-score"),
        year_adds: text("appraisal-sheet-year-adds"),
        vetoes: text("audit-sheet-vetoes"),
        prerequisites: text("appraisal-sheet-prerequisites"),
        result: text("appraisal-sheet-result"),
        opinion: text("appraisal-sheet-opinion"),
        subject_signature: text("appraisal-sheet-subject-signature"),
        group_signature: text("appraisal-sheet-group-signature"),
        head_signature: text("appraisal-sheet-head-signature"),
        signed_on: text("sheet-signed-on"),
    }
}

/// The words of a ranking of such subjects.
pub fn ranking_sheet(strings: &Strings, kind: SubjectKind) -> RankingSheetLabels {
    let text = |key: &str| strings.text(key);
    RankingSheetLabels {
        continued: text("sheet-continued"),
        rank: text("ranking-sheet-rank"),
        name: match kind {
            SubjectKind::Person => text("ranking-sheet-person"),
            other => crate::ui::audit_words::subject_kind(strings, other),
        },
        self_score: text("appraisal-sheet-self-score"),
        score: text("ranking-sheet-score"),
        checks: text("ranking-sheet-checks"),
        result: text("ranking-sheet-result"),
        unranked: text("ranking-sheet-unranked"),
        rules: text("ranking-sheet-rules"),
        published: text("ranking-sheet-published"),
        head_signature: text("appraisal-sheet-head-signature"),
        seal: text("ranking-sheet-seal"),
        signed_on: text("sheet-signed-on"),
    }
}
