"use strict";
(() => {
const $ = (id) => document.getElementById(id);
const all = (query, within = document) => [...within.querySelectorAll(query)];
const model = JSON.parse($("model").textContent);
const words = model.words;
const SHARES = ["residents", "casual", "not_attributable", "displaced", "host_paid"];
const FIELDS = ["attribution", "residents", "people", "nights", "spending"];
const TOLD = [["net_new_spending", "about", "new"], ["value_added", "about", "added"], ["jobs", "some jobs", "jobs"],
  ["programme_cost", "about", "cost"], ["own_budget", "about", "back"]];
const isShare = (field) => field === "attribution" || field === "residents";
let moved = {};

// --- numbers as the page says them ---
const grouped = (value, decimals) =>
  value.toLocaleString(words.numbers.locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const significant = (value, digits) => Number(value.toPrecision(digits));
const UNITS = [1e6, 1e9, 1e12].map((size, n) => [size, words.numbers.units[n]]);
function unit(value) {
  if (value >= 0.005 && value < 9.995) return [1, "", 2];
  if (value < 999999.5) return [1, "", 0];
  return [...(UNITS.find(([size]) => value / size < 999.95) ?? UNITS[2]), 1];
}
function money(value, [size, name, decimals] = unit(Math.abs(value))) {
  const sign = model.currency === "USD" ? "$" : `${model.currency} `;
  const said = grouped(Math.abs(value) / size, decimals);
  return `${value < 0 && /[1-9]/.test(said) ? "-" : ""}${sign}${said}${name}`;
}
function about(value) {
  const said = significant(value, 3);
  const [size, name, decimals] = unit(Math.abs(said));
  return money(said, [size, name, decimals === 1 && Math.abs(said) / size >= 100 ? 0 : decimals]);
}
const jobs = (value) => (value > 0 && value < 0.05 ? words.numbers.few : grouped(value, Math.abs(value) >= 99.95 ? 0 : 1));
// Below 10 as it is: it is rounded when it is printed, and not twice.
const inFewDigits = (value) => (Math.abs(value) < 9.95 ? value : significant(value, Math.abs(value) < 99.95 ? 3 : 2));
const someJobs = (value) => jobs(inFewDigits(value));
function countedJobs(value) {
  const [least, part, one, several] = words.numbers.jobs;
  const read = Number(value.toFixed(1));
  if (value > 0 && read === 0) return least;
  return `${someJobs(value)} ${read > 0 && read < 1 ? part : read === 1 ? one : several}`;
}
function percent(part, whole) {
  if (!(whole > 0)) return words.numbers.none;
  if (part >= whole * (1 - 1e-9)) return words.numbers.all;
  const share = (part / whole) * 100;
  return share < 0.5 ? words.numbers.least : share >= 99.5 ? words.numbers.most : `${share.toFixed(0)}%`;
}
const SAID = {
  about, said: (value) => money(value), whole: (value) => money(value, unit(Math.min(Math.abs(value), 999999))), jobs,
  "some jobs": someJobs, "counted jobs": countedJobs,
  count: (value) => grouped(value, 0), percent,
  ratio: (value, whole) => grouped(significant(value / whole, 2), 0),
  "per unit": (value, whole) => (whole > 0 ? grouped(value / whole, 2) : words.not_available),
  each: (value, whole) => (whole > 0 ? money(value / whole) : words.not_available),
};

// --- the model: the ledger's steps in their order, then the multipliers ---
function say(row, at, field) {
  for (const whom of [`row${at}`, row.group, "all"]) {
    const value = moved[`${whom}.${field}`];
    if (value !== undefined) return value;
  }
  return undefined;
}
function spent(row, at) {
  const people = say(row, at, "people") ?? 1;
  const longer = say(row, at, "nights");
  const stay = longer === undefined || row.days < 1 ? 1 : Math.max(row.days * longer, 1) / row.days;
  const factors = [1, people, people * stay].map((factor) => factor * (say(row, at, "spending") ?? 1));
  const found = new Map();
  row.spent.forEach((part, which) => {
    for (const [category, amount] of part) found.set(category, (found.get(category) ?? 0) + amount * factors[which]);
  });
  return [found, row.out.reduce((sum, amount, which) => sum + amount * factors[which], 0)];
}
function ledger(row, at, gross, out) {
  const shares = [...row.shares], stated = [...row.stated];
  const told = [row.visitors ? say(row, at, "residents") : undefined, say(row, at, "attribution")];
  [0, 2].forEach((which, n) => { if (told[n] !== undefined) [shares[which], stated[which]] = [told[n], true]; });
  const steps = {};
  let left = gross, hosted = 0;
  SHARES.forEach((step, which) => {
    const share = shares[which];
    const rest = which === 2 ? share ?? 1 : 1 - (share ?? 0);
    let taken = left * (1 - rest), kept = left * rest;
    if (which === 0 && row.abroad) [taken, kept] = [left, 0];
    if (which === 4) {
      if (!row.local) hosted = (share ?? 0) * (row.abroad ? gross + out : left);
      [taken, kept] = [Math.min(left, taken + row.scholarship), Math.max(kept - row.scholarship, 0)];
      if (row.local) [taken, kept] = [left, 0];
    }
    steps[step] = taken;
    left = kept;
  });
  steps.payer_not_stated = row.unknown ? left : 0;
  left = row.unknown ? 0 : left;
  return { steps, left, hosted, own: row.local ? gross + out : 0, atMost: left > 0 && !stated.every(Boolean) };
}
function run() {
  const now = new Map();
  const add = (key, value) => now.set(key, (now.get(key) ?? 0) + value);
  const inReport = (key, value) => add(key, value * model.ratio);
  const elsewhere = model.places[moved.where];
  model.rows.forEach((row, at) => {
    const [amounts, out] = spent(row, at);
    const gross = [...amounts.values()].reduce((sum, one) => sum + one, 0);
    const { steps, left, hosted, own, atMost } = ledger(row, at, gross, out);
    const kept = gross > 0 ? left / gross : 0;
    const table = elsewhere && row.place === 0 ? elsewhere.table : model.tables[row.place];
    const effects = {};
    for (const [key, per] of Object.entries(table)) {
      let sum = 0;
      for (const [category, amount] of amounts) if (amount * kept !== 0) sum += amount * kept * (per[category] ?? NaN);
      effects[key] = key.endsWith(".jobs") ? sum : sum * model.ratio;
      add(key, effects[key]);
    }
    const people = row.people * (say(row, at, "people") ?? 1);
    inReport("figures.gross_spending", gross);
    inReport("figures.net_new_spending", left);
    inReport("figures.spent_abroad", out);
    inReport("figures.programme_cost", own + hosted + row.scholarship);
    inReport("figures.local_money_taken_off", steps.host_paid);
    inReport("cost.own", own);
    inReport("cost.hosted", hosted);
    add("at_most", Number(atMost));
    for (const [step, taken] of Object.entries(steps)) inReport(`steps.${step}.amount`, taken);
    for (const n of row.in) {
      inReport(`partners.${n}.net_new_spending`, left);
      add(`partners.${n}.people`, people);
    }
    if (row.n === null) return;
    const here = `activities.${row.n}`;
    add(`${here}.people`, people);
    inReport(`${here}.gross`, gross + out);
    inReport(`${here}.spent_abroad`, out);
    inReport(`${here}.net_new`, left);
    add(`${here}.total_type_2_value_added`, effects["totals.total_type_2.value_added"]);
    add(`${here}.total_type_2_jobs`, effects["totals.total_type_2.jobs"]);
  });
  for (const measure of ["value_added", "labour_income", "jobs"]) {
    if (now.has(`totals.total_type_2.${measure}`)) now.set(`figures.${measure}`, now.get(`totals.total_type_2.${measure}`));
  }
  now.set("loose", Number(now.get("at_most") > 0 || now.get("cost.hosted") > 0));
  for (const [name, ends] of Object.entries(model.ranges)) {
    const factor = now.get(`figures.${name}`) / model.reported[name];
    ["p5", "p50", "p95"].forEach((end, n) => now.set(`uncertainty.ranges.${name}.${end}`, ends[n] * factor));
  }
  for (const [key, value] of Object.entries(model.places_known)) now.set(key, value);
  return now;
}

// --- the page: every number and every sentence that follows from the model, the bars, the range ---
const shown = all("[data-key]").filter((one) => !one.closest(".reported"));
const was = new Map(shown.map((one) => [one, [one.textContent, one.dataset.value ?? one.value]]));
const sentences = new Map(all("[data-what-if]").map((one) => [one, [...one.childNodes]]));
function valueOf(told, now) {
  const sum = (keys) => keys.split(" ").reduce((total, key) => {
    const off = key.startsWith("-");
    const value = now.get(off ? key.slice(1) : key) ?? NaN;
    return total + (off ? -value : value);
  }, 0);
  return [sum(told.key), told.of ? sum(told.of) : NaN];
}
function put(one, text, value) {
  one.textContent = text;
  if (one.tagName === "DATA") one.value = value;
  else one.dataset.value = value;
  one.classList.toggle("moved", text !== was.get(one)?.[0]);
}
function composed(clauses, now) {
  const number = (one) => (typeof one === "number" ? one : now.get(one));
  const holds = ([left, how, right]) => (how === ">" ? number(left) > number(right) : number(left) <= number(right));
  return clauses.filter(([tests]) => tests.every(holds)).flatMap(([, pieces]) => pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (!piece.length) return listed();
    const one = document.createElement("data");
    [one.dataset.as, one.dataset.key] = piece;
    if (piece[2]) one.dataset.of = piece[2];
    const [value, whole] = valueOf(one.dataset, now);
    put(one, SAID[piece[0]](value, whole), value);
    return one;
  }));
}
function show(now, what) {
  for (const one of shown) {
    const [value, whole] = valueOf(one.dataset, now);
    if (!what || Number.isNaN(value) || (one.dataset.of && Number.isNaN(whole))) put(one, ...was.get(one));
    else {
      const said = SAID[one.dataset.as](value, whole);
      put(one, ("off" in one.dataset && /[1-9]/.test(said) ? "−" : "") + said, value);
    }
  }
  for (const [one, reported] of sentences) {
    const clauses = what && words.sentences[one.dataset.whatIf];
    one.replaceChildren(...(clauses ? composed(clauses, now) : reported));
  }
  all(".chart[data-moves]").forEach(draw);
  document.body.classList.toggle("what-if", what);
  all(".only-moved").forEach((one) => { one.hidden = !what; });
  $("listed").textContent = what ? `${words.sentence} ${listed()}.` : "";
  const range = ["p5", "p95"].map((end) => now.get(`uncertainty.ranges.value_added.${end}`));
  $("scaled").textContent = what && range.every(Number.isFinite)
    ? words[now.get("at_most") > 0 ? "scaled_limit" : "scaled"].replace("{low}", about(range[0])).replace("{high}", about(range[1])) : "";
  $("told").textContent = what ? told(now) : "";
}
function told(now) {
  const tell = (how, value) => (how === "some jobs" && value > 0 && Number(value.toFixed(1)) === 0 ? countedJobs : SAID[how])(value);
  return TOLD.filter(([key]) => Number.isFinite(now.get(`figures.${key}`)) && Number.isFinite(model.reported[key])).map(([key, how, name]) =>
    `${words[name]}: ${tell(how, now.get(`figures.${key}`))} (${words.reported}: ${tell(how, model.reported[key])})`).join("; ") + ".";
}
const spelled = (value) => value.toFixed(1).replace(/\.0$/, "");
function draw(chart) {
  const moves = chart.dataset.moves;
  const finding = chart.querySelector("h2").textContent;
  for (const svg of all("svg", chart)) {
    const rows = all("g", svg);
    let left = 0;
    const bars = rows.map((row, n) => {
      const number = row.querySelector("[data-value]");
      const value = Number(number.dataset.value);
      let start = 0, end = value;
      if (moves === "up") [start, end] = [left, left + value];
      if (moves === "down" && n > 0 && "off" in number.dataset) [start, end] = [left, Math.max(left - value, 0)];
      left = end;
      return [start, end];
    });
    const most = Math.max(...bars.flat()) || 1;
    const from = Number(svg.dataset.left), room = Number(svg.dataset.room);
    const place = (value) => from + (value / most) * room;
    rows.forEach((row, n) => {
      const [x, end] = bars[n].map(place).sort((a, b) => a - b);
      const bar = row.querySelector("rect"), line = row.querySelector("line"), label = row.querySelector(".value");
      bar.setAttribute("x", spelled(x));
      bar.setAttribute("width", spelled(Math.max(end - x, 1)));
      if (line) ["x1", "x2"].forEach((name) => line.setAttribute(name, spelled(place(bars[n][1]))));
      const length = 8.6 * label.textContent.length;
      const right = end + 6 + length <= from + room, before = !right && x - 6 - length >= from;
      label.setAttribute("x", spelled(right ? end + 6 : before ? x - 6 : end - 6));
      const off = "off" in row.querySelector("[data-value]").dataset;
      label.setAttribute("class", right ? "value" : before ? "value end" : off ? "value end in-off" : "value end in");
    });
    svg.querySelector("title").textContent = finding;
    svg.querySelector("desc").textContent = `${rows.map((row) => all("text", row).map((one) => one.textContent).join(": ")).join("; ")}.`;
  }
}

// --- the controls ---
const whom = $("whom"), where = $("where");
const members = () => model.rows.map((row, at) => [row, at]).filter(([row, at]) =>
  whom.value === "all" || whom.value === row.group || whom.value === `row${at}`);
const moves = (row, ...parts) => parts.some((which) => row.spent[which].length > 0 || row.out[which] > 0);
const sum = (part) => part.reduce((total, [, amount]) => total + amount, 0);
function applies(field, [row]) {
  if (field === "attribution") return !row.abroad && !row.local;
  if (field === "residents") return row.visitors && !row.abroad;
  if (field === "people") return moves(row, 1, 2) && row.people > 0;
  if (field === "nights") return moves(row, 2) && row.days >= 1;
  return moves(row, 0, 1, 2);
}
// What a control stands for: of one activity its own number, of several a part of what is reported.
function scale(field, some) {
  if (isShare(field)) return { factor: 100, unit: "%", high: 100, name: words.fields[field] };
  const [row] = some[0];
  if (some.length > 1) return { factor: 100, unit: "%", high: 200, name: words.several[field] };
  if (field === "people") return { factor: row.people, unit: "", high: row.people * 2, name: words.fields.people };
  if (field === "nights") return { factor: row.days, unit: "", high: row.days * 2, name: words.fields.nights };
  const total = row.spent.reduce((whole, part, which) => whole + sum(part) + row.out[which], 0) * model.ratio;
  const daily = moves(row, 2) && !moves(row, 0, 1) && row.people > 0;
  const each = daily ? total / (row.people * Math.max(row.days, 1)) : total;
  return { factor: each, unit: model.currency, high: each * 2, name: daily ? words.daily : words.fields.spending };
}
function reported(field, some) {
  if (!isShare(field)) return [1, 1];
  const which = field === "attribution" ? 2 : 0;
  const values = some.map(([row]) => row.shares[which] ?? (which === 2 ? 1 : 0));
  return [Math.min(...values), Math.max(...values)];
}
const inUnit = (text, of) => (of === "%" ? `${text}%` : `${text} ${of}`);
const short = (value) => grouped(value, value < 10 && value % 1 ? 1 : 0);
function fill() {
  for (const field of FIELDS) {
    const some = members().filter((one) => applies(field, one));
    const box = $(`move-${field}`);
    box.hidden = !some.length;
    if (!some.length) continue;
    const { factor, unit: of, high, name } = scale(field, some);
    const [low, top] = reported(field, some);
    const value = moved[`${whom.value}.${field}`] ?? say(...some[0], field) ?? (low + top) / 2;
    box.querySelector("label").textContent = name;
    const [slider, number] = all("input", box);
    for (const one of [slider, number]) {
      one.max = isShare(field) || one === slider ? high : "";
      one.step = one === slider ? high / 200 : "any";
      one.value = String(significant(value * factor, 6));
    }
    number.setAttribute("aria-label", `${name}, ${words.number}`);
    slider.setAttribute("aria-valuetext", inUnit(short(value * factor), of));
    box.querySelector(".unit").textContent = of;
    const which = { attribution: 2, residents: 0 }[field];
    const blank = isShare(field) && some.every(([row]) => row.shares[which] === null);
    box.querySelector(".was").textContent = blank ? `${words.reported}: ${words.not_stated}` :
      inUnit(`${words.reported}: ${short(low * factor)}${low === top ? "" : ` ${words.to} ${short(top * factor)}`}`, of);
  }
}
function change(field, input) {
  const some = members().filter((one) => applies(field, one));
  const { factor } = scale(field, some);
  const typed = Number(input.value);
  if (input.value === "" || !Number.isFinite(typed) || typed < 0) return;
  const value = typed / factor;
  moved[`${whom.value}.${field}`] = isShare(field) ? Math.min(value, 1) : value;
  const [slider, number] = all("input", $(`move-${field}`));
  (input === slider ? number : slider).value = String(significant(typed, 6));
  slider.setAttribute("aria-valuetext", inUnit(short(typed), $(`move-${field}`).querySelector(".unit").textContent));
  update();
}
function update(write = true) {
  const what = isMoved();
  show(run(), what);
  if (write) history.replaceState(null, "", what ? `#${fragment()}` : location.pathname + location.search);
}
const fragment = () => `if:${Object.entries(moved).map(([key, value]) => `${key}=${value}`).join(";")}`;
function read() {
  moved = {};
  if (!location.hash.startsWith("#if:")) return;
  for (const part of decodeURIComponent(location.hash.slice(4)).split(";")) {
    const [, who, field, text] = /^(\w+)\.(\w+)=([\d.eE+-]+)$/.exec(part) ?? [];
    const place = /^where=(\d+)$/.exec(part);
    if (place && model.places[place[1]]) moved.where = Number(place[1]);
    const value = Number(text);
    const known = who === "all" || model.rows.some((row, at) => who === row.group || who === `row${at}`);
    if (!known || !FIELDS.includes(field) || !(value >= 0) || !Number.isFinite(value)) continue;
    moved[`${who}.${field}`] = isShare(field) ? Math.min(value, 1) : value;
  }
}

// --- what can be taken along ---
function copy(text) {
  const box = $("copied");
  box.hidden = false;
  box.value = text;
  box.select();
  navigator.clipboard?.writeText(text).catch(() => {});
  $("done").textContent = words.copied;
}
function listed() {
  return Object.entries(moved).map(([key, value]) => {
    if (key === "where") return `${words.where} ${model.places[value].name}`;
    const [who, field] = key.split(".");
    const row = /^row(\d+)$/.exec(who);
    const name = row ? model.rows[row[1]].name : words.whose[who];
    return `${words.moves[field].replace("{n}", `${short(value * 100)}%`)} (${name})`;
  }).join("; ");
}
const isMoved = () => Object.keys(moved).length > 0;
const sentence = () => `${words.sentence} ${listed()}. ${told(run())} ${words.source}`;

if (model.rows.length) {
  const option = (value, text) => new Option(text, value);
  whom.append(option("all", words.all));
  for (const group of new Set(model.rows.map((row) => row.group))) whom.append(option(group, words.groups[group]));
  model.rows.forEach((row, at) => { if (row.n !== null) whom.append(option(`row${at}`, row.name)); });
  where.append(option("", words.as_reported));
  model.places.forEach((place, n) => where.append(option(String(n), place.name)));
  $("move-where").hidden = !model.places.length;
  $("moves").addEventListener("submit", (event) => event.preventDefault());
  whom.addEventListener("change", fill);
  where.addEventListener("change", () => {
    if (where.value === "") delete moved.where;
    else moved.where = Number(where.value);
    update();
  });
  for (const field of FIELDS) {
    for (const input of all("input", $(`move-${field}`))) input.addEventListener("input", () => change(field, input));
  }
  const begin = () => { read(); where.value = moved.where === undefined ? "" : String(moved.where); fill(); update(false); };
  $("again").addEventListener("click", () => { moved = {}; where.value = ""; fill(); update(); });
  $("link").addEventListener("click", () => copy(location.href));
  $("sentence").addEventListener("click", () => copy(isMoved() ? sentence() : words.nothing_moved));
  window.addEventListener("hashchange", begin);
  // Whatever is taken from a page that was moved says so.
  document.addEventListener("copy", (event) => {
    const text = String(getSelection());
    if (!isMoved() || !text) return;
    event.clipboardData.setData("text/plain", `${text}\n[${words.sentence} ${listed()}. ${words.source}]`);
    event.preventDefault();
  });
  $("what-if").hidden = false;
  begin();
}
for (const quote of all(".quote")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copy;
  button.setAttribute("aria-label", `${words.copy}: ${quote.id}`);
  button.addEventListener("click", () => {
    navigator.clipboard?.writeText(quote.querySelector("blockquote").textContent).catch(() => {});
    button.textContent = words.copied;
  });
  quote.append(button);
}
})();
