//! Reads a file to keep with a case, as it is; writes a kept one out again.

use std::path::Path;

use crate::register::files::NewFile;

/// Largest attachment kept, in bytes.
pub const MOST_BYTES: u64 = 30 * 1024 * 1024;

/// Why a file is not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AttachError {
    /// Over 30 MB.
    #[error("larger than 30 MB")]
    TooBig,
    /// Nothing in it.
    #[error("an empty file")]
    Empty,
    /// It cannot be read; the system's words.
    #[error("{0}")]
    File(String),
}

/// The file at a path.
///
/// # Errors
/// `File` when it cannot be read, else those of [`attachment`].
pub fn attachment_of_file(path: &Path) -> Result<NewFile, AttachError> {
    let told = |error: std::io::Error| AttachError::File(error.to_string());
    if std::fs::metadata(path).map_err(told)?.len() > MOST_BYTES {
        return Err(AttachError::TooBig);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    attachment(&name, std::fs::read(path).map_err(told)?)
}

/// Bytes to keep under a name, with their media type told by what they begin with, else by the name's ending.
///
/// # Errors
/// `TooBig`, `Empty`.
pub fn attachment(name: &str, content: Vec<u8>) -> Result<NewFile, AttachError> {
    if content.is_empty() {
        return Err(AttachError::Empty);
    }
    if content.len() as u64 > MOST_BYTES {
        return Err(AttachError::TooBig);
    }
    Ok(NewFile { media_type: media_type(name, &content).to_owned(), name: name.to_owned(), content })
}

fn media_type(name: &str, content: &[u8]) -> &'static str {
    const SIGNS: [(&[u8], &str); 3] =
        [(b"\x89PNG", "image/png"), (b"\xFF\xD8\xFF", "image/jpeg"), (b"%PDF-", "application/pdf")];
    if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    if let Some((_, found)) = SIGNS.into_iter().find(|(sign, _)| content.starts_with(sign)) {
        return found;
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "txt" | "csv" => "text/plain",
        "doc" | "docx" | "wps" => "application/msword",
        "xls" | "xlsx" | "et" => "application/vnd.ms-excel",
        "mp3" | "wav" | "m4a" | "amr" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_tell_what_a_file_is_before_its_name_does() {
        assert_eq!(attachment("a.txt", b"%PDF-1.7".to_vec()).unwrap().media_type, "application/pdf");
        assert_eq!(attachment("抄表.csv", b"a,b".to_vec()).unwrap().media_type, "text/plain");
        assert_eq!(attachment("x", b"?".to_vec()).unwrap().media_type, "application/octet-stream");
        assert_eq!(attachment("x", Vec::new()), Err(AttachError::Empty));
    }

    #[test]
    fn a_file_goes_in_and_comes_out_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("录音.mp3");
        crate::exchange::files::write_whole(&path, b"sound").unwrap();
        let kept = attachment_of_file(&path).unwrap();
        assert_eq!((kept.name.as_str(), kept.content.as_slice()), ("录音.mp3", b"sound".as_slice()));
        assert!(matches!(attachment_of_file(&folder.path().join("none")), Err(AttachError::File(_))));
    }
}
