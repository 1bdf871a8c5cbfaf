//! The only place that talks to typst: values and virtual files in, PDF bytes out.
//! Sees no disk but the font files `fonts` names, no network and no clock.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, comemo};
use typst_pdf::{PdfOptions, Timestamp};

use super::installed_fonts::{self, FaceFile};
use super::{DocumentError, fonts, viewer};

/// Results of earlier compilations are kept for this many further ones: enough for a card's preview that is edited key by key.
const CACHE_GENERATIONS: usize = 8;

/// With more pictures than a preview has, nothing is kept: photos would hold their memory for several generations.
const FEW_PICTURES: usize = 64;

/// Where the template finds its data.
const DATA_FILE: &str = "data.json";

/// A template shipped with the program.
pub(super) struct Template {
    /// Its file name, for messages.
    pub(super) name: &'static str,
    /// Its typst source.
    pub(super) source: &'static str,
}

/// What templates share, to be imported by them: what papers look like, and what lies on cards.
static SHARED: [Template; 2] = [
    Template { name: "paper.typ", source: include_str!("../../assets/documents/paper.typ") },
    Template { name: "card_items.typ", source: include_str!("../../assets/documents/card_items.typ") },
];

/// Whether the PDF carries the structure a screen reader follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tagging {
    /// Reports and sheets that are read.
    Tagged,
    /// Cards that are only printed.
    Untagged,
}

/// One document to be set.
pub(super) struct Paper {
    /// The template.
    pub(super) template: &'static Template,
    /// What the template reads as `json("data.json")`.
    pub(super) data: Value,
    /// Pictures by virtual file name.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Tagged or not.
    pub(super) tagging: Tagging,
    /// The date the paper is made, written into its properties; none keeps the bytes independent of the day.
    pub(super) date: Option<NaiveDate>,
}

/// Sets the paper and returns the PDF, asking viewers to print it unscaled.
pub(super) fn compile(paper: Paper) -> Result<Vec<u8>, DocumentError> {
    let options = PdfOptions {
        tagged: paper.tagging == Tagging::Tagged,
        creator: typst::foundations::Smart::Custom(Some("Hallkeeper".to_owned())),
        timestamp: paper.date.and_then(datetime).map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    let pictures = paper.files.len();
    let world = PaperWorld::new(paper)?;
    let pdf = typst::compile(&world)
        .output
        .and_then(|document| typst_pdf::pdf(&document, &options))
        .map_err(|problems| typesetting_error(&problems));
    // Papers that are read are made once; a book of thousands of rows would hold hundreds of megabytes for nothing.
    if options.tagged {
        comemo::evict(0);
    } else {
        forget(pictures);
    }
    viewer::print_unscaled(pdf?)
}

/// Lets go of results the engine and the PDF writer remembered for earlier papers.
pub(super) fn forget(pictures: usize) {
    comemo::evict(if pictures > FEW_PICTURES { 0 } else { CACHE_GENERATIONS });
}

fn typesetting_error(problems: &[SourceDiagnostic]) -> DocumentError {
    let sentences: Vec<String> = problems.iter().map(|p| p.message.to_string()).collect();
    DocumentError::Typesetting(sentences.join("; "))
}

fn datetime(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

static OWN_FACES: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let faces = [fonts::REGULAR, fonts::BOLD];
    faces.into_iter().filter_map(|face| Font::new(Bytes::new(face), 0)).collect()
});

/// Installed faces that were needed once, kept for the next page.
static INSTALLED_FACES: LazyLock<Mutex<HashMap<FaceFile, Font>>> = LazyLock::new(Mutex::default);

/// What typst sees of the world: one template, its data, its pictures, and the faces its text needs.
struct PaperWorld {
    main: Source,
    shared: Vec<Source>,
    files: HashMap<FileId, Bytes>,
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    today: Option<NaiveDate>,
}

impl PaperWorld {
    fn new(paper: Paper) -> Result<Self, DocumentError> {
        let Paper { template, data, files, tagging: _, date } = paper;
        let faces = faces_for(&texts(&data))?;
        let source = |it: &Template| Ok(Source::new(file_id(it.name)?, it.source.to_owned()));
        let main = source(template)?;
        let shared = SHARED.iter().map(source).collect::<Result<Vec<_>, DocumentError>>()?;
        let mut held = HashMap::with_capacity(files.len() + 1);
        held.insert(file_id(DATA_FILE)?, Bytes::from_string(data.to_string()));
        for (name, bytes) in files {
            held.insert(file_id(&name)?, Bytes::new(bytes));
        }
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Ok(Self { main, shared, files: held, book, faces, today: date })
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = std::iter::once(&self.main).chain(&self.shared);
        sources.find(|source| source.id() == id).cloned().ok_or(FileError::NotSource)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today.and_then(datetime)
    }
}

fn file_id(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|e| DocumentError::Typesetting(format!("{name}: {e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Every text in the data, keys left out.
fn texts(data: &Value) -> String {
    match data {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(texts).collect(),
        Value::Object(fields) => fields.values().map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}

/// The shipped faces, then installed ones only where a character asks for them.
fn faces_for(text: &str) -> Result<Vec<Font>, DocumentError> {
    let mut faces = OWN_FACES.clone();
    let mut missing = Vec::new();
    let mut asked = Vec::new();
    for character in fonts::beyond_own_faces(text) {
        match installed_fonts::face_with(character) {
            Some(file) if asked.contains(&file) => {}
            Some(file) => {
                faces.extend(installed_face(&file));
                asked.push(file);
            }
            None => missing.push(character),
        }
    }
    if missing.is_empty() { Ok(faces) } else { Err(DocumentError::NoGlyph { characters: missing }) }
}

/// The installed face, read once a run.
pub(super) fn installed_face(file: &FaceFile) -> Option<Font> {
    let mut known = INSTALLED_FACES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(face) = known.get(file) {
        return Some(face.clone());
    }
    let bytes = std::fs::read(&file.path).ok()?;
    let face = Font::new(Bytes::new(bytes), file.index)?;
    known.insert(file.clone(), face.clone());
    Some(face)
}
