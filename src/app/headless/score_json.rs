//! The score for scripts. Its field names stay; points are numbers with at most two decimals, codes are the pack's.

use serde_json::{Value, json};

use super::score::Scored;
use crate::domain::audits::{Answer, RunProblemKind, Verdict, loss, problems_before_finish};
use crate::domain::standards::{Item, Pack};
use crate::ui::audit_paper_words::effect_of;

/// The whole answer.
pub(super) fn told(scored: &Scored) -> String {
    let Scored { pack, origin, area_m2, answers, score } = scored;
    let lost: Vec<Value> = score.lost.iter().map(|(code, points)| lost(scored, code, points.as_number())).collect();
    let vetoed = score.vetoed.iter().map(|code| json!({ "item": code, "effect": effect_of(pack, code) }));
    let vetoed: Vec<Value> = vetoed.collect();
    let result = score.result.as_ref().map(|result| {
        let grade = pack.grade(&result.grade).map(|grade| json!({ "code": grade.code, "title": grade.title }));
        json!({
            "score": result.score, "grade": grade,
            "is_passed": result.is_passed, "may_be_awarded": result.may_be_awarded,
        })
    });
    let gains = scored.gains().into_iter().map(|gain| {
        json!({ "item": gain.item, "points": gain.points, "of_100": gain.of_100, "lifts_veto": gain.lifts_veto })
    });
    let missing = problems_before_finish(pack, answers).into_iter();
    let missing = missing.map(|problem| json!({ "item": problem.item, "what": problem_word(problem.what) }));
    let answer = json!({
        "pack": { "code": pack.code, "edition": pack.edition, "title": pack.title, "from": origin },
        "area_m2": area_m2,
        "is_complete": score.unanswered.is_empty(),
        "earned": score.earned,
        "bonus": score.bonus,
        "checked": score.checked,
        "possible": score.possible,
        "total": score.total,
        "scaled_to_100": score.scaled_to_100,
        "result": result,
        "vetoed": vetoed,
        "lost": lost,
        "unanswered": score.unanswered,
        "not_applicable": not_applicable(scored),
        "most_to_gain": gains.collect::<Vec<_>>(),
        "missing": missing.collect::<Vec<_>>(),
        "items": pack.items.iter().map(|item| item_told(pack, item, answers.get(&item.code))).collect::<Vec<_>>(),
    });
    format!("{answer:#}\n")
}

fn lost(scored: &Scored, code: &str, points: f64) -> Value {
    let item = scored.pack.item(code);
    json!({
        "item": code,
        "number": scored.pack.number_of(code),
        "text": item.map(|item| &item.text),
        "points": points,
        "of": item.map(|item| item.points),
        "reason": scored.answers.get(code).map_or("", |answer| answer.reason.as_str()),
    })
}

fn not_applicable(scored: &Scored) -> Vec<&str> {
    let is_out = |item: &&Item| scored.answers.get(&item.code).is_some_and(|a| a.verdict == Verdict::NotApplicable);
    scored.pack.items.iter().filter(is_out).map(|item| item.code.as_str()).collect()
}

fn item_told(pack: &Pack, item: &Item, answer: Option<&Answer>) -> Value {
    let lost = answer.map(|answer| loss(item, answer));
    let earned = answer.filter(|answer| answer.verdict != Verdict::NotApplicable || !item.not_applicable);
    json!({
        "item": item.code,
        "number": pack.number_of(&item.code),
        "area": item.area,
        "rule": item.rule,
        "of": item.points,
        "is_bonus": item.bonus,
        "verdict": answer.map(|answer| if answer.verdict == Verdict::NotApplicable { "na" } else { answer.verdict.code() }),
        "value": answer.and_then(|answer| answer.value),
        "choice": answer.and_then(|answer| answer.choice.as_ref()),
        "occurrences": answer.map(|answer| answer.occurrences),
        "earned": earned.and(lost).map(|lost| item.points.less(lost)),
        "lost": earned.and(lost),
    })
}

fn problem_word(what: RunProblemKind) -> &'static str {
    match what {
        RunProblemKind::Unanswered => "unanswered",
        RunProblemKind::ReasonMissing => "reason_missing",
        RunProblemKind::ValueMissing => "value_missing",
        RunProblemKind::NotApplicableNotAllowed => "na_not_allowed",
        RunProblemKind::OverruleReasonMissing => "overrule_reason_missing",
    }
}
