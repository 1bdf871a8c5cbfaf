//! The words: both languages say the same things, everything asked for exists, nothing lies idle.

#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use fluent_bundle::{FluentBundle, FluentResource};
use hallkeeper::app::messages::BUILT_KEYS;
use hallkeeper::domain::audits::AuditKind;
use hallkeeper::domain::cards::LifeProblem;
use hallkeeper::domain::cases::CaseRefusal;
use hallkeeper::domain::health::{Check, State, verdicts};
use hallkeeper::domain::standards::{Purpose, SubjectKind};
use hallkeeper::register::ActionKind;
use hallkeeper::storage::TRACKED_TABLES;
use hallkeeper::ui::strings::{Lang, Strings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Messages = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every message of a file or language with the values it takes.
fn messages(source: &str) -> Messages {
    let mut found = Messages::new();
    let mut at = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|sign: char| sign.is_ascii_alphabetic()))
        {
            key.clone_into(&mut at);
            assert!(found.insert(at.clone(), BTreeSet::new()).is_none(), "{at} is written twice");
        }
        let values = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '_' || *sign == '-').collect()
        });
        if let Some(message) = found.get_mut(&at) {
            message.extend::<Vec<String>>(values.collect());
        }
    }
    found
}

fn language(lang: Lang) -> Messages {
    let folder = root().join("assets/strings").join(lang.key());
    let sources: Vec<String> =
        files(&folder, "ftl").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    messages(&sources.join("\n"))
}

/// Every `"key"` in the sources that is a message, or is asked for as one.
fn sources() -> Vec<(PathBuf, String)> {
    files(&root().join("src"), "rs")
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
            (path, code)
        })
        .collect()
}

