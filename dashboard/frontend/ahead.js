// Draws the first chart of a choice before the page has run: see dashboard/ahead.py.
const CARD = ".st-key-card-lines .js-plotly-plot"
const ENTRY = "[role=option]"
const RESTED = 60 // milliseconds over an entry: it may well be chosen, so its chart is asked for already
const choices = {} // by language
let view = null
let listening = false
let latest = 0
let likely = {}
let resting

function filterOf(input) {
  const box = input?.closest?.("[class*='st-key-']")
  return box && box.className.match(/st-key-(\w+)/)[1]
}

function entryOf(event, input) {
  if (event.type === "click" || event.type === "pointerover") return event.target.closest?.(ENTRY)
  return event.key === "Enter" ? document.getElementById(input.getAttribute("aria-activedescendant")) : null
}

// The address of what is chosen, as the program will make it; null where the entry is none of a known filter.
function addressed(filter, entry) {
  const value = filter.years && /^\d{4}$/.test(entry) ? entry : filter.values[entry]
  if (value === undefined) return null
  const query = new URLSearchParams(location.search)
  if (!filter.many) query.delete(filter.parameter)
  if (value !== null) query.append(filter.parameter, value)
  filter.forget.forEach((name) => query.delete(name))
  return query
}

async function asked(url) {
  const answer = await fetch(url)
  return answer.status === 200 && answer.headers.get("content-type") === "application/json" ? answer.json() : null
}

function figureOf(query) {
  const url = `./api/chart?${new URLSearchParams([...query, ...Object.entries(view)])}`
  if (likely.url !== url) likely = { url, figure: asked(url) }
  return likely.figure
}

async function draw(query) {
  const chart = document.querySelector(CARD)
  const [shown, mine] = [chart.data, ++latest]
  const figure = await figureOf(query)
  likely = {}
  if (!figure || mine !== latest || chart.data !== shown) return // the page was faster, or another choice came after
  const { height, width, meta } = chart.layout
  if (meta && meta === figure.layout.meta) return // the same chart, and whole
  window.Plotly.react(chart, figure.data, { height, ...figure.layout, width }, chart._context)
}

async function follow(event) {
  const input = document.activeElement
  const name = filterOf(input)
  if (!name || !view || !window.Plotly || !document.querySelector(CARD)) return
  const entry = entryOf(event, input)?.textContent
  const { lang } = document.documentElement
  choices[lang] ??= asked(`./api/choices?lang=${lang}`).catch(() => null)
  if (!entry) return
  const filter = (await choices[lang])?.[name]
  const query = filter && addressed(filter, entry)
  clearTimeout(resting)
  if (query && event.type === "pointerover") resting = setTimeout(() => figureOf(query).catch(() => null), RESTED)
  else if (query) await draw(query).catch(() => null)
}

// `may`: whether the page's first chart can be asked for at all.
function goAhead(may, theme, narrow) {
  view = may ? { page: location.pathname, theme, narrow: narrow ? "1" : "0" } : null
  if (listening || !may) return
  listening = true
  for (const type of ["focusin", "pointerover", "click", "keydown"]) document.addEventListener(type, follow, true)
}
