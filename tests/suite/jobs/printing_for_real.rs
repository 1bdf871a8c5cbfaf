//! A real CUPS queue, where the environment names one: `HALLKEEPER_TEST_QUEUE` is its name, `HALLKEEPER_TEST_OUTPUT` the
//! PDF it prints into (a queue on `file:`, its driver taking PDF).

use std::path::Path;
use std::time::Duration;

use hallkeeper::documents::raster::{page_picture, page_size_mm};
use hallkeeper::jobs::printing::{Continue, Cups, JobState, Media, PrintOrder, PrintSystem};

use super::stand_in::pdf;

const DOTS_A_MM: f32 = 600.0 / 25.4;

/// Width and height in millimetres of what is green on the first page.
fn green_size(pdf: &[u8]) -> (f32, f32) {
    let page = page_picture(pdf, 0, DOTS_A_MM).unwrap();
    let mut edges = [usize::MAX, 0, usize::MAX, 0];
    for (index, pixel) in page.rgba.chunks_exact(4).enumerate().filter(|(_, pixel)| pixel[0] < 60 && pixel[1] > 60) {
        assert_eq!(pixel[3], 255);
        let (x, y) = (index % page.width, index / page.width);
        edges = [edges[0].min(x), edges[1].max(x + 1), edges[2].min(y), edges[3].max(y + 1)];
    }
    ((edges[1] - edges[0]) as f32 / DOTS_A_MM, (edges[3] - edges[2]) as f32 / DOTS_A_MM)
}

#[test]
fn a_card_comes_out_of_a_real_queue_in_its_own_size() {
    let named = (std::env::var("HALLKEEPER_TEST_QUEUE"), std::env::var("HALLKEEPER_TEST_OUTPUT"));
    let (Ok(queue), Ok(output)) = named else {
        println!("skipped: HALLKEEPER_TEST_QUEUE and HALLKEEPER_TEST_OUTPUT name no queue of CUPS");
        return;
    };
    let system = PrintSystem::Cups(Cups { pace: Duration::from_millis(200), ..Cups::default() });
    let printers = system.printers();
    println!("{:?}", printers.info(&queue).unwrap());
    let badge = ((210.0, 297.0), [15.0, 25.5, 86.0, 118.0], Media::A4);
    // Inside the page: CUPS's filters cut a page of its own size to whole points, a tenth of a millimetre at each edge.
    let id_card = ((85.6, 53.98), [5.0, 5.0, 75.6, 43.98], Media::millimetres(85.6, 53.98));
    let lying = ((297.0, 210.0), [15.0, 25.5, 118.0, 86.0], Media::A4);
    for (size, card, media) in [badge, id_card, lying] {
        let ticket = system.send(&PrintOrder::new(&queue, "test").on(media), &pdf(size, &[card])).unwrap();
        let end = system.watch(&ticket, |state| {
            println!("{state:?}");
            Continue::Watch
        });
        assert_eq!(end, Ok(JobState::Done));
        let printed = std::fs::read(Path::new(&output)).unwrap();
        let (width, height) = green_size(&printed);
        println!("{queue}: page {:?}, card {width:.2} x {height:.2} mm", page_size_mm(&printed, 0).unwrap());
        let close = |a: f32, b: f32| (a - b).abs() <= 0.2;
        let upright = close(width, card[2]) && close(height, card[3]);
        let turned = close(width, card[3]) && close(height, card[2]);
        assert!(upright || (turned && size.0 > size.1), "{width} x {height}");
    }
}
