//! A renderer of egui's triangles on the processor: pictures equal to a GPU's to the eye, on any machine.

use egui::epaint::textures::TexturesDelta;
use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Context, FullOutput, Pos2, Rect, TextureId};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use std::collections::{BTreeSet, HashMap};

type Rgba = [f32; 4];

/// Holds the textures and paints meshes in premultiplied gamma space, as the window's renderers do.
#[derive(Default)]
pub(crate) struct Painter {
    textures: HashMap<TextureId, Texture>,
    freed: BTreeSet<TextureId>,
}

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

impl Texture {
    fn apply(&mut self, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        let pixels = image.pixels.iter().map(|pixel| pixel.to_array().map(f32::from));
        let Some([left, top]) = delta.pos else {
            *self = Self { width, height, pixels: pixels.collect() };
            return;
        };
        for (index, pixel) in pixels.enumerate() {
            let (x, y) = (left + index % width, top + index / width);
            self.pixels[y * self.width + x] = pixel;
        }
    }

    fn texel(&self, x: i32, y: i32) -> Rgba {
        let x = x.clamp(0, self.width as i32 - 1) as usize;
        let y = y.clamp(0, self.height as i32 - 1) as usize;
        self.pixels[y * self.width + x]
    }

    /// Linear filter, edges clamped.
    fn sample(&self, uv: Pos2) -> Rgba {
        let (x, y) = (uv.x * self.width as f32 - 0.5, uv.y * self.height as f32 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (part_x, part_y) = (x - left, y - top);
        let (left, top) = (left as i32, top as i32);
        let upper = mixed(self.texel(left, top), self.texel(left + 1, top), part_x);
        let lower = mixed(self.texel(left, top + 1), self.texel(left + 1, top + 1), part_x);
        mixed(upper, lower, part_y)
    }
}

fn mixed(a: Rgba, b: Rgba, part: f32) -> Rgba {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * part)
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in std::mem::take(&mut self.freed) {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            let texture = self.textures.entry(id).or_insert(Texture { width: 0, height: 0, pixels: Vec::new() });
            for change in &changes {
                texture.apply(change);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("paint callbacks have no picture here".to_owned());
            };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a mesh without its texture")?;
            canvas.mesh(&mesh, texture, clip_rect * scale, scale);
        }
        canvas.into_image()
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

struct Bounds {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0, 0.0, 0.0, 255.0]; width * height] }
    }

    fn bounds(&self, rect: Rect) -> Bounds {
        let side = |value: f32, most: usize| (value.round().max(0.0) as usize).min(most);
        Bounds {
            left: side(rect.left(), self.width),
            right: side(rect.right(), self.width),
            top: side(rect.top(), self.height),
            bottom: side(rect.bottom(), self.height),
        }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let clip = self.bounds(clip);
        for corners in mesh.indices.chunks_exact(3) {
            let mut triangle = [0, 1, 2].map(|i| mesh.vertices[corners[i] as usize]);
            for corner in &mut triangle {
                corner.pos = (corner.pos.to_vec2() * scale).to_pos2();
            }
            if area(triangle[0].pos, triangle[1].pos, triangle[2].pos) < 0.0 {
                triangle.swap(1, 2);
            }
            self.triangle(triangle, texture, &clip);
        }
    }

    fn triangle(&mut self, triangle: [Vertex; 3], texture: &Texture, clip: &Bounds) {
        let [a, b, c] = triangle.map(|corner| corner.pos);
        let whole = area(a, b, c);
        if whole <= f32::EPSILON {
            return;
        }
        let least = |x: f32, y: f32, z: f32| x.min(y).min(z).floor().max(0.0) as usize;
        let most = |x: f32, y: f32, z: f32| x.max(y).max(z).ceil().max(0.0) as usize;
        let plain = triangle.iter().all(|corner| corner.uv == triangle[0].uv).then(|| texture.sample(triangle[0].uv));
        let colors = triangle.map(|corner| corner.color.to_array().map(f32::from));
        for y in least(a.y, b.y, c.y).max(clip.top)..most(a.y, b.y, c.y).min(clip.bottom) {
            for x in least(a.x, b.x, c.x).max(clip.left)..most(a.x, b.x, c.x).min(clip.right) {
                let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                let edges = [area(b, c, at), area(c, a, at), area(a, b, at)];
                let inside = [(b, c), (c, a), (a, b)].iter().zip(edges).all(|((from, to), e)| covers(e, *from, *to));
                if !inside {
                    continue;
                }
                let weight = edges.map(|edge| edge / whole);
                let color = weighted(colors, weight);
                let texel = plain.unwrap_or_else(|| {
                    let uv = triangle.map(|corner| corner.uv.to_vec2());
                    texture.sample((uv[0] * weight[0] + uv[1] * weight[1] + uv[2] * weight[2]).to_pos2())
                });
                self.blend(y * self.width + x, std::array::from_fn(|i| color[i] * texel[i] / 255.0));
            }
        }
    }

    /// Premultiplied: what is below shows through what the new colour leaves.
    fn blend(&mut self, index: usize, over: Rgba) {
        let through = 1.0 - over[3] / 255.0;
        let under = &mut self.pixels[index];
        *under = std::array::from_fn(|i| over[i] + under[i] * through);
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.iter().flatten().map(|part| part.round().clamp(0.0, 255.0) as u8).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes).ok_or_else(|| "picture size".to_owned())
    }
}

/// Twice the signed area; positive for corners in the order of the clock on the screen.
fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

#[expect(clippy::float_cmp, reason = "the rule is about edges that are exactly level")]
/// The top-left rule: a pixel on a shared edge belongs to one triangle only.
fn covers(edge: f32, from: Pos2, to: Pos2) -> bool {
    let top = from.y == to.y && to.x > from.x;
    let left = to.y < from.y;
    edge > 0.0 || (edge == 0.0 && (top || left))
}

fn weighted(colors: [Rgba; 3], weight: [f32; 3]) -> Rgba {
    std::array::from_fn(|i| colors[0][i] * weight[0] + colors[1][i] * weight[1] + colors[2][i] * weight[2])
}

#[test]
fn a_shared_edge_is_painted_once() {
    let half = egui::Color32::WHITE.gamma_multiply(0.5);
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_max(Pos2::new(1.0, 1.0), Pos2::new(5.0, 5.0)), half);
    let texture = Texture { width: 1, height: 1, pixels: vec![[255.0; 4]] };
    let mut canvas = Canvas::new(6, 6);
    canvas.mesh(&mesh, &texture, Rect::from_min_max(Pos2::ZERO, Pos2::new(6.0, 4.0)), 1.0);
    let image = canvas.into_image().unwrap();
    for (x, y, pixel) in image.enumerate_pixels() {
        let inside = (1..5).contains(&x) && (1..4).contains(&y);
        assert_eq!(pixel.0[0], if inside { half.r() } else { 0 }, "{x} {y}");
    }
}
