//! Where things lie on this PC.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "hallkeeper")
}

/// Choices of the window: language, theme, last file.
pub fn preferences() -> Option<PathBuf> {
    project().map(|dirs| dirs.config_dir().join("preferences.ron"))
}

/// Log and crash reports.
pub fn logs() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_local_dir().join("logs"))
}

/// The folder proposed for a new hall: `厅管家` in the documents, or the program's own data folder.
pub fn proposed_folder() -> PathBuf {
    let documents = UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_owned));
    match documents {
        Some(documents) => documents.join("厅管家"),
        None => project().map_or_else(PathBuf::new, |dirs| dirs.data_dir().to_owned()),
    }
}

/// What the status line calls a file.
pub fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
