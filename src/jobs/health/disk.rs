//! How much room is left on a disk, asked of the system's own program: the standard library does not tell.

use std::path::Path;
use std::process::{Command, Stdio};

/// Free bytes for this user on the disk of a file's folder; `None` where the system does not tell.
pub(super) fn free_beside(file: &Path) -> Option<u64> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut command = if cfg!(windows) { windows(folder) } else { posix(folder) };
    let asked = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok().filter(|out| out.status.success())?;
    let text = String::from_utf8_lossy(&asked.stdout);
    if cfg!(windows) { text.trim().parse().ok() } else { free_in(&text) }
}

fn posix(folder: &Path) -> Command {
    let mut command = Command::new("df");
    command.arg("-Pk").arg(folder).env("LC_ALL", "C");
    command
}

/// The drive of a folder; the path goes in by the environment, so that no sign in it is read as a command.
fn windows(folder: &Path) -> Command {
    let mut command = Command::new("powershell");
    command.args(["-NoProfile", "-NonInteractive", "-Command"]);
    command.arg("(Get-Item -LiteralPath $env:HALLKEEPER_FOLDER).PSDrive.Free").env("HALLKEEPER_FOLDER", folder);
    command
}

/// The fourth word of the last line of `df -Pk`, in units of 1024 bytes.
fn free_in(text: &str) -> Option<u64> {
    let line = text.lines().last()?;
    // The name of a disk may hold blanks, the figures behind it do not: read from the share used on backwards.
    let words: Vec<&str> = line.split_whitespace().collect();
    let share = words.iter().rposition(|word| word.ends_with('%') && word.len() > 1)?;
    let free: u64 = words.get(share.checked_sub(1)?)?.parse().ok()?;
    Some(free.saturating_mul(1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_free_room_is_read_whatever_the_disk_is_called() {
        let head = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";
        assert_eq!(free_in(&format!("{head}/dev/sda1 1000 400 600 40% /\n")), Some(600 * 1024));
        let odd = "//server/hall share 1000 400 600 40% /mnt/a b\n";
        assert_eq!(free_in(&format!("{head}{odd}")), Some(600 * 1024));
        assert_eq!(free_in(head), None);
        assert_eq!(free_in(""), None);
    }

    #[cfg(unix)]
    #[test]
    fn this_pc_tells_how_much_room_it_has() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_beside(&folder.path().join("a.hall")).is_some_and(|free| free > 0));
        assert_eq!(free_beside(Path::new("/no/such/folder/a.hall")), None);
    }
}
