//! Sizes in points at text size 100 %. The window's zoom scales all of them together with the text.

/// Gap between things that belong together.
pub const GAP_4: f32 = 4.0;
/// Gap between neighbours in a row.
pub const GAP_8: f32 = 8.0;
/// Gap between fields and cards.
pub const GAP_12: f32 = 12.0;
/// Card padding; right padding of a pane.
pub const GAP_16: f32 = 16.0;
/// Left padding of a pane.
pub const GAP_20: f32 = 20.0;
/// Padding of a detail pane.
pub const GAP_24: f32 = 24.0;

/// Corner of fields and buttons.
pub const RADIUS: f32 = 6.0;
/// Corner of rail items and notes.
pub const RADIUS_NOTE: f32 = 8.0;
/// Corner of cards and menus.
pub const RADIUS_CARD: f32 = 10.0;
/// Corner of dialogs.
pub const RADIUS_DIALOG: f32 = 12.0;
/// Corner of photos.
pub const RADIUS_PHOTO: f32 = 4.0;

/// Width of lines and edges.
pub const LINE: f32 = 1.0;
/// Width of focus, problem and today edges.
pub const LINE_FOCUS: f32 = 2.0;
/// Width of the bar at the left of what is selected.
pub const BAR: f32 = 3.0;

/// Top bar.
pub const TOP_BAR: f32 = 48.0;
/// Status line.
pub const STATUS_LINE: f32 = 28.0;
/// Pane header.
pub const PANE_HEADER: f32 = 56.0;
/// Rail, Chinese words.
pub const RAIL_ZH: f32 = 144.0;
/// Rail, English words.
pub const RAIL_EN: f32 = 204.0;
/// One item of the rail.
pub const RAIL_ITEM: f32 = 44.0;
/// Icon of a rail item.
pub const RAIL_ICON: f32 = 22.0;

/// Small button, search field, filter chip.
pub const SMALL: f32 = 32.0;
/// Button and field.
pub const NORMAL: f32 = 36.0;
/// Verdict button.
pub const VERDICT: f32 = 40.0;
/// Icon in a button.
pub const BUTTON_ICON: f32 = 20.0;
/// Status chip.
pub const CHIP: f32 = 24.0;
/// Icon in a chip or beside a problem.
pub const CHIP_ICON: f32 = 16.0;
/// Count pill.
pub const COUNT: f32 = 20.0;
/// Switch: width and height.
pub const SWITCH: [f32; 2] = [36.0, 20.0];

/// Table header.
pub const TABLE_HEADER: f32 = 34.0;
/// Row of one line.
pub const ROW: f32 = 38.0;
/// Row of one line in an open list.
pub const ROW_AIRY: f32 = 40.0;
/// Row with a photo.
pub const ROW_PHOTO: f32 = 44.0;
/// Row of two lines.
pub const ROW_TWO: f32 = 58.0;
/// Row of Today.
pub const ROW_TODAY: f32 = 60.0;
/// Group row.
pub const ROW_GROUP: f32 = 30.0;
/// Footer of a list.
pub const LIST_FOOTER: f32 = 36.0;
/// Usual width of a list pane.
pub const LIST_PANE: f32 = 548.0;
/// Time gutter of Today.
pub const TIME_GUTTER: f32 = 84.0;
/// Thumbnail: width and height.
pub const THUMBNAIL: [f32; 2] = [25.0, 35.0];
/// Photo of a detail pane: width and height.
pub const DETAIL_PHOTO: [f32; 2] = [125.0, 175.0];
/// Badge preview: width and height.
pub const BADGE_PREVIEW: [f32; 2] = [160.0, 219.0];
/// Toast.
pub const TOAST: f32 = 44.0;
/// Progress bar.
pub const PROGRESS: f32 = 8.0;
/// Narrowest and widest dialog.
pub const DIALOG: [f32; 2] = [392.0, 480.0];
/// Icon column of a timeline.
pub const TIMELINE_ICON: f32 = 24.0;
/// Most of a popup list that is shown before it scrolls.
pub const POPUP_LIST: f32 = 300.0;
