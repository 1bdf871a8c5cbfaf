//! The house rules a compiler does not know: layers import only downwards, every file says what it is.

mod personal;

use std::path::{Path, PathBuf};

/// What each layer may import.
const MAY_IMPORT: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("register", &["storage", "domain"]),
    ("documents", &["domain"]),
    ("exchange", &["domain", "register"]),
    ("jobs", &["documents", "exchange", "domain", "register"]),
    ("ui", &["jobs", "documents", "exchange", "register", "domain"]),
    ("app", &["ui", "jobs", "documents", "exchange", "register", "storage", "domain"]),
];

/// Crates a layer must not know.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    ("domain", &["rusqlite", "egui", "std::fs", "eframe", "typst"]),
    ("storage", &["egui", "typst"]),
    ("register", &["egui", "typst"]),
    ("documents", &["rusqlite", "egui"]),
    ("exchange", &["rusqlite", "egui"]),
    ("jobs", &["rusqlite", "egui"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Code lines without comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn layers_import_only_downwards() {
    for (layer, allowed) in MAY_IMPORT {
        for path in sources(&root().join("src").join(layer)) {
            let code = code(&path);
            for (other, _) in MAY_IMPORT {
                let imports =
                    code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{{{other}"));
                let fine = other == layer || allowed.contains(&other);
                assert!(fine || !imports, "{} imports {other}", path.display());
            }
        }
    }
}

#[test]
fn layers_know_only_their_crates() {
    for (layer, forbidden) in FORBIDDEN {
        for path in sources(&root().join("src").join(layer)) {
            let text = code(&path);
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in forbidden {
                assert!(!code.contains(&format!("{word}::")), "{} uses {word}", path.display());
            }
        }
    }
}

#[test]
fn only_the_storage_layer_speaks_sql() {
    for path in sources(&root().join("src")) {
        let is_storage = path.starts_with(root().join("src/storage"));
        let speaks = ["SELECT ", "INSERT INTO", "DELETE FROM"].iter().any(|word| code(&path).contains(word));
        assert!(is_storage || !speaks, "{} holds SQL", path.display());
    }
}

/// What speaks to a network, in the standard library and among the crates of others.
const NETWORK: [&str; 4] = ["std::net", "TcpStream", "TcpListener", "UdpSocket"];
const NETWORK_CRATES: [&str; 10] =
    ["reqwest", "hyper", "ureq", "curl", "isahc", "attohttpc", "minreq", "tungstenite", "rustls", "native-tls"];

#[test]
fn nothing_speaks_to_a_network() {
    for path in sources(&root().join("src")) {
        let code = code(&path);
        assert!(!NETWORK.iter().any(|word| code.contains(word)), "{} speaks to a network", path.display());
    }
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for name in NETWORK_CRATES {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name} speaks to a network");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests"] {
        for path in sources(&root().join(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//!"), "{} has no module doc", path.display());
        }
    }
}

#[test]
fn no_file_of_the_suite_is_forgotten() {
    let suite = root().join("tests/suite");
    for path in sources(&suite) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (parent, wanted) = if name == "mod" {
            let folder = path.parent().unwrap();
            if folder.parent().unwrap() == suite {
                (root().join("tests/suite.rs"), folder.file_name().unwrap().to_string_lossy().into_owned())
            } else {
                (folder.parent().unwrap().join("mod.rs"), folder.file_name().unwrap().to_string_lossy().into_owned())
            }
        } else {
            (path.parent().unwrap().join("mod.rs"), name)
        };
        let text = std::fs::read_to_string(&parent).unwrap();
        assert!(text.contains(&format!("mod {wanted};")), "{} is not part of the suite", path.display());
    }
}

#[test]
fn the_top_level_is_the_one_agreed() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "assets",
        "data",
        "tests",
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "target",
    ];
    for entry in std::fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} at the top level");
    }
}