/// Literals that follow `opening`, up to the closing quote.
fn literals_after<'a>(code: &'a str, opening: &str) -> Vec<&'a str> {
    code.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn both_languages_hold_the_same_messages_with_the_same_values() {
    let (zh, en) = (language(Lang::Zh), language(Lang::En));
    let mut wrong = vec![];
    for key in zh.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
        if zh.get(key) != en.get(key) {
            wrong.push(format!("{key}: zh {:?}, en {:?}", zh.get(key), en.get(key)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_languages_keep_a_message_in_the_same_file() {
    let folder = root().join("assets/strings");
    for path in files(&folder.join("zh"), "ftl") {
        let name = path.file_name().unwrap();
        let keys = |path: &Path| messages(&std::fs::read_to_string(path).unwrap()).into_keys().collect::<Vec<_>>();
        assert_eq!(keys(&path), keys(&folder.join("en").join(name)), "{}", path.display());
    }
}

#[test]
fn every_message_is_read_by_the_program() {
    for lang in Lang::ALL {
        let strings = Strings::load(lang);
        let lost: Vec<String> = language(lang).into_keys().filter(|key| !strings.has(key)).collect();
        assert!(lost.is_empty(), "{lang:?}: a damaged message or an area that is not loaded: {lost:?}");
    }
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let known = language(Lang::Zh);
    let mut missing = vec![];
    for (path, code) in sources() {
        for opening in [".text(\"", ".text_with(\"", ".text_with(\n            \"", ".text_with(\n                \""] {
            for key in literals_after(&code, opening) {
                if key.contains('-') && !known.contains_key(key) {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Keys the program builds from parts: an action's word, what was done, an error's two sentences.
fn built_keys() -> Vec<String> {
    let of_actions = ActionKind::ALL.iter().map(|kind| kind.code().replace('_', "-"));
    let actions = of_actions.flat_map(|code| [format!("action-{code}"), format!("done-{code}")]);
    let errors = BUILT_KEYS
        .iter()
        .copied()
        .chain(CaseRefusal::ALL.map(CaseRefusal::key))
        .chain(LifeProblem::ALL.map(LifeProblem::key));
    let errors = errors.flat_map(|key| [format!("error-{key}"), format!("error-{key}-do")]);
    let dashed = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let kinds = AuditKind::ALL.into_iter().map(|kind| dashed("audit-kind", kind.code()));
    let subjects = SubjectKind::ALL.into_iter().map(|kind| dashed("subject-kind", kind.code()));
    let purposes = Purpose::ALL.into_iter().map(|purpose| dashed("purpose", purpose.code()));
    let tables = TRACKED_TABLES.into_iter().map(|table| dashed("table", table));
    let checks = Check::ALL.into_iter().map(|check| dashed("health-check", check.code()));
    let verdicts = verdicts::ALL.iter().flat_map(|verdict| {
        let advice = (verdict.state > State::Ok).then(|| format!("health-{}-do", verdict.code));
        advice.into_iter().chain([dashed("health", verdict.code)])
    });
    let health = checks.chain(verdicts);
    actions.chain(tables).chain(errors).chain(kinds).chain(subjects).chain(purposes).chain(health).collect()
}

#[test]
fn no_message_lies_idle() {
    let code: String = sources().into_iter().map(|(_, code)| code).collect();
    let built = built_keys();
    let idle: Vec<String> = language(Lang::Zh)
        .into_keys()
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !built.contains(key))
        .collect();
    assert!(idle.is_empty(), "{} messages nobody shows: {idle:#?}", idle.len());
}

#[test]
fn every_message_built_from_parts_exists() {
    let known = language(Lang::Zh);
    let silent = ["done-found-hall", "done-start-audit", "done-answer-item", "done-reveal", "done-keep-scan"];
    let built = built_keys().into_iter().filter(|key| !silent.contains(&key.as_str()));
    let missing: Vec<String> = built.filter(|key| !known.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_chinese_stands_in_the_code_of_screens() {
    let mut found = vec![];
    for (path, code) in sources() {
        let is_screen = path.starts_with(root().join("src/ui")) && !path.ends_with("date_text.rs");
        let is_sample = path.components().any(|part| part.as_os_str() == "gallery");
        if !is_screen || is_sample {
            continue;
        }
        for (index, line) in code.lines().enumerate() {
            let words = line.split("//").next().unwrap_or_default();
            if words.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign)) {
                found.push(format!("{}:{}: {}", path.display(), index + 1, line.trim()));
            }
        }
    }
    found.retain(|line| !line.contains("strings.rs"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_message_with_values_on_several_lines_is_understood() {
    let found = messages(
        "# x $no\nkey-one = { $n ->\n    [one] { $n } day\n   *[other] { $n } days of { $who }\n }\nkey-two = plain\n",
    );
    assert_eq!(found["key-one"], BTreeSet::from(["n".to_owned(), "who".to_owned()]));
    assert!(found["key-two"].is_empty());
}

/// Messages the format cuts, and files it finds fault with. A line that goes on a message must not begin with a sign the
/// format reads as its own (`[`, `*`, `.`, `}`): the rest would be lost without a word.
fn cut_messages(name: &str, source: &str) -> Vec<String> {
    let mut wrong = vec![];
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            wrong.push(format!("{name}: {errors:?}"));
            resource
        }
    };
    let mut bundle = FluentBundle::new(vec![]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    for (key, line) in last_lines(source) {
        let message = bundle.get_message(key);
        if message.as_ref().is_some_and(|message| message.attributes().count() > 0) {
            wrong.push(format!("{name}: {key} is cut by a line that begins with a dot"));
        }
        let value = message.and_then(|message| message.value());
        let text = value.map(|value| bundle.format_pattern(value, None, &mut vec![]).into_owned());
        if line.is_some_and(|line| !text.unwrap_or_default().contains(line)) {
            wrong.push(format!("{name}: {key} ends before “{}”", line.unwrap_or_default()));
        }
    }
    wrong
}

/// Each message with its last line where that is plain words, without a value or a brace.
fn last_lines(source: &str) -> Vec<(&str, Option<&str>)> {
    let mut found: Vec<(&str, &str)> = vec![];
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with([' ', '}']) {
            let (key, value) = line.split_once('=').unwrap_or((line, ""));
            found.push((key.trim(), value.trim()));
        } else if let Some((_, last)) = found.last_mut() {
            *last = line.trim();
        }
    }
    found.into_iter().map(|(key, line)| (key, Some(line).filter(|line| !line.contains(['{', '}'])))).collect()
}

#[test]
fn every_message_is_whole_to_its_last_line() {
    let files = files(&root().join("assets/strings"), "ftl");
    let read = |path: &PathBuf| cut_messages(&path.display().to_string(), &std::fs::read_to_string(path).unwrap());
    let wrong: Vec<String> = files.iter().flat_map(read).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_message_cut_by_the_format_is_noticed() {
    for (source, faults) in [
        ("a = one\n    two\nb = { $n ->\n    [one] x\n   *[other] y\n }\n", 0),
        ("a =\n    one\n    .two = three\n", 2),
        ("a =\n    one\n    [two]\n", 2),
        ("a =\n    one\n    *two\n", 2),
        ("a =\n    one\n    } two\n", 1),
    ] {
        assert_eq!(cut_messages("a.ftl", source).len(), faults, "{source}");
    }
}
