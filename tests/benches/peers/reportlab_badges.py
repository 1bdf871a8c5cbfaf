"""The badges of `people.json` as PDF by ReportLab: `reportlab_badges.py FOLDER OUT.pdf`; prints the seconds it took, imports left out."""

import json
import sys
import time
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 86, 118
BAND, RULE, INK, LABEL, NUMBER = (HexColor(c) for c in ("#00695f", "#c9a24b", "#16211e", "#47554f", "#00594f"))


def main(folder, out):
    start = time.perf_counter()
    data = json.loads((folder / "people.json").read_text(encoding="utf-8"))
    pdfmetrics.registerFont(TTFont("Regular", data["regular"]))
    pdfmetrics.registerFont(TTFont("Bold", data["bold"]))
    canvas = Canvas(str(out), pagesize=(WIDTH * mm, HEIGHT * mm))
    for person in data["people"]:
        badge(canvas, data, person, folder)
        canvas.showPage()
    canvas.save()
    print(f"{time.perf_counter() - start:.4f}")


def rect(canvas, x, y, width, height, fill):
    canvas.setFillColor(fill)
    canvas.rect(x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm, stroke=0, fill=1)


def words(canvas, x, y, text, size, fill, font="Regular", room=999):
    size *= mm
    wide = pdfmetrics.stringWidth(text, font, size)
    size *= min(1, room * mm / wide) if wide else 1
    canvas.setFillColor(fill)
    canvas.setFont(font, size)
    canvas.drawString(x * mm, (HEIGHT - y) * mm, text)


def badge(canvas, data, person, folder):
    rect(canvas, 0, 0, WIDTH, 27, BAND)
    rect(canvas, 0, 27, WIDTH, 1.4, RULE)
    rect(canvas, 0, 102.4, WIDTH, 15.6, BAND)
    canvas.setFillColor(white)
    canvas.circle(13.3 * mm, (HEIGHT - 13.5) * mm, 7.3 * mm, stroke=0, fill=1)
    words(canvas, 23.4, 14.5, data["unit"], 8.3, white, "Bold", 56)
    words(canvas, 23.4, 21.15, data["caption"], 4.6, white, room=56)
    canvas.drawImage(str(folder / person["photo"]), 6 * mm, (HEIGHT - 69) * mm, 25 * mm, 35 * mm)
    words(canvas, 36, 37.3, "姓名", 3.7, LABEL)
    words(canvas, 36, 52.5, person["name"], 13.6 if len(person["name"]) < 4 else 10.5, INK, "Bold", 44)
    words(canvas, 36, 60.9, "工号", 3.7, LABEL)
    words(canvas, 36, 70.4, person["work_no"], 8.8, NUMBER, "Bold", 44)
    words(canvas, 6, 83, "岗位", 4.4, LABEL)
    words(canvas, 18, 83, person["post"], 5.5, INK, "Bold", 40)
    words(canvas, 6, 91.4, "职务", 4.4, LABEL)
    words(canvas, 18, 91.4, person["title"], 5.5, INK, "Bold", 40)
    words(canvas, 6, 98.3, "有效期至 " + person["valid_until"], 3.7, LABEL)
    words(canvas, 6, 112, "监督电话", 4.4, white)
    words(canvas, 27, 113, data["phone"], 8, white, "Bold", 53)
    code(canvas, person["qr"])


def code(canvas, rows):
    side = 18 / len(rows)
    path = canvas.beginPath()
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark == "1":
                path.rect((62 + x * side) * mm, (HEIGHT - 79 - (y + 1) * side) * mm, side * mm, side * mm)
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)


main(Path(sys.argv[1]), Path(sys.argv[2]))
