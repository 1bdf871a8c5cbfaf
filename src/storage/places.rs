//! Where a file lies: on this PC, on a share of the network, in a folder another program synchronises, on a stick.
//!
//! Pure rules over the path and, on Linux, over the text of `/proc/self/mountinfo`; only [`place_of`] reads.

use std::path::{Component, Path, PathBuf};

/// Where a file lies, by what it means for working in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilePlace {
    /// On a disk of this PC.
    ThisPc,
    /// On a share of the network: two PCs cannot lock the file against each other there.
    Share,
    /// In a folder another program copies to the net while it is written.
    Synced(SyncService),
    /// On a stick, or on a disk formatted as sticks are (FAT, exFAT): a power cut or a pull costs more there.
    Stick,
}

impl FilePlace {
    /// Whether working in a file there would endanger it.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Share | Self::Synced(_))
    }
}

/// Who copies the folder to the net.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncService {
    /// Microsoft OneDrive.
    OneDrive,
    /// Dropbox.
    Dropbox,
    /// 坚果云.
    Nutstore,
    /// 百度网盘.
    Baidu,
    /// Apple iCloud.
    ICloud,
    /// Google Drive.
    GoogleDrive,
    /// WPS 云盘.
    Wps,
    /// Another one of those.
    Other,
}

impl SyncService {
    /// Its own name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::OneDrive => "OneDrive",
            Self::Dropbox => "Dropbox",
            Self::Nutstore => "坚果云 Nutstore",
            Self::Baidu => "百度网盘",
            Self::ICloud => "iCloud",
            Self::GoogleDrive => "Google Drive",
            Self::Wps => "WPS 云盘",
            Self::Other => "Sync",
        }
    }
}

/// Names of folders that are synchronised: how the name begins, or (`=`) what it is.
const SYNCED: [(&str, SyncService); 23] = [
    ("onedrive", SyncService::OneDrive),
    ("=dropbox", SyncService::Dropbox),
    ("dropbox (", SyncService::Dropbox),
    ("nutstore", SyncService::Nutstore),
    ("=我的坚果云", SyncService::Nutstore),
    ("=坚果云", SyncService::Nutstore),
    ("=百度网盘", SyncService::Baidu),
    ("百度网盘同步", SyncService::Baidu),
    ("百度云同步", SyncService::Baidu),
    ("baidusync", SyncService::Baidu),
    ("=baidunetdiskworkspace", SyncService::Baidu),
    ("icloud", SyncService::ICloud),
    ("com~apple~clouddocs", SyncService::ICloud),
    ("=google drive", SyncService::GoogleDrive),
    ("=googledrive", SyncService::GoogleDrive),
    ("wps云盘", SyncService::Wps),
    ("=wpsdrive", SyncService::Wps),
    ("=wps cloud files", SyncService::Wps),
    ("=weiyun", SyncService::Other),
    ("=微云同步", SyncService::Other),
    ("=阿里云盘同步", SyncService::Other),
    ("=nextcloud", SyncService::Other),
    ("=seafile", SyncService::Other),
];

/// File systems of the network.
const SHARES: [&str; 19] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "smb2",
    "9p",
    "afs",
    "ceph",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.smbnetfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "glusterfs",
    "vboxsf",
    "fuse.vmhgfs-fuse",
];

/// File systems of sticks.
const STICKS: [&str; 5] = ["vfat", "msdos", "exfat", "fuseblk.exfat", "fuse.exfat"];

/// Where a path lies. Reads the list of mounts; never the file.
pub fn place_of(path: &Path) -> FilePlace {
    let real = real_of(path);
    if let Some(service) = sync_service(path).or_else(|| sync_service(&real)) {
        return FilePlace::Synced(service);
    }
    if is_unc(&real) || is_unc(path) {
        return FilePlace::Share;
    }
    match std::fs::read_to_string("/proc/self/mountinfo") {
        Ok(mounts) => by_mounts(&mounts, &real),
        Err(_) => FilePlace::ThisPc,
    }
}

/// The path without links (a mapped drive of Windows becomes its share); the folder's, where no file lies yet.
fn real_of(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| {
        let folder = path.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
        folder.map_or_else(|| path.to_owned(), |folder| folder.join(path.file_name().unwrap_or_default()))
    })
}

/// The service that copies one of the path's folders, by the folders' names.
pub fn sync_service(path: &Path) -> Option<SyncService> {
    let folder = path.parent()?;
    folder.components().find_map(|part| match part {
        Component::Normal(name) => service_of_name(&name.to_string_lossy()),
        _ => None,
    })
}

