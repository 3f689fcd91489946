'use strict';

/** Curves of a picture as charts: lines with bands, dashes, dots, reference lines. */
const Charts = (() => {
  const section = document.getElementById('charts');
  const { css, short, shade, axis, scale, reachable, pressed, HEIGHT } = Curves;
  let all = [];
  let plots = [];

  const element = (name, text, place) => {
    const made = document.createElement(name);
    made.textContent = text;
    place.append(made);
    return made;
  };

  /** Three columns a curve: mean, and the ends of the band. */
  function columns({ curves, logarithmic: [logX, logY] }) {
    const positive = curves.flatMap(c => c.mean).filter(v => v > 0);
    const floor = logY ? positive.reduce((a, b) => Math.min(a, b), Infinity) / 3 : -Infinity;
    const on = v => logY && !(v > 0) ? null : v;
    const tables = curves.map(c => {
      const at = c.x.map((_, i) => i).filter(i => !logX || c.x[i] > 0).sort((i, j) => c.x[i] - c.x[j]);
      return [
        at.map(i => c.x[i]),
        at.map(i => on(c.mean[i])),
        at.map(i => on(Math.max(c.mean[i] - c.sd[i], Math.min(floor, c.mean[i])))),
        at.map(i => on(c.mean[i] + c.sd[i])),
      ];
    });
    return uPlot.join(tables, tables.map(() => [1, 2, 2, 2]));
  }

  /** Curves of one name are one line of the legend. */
  function series(curve, k, curves) {
    const again = curves.findIndex(other => other.name === curve.name) < k;
    const color = shade(curve.color), dots = curve.look === 'MARKERS';
    const edge = { show: true, width: 0, points: { show: false }, class: 'band', label: curve.name };
    return [
      {
        label: curve.name, class: again ? 'band' : undefined, stroke: color, width: dots ? 0 : 2, value: (u, v) => short(v),
        dash: curve.look === 'DASHED' ? [7, 4] : undefined, spanGaps: false,
        points: { show: dots, size: 6, fill: color, stroke: css('--ground') },
      },
      edge, edge,
    ];
  }

  /** Where no cursor is, the legend has the last numbers. */
  function ends(plot) {
    if (plot.cursor.left >= 0 && plot.cursor.idx != null) return;
    plot.setLegend({ idx: plot.data[0].length - 1 }, false);
  }

  function levels(u, panel) {
    const pen = u.ctx, ratio = uPlot.pxRatio, { left, width, top, height } = u.bbox;
    pen.save();
    pen.strokeStyle = pen.fillStyle = css('--quiet');
    pen.font = `${11 * ratio}px system-ui, sans-serif`;
    pen.textAlign = 'left';
    pen.setLineDash([4 * ratio, 4 * ratio]);
    for (const level of panel.levels) {
      const y = u.valToPos(level.value, 'y', true);
      if (!(y > top && y < top + height)) continue;
      pen.beginPath(); pen.moveTo(left, y); pen.lineTo(left + width, y); pen.stroke();
      pen.fillText(level.label, left + 6 * ratio, y - 4 * ratio);
    }
    pen.restore();
  }

  function chart(panel, place) {
    const box = element('div', '', place);
    box.className = 'chart';
    element('h3', panel.title, box);
    const [logX, logY] = panel.logarithmic;
    const banded = curve => curve.sd.some(sd => sd > 0);
    const plot = new uPlot({
      width: Math.max(240, Math.floor(box.clientWidth)),
      height: HEIGHT + 50,
      cursor: { drag: { x: true, y: false, uni: 20 }, points: { size: 7 } },
      scales: { x: logX ? scale(true) : { time: false }, y: scale(logY) },
      axes: [axis(panel.across, logX, 34), axis(panel.up, logY, 58)],
      series: [{ label: panel.across, value: (u, v) => short(v, 6) }, ...panel.curves.flatMap(series)],
      bands: panel.curves.flatMap((curve, k) => banded(curve)
        ? [{ series: [3 * k + 3, 3 * k + 2], fill: shade(curve.color) + '33' }] : []),
      hooks: {
        draw: [u => levels(u, panel)],
        setCursor: [ends],
        setSeries: [(u, k) => {
          if (k == null) return;
          const { label, show } = u.series[k];
          u.series.forEach((s, other) => {
            if (other > 0 && s.label === label && s.show !== show) u.setSeries(other, { show });
          });
          pressed(u);
        }],
      },
    }, columns(panel), box);
    const canvas = plot.root.querySelector('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${panel.title || panel.up}, ${panel.up} by ${panel.across}: `
      + panel.curves.map(c => `${c.name} ends at ${short(c.mean[c.mean.length - 1])}`).join('; '));
    reachable(plot);
    ends(plot);
    return plot;
  }

  function draw() {
    plots.forEach(plot => plot.destroy());
    section.replaceChildren();
    plots = all.flatMap(curves => {
      element('h2', curves.title, section);
      const place = element('div', '', section);
      place.className = 'panels';
      return curves.panels.map(panel => chart(panel, place));
    });
  }

  /** Shows charts, once: they do not grow. */
  function show(charts) {
    if (all.length > 0) return;
    all = charts;
    section.hidden = all.length === 0;
    draw();
  }

  addEventListener('resize', () => plots.forEach(plot => plot.setSize(
    { width: Math.max(240, Math.floor(plot.root.parentNode.clientWidth)), height: HEIGHT + 50 })));
  ['beforeprint', 'afterprint'].forEach(name => addEventListener(name, draw));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  return { show, plots: () => plots };
})();
