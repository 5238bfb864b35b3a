"""The bench's figures as pictures for the documents: plain SVG, bars side by side."""
import html

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 340, 70, 50, 50
COLOURS = ("#1f6f8b", "#99a8b2", "#d8a25e", "#7a9e7e")


def text(x, y, what, anchor="middle", size=13):
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="{size}">{html.escape(str(what))}</text>'


def bars_svg(title, groups, series, unit):
    """groups: labels along the axis; series: name -> one figure a group."""
    top = max(max(figures) for figures in series.values()) or 1
    inner, slot = WIDTH - LEFT - 20, (WIDTH - LEFT - 20) / len(groups)
    width = slot * 0.8 / len(series)
    parts = [text(WIDTH / 2, 22, title, size=16), text(LEFT, TOP - 8, unit, "start", 12)]
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
        parts.append(f'<line x1="{LEFT}" y1="{y:.0f}" x2="{LEFT + inner}" y2="{y:.0f}" stroke="#ddd"/>')
        parts.append(text(LEFT - 6, y + 4, f"{top * share:.4g}", "end", 11))
    for place, group in enumerate(groups):
        parts.append(text(LEFT + (place + 0.5) * slot, HEIGHT - BOTTOM + 18, group))
        for number, figures in enumerate(series.values()):
            high = figures[place] / top * (HEIGHT - BOTTOM - TOP)
            x = LEFT + place * slot + slot * 0.1 + number * width
            parts.append(f'<rect x="{x:.1f}" y="{HEIGHT - BOTTOM - high:.1f}" width="{width:.1f}" height="{high:.1f}" fill="{COLOURS[number % 4]}"/>')
    for number, name in enumerate(series):
        x = LEFT + number * inner / len(series)
        parts.append(f'<rect x="{x:.0f}" y="{HEIGHT - 20}" width="11" height="11" fill="{COLOURS[number % 4]}"/>')
        parts.append(text(x + 16, HEIGHT - 10, name, "start", 12))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>' + "".join(parts) + "</svg>\n")


def draw(report, folder):
    """bench-commands.svg and bench-latency.svg, where there are figures."""
    if "commands_per_s" not in report:
        return
    levels = list(report["commands_per_s"])
    bare = report["yardsticks"]
    rates = {"penugasan": report["commands_per_s"], "bare committing handler": bare["commit"]["per_s"], "bare echo": bare["echo"]["per_s"]}
    late = {"penugasan": report["p99_ms"], "bare committing handler": bare["commit"]["p99_ms"]}
    for name, title, unit, series in (("commands", "Durable commands a second, by calls outstanding", "per second", rates),
                                      ("latency", "99th percentile, by calls outstanding", "ms", late)):
        picture = bars_svg(title, levels, {what: [figures[level] for level in levels] for what, figures in series.items()}, unit)
        (folder / f"bench-{name}.svg").write_text(picture)