fn service_of_name(name: &str) -> Option<SyncService> {
    let name = name.to_lowercase();
    let is_one = |rule: &str| rule.strip_prefix('=').map_or_else(|| name.starts_with(rule), |whole| name == whole);
    SYNCED.iter().find(|(rule, _)| is_one(rule)).map(|(_, service)| *service)
}

/// `\\server\share\...`, also as Windows writes it at length.
fn is_unc(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let rest = text.strip_prefix(r"\\");
    rest.is_some_and(|rest| rest.starts_with(r"?\UNC\") || !(rest.starts_with('?') || rest.starts_with('.')))
}

/// Where a path lies by the text of `/proc/self/mountinfo`: the longest mount point above it counts, the latest of two.
/// The file system everything else is mounted in counts as this PC's whatever it is: there is no other place there.
pub fn by_mounts(mounts: &str, path: &Path) -> FilePlace {
    let above = mounts.lines().filter_map(mount_of).filter(|(point, _)| path.starts_with(point));
    let nearest = above.max_by_key(|(point, _)| point.components().count());
    let Some((point, kind)) = nearest else { return FilePlace::ThisPc };
    if point == Path::new("/") {
        return FilePlace::ThisPc;
    }
    if SHARES.contains(&kind) {
        return FilePlace::Share;
    }
    let is_put_in = point.starts_with("/media") || point.starts_with("/run/media");
    if is_put_in || STICKS.contains(&kind) { FilePlace::Stick } else { FilePlace::ThisPc }
}

/// Mount point and file system of a line.
fn mount_of(line: &str) -> Option<(PathBuf, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let point = before.split(' ').nth(4)?;
    Some((PathBuf::from(unescaped(point)), after.split(' ').next()?))
}

/// `\040` is a blank, and so on.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let octal = after.get(..3).filter(|_| *first == b'\\');
        let value = octal.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 27 0:50 / /home/lin/share rw,relatime shared:2 - cifs //server/share rw
41 27 0:51 / /mnt/nas\\040two rw - nfs4 nas:/two rw
42 27 8:17 / /media/lin/KINGSTON rw,nosuid - vfat /dev/sdb1 rw
43 27 8:18 / /data rw - exfat /dev/sdc1 rw
44 27 0:52 / /home/lin/remote rw - fuse.sshfs lin@host:/ rw
45 40 8:20 / /home/lin/share/local rw - ext4 /dev/sdd1 rw";

    #[test]
    fn the_nearest_mount_tells_where_a_file_lies() {
        for (path, place) in [
            ("/home/lin/文档/a.hall", FilePlace::ThisPc),
            ("/home/lin/share/a.hall", FilePlace::Share),
            ("/home/lin/shared/a.hall", FilePlace::ThisPc),
            ("/home/lin/share/local/a.hall", FilePlace::ThisPc),
            ("/mnt/nas two/a.hall", FilePlace::Share),
            ("/media/lin/KINGSTON/a.hall", FilePlace::Stick),
            ("/data/a.hall", FilePlace::Stick),
            ("/home/lin/remote/x/a.hall", FilePlace::Share),
        ] {
            assert_eq!(by_mounts(MOUNTS, Path::new(path)), place, "{path}");
        }
        assert_eq!(by_mounts("1 0 0:1 / / rw - 9p root rw", Path::new("/a.hall")), FilePlace::ThisPc);
        assert_eq!(by_mounts("no mounts at all", Path::new("/a.hall")), FilePlace::ThisPc);
    }

    #[test]
    fn folders_other_programs_copy_are_known_by_name() {
        for (path, service) in [
            ("/home/lin/OneDrive - 电力公司/a.hall", Some(SyncService::OneDrive)),
            ("/home/lin/Dropbox/厅/a.hall", Some(SyncService::Dropbox)),
            ("/home/lin/我的坚果云/a.hall", Some(SyncService::Nutstore)),
            ("/home/lin/BaiduSyncdisk/a.hall", Some(SyncService::Baidu)),
            ("/home/lin/BaiduNetdiskDownload/a.hall", None),
            ("/home/lin/iCloudDrive/a.hall", Some(SyncService::ICloud)),
            ("/home/lin/onedrive.hall", None),
            ("/home/lin/dropboxes/a.hall", None),
        ] {
            assert_eq!(sync_service(Path::new(path)), service, "{path}");
        }
    }

    #[test]
    fn a_share_of_windows_is_known_by_its_path() {
        assert!(is_unc(Path::new(r"\\server\hall\a.hall")));
        assert!(is_unc(Path::new(r"\\?\UNC\server\hall\a.hall")));
        assert!(!is_unc(Path::new(r"\\?\C:\hall\a.hall")));
        assert!(!is_unc(Path::new(r"C:\hall\a.hall")));
    }
}
