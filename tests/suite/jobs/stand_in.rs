//! Programs made for a test: shell scripts in a folder of their own, and pages to give them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Writes a shell script that can be run. A child writes it: a file this process holds open could not be run while
/// another test starts a program.
pub(crate) fn program(folder: &Path, name: &str, body: &str) {
    let mut writer = Command::new("sh")
        .args(["-c", "cat > \"$1\" && chmod 755 \"$1\"", "write"])
        .arg(folder.join(name))
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    writer.stdin.take().unwrap().write_all(format!("#!/bin/sh\n{body}\n").as_bytes()).unwrap();
    assert!(writer.wait().unwrap().success());
}

/// A page of `size` mm for each of the rectangles (left, top, width, height in mm), which is filled green.
pub(super) fn pdf((width, height): (f32, f32), cards: &[[f32; 4]]) -> Vec<u8> {
    let points = |mm: f32| mm * 72.0 / 25.4;
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), String::new()];
    for [left, top, wide, high] in cards {
        let bottom = height - top - high;
        let [left, bottom, wide, high] = [*left, bottom, *wide, *high].map(points);
        let paint = format!("0 0.41 0.37 rg {left:.4} {bottom:.4} {wide:.4} {high:.4} re f");
        let (content, size) = (objects.len() + 2, [width, height].map(points));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /Resources << >> /MediaBox [0 0 {:.4} {:.4}] /Contents {content} 0 R >>",
            size[0], size[1]
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{paint}\nendstream", paint.len()));
    }
    let kids: Vec<String> = (0..cards.len()).map(|page| format!("{} 0 R", 3 + page * 2)).collect();
    objects[1] = format!("<< /Type /Pages /Count {} /Kids [{}] >>", cards.len(), kids.join(" "));
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = vec![];
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = text.len();
    text += &format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1);
    text.into_bytes()
}
