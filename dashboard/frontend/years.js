// A slider over years. It draws each year into the chart of its card with the Plotly that is there already, and
// tells the program only when it has come to rest: then title, table and downloads follow.
const REST = 350 // milliseconds after the last move

function corners(rings, axis) {
  return rings.flatMap((ring) => [...ring[axis], null])
}

function whole(trace, pool) {
  if (trace.texts) return { ...trace, hovertext: trace.texts.map((number) => pool.texts[number]) }
  if (!trace.rings) return trace
  const rings = trace.rings.map((number) => pool.rings[number])
  return { ...trace, x: corners(rings, 0), y: corners(rings, 1) }
}

function draw(data, place) {
  const chart = document.querySelector(`.st-key-${data.card} .js-plotly-plot`)
  if (!chart || !window.Plotly) return
  const { height, width } = chart.layout
  const { traces, layout } = data.pictures[place]
  window.Plotly.react(chart, traces.map((trace) => whole(trace, data.pool)), { ...chart.layout, ...layout, height, width }, chart._context)
}

function parts(root) {
  if (root.firstChild) return root.querySelectorAll("label, input, output")
  const made = ["label", "input", "output"].map((name) => document.createElement(name))
  made[0].htmlFor = made[1].id = `years-${Math.random().toString(36).slice(2)}`
  made[1].type = "range"
  made[1].min = 0
  root.append(...made)
  return made
}

export default function (component) {
  const { data: packed, parentElement, setTriggerValue } = component
  const data = JSON.parse(new TextDecoder().decode(packed))
  const root = parentElement.querySelector("#root")
  const [label, input, output] = parts(root)
  label.textContent = data.label
  input.max = data.years.length - 1

  const tell = (place) => {
    output.textContent = data.told[place]
    input.setAttribute("aria-valuetext", data.told[place])
  }
  input.oninput = () => {
    const place = Number(input.value)
    tell(place)
    draw(data, place)
    clearTimeout(root.resting)
    root.resting = setTimeout(() => {
      root.resting = undefined
      if (data.years[place] !== data.year) setTriggerValue("year", data.years[place])
    }, REST)
  }
  if (root.resting === undefined) {
    input.value = data.years.indexOf(data.year)
    tell(Number(input.value))
  }
}
