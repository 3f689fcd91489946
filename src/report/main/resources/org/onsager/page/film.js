'use strict';

/** Weighted particles on their way, on a canvas. */
const Film = (() => {
  const SECONDS = 8; // of a whole film at speed one
  const MARGIN = { left: 52, right: 14, top: 12, bottom: 36 };
  const section = document.getElementById('film');
  const find = name => section.querySelector(name);
  const canvas = find('canvas'), slider = find('.slider'), button = find('.play');
  const { short, css } = Curves;
  let data = null;
  let films = [];
  let samples = null;
  let density = null;
  let position = 0;
  let playing = null;

  const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const film = () => films[Number(find('.runs select').value) || 0];
  const line = () => data.dimension === 1;
  const axes = () => line() ? [0, 0] : [Number(find('.across').value), Number(find('.up').value)];

  /** Coordinates of n points, an array an axis; -Infinity and Infinity beyond the stage. */
  function coordinates(codes, from, n) {
    return data.stage.map(([low, high], k) => Float64Array.from({ length: n }, (_, i) => {
      const at = from + 2 * (k * n + i);
      const code = codes[at] + 256 * codes[at + 1];
      return code === 0 ? -Infinity : code === 65535 ? Infinity
        : low + (high - low) * (code - 1) / 65533;
    }));
  }

  function decoded(raw) {
    const codes = bytes(raw.codes);
    const size = 2 * data.stage.length + 1;
    let from = 0;
    const starts = raw.shown.map(n => { const at = from; from += n * size; return at; });
    return { ...raw, codes, frame: f => {
      const n = raw.shown[f], at = starts[f] + 2 * data.stage.length * n;
      return { n, x: coordinates(codes, starts[f], n), roots: codes.subarray(at, at + n) };
    } };
  }

  /** Ticks at round numbers. */
  function ticks(low, high, count) {
    const raw = (high - low) / count, power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= raw);
    const all = [];
    for (let t = Math.ceil(low / step) * step; t <= high + step * 1e-9; t += step) {
      all.push(Math.abs(t) < step * 1e-9 ? 0 : t);
    }
    return all;
  }

  /** The canvas in pixels of the page, with what it shows. */
  function view() {
    const width = canvas.clientWidth || 480;
    const height = line() ? Math.round(width * 0.62) : width;
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = height + 'px';
    }
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const right = width - MARGIN.right, bottom = height - MARGIN.bottom;
    const w = right - MARGIN.left, h = bottom - MARGIN.top;
    let x = data.stage[axes()[0]], y;
    if (line()) {
      y = [0, 1.08 * film().heaviest];
    } else {
      y = data.stage[axes()[1]];
      const unit = Math.max((x[1] - x[0]) / w, (y[1] - y[0]) / h);
      const around = ([a, b], length) => [(a + b - length) / 2, (a + b + length) / 2];
      x = around(x, unit * w);
      y = around(y, unit * h);
    }
    const clamp = (v, a, b) => Math.min(Math.max(v, a), b);
    return {
      pen, width, height, right, bottom, w, h, x, y,
      px: v => clamp(MARGIN.left + w * (v - x[0]) / (x[1] - x[0]), MARGIN.left, right),
      py: v => clamp(bottom - h * (v - y[0]) / (y[1] - y[0]), MARGIN.top, bottom),
    };
  }

  function frame(v) {
    const { pen } = v;
    pen.clearRect(0, 0, v.width, v.height);
    pen.strokeStyle = css('--line');
    pen.lineWidth = 1;
    pen.fillStyle = css('--quiet');
    pen.font = '12px system-ui, sans-serif';
    pen.textAlign = 'center';
    for (const t of ticks(v.x[0], v.x[1], Math.max(3, v.w / 80))) {
      const at = Math.round(v.px(t)) + 0.5;
      pen.beginPath(); pen.moveTo(at, v.bottom); pen.lineTo(at, v.bottom + 4); pen.stroke();
      pen.fillText(short(t), at, v.bottom + 17);
    }
    pen.textAlign = 'right';
    for (const t of ticks(v.y[0], v.y[1], Math.max(3, v.h / 80))) {
      const at = Math.round(v.py(t)) + 0.5;
      pen.beginPath(); pen.moveTo(MARGIN.left - 4, at); pen.lineTo(MARGIN.left, at); pen.stroke();
      pen.fillText(short(t), MARGIN.left - 7, at + 4);
    }
    pen.textAlign = 'center';
    const [i, j] = axes();
    pen.fillText(line() ? 'x' : `x${i + 1}`, MARGIN.left + v.w / 2, v.height - 4);
    pen.save();
    pen.translate(11, MARGIN.top + v.h / 2);
    pen.rotate(-Math.PI / 2);
    pen.fillText(line() ? 'weight' : `x${j + 1}`, 0, 0);
    pen.restore();
    pen.strokeRect(MARGIN.left + 0.5, MARGIN.top + 0.5, v.w, v.h);
  }

  function clipped(v, draw) {
    v.pen.save();
    v.pen.beginPath();
    v.pen.rect(MARGIN.left + 1, MARGIN.top + 1, v.w - 1, v.h - 1);
    v.pen.clip();
    draw(v.pen);
    v.pen.restore();
  }

  /** The density as shades, made once a colour scheme. */
  function shades() {
    const color = css('--shade');
    if (density.image && density.color === color) return density.image;
    const rgb = color.split(',').map(Number);
    const image = document.createElement('canvas');
    image.width = density.columns;
    image.height = density.rows;
    const pen = image.getContext('2d'), pixels = pen.createImageData(density.columns, density.rows);
    for (let row = 0; row < density.rows; row++) {
      for (let column = 0; column < density.columns; column++) {
        const root = density.codes[row * density.columns + column] / 255;
        const at = 4 * ((density.rows - 1 - row) * density.columns + column);
        pixels.data.set([...rgb, Math.round(115 * root)], at);
      }
    }
    pen.putImageData(pixels, 0, 0);
    density.color = color;
    density.image = image;
    return image;
  }

  function backdrop(v) {
    const { pen } = v, [i, j] = axes();
    if (density && line()) {
      const [a, b] = density.area;
      clipped(v, () => {
        pen.beginPath();
        for (let c = 0; c < density.columns; c++) {
          const root = density.codes[c] / 255;
          const x = MARGIN.left + v.w * (a + (b - a) * c / (density.columns - 1) - v.x[0]) / (v.x[1] - v.x[0]);
          pen.lineTo(x, v.bottom - 0.9 * v.h * root * root);
        }
        pen.lineTo(v.right, v.bottom);
        pen.lineTo(MARGIN.left, v.bottom);
        pen.fillStyle = `rgba(${css('--shade')}, 0.2)`;
        pen.fill();
      });
    } else if (density && i === 0 && j === 1) {
      const [a, b, c, d] = density.area;
      const sx = v.w / (v.x[1] - v.x[0]), sy = v.h / (v.y[1] - v.y[0]);
      clipped(v, () => {
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(shades(), MARGIN.left + (a - v.x[0]) * sx, v.bottom - (d - v.y[0]) * sy,
          (b - a) * sx, (d - c) * sy);
      });
    }
    if (samples) {
      clipped(v, () => {
        pen.fillStyle = css('--sample');
        pen.globalAlpha = 0.6;
        for (let s = 0; s < samples[0].length; s++) {
          const x = v.px(samples[i][s]);
          if (line()) pen.fillRect(x - 0.5, v.bottom - 9, 1, 9);
          else pen.fillRect(x - 1, v.py(samples[j][s]) - 1, 2, 2);
        }
      });
    }
  }

  /** A triangle that points to where a particle is, beyond the stage. */
  function beyond(v, x, y, dx, dy) {
    const { pen } = v, angle = Math.atan2(dy, dx);
    pen.save();
    pen.translate(x - 5 * Math.sign(dx), y - 5 * Math.sign(dy));
    pen.rotate(angle);
    pen.beginPath(); pen.moveTo(5, 0); pen.lineTo(-4, -4); pen.lineTo(-4, 4); pen.closePath();
    pen.restore();
  }

  /** Areas are weights; particles without mass are hollow. */
  function particles(v, now) {
    const { pen } = v, [i, j] = axes();
    const accent = css('--accent'), ground = css('--ground');
    let squares = 0, massless = 0, far = 0;
    now.roots.forEach(r => { squares += r * r; massless += r === 0; });
    const mean = Math.sqrt(squares / Math.max(1, now.n - massless)) || 1;
    const usual = Math.min(Math.max(Math.sqrt(0.012 * v.w * v.h / now.n), 1.6), 7);
    const order = [...now.roots.keys()].sort((a, b) => now.roots[b] - now.roots[a]);
    for (const p of order) {
      const root = now.roots[p], x = v.px(now.x[i][p]);
      const share = root / 255;
      const y = line() ? v.py(film().heaviest * share * share) : v.py(now.x[j][p]);
      const dx = Number.isFinite(now.x[i][p]) ? 0 : now.x[i][p] > 0 ? 1 : -1;
      const dy = line() || Number.isFinite(now.x[j][p]) ? 0 : now.x[j][p] > 0 ? -1 : 1;
      const radius = line() ? 3 : Math.min(Math.max(usual * root / mean, 1.2), 26);
      pen.lineWidth = 1.2;
      if (dx !== 0 || dy !== 0) {
        far++;
        beyond(v, x, y, dx, dy);
      } else {
        if (line() && root > 0) {
          pen.strokeStyle = accent;
          pen.beginPath(); pen.moveTo(x, v.bottom); pen.lineTo(x, y); pen.stroke();
        }
        pen.beginPath(); pen.arc(x, y, root === 0 ? 2.4 : radius, 0, 2 * Math.PI);
      }
      if (root === 0) {
        pen.strokeStyle = accent;
        pen.stroke();
      } else {
        pen.globalAlpha = 0.72;
        pen.fillStyle = accent;
        pen.fill();
        pen.globalAlpha = 1;
        pen.lineWidth = 0.7;
        pen.strokeStyle = ground;
        pen.stroke();
      }
    }
    return { massless, far };
  }

  function draw() {
    if (!data) return;
    const at = Math.round(position), f = film(), now = f.frame(at), v = view();
    frame(v);
    backdrop(v);
    const { massless, far } = particles(v, now);
    slider.value = String(at);
    const count = f.counts[at];
    const text = `step ${f.steps[at]}, flow time ${short(f.times[at])}: ${count} particles`
      + (now.n < count ? `, ${now.n} of them shown` : '')
      + (massless > 0 ? `, ${massless} massless (hollow)` : '')
      + (far > 0 ? `, ${far} beyond the edge` : '');
    find('.now').textContent = text;
    canvas.setAttribute('aria-label', 'Particles at ' + text);
    slider.setAttribute('aria-valuetext', `step ${f.steps[at]}`);
    Curves.markFrame({ step: f.steps[at], time: f.times[at] });
  }

  const last = () => film().steps.length - 1;

  function go(to) {
    position = Math.min(Math.max(to, 0), last());
    draw();
  }

  function pause() {
    if (playing != null) cancelAnimationFrame(playing.request);
    playing = null;
    button.textContent = '\u25b6';
    button.setAttribute('aria-label', 'play');
    find('.now').setAttribute('aria-live', 'polite');
  }

  function play() {
    if (last() === 0) return;
    if (position >= last()) position = 0;
    button.textContent = '\u275a\u275a';
    button.setAttribute('aria-label', 'pause');
    find('.now').setAttribute('aria-live', 'off');
    playing = { time: performance.now(), request: 0 };
    const tick = time => {
      const rate = Math.max(4, last() / SECONDS) * Number(find('.speed').value);
      position = Math.min(position + rate * Math.max(0, time - playing.time) / 1000, last());
      playing.time = time;
      draw();
      if (position >= last()) pause(); else playing.request = requestAnimationFrame(tick);
    };
    playing.request = requestAnimationFrame(tick);
  }

  const toggle = () => playing != null ? pause() : play();

  function key(event) {
    if (!data || event.ctrlKey || event.metaKey || event.altKey) return;
    const on = event.target.closest('button, select, a, summary, [role=button]');
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === ' ' && !on) toggle();
    else if (step && event.target.tagName !== 'SELECT') { pause(); go(Math.round(position) + step); }
    else if (event.key === 'Home' && !on) { pause(); go(0); }
    else if (event.key === 'End' && !on) { pause(); go(last()); }
    else return;
    event.preventDefault();
  }

  function choices(select, texts, chosen) {
    if (select.options.length === texts.length) return;
    select.replaceChildren(...texts.map((text, k) => new Option(text, k)));
    select.value = String(chosen);
  }

  /** Shows films, which may have grown: who was at the end stays at the end. */
  function show(all) {
    section.hidden = !all;
    if (!all) return;
    const following = !data || (playing == null && position >= last());
    data = all;
    films = data.films.map(decoded);
    samples = data.samples
      ? coordinates(bytes(data.samples), 0, bytes(data.samples).length / 2 / data.stage.length) : null;
    density = data.density ? { ...data.density, codes: bytes(data.density.codes) } : null;
    choices(find('.runs select'), data.names, 0);
    find('.runs').hidden = data.names.length < 2;
    const coordinate = data.stage.map((_, k) => `x${k + 1}`);
    choices(find('.across'), coordinate, 0);
    choices(find('.up'), coordinate, 1);
    find('.axes').hidden = data.dimension < 3;
    ready(following);
  }

  function ready(atEnd) {
    slider.max = String(last());
    const still = last() === 0;
    find('.play').hidden = slider.hidden = still;
    find('.speed').parentNode.hidden = still;
    find('.bar').hidden = still && find('.runs').hidden && find('.axes').hidden;
    find('.hint').textContent = (line() ? 'Heights are weights' : 'Areas are weights')
      + (still ? '.' : '; space plays, arrows step, Home and End jump.')
      + (data.dimension > data.stage.length ? ` The first ${data.stage.length} of ${data.dimension} axes.` : '');
    go(atEnd ? last() : position);
  }

  button.addEventListener('click', toggle);
  slider.addEventListener('input', () => { pause(); go(Number(slider.value)); });
  find('.runs select').addEventListener('change', () => { pause(); ready(true); });
  find('.across').addEventListener('change', draw);
  find('.up').addEventListener('change', draw);
  document.addEventListener('keydown', key);
  ['resize', 'beforeprint', 'afterprint'].forEach(name => addEventListener(name, draw));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  return { show, position: () => Math.round(position), playing: () => playing != null };
})();
