"""The badges of `people.json` as PDF by WeasyPrint: `weasyprint_badges.py FOLDER OUT.pdf`; prints the seconds it took, imports left out."""

import html
import json
import sys
import time
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@font-face { font-family: Hall; src: url("file://%s"); font-weight: 400 }
@font-face { font-family: Hall; src: url("file://%s"); font-weight: 700 }
@page { size: 86mm 118mm; margin: 0 }
body { margin: 0; font-family: Hall; color: #16211e }
.card { position: relative; width: 86mm; height: 118mm; page-break-after: always; overflow: hidden }
.card > * { position: absolute; line-height: 1; white-space: nowrap }
.fill { background: #00695f; left: 0; width: 86mm }
.label { color: #47554f; font-size: 3.7mm }
b { font-weight: 700 }
"""


def main(folder, out):
    start = time.perf_counter()
    data = json.loads((folder / "people.json").read_text(encoding="utf-8"))
    fonts = FontConfiguration()
    style = CSS(string=STYLE % (data["regular"], data["bold"]), font_config=fonts)
    body = "".join(badge(data, person) for person in data["people"])
    page = HTML(string=f"<html><body>{body}</body></html>", base_url=str(folder) + "/")
    page.write_pdf(str(out), stylesheets=[style], font_config=fonts)
    print(f"{time.perf_counter() - start:.4f}")


def at(x, y, text, size, more=""):
    return f'<div style="left:{x}mm;top:{y}mm;font-size:{size}mm;{more}">{html.escape(text)}</div>'


def badge(data, person):
    bold = "font-weight:700;"
    return "".join((
        '<div class="card"><div class="fill" style="top:0;height:27mm"></div>',
        '<div style="top:27mm;left:0;width:86mm;height:1.4mm;background:#c9a24b"></div>',
        '<div class="fill" style="top:102.4mm;height:15.6mm"></div>',
        '<div style="left:6mm;top:6.2mm;width:14.6mm;height:14.6mm;border-radius:7.3mm;background:#fff"></div>',
        at(23.4, 7, data["unit"], 8.3, bold + "color:#fff"),
        at(23.4, 17, data["caption"], 4.6, "color:#fff"),
        f'<img src="{person["photo"]}" style="left:6mm;top:34mm;width:25mm;height:35mm">',
        '<div class="label" style="left:36mm;top:34mm">姓名</div>',
        at(36, 41, person["name"], 13.6 if len(person["name"]) < 4 else 10.5, bold),
        '<div class="label" style="left:36mm;top:57.6mm">工号</div>',
        at(36, 63, person["work_no"], 8.8, bold + "color:#00594f"),
        at(6, 79, "岗位", 4.4, "color:#47554f"), at(18, 78.3, person["post"], 5.5, bold),
        at(6, 87.4, "职务", 4.4, "color:#47554f"), at(18, 86.7, person["title"], 5.5, bold),
        at(6, 95, "有效期至 " + person["valid_until"], 3.7, "color:#47554f"),
        at(6, 108, "监督电话", 4.4, "color:#fff"), at(27, 106, data["phone"], 8, bold + "color:#fff"),
        f'<img src="{person["svg"]}" style="left:62mm;top:79mm;width:18mm;height:18mm"></div>',
    ))


main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
