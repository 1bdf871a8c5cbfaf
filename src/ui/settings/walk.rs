//! A walk over the file between frames: so many steps a frame that the window stays alive.

use std::time::{Duration, Instant};

use egui::Context;

/// How long a frame may go on walking. One step may take longer, a frame of none shorter ones.
const FRAME: Duration = Duration::from_millis(12);

/// Goes as many steps as fit into a frame; whether there is more to do. The window wakes again by itself.
///
/// # Errors
/// Those of the step.
pub(super) fn go<E>(ctx: &Context, mut step: impl FnMut() -> Result<bool, E>) -> Result<bool, E> {
    let begun = Instant::now();
    while step()? {
        if begun.elapsed() > FRAME {
            ctx.request_repaint();
            return Ok(true);
        }
    }
    Ok(false)
}
