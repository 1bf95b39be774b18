// Keeps page and program agreed on what Streamlit does not pass on: the document's language (its own
// page says "en" whatever it shows), a theme that is changed while the page is open, a window's width.
// Puts charts among what the keyboard reaches. Shows the hint of a first visit, and remembers in this browser alone that it
// was shown.
const SEEN = "chiso-hint-seen"
let first = null

function isFirstVisit() {
  try {
    const seen = window.localStorage.getItem(SEEN)
    window.localStorage.setItem(SEEN, "1")
    return seen === null
  } catch (error) {
    return false // where nothing may be kept, a hint would come back each time
  }
}

function part(name, text) {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

function hint(root, words) {
  root.querySelector("aside")?.remove()
  first ??= isFirstVisit()
  if (!first) return
  const aside = document.createElement("aside")
  aside.setAttribute("aria-label", words.title)
  const close = part("button", words.close)
  close.type = "button"
  close.onclick = () => {
    first = false
    aside.remove()
  }
  aside.append(part("strong", words.title), part("span", words.text), close)
  root.appendChild(aside)
}

function shade(element) {
  const probe = document.createElement("i")
  probe.style.color = getComputedStyle(element).getPropertyValue("--st-background-color")
  element.appendChild(probe)
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number)
  probe.remove()
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light"
}

let narrow = null

function watch(data, setStateValue) {
  narrow ??= window.matchMedia(`(max-width: ${data.widest}px)`)
  const tell = () => narrow.matches !== data.narrow && setStateValue("narrow", narrow.matches)
  narrow.onchange = tell
  tell()
}

let charts = null

// Loading the library of charts is most of what a first visit waits for: begun now, it goes on while the server works.
function load(script) {
  const own = document.querySelector("script[type=module][src*='static/js/']")
  if (script && own) charts ??= import(new URL(script, own.src)).catch(() => null)
}

let said = {}
let speaking = null

function put(text) {
  const own = said[text.trim()]
  return own === undefined ? text : text.replace(text.trim(), own)
}

const SVG = "http://www.w3.org/2000/svg"
const LABELS = ["aria-label", "title", "placeholder", "data-title"]

function label(element) {
  for (const name of LABELS) {
    const text = element.getAttribute(name)
    if (text && put(text) !== text) element.setAttribute(name, put(text))
  }
}

// A chart is reached by keyboard, so that its description is read out. And Streamlit's tabs ask after each change for
// the first element that is: without the chart itself they go through all of its marks.
const CHART = "stPlotlyChart"

function speak(node) {
  if (node.nodeType !== Node.ELEMENT_NODE || node.closest("svg, canvas")) return
  if (node.closest(".js-plotly-plot") && !node.closest(".modebar-container")) return // the marks are ours already
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (inner) =>
    inner.nodeName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  for (let inner = node; inner; inner = walker.nextNode()) {
    if (inner.nodeType === Node.TEXT_NODE) {
      const text = put(inner.data)
      if (text !== inner.data) inner.data = text
      continue
    }
    label(inner)
    if (inner.dataset.testid === CHART) inner.tabIndex = 0
  }
}

// A few words are Streamlit's own and English: the reader's language is put in their place as they appear.
function translate(words, language) {
  if (speaking?.language === language) return
  said = words
  speaking?.disconnect()
  speaking = new MutationObserver((seen) => seen.forEach((one) => {
    if (one.target.namespaceURI === SVG) return // a chart of many marks is thousands of changes, none of them words
    if (one.type === "attributes") label(one.target)
    else one.addedNodes.forEach(speak)
  }))
  speaking.language = language
  speak(document.body)
  speaking.observe(document.body, { childList: true, subtree: true, attributeFilter: LABELS })
}

export default function (component) {
  const { data: packed, parentElement, setStateValue } = component
  const data = JSON.parse(new TextDecoder().decode(packed))
  document.documentElement.lang = data.language
  translate(data.said, data.language)
  hint(parentElement.querySelector("#root"), data.hint)
  watch(data, setStateValue)
  load(data.charts)
  goAhead(data.ahead, data.theme, data.narrow)
  const seen = shade(parentElement.querySelector("#root"))
  if (seen !== data.theme) setStateValue("theme", seen)
}
