"""The badges of `people.json` as PDF by Typst's own wheel: `typst_badges.py FOLDER OUT.pdf`; prints the seconds it took, imports left out."""

import json
import sys
import time
from pathlib import Path

import typst

TEMPLATE = """
#let data = json("people.json")
#set page(width: 86mm, height: 118mm, margin: 0mm)
#set text(font: "Noto Sans SC", fill: rgb("#16211e"), top-edge: "baseline", bottom-edge: "baseline")
#let at(x, y, body) = place(top + left, dx: x * 1mm, dy: y * 1mm, body)
#let words(x, y, s, size, fill, weight: "regular") = at(x, y, box(text(size: size * 1mm, fill: fill, weight: weight, s)))
#let ink = rgb("#16211e")
#let grey = rgb("#47554f")
#let badge(p) = {
  at(0, 0, rect(width: 86mm, height: 27mm, fill: rgb("#00695f")))
  at(0, 27, rect(width: 86mm, height: 1.4mm, fill: rgb("#c9a24b")))
  at(0, 102.4, rect(width: 86mm, height: 15.6mm, fill: rgb("#00695f")))
  at(6, 6.2, circle(radius: 7.3mm, fill: white))
  words(23.4, 14.5, data.unit, 8.3, white, weight: "bold")
  words(23.4, 21.15, data.caption, 4.6, white)
  at(6, 34, image(p.photo, width: 25mm, height: 35mm))
  words(36, 37.3, "姓名", 3.7, grey)
  words(36, 52.5, p.name, if p.name.clusters().len() < 4 { 13.6 } else { 10.5 }, ink, weight: "bold")
  words(36, 60.9, "工号", 3.7, grey)
  words(36, 70.4, p.work_no, 8.8, rgb("#00594f"), weight: "bold")
  words(6, 83, "岗位", 4.4, grey)
  words(18, 83, p.post, 5.5, ink, weight: "bold")
  words(6, 91.4, "职务", 4.4, grey)
  words(18, 91.4, p.title, 5.5, ink, weight: "bold")
  words(6, 98.3, "有效期至 " + p.valid_until, 3.7, grey)
  words(6, 112, "监督电话", 4.4, white)
  words(27, 113, data.phone, 8, white, weight: "bold")
  at(62, 79, image(p.svg, width: 18mm, height: 18mm))
}
#for (i, p) in data.people.enumerate() {
  if i > 0 { pagebreak() }
  badge(p)
}
"""


def main(folder, out):
    start = time.perf_counter()
    data = json.loads((folder / "people.json").read_text(encoding="utf-8"))
    template = folder / "badges.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    fonts = sorted({str(Path(data[face]).parent) for face in ("regular", "bold")})
    typst.compile(str(template), output=str(out), root=str(folder), font_paths=fonts, ignore_system_fonts=True)
    print(f"{time.perf_counter() - start:.4f}")


main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
