//! Bringing a staff list in, in the background: reading it into a plan, then cutting the photos the plan found.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::bringing::{list_file, mapped};
use super::photo::{original, with_original};
use super::{Cancelled, Jobs, Progress, Task};
use crate::domain::problems::{Field, Problem};
use crate::exchange::files::FileError;
use crate::exchange::headers::{ListKind, Mapping};
use crate::exchange::photo_folder::{FoundPhoto, PhotoFolder};
use crate::exchange::staff_import::{Effect, Existing, ImportPlan, RowProblem, plan_staff};
use crate::exchange::tables::{Table, TableError};
use crate::register::staff::{NewPhoto, StaffImport};

/// What to read, and against whom.
#[derive(Debug, Clone)]
pub struct ListToRead {
    /// The list.
    pub list: PathBuf,
    /// The folder of photos; `None` takes `photos` beside the list when it is there.
    pub photos: Option<PathBuf>,
    /// A table already read, with the columns as a person corrected them.
    pub corrected: Option<(Arc<Table>, Mapping)>,
    /// How staff lists were read before: keys and columns.
    pub memory: Vec<(String, String)>,
    /// The roster as it is.
    pub existing: Arc<Vec<Existing>>,
    /// Completes dates without a year.
    pub today: NaiveDate,
}

/// A list read into a plan.
#[derive(Debug, Clone)]
pub struct ReadList {
    /// The list's rows.
    pub table: Arc<Table>,
    /// Which column holds what.
    pub mapping: Mapping,
    /// What bringing it in would do.
    pub plan: ImportPlan,
    /// The folder of photos that was looked into.
    pub photos: Option<PathBuf>,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The list.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The folder of photos.
    #[error(transparent)]
    Photos(#[from] FileError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Reads a list into a plan. Nothing is written.
pub fn read_list(jobs: &Jobs, config: ListToRead) -> Task<Result<ReadList, ListError>> {
    jobs.start("read staff list", move |progress| read(config, progress))
}

fn read(config: ListToRead, progress: &Progress) -> Result<ReadList, ListError> {
    let ListToRead { list, photos, corrected, memory, existing, today } = config;
    let (table, mapping) = if let Some(corrected) = corrected {
        corrected
    } else {
        let (table, mapping, _) = mapped(list_file(&list, ListKind::Staff, progress)??, ListKind::Staff, &memory);
        (table, mapping)
    };
    progress.expect(3);
    progress.step()?;
    let photos = photos.or_else(|| photos_beside(&list));
    let folder = photos.as_deref().map(PhotoFolder::open).transpose()?.unwrap_or_else(PhotoFolder::none);
    progress.step()?;
    let plan = if mapping.missing().is_empty() {
        plan_staff(&table, &mapping, &existing, &folder, today)
    } else {
        ImportPlan::default()
    };
    progress.step()?;
    Ok(ReadList { table, mapping, plan, photos })
}

/// The folder `photos` (or `照片`) beside the list.
fn photos_beside(list: &Path) -> Option<PathBuf> {
    let folder = list.parent()?;
    ["photos", "照片"].iter().map(|name| folder.join(name)).find(|path| path.is_dir())
}

/// A plan ready to be brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Everyone, with their photos cut.
    pub people: Vec<StaffImport>,
    /// Photos that could not be used after all; their people come in without.
    pub problems: Vec<RowProblem>,
}

/// Cuts the photos of a plan. Nothing is written.
pub fn prepare(jobs: &Jobs, plan: ImportPlan, today: NaiveDate) -> Task<Result<Prepared, Cancelled>> {
    jobs.start("cut photos of the list", move |progress| prepared(plan, today, progress))
}

fn prepared(plan: ImportPlan, today: NaiveDate, progress: &Progress) -> Result<Prepared, Cancelled> {
    let ImportPlan { add, change, .. } = plan;
    progress.expect(add.len() + change.len());
    let (mut people, mut problems) = (Vec::new(), Vec::new());
    for one in add {
        let who = format!("{} {}", one.record.work_no.as_str(), one.record.name.as_str());
        let photo = one.photo.and_then(|found| cut((&found, today), (one.row, who), &mut problems));
        people.push(StaffImport { id: None, record: one.record, photo });
        progress.step()?;
    }
    for one in change {
        let who = format!("{} {}", one.record.work_no.as_str(), one.record.name.as_str());
        let photo = one.photo.and_then(|found| cut((&found, today), (one.row, who), &mut problems));
        people.push(StaffImport { id: Some(one.id), record: one.record, photo });
        progress.step()?;
    }
    Ok(Prepared { people, problems })
}

fn cut(
    (found, today): (&FoundPhoto, NaiveDate),
    (row, who): (usize, String),
    problems: &mut Vec<RowProblem>,
) -> Option<NewPhoto> {
    match found.load() {
        Ok((bytes, photo)) => Some(with_original(photo, original(found.name.clone(), bytes), today)),
        Err(error) => {
            problems.push(RowProblem {
                row,
                column: None,
                who,
                problem: Problem::new(Field::Photo, error.into()),
                text: found.name.clone(),
                effect: Effect::FieldLeftEmpty,
            });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::JobEnd;
    use super::*;

    fn read_here(list: &Path) -> Result<ReadList, ListError> {
        let config = ListToRead {
            list: list.to_owned(),
            photos: None,
            corrected: None,
            memory: Vec::new(),
            existing: Arc::new(Vec::new()),
            today: "2026-11-23".parse().unwrap(),
        };
        match read_list(&Jobs::at_once(), config).wait() {
            JobEnd::Value(read) => read,
            JobEnd::Broke(because) => panic!("{because}"),
        }
    }

    #[test]
    fn photos_beside_the_list_are_found_and_cut() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("名册.csv");
        crate::exchange::files::write_whole(&list, "工号,姓名\nCQ1,甲一\nCQ2,乙二\n".as_bytes()).unwrap();
        std::fs::create_dir(folder.path().join("photos")).unwrap();
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_pixel(250, 350, image::Rgb([200, 180, 170]))
            .write_to(&mut png, image::ImageFormat::Png)
            .unwrap();
        crate::exchange::files::write_whole(&folder.path().join("photos/CQ2.png"), png.get_ref()).unwrap();
        let read = read_here(&list).unwrap();
        assert_eq!(read.plan.add.len(), 2);
        let JobEnd::Value(Ok(ready)) = prepare(&Jobs::at_once(), read.plan, "2026-11-23".parse().unwrap()).wait()
        else {
            panic!("not prepared")
        };
        let with_photo: Vec<bool> = ready.people.iter().map(|person| person.photo.is_some()).collect();
        assert_eq!((with_photo, ready.problems), (vec![false, true], vec![]));
    }

    #[test]
    fn a_list_that_is_not_there_says_so() {
        let error = read_here(Path::new("/no/such/list.csv")).unwrap_err();
        assert!(matches!(error, ListError::Table(TableError::File(FileError::Absent { .. }))), "{error}");
    }
}
