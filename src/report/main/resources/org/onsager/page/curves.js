'use strict';

/** What observers read: a chart an observer, or one for all, with a curve a run. */
const Curves = (() => {
  const COLORS = [
    ['#0072b2', '#5bb4ec'], ['#d55e00', '#ff9551'], ['#009e73', '#3fd0a6'],
    ['#cc79a7', '#e29cc9'], ['#e69f00', '#f0b63c'], ['#56b4e9', '#8ccdf5'], ['#404040', '#c4c9d0']];
  const DASHES = [undefined, [8, 4], [2, 3]];
  const HEIGHT = 250;
  const section = document.getElementById('curves');
  const find = name => section.querySelector(name);
  const hidden = new Set();
  let runs = [];
  let charts = [];
  let marked = null;

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const root = document.documentElement;
  const dark = () =>
    matchMedia('(prefers-color-scheme: dark)').matches && !root.classList.contains('printing');

  const superscript = n => String(n).replace(/./g, c => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]);

  /** A number in few characters. */
  function short(v, digits = 4) {
    if (v == null || Number.isNaN(v)) return '–';
    if (v === 0) return '0';
    const size = Math.abs(v);
    if (size >= 1e-3 && size < 1e6) return String(Number(v.toPrecision(digits)));
    return v.toExponential(digits - 1).replace(/\.?0+e/, 'e').replace('e+', 'e');
  }

  function tick(v, logarithmic) {
    if (v == null) return '';
    const power = Math.log10(Math.abs(v));
    const whole = Math.round(power);
    if (logarithmic && Math.abs(power - whole) < 1e-9) {
      return whole >= -2 && whole <= 3 ? short(v) : '10' + superscript(whole);
    }
    return logarithmic ? short(v, 2) : short(v, 6);
  }

  const names = () => [...new Set(runs.flatMap(run => run.observers))];

  const abscissae = () => {
    const common = names().filter(n => n === 'evaluations' && runs.every(r => r.observers.includes(n)));
    return ['step', 'flow time', ...common];
  };

  function across(run) {
    const by = find('.abscissa').value;
    return by === 'flow time' ? run.times : by === 'step' ? run.steps : column(run, by);
  }

  const column = (run, observer) => {
    const k = run.observers.indexOf(observer);
    return k < 0 ? run.steps.map(() => null) : run.values[k];
  };

  /** Logarithmic where all is positive and spans a decade, unless one is chosen. */
  function logarithmic(columns) {
    const chosen = find('.scale').value;
    if (chosen !== 'auto') return chosen === 'logarithmic';
    const values = columns.flat().filter(v => v != null);
    const low = values.reduce((a, b) => Math.min(a, b), Infinity);
    return low > 0 && values.some(v => v >= 10 * low);
  }

  /** Columns over one abscissa: where two rows of a run agree in it, the later one counts. */
  function joined(curves) {
    const tables = curves.map(curve => {
      const at = new Map();
      across(curve.run).forEach((x, i) => { if (x != null) at.set(x, curve.values[i]); });
      const xs = [...at.keys()].sort((a, b) => a - b);
      return [xs, xs.map(x => at.get(x))];
    });
    return uPlot.join(tables, tables.map(() => [1, 2]));
  }

  /**
   * The columns of a chart; what has no place on a logarithmic axis is a gap. Undefined is no gap,
   * but where only another curve has a value.
   */
  const columns = (curves, log) => joined(curves).map((values, k) =>
    k > 0 && log ? values.map(v => v === undefined || v > 0 ? v : null) : values);

  function chart({ title, curves }, place) {
    const log = logarithmic(curves.map(curve => curve.values));
    const box = document.createElement('div');
    box.className = 'chart';
    const heading = document.createElement('h3');
    heading.textContent = title;
    box.append(heading);
    place.append(box);
    const options = {
      width: Math.max(240, Math.floor(box.clientWidth)),
      height: HEIGHT,
      cursor: { sync: { key: 'curves' }, drag: { x: true, y: false, uni: 20 }, points: { size: 7 } },
      scales: {
        x: { time: false },
        y: scale(log),
      },
      axes: [
        axis(find('.abscissa').value, false, 34), { ...axis('', log, 64), label: undefined },
      ],
      series: [
        { label: find('.abscissa').value, value: (u, v) => short(v, 8) },
        ...curves.map(curve => ({
          label: curve.label,
          show: !hidden.has(curve.label),
          stroke: COLORS[curve.color % COLORS.length][dark() ? 1 : 0],
          dash: DASHES[Math.floor(curve.color / COLORS.length) % DASHES.length],
          width: 2,
          spanGaps: false,
          value: (u, v) => short(v),
        })),
      ],
      hooks: {
        setSeries: [(u, k) => {
          if (k == null || u.series[k].show === !hidden.has(u.series[k].label)) return;
          const label = u.series[k].label;
          if (u.series[k].show) hidden.delete(label); else hidden.add(label);
          pressed(u);
        }],
        draw: [mark],
        setCursor: [idle],
      },
    };
    const plot = new uPlot(options, columns(curves, log), box);
    plot.logarithmic = log;
    plot.marker = document.createElement('div');
    plot.marker.className = 'marker';
    plot.over.append(plot.marker);
    described(plot, title, curves);
    reachable(plot);
    mark(plot);
    return plot;
  }

  /** A logarithmic range with some room at both ends. */
  function roomy(low, high) {
    const room = 10 ** Math.max(0.06 * Math.log10(high / low), 0.05);
    return [low / room, high * room];
  }

  /** Decades, not all of many; within a few, twos and fives as well. */
  function splits(u, axis, low, high) {
    const first = Math.floor(Math.log10(low)), last = Math.floor(Math.log10(high));
    const stride = Math.ceil((last - first) / 7);
    const all = [];
    for (let p = first; p <= last; p++) {
      for (const m of last - first > 2 ? [1] : [1, 2, 5]) {
        if (p % Math.max(stride, 1) === 0) all.push(Number(`${m}e${p}`));
      }
    }
    return all.filter(v => v >= low && v <= high);
  }

  /** Where no cursor is, the legend has the numbers at the film's frame, or the last ones. */
  function idle(plot) {
    if (plot.cursor.left >= 0 && plot.cursor.idx != null) return;
    const xs = plot.data[0], x = position();
    let at = xs.length - 1;
    if (x != null) while (at > 0 && xs[at] > x) at--;
    plot.setLegend({ idx: at }, false);
  }

  /** The abscissa of the film's frame. */
  function position() {
    const by = find('.abscissa').value;
    return marked == null || by === 'evaluations' ? null : by === 'step' ? marked.step : marked.time;
  }

  /** The curves for those who cannot see them. */
  function described(plot, title, curves) {
    const ends = curves.map(curve => {
      const read = curve.values.filter(v => v != null);
      return read.length === 0 ? `${curve.label} has no number`
        : `${curve.label} goes from ${short(read[0])} to ${short(read[read.length - 1])}`;
    });
    const canvas = plot.root.querySelector('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label',
      `${title} by ${find('.abscissa').value}${plot.logarithmic ? ', logarithmic' : ''}: ${ends.join('; ')}`);
  }

  /** Names in the legend are buttons, for the keyboard as well. */
  function reachable(plot) {
    plot.root.querySelectorAll('.u-series').forEach((row, k) => {
      if (k === 0) return;
      const name = row.querySelector('th');
      name.tabIndex = 0;
      name.setAttribute('role', 'button');
      name.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          event.stopPropagation();
          plot.setSeries(k, { show: !plot.series[k].show });
        }
      });
    });
    pressed(plot);
  }

  const pressed = plot => plot.root.querySelectorAll('.u-series').forEach((row, k) => {
    if (k > 0) row.querySelector('th').setAttribute('aria-pressed', String(plot.series[k].show));
  });

  /** Where the film is. */
  function mark(plot) {
    if (!plot.marker) return;
    const x = position(), { min, max } = plot.scales.x;
    const inside = x != null && x >= min && x <= max;
    plot.marker.hidden = !inside;
    idle(plot);
    if (inside) plot.marker.style.transform = `translateX(${plot.valToPos(x, 'x')}px)`;
  }

  /** What each chart shows. */
  function specifications() {
    const together = find('.group').value === 'together';
    const several = runs.length > 1;
    const shown = names().filter(n => n !== find('.abscissa').value).map(observer => ({
      title: observer,
      curves: runs
        .map((run, r) => ({
          run, values: column(run, observer), color: r,
          label: !several ? observer : together ? `${observer}, ${run.name}` : run.name,
        }))
        .filter(curve => curve.run.observers.includes(observer)),
    }));
    if (!together) return shown;
    const all = shown.flatMap(one => one.curves).map((curve, k) => ({ ...curve, color: k }));
    return [{ title: 'all observers', curves: all }];
  }

  function draw() {
    const place = find('.charts');
    charts.forEach(plot => plot.destroy());
    place.replaceChildren();
    charts = specifications().map(one => chart(one, place));
  }

  /** More rows in the same charts, where what was zoomed stays; new charts if they differ. */
  function grow() {
    const all = specifications();
    const same = all.length === charts.length && all.every(({ curves }, k) =>
      charts[k].series.length === curves.length + 1
      && curves.every((curve, c) => charts[k].series[c + 1].label === curve.label)
      && charts[k].logarithmic === logarithmic(curves.map(curve => curve.values)));
    if (!same) return draw();
    all.forEach(({ title, curves }, k) => {
      const plot = charts[k], xs = plot.data[0], { min, max } = plot.scales.x;
      const whole = xs.length < 2 || (min <= xs[0] && max >= xs[xs.length - 1]);
      plot.setData(columns(curves, plot.logarithmic), whole);
      if (!whole) plot.redraw();
      described(plot, title, curves);
    });
  }

  function choices(select, texts) {
    const before = select.value;
    select.replaceChildren(...texts.map(text => new Option(text, text)));
    select.value = texts.includes(before) ? before : texts[0];
  }

  /** Shows the rows of runs, which may have grown. */
  function show(all) {
    runs = all.filter(run => run.observers.length > 0 && run.steps.length > 0);
    section.hidden = runs.length === 0;
    if (runs.length === 0) return;
    choices(find('.abscissa'), abscissae());
    find('.grouping').hidden = names().length < 2;
    grow();
  }

  function markFrame(frame) {
    marked = frame;
    charts.forEach(mark);
  }

  section.querySelectorAll('select').forEach(select => select.addEventListener('change', draw));
  find('.whole').addEventListener('click', () => charts.forEach(plot => {
    plot.setScale('x', { min: plot.data[0][0], max: plot.data[0][plot.data[0].length - 1] });
  }));
  const resized = () => charts.forEach(plot =>
    plot.setSize({ width: Math.max(240, Math.floor(plot.root.parentNode.clientWidth)), height: HEIGHT }));
  addEventListener('resize', resized);
  const redrawn = () => { if (runs.length > 0) draw(); };
  addEventListener('beforeprint', () => { root.classList.add('printing'); redrawn(); });
  addEventListener('afterprint', () => { root.classList.remove('printing'); redrawn(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawn);

  /** The colour of a name, lighter where the ground is dark. */
  const shade = color => (COLORS.find(pair => pair[0] === color) || [color, color])[dark() ? 1 : 0];

  /** What all charts share: an axis along a side, a scale. */
  const drawing = () => {
    const grid = { stroke: css('--line'), width: 1 };
    return { stroke: css('--quiet'), grid, ticks: grid, font: '12px system-ui, sans-serif' };
  };
  const axis = (label, log, size) => ({
    ...drawing(), label, labelSize: 20, labelFont: drawing().font, size,
    values: (u, at) => at.map(v => tick(v, log)),
    ...(log ? { splits, filter: (u, at) => at } : {}),
  });
  const scale = log => log
    ? { distr: 3, time: false, range: (u, a, b) => a == null ? [0.1, 1] : roomy(a, b) }
    : { time: false, range: (u, a, b) => a == null ? [0, 1] : uPlot.rangeNum(a, b, 0.08, false) };

  return { show, markFrame, short, css, shade, axis, scale, reachable, pressed, HEIGHT, charts: () => charts };
})();
